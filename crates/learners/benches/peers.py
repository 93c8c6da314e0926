#!/usr/bin/env python3
"""Our learners beside scikit-learn, XGBoost, LightGBM and CatBoost, on the same folds, in one run.

    cargo build --release -p holdfast-learners --example out_of_fold
    python crates/learners/benches/peers.py target/release/examples/out_of_fold

needs scikit-learn, xgboost, lightgbm, catboost, pandas, and HOLDFAST_TEST_DATA. Every peer has its
default settings and is given its own way to see categories. Times are wall-clock seconds a fit and
processor seconds a fit; on a machine with other work compare processor seconds.
"""
import os, resource, subprocess, sys, tempfile, time, warnings
import numpy as np, pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
DATA = os.environ["HOLDFAST_TEST_DATA"]
SETS = [
    ("Telco plain", "telco/wa_churn.csv", "churn", "Yes", []),
    ("MLC", "mlc/mlc_churn.csv", "churn", "yes", []),
    ("bank10k", "bank10k/bank_data.csv", "Exited", 1, ["CustomerId", "Surname"]),
]
OURS = ["logistic", "boosting", "stacked"]


def peers(categories, numbers, which):
    from catboost import CatBoostClassifier
    from lightgbm import LGBMClassifier
    from xgboost import XGBClassifier

    def logistic():
        return make_pipeline(
            make_column_transformer(
                (make_pipeline(SimpleImputer(), StandardScaler()), numbers),
                (OneHotEncoder(handle_unknown="ignore"), categories),
            ),
            LogisticRegression(max_iter=1000),
        )

    all_of_them = {
        "scikit-learn logistic": logistic,
        "scikit-learn HistGradientBoosting": lambda: HistGradientBoostingClassifier(
            categorical_features="from_dtype", random_state=0
        ),
        "XGBoost": lambda: XGBClassifier(enable_categorical=True, random_state=0),
        "LightGBM": lambda: LGBMClassifier(verbose=-1, random_state=0),
        "CatBoost": lambda: CatBoostClassifier(verbose=0, random_seed=0, cat_features=categories),
    }
    return {name: make for name, make in all_of_them.items() if not which or name in which}


def ece(p, y, groups=10):
    order = np.argsort(p, kind="stable")
    return sum(abs(p[part].sum() - y[part].sum()) for part in np.array_split(order, groups)) / len(y)


def row(name, p, y, fold, wall, cpu):
    q = np.clip(p, 1e-15, 1 - 1e-15)
    folds = sorted(set(fold))
    areas = [roc_auc_score(y[fold == k], p[fold == k]) for k in folds]
    error = np.std(areas, ddof=1) / np.sqrt(len(areas))
    loss = -np.mean(np.where(y == 1, np.log(q), np.log(1 - q)))
    print(
        f"| {name} | {np.mean(areas):.4f} ± {error:.4f} | {loss:.4f} | {np.mean((p - y) ** 2):.4f} "
        f"| {np.mean([ece(p[fold == k], y[fold == k]) for k in folds]):.4f} | {ece(p, y):.4f} | {wall:.2f} | {cpu:.2f} |",
        flush=True,
    )


def main():
    binary = sys.argv[1]
    which = sys.argv[2].split(",") if len(sys.argv) > 2 else None
    for title, path, target, positive, left_out in SETS:
        table = pd.read_csv(os.path.join(DATA, path)).drop(columns=left_out)
        y = (table.pop(target) == positive).astype(int).values
        categories = [c for c in table if table[c].dtype.kind not in "if"]
        numbers = [c for c in table if c not in categories]
        fold = np.zeros(len(y), int)
        for k, (_, held) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(table, y)):
            fold[held] = k
        print(f"\n**{title}**\n\n| learner | AUC | log-loss | Brier | ECE within folds | ECE pooled | wall s | processor s |\n|---|---|---|---|---|---|---|---|")
        with tempfile.TemporaryDirectory() as folder:
            given, out = os.path.join(folder, "table.tsv"), os.path.join(folder, "out.tsv")
            written = pd.DataFrame({"fold": fold, "target": y})
            for c in table:
                written[("c:" if c in categories else "n:") + c] = table[c]
            written.to_csv(given, sep="\t", index=False)
            for name in OURS:
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                subprocess.run([binary, given, name, out], check=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 5
                lines = open(out).read().split("\n")
                row(f"ours, {name}", np.array([float(l) for l in lines[1:] if l]), y, fold, float(lines[0]), cpu)
        typed = table.copy()
        for c in categories:
            typed[c] = typed[c].astype("category")
        for name, make in peers(categories, numbers, which).items():
            p, wall, cpu = np.zeros(len(y)), 0.0, 0.0
            own = table if name in ("CatBoost", "scikit-learn logistic") else typed
            for k in range(5):
                model = make()
                begin, used = time.perf_counter(), time.process_time()
                model.fit(own[fold != k], y[fold != k])
                wall += time.perf_counter() - begin
                cpu += time.process_time() - used
                p[fold == k] = model.predict_proba(own[fold == k])[:, 1]
            row(name, p, y, fold, wall / 5, cpu / 5)


if __name__ == "__main__":
    main()
