"""The same texts read by scikit-learn: TF-IDF (characters 2 to 5 within words, words 1 and 2)
with logistic regression, trained on the same corpus.

    python3 crates/language/benches/sklearn_peer.py messages.jsonl [how many]

One process, one thread (scikit-learn's own transform and product have no other way). Training
and reading the file are not counted.
"""

import json
import pathlib
import resource
import sys
import time

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

CORPUS = pathlib.Path(__file__).resolve().parents[3] / "corpus"


def lines(path):
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def main():
    texts, leaves = [], []
    for path in sorted((CORPUS / "reasons").glob("*/*.jsonl")):
        for row in lines(path):
            texts.append(row["text"])
            leaves.append(path.stem)
    model = make_pipeline(
        make_union(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
            TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True),
        ),
        LogisticRegression(C=10, max_iter=60),
    )
    start = time.perf_counter()
    model.fit(texts, leaves)
    trained = time.perf_counter() - start

    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    messages = [row["text"] for row in lines(pathlib.Path(sys.argv[1]))[:count]]
    wall, processor = time.perf_counter(), time.process_time()
    for first in range(0, len(messages), 10_000):
        model.predict_proba(messages[first : first + 10_000])
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"scikit-learn {sklearn.__version__}: {len(texts)} texts of training, {len(set(leaves))} classes, {trained:.0f} s")
    print(f"{len(messages)} messages: {wall:.1f} s, {processor:.1f} s of processor time, "
          f"{len(messages) / wall:.0f} a second, peak {peak:.0f} MB")
    for name in sorted((CORPUS / "validation").glob("*.jsonl")):
        rows = lines(name)
        found = model.predict([row["text"] for row in rows])
        right = sum(own == row["leaf"] for own, row in zip(found, rows))
        print(f"validation {name.stem}: {right / len(rows):.3f} right")


main()
