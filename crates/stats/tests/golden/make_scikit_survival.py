"""The oracle of scores by time: scikit-survival on rows made here.

python make_scikit_survival.py > scikit_survival.csv

Rows with ties among events and censorings, a training part for the censoring curve and a test
part. Everything is long: quantity, index, value.
"""
import numpy as np
import sksurv
from sksurv.metrics import (brier_score, concordance_index_censored, concordance_index_ipcw,
                            cumulative_dynamic_auc, integrated_brier_score)
from sksurv.util import Surv

generator = np.random.default_rng(4)


def rows(count, longest):
    x = np.round(generator.normal(size=count), 1)
    event_time = np.ceil(generator.exponential(8 * np.exp(-0.7 * x)))
    left = np.ceil(generator.exponential(12, size=count))
    time = np.minimum(np.minimum(event_time, left), longest)
    return x, time, (event_time <= left) & (event_time <= longest)


_, train_time, train_event = rows(220, 30)
x, time, event = rows(180, 22)
times = np.array([2.0, 3.5, 5.0, 9.0, 14.5])
survival = np.exp(-np.outer(np.exp(0.6 * x), times / 9))
shifting = np.round(x[:, None] * np.array([1, 0.8, 0.5, 0.2, -0.1]) + np.sin(5 * x)[:, None] * 0.3, 3)
train, test = Surv.from_arrays(train_event, train_time), Surv.from_arrays(event, time)

out = {
    "train.time": train_time, "train.event": train_event, "time": time, "event": event, "score": x,
    "times": times, "incidence": (1 - survival).T, "shifting": shifting.T,
    "brier": brier_score(train, test, survival, times)[1],
    "integrated": integrated_brier_score(train, test, survival, times),
    "harrell": concordance_index_censored(event, time, x)[0],
    "uno": concordance_index_ipcw(train, test, x)[0],
    "uno.tau": concordance_index_ipcw(train, test, x, tau=10.5)[0],
}
for name, scores in (("auc", x), ("auc.shifting", shifting)):
    areas, mean = cumulative_dynamic_auc(train, test, scores, times)
    out[name], out[name + ".mean"] = areas, mean
print(f"# scikit-survival {sksurv.__version__}")
print("quantity,index,value")
for name, values in out.items():
    for index, value in enumerate(np.atleast_1d(np.asarray(values, dtype=float)).ravel()):
        print(f"{name},{index},{float(value)!r}")
