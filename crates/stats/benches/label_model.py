"""Snorkel's LabelModel on the votes that `examples/label_model.rs` wrote.

python label_model.py FILE   (pip install snorkel; measured with snorkel 0.10.0)
"""
import sys
import time

import numpy as np
from snorkel.labeling.model import LabelModel

SOURCES, CLASSES = 30, 41
votes = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(-1, SOURCES).astype(np.int64)
votes[votes == 255] = -1
truth = np.fromfile(sys.argv[1] + ".truth", dtype=np.uint8)
begin = time.perf_counter()
model = LabelModel(cardinality=CLASSES, verbose=False)
model.fit(votes, n_epochs=100, seed=1, progress_bar=False)
shares = model.predict_proba(votes)
seconds = time.perf_counter() - begin
print(f"snorkel: {seconds:.2f} s, accuracy {(shares.argmax(1) == truth).mean():.4f}")
