"""Times lifelines and scikit-survival on the rows of `cargo run --example peers`."""

import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")


def report(what, run, repeats=7):
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        result = run()
        best = min(best, time.perf_counter() - start)
    print(f"{what}; {best:.4f}", flush=True)
    return result


def main():
    rows = pd.read_csv(sys.argv[1])
    times = rows["time"].to_numpy()
    event = rows["event"].to_numpy()
    any_event = event > 0

    import lifelines

    tool = f"lifelines {lifelines.__version__}"
    fitted = report(f"{tool}; kaplan-meier", lambda: lifelines.KaplanMeierFitter().fit(times, any_event))
    print(f"S(365) = {fitted.predict(365.0):.10f}")
    report(
        f"{tool}; log-rank of 3 groups",
        lambda: lifelines.statistics.multivariate_logrank_test(times, rows["group"], any_event),
        1,
    )
    x = [f"x{number}" for number in range(10)]
    table = rows[x].assign(time=times, event=any_event)
    fitted = report(f"{tool}; cox of 10 covariates, efron",
                    lambda: lifelines.CoxPHFitter().fit(table, "time", "event"), 1)
    print(f"beta[0] = {fitted.params_['x0']:.10f}, standard error {fitted.standard_errors_['x0']:.10f}")
    index = report(f"{tool}; concordance of x0, no variance",
                   lambda: lifelines.utils.concordance_index(times, -rows["x0"], any_event), 1)
    print(f"C = {index:.10f}")
    # Jitters tied times at random, hence once only; with variance it is far slower.
    fitted = report(
        f"{tool}; aalen-johansen of one cause, no variance",
        lambda: lifelines.AalenJohansenFitter(calculate_variance=False, seed=1).fit(times, event, event_of_interest=1),
        1,
    )
    print(f"F1(365) = {float(fitted.predict(365.0)):.10f}")

    import sksurv
    from sksurv.nonparametric import kaplan_meier_estimator

    tool = f"scikit-survival {sksurv.__version__}"
    report(f"{tool}; kaplan-meier, no limits", lambda: kaplan_meier_estimator(any_event, times))
    report(f"{tool}; kaplan-meier, log-log limits",
           lambda: kaplan_meier_estimator(any_event, times, conf_type="log-log"))
    from sksurv.metrics import concordance_index_censored
    few = slice(0, 20_000)
    # Its cost is rows squared: fewer rows.
    index = report(f"{tool}; concordance of x0, no variance, 20,000 rows",
                   lambda: concordance_index_censored(any_event[few], times[few], rows["x0"].to_numpy()[few]), 1)
    print(f"C = {index[0]:.10f} of 20,000 rows")
    from sksurv.linear_model import CoxPHSurvivalAnalysis
    from sksurv.util import Surv
    y = Surv.from_arrays(any_event[few], times[few])
    report(f"{tool}; cox of 10 covariates, efron, 20,000 rows",
           lambda: CoxPHSurvivalAnalysis(ties="efron").fit(rows[x].to_numpy()[few], y), 1)
    try:
        from sksurv.nonparametric import cumulative_incidence_competing_risks as incidence
    except ImportError:
        return
    report(f"{tool}; aalen-johansen, no limits", lambda: incidence(event.astype(int), times))
    # With limits it takes memory quadratic in the distinct times: fewer rows.
    few = slice(0, 20_000)
    report(f"{tool}; aalen-johansen, log-log limits, 20,000 rows",
           lambda: incidence(event[few].astype(int), times[few], conf_type="log-log"), 1)


if __name__ == "__main__":
    main()
