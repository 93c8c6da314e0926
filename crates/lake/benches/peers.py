"""Asks DuckDB the questions of examples/throughput.rs, of the same Parquet files.

Run after the example:  python benches/peers.py FOLDER
Needs the packages duckdb and deltalake (the latter also proves that another reader of
Delta tables sees the same rows).
"""
import sys
import time

import duckdb
from deltalake import DeltaTable

table = DeltaTable(f"{sys.argv[1]}/lake/usage_events")
files = [f"{sys.argv[1]}/lake/usage_events/{name.rsplit('/', 1)[-1]}" for name in table.file_uris()]
con = duckdb.connect()
con.execute("SET threads = 2; SET TimeZone = 'Europe/Berlin'")
con.execute(f"CREATE VIEW usage_events AS SELECT * FROM read_parquet({files!r})")
con.execute(
    "CREATE MACRO local_month(t) AS (year(make_timestamptz(t)) - 1970) * 12 + month(make_timestamptz(t)) - 1"
)
print("version", duckdb.__version__, "rows", con.sql("SELECT count(*) FROM usage_events").fetchall()[0][0])
print("deltalake rows", sum(table.get_add_actions(flatten=True).column("num_records").to_pylist()))
QUESTIONS = {
    "count": "SELECT count(*), count(DISTINCT account_id) FROM usage_events",
    "by account": "SELECT account_id, count(*), sum(quantity), min(occurred_at), max(occurred_at) FROM usage_events GROUP BY account_id",
    "by month and event": "SELECT local_month(occurred_at), event, count(*), sum(quantity) FROM usage_events GROUP BY 1, 2",
    "by account, month and event": "SELECT account_id, local_month(occurred_at), event, count(*) FROM usage_events GROUP BY 1, 2, 3",
    "last 28 days by account": "SELECT account_id, count(*) FROM usage_events WHERE occurred_at >= 1764547200000000 GROUP BY 1",
    "distinct events by account": "SELECT account_id, count(DISTINCT event) FROM usage_events GROUP BY 1",
    "one account": "SELECT count(*), sum(quantity) FROM usage_events WHERE account_id = 'acc-042042'",
}
for name, sql in QUESTIONS.items():
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        con.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {sql}")
        best = min(best, time.perf_counter() - started)
    print(f"{name}: {best:.3f} s, {con.sql('SELECT count(*) FROM answer').fetchall()[0][0]} rows")
