"""A representative part of the features in DuckDB SQL and in Polars, on the same Parquet files.

    cargo run -p holdfast-features --example snapshots -- DATA 2024-01 24 --csv OURS.csv
    python peers.py DATA 2024-01 24 [OURS.csv]

Eighteen features of usage, tickets, payments, messages and people, at the starts of months in UTC, for
every account that had a paid subscription running then. Prints seconds and peak memory of each tool
in a process of its own, and compares every value with OURS.csv where that is given.
"""

import csv
import math
import os
import resource
import subprocess
import sys
import time

DAY = 86_400_000_000

# `{t}` is the instant, microseconds. Usage counts whole days before it; instants here are midnights.
DUCKDB = """
WITH running AS (
    SELECT DISTINCT account_id FROM subscriptions
    WHERE started_at < {t} AND (ended_at IS NULL OR ended_at >= {t}) AND status NOT IN ('trialing')
        AND mrr <> 0 AND (cancel_requested_at IS NULL OR cancel_requested_at >= {t})
),
u AS (
    SELECT account_id, event, ({t} - occurred_at - 1) // {day} + 1 AS back,
        NOT (event LIKE 'milestone%' OR event LIKE '%error%' OR event IN ('check_in', 'business_review', 'training'))
            AS ordinary
    FROM usage_events WHERE occurred_at < {t} AND recorded_at < {t}
),
used AS (
    SELECT account_id,
        count(*) FILTER (ordinary AND back <= 7) AS usage_events_7d,
        count(*) FILTER (ordinary AND back <= 30) AS usage_events_30d,
        count(*) FILTER (ordinary AND back <= 90) AS usage_events_90d,
        count(DISTINCT back) FILTER (ordinary AND back <= 30) AS usage_active_days_30d,
        count(DISTINCT back) FILTER (ordinary AND back <= 90) AS usage_active_days_90d,
        count(DISTINCT event) FILTER (ordinary AND back <= 30) AS breadth_events_30d,
        count(DISTINCT event) FILTER (ordinary AND back <= 90) AS breadth_events_90d,
        count(DISTINCT event) FILTER (ordinary) AS breadth_events_ever,
        count(*) FILTER (event = 'goal_reached' AND back <= 90) AS breadth_goals_90d,
        count(*) FILTER (event LIKE '%error%' AND back <= 30) AS usage_errors_30d,
        count(DISTINCT event) FILTER (event LIKE 'milestone%') AS onboarding_milestones
    FROM u GROUP BY 1
),
asked AS (
    SELECT account_id,
        count(*) FILTER ({t} - occurred_at <= 30 * {day}) AS tickets_30d,
        count(*) FILTER ({t} - occurred_at <= 90 * {day}) AS tickets_90d,
        count(*) FILTER ({t} - occurred_at <= 365 * {day} AND (closed_at IS NULL OR closed_at >= {t})) AS tickets_open
    FROM tickets WHERE occurred_at < {t} AND recorded_at < {t} GROUP BY 1
),
paid AS (
    SELECT account_id,
        count(*) FILTER (result = 'failed' AND {t} - occurred_at <= 90 * {day}) AS payment_failures_90d,
        count(*) FILTER (result = 'failed' AND {t} - occurred_at <= 365 * {day}) AS payment_failures_365d
    FROM payments WHERE occurred_at < {t} AND recorded_at < {t} GROUP BY 1
),
wrote AS (
    SELECT account_id,
        count(*) FILTER (author = 'customer' AND {t} - occurred_at <= 90 * {day}) AS contact_customer_messages_90d
    FROM messages WHERE occurred_at < {t} AND recorded_at < {t} GROUP BY 1
),
there AS (
    SELECT account_id, count(*) FILTER (deactivated_at IS NULL OR deactivated_at >= {t}) AS people_active
    FROM contacts WHERE occurred_at < {t} AND recorded_at < {t} GROUP BY 1
)
SELECT account_id, {columns} FROM running
LEFT JOIN used USING (account_id) LEFT JOIN asked USING (account_id) LEFT JOIN paid USING (account_id)
LEFT JOIN wrote USING (account_id) LEFT JOIN there USING (account_id)
"""

COLUMNS = """usage_events_7d usage_events_30d usage_events_90d usage_active_days_30d usage_active_days_90d
breadth_events_30d breadth_events_90d breadth_events_ever breadth_goals_90d usage_errors_30d
onboarding_milestones tickets_30d tickets_90d tickets_open payment_failures_90d payment_failures_365d
contact_customer_messages_90d people_active""".split()

TABLES = "subscriptions usage_events tickets payments messages contacts".split()


def instants(first, months):
    import datetime

    year, month = map(int, first.split("-"))
    for _ in range(months):
        yield int(datetime.datetime(year, month, 1, tzinfo=datetime.timezone.utc).timestamp()) * 1_000_000
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def duckdb_rows(data, first, months):
    import duckdb

    db = duckdb.connect()
    db.execute("SET threads = 2")
    for table in TABLES:
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{data}/lake/{table}/*.parquet')")
    columns = ", ".join(f"coalesce({column}, 0) AS {column}" for column in COLUMNS)
    for t in instants(first, months):
        yield t, db.execute(DUCKDB.format(t=t, day=DAY, columns=columns)).fetchnumpy()


def polars_rows(data, first, months):
    import polars as pl

    scan = {table: pl.scan_parquet(f"{data}/lake/{table}/*.parquet") for table in TABLES}
    event = pl.col("event")
    for t in instants(first, months):
        known = (pl.col("occurred_at") < t) & (pl.col("recorded_at") < t)
        ago = t - pl.col("occurred_at")

        def within(days):
            return ago <= days * DAY

        back = pl.col("back")
        o = pl.col("ordinary")

        def count(condition, name):
            return condition.sum().alias(name)

        def distinct(column, condition, name):
            return column.filter(condition).n_unique().alias(name)

        running = (
            scan["subscriptions"]
            .filter(
                (pl.col("started_at") < t)
                & (pl.col("ended_at").is_null() | (pl.col("ended_at") >= t))
                & (pl.col("status") != "trialing")
                & (pl.col("mrr") != 0)
                & (pl.col("cancel_requested_at").is_null() | (pl.col("cancel_requested_at") >= t))
            )
            .select("account_id")
            .unique()
        )
        marks = (
            event.str.starts_with("milestone")
            | event.str.contains("error", literal=True)
            | event.is_in(["check_in", "business_review", "training"])
        )
        used = (
            scan["usage_events"]
            .filter(known)
            .select("account_id", "event", ((ago - 1) // DAY + 1).alias("back"), (~marks).alias("ordinary"))
            .group_by("account_id")
            .agg(
                count(o & (back <= 7), "usage_events_7d"),
                count(o & (back <= 30), "usage_events_30d"),
                count(o & (back <= 90), "usage_events_90d"),
                distinct(back, o & (back <= 30), "usage_active_days_30d"),
                distinct(back, o & (back <= 90), "usage_active_days_90d"),
                distinct(event, o & (back <= 30), "breadth_events_30d"),
                distinct(event, o & (back <= 90), "breadth_events_90d"),
                distinct(event, o, "breadth_events_ever"),
                count((event == "goal_reached") & (back <= 90), "breadth_goals_90d"),
                count(event.str.contains("error", literal=True) & (back <= 30), "usage_errors_30d"),
                distinct(event, event.str.starts_with("milestone"), "onboarding_milestones"),
            )
        )
        asked = (
            scan["tickets"]
            .filter(known)
            .group_by("account_id")
            .agg(
                count(within(30), "tickets_30d"),
                count(within(90), "tickets_90d"),
                count(within(365) & (pl.col("closed_at").is_null() | (pl.col("closed_at") >= t)), "tickets_open"),
            )
        )
        failed = pl.col("result") == "failed"
        paid = (
            scan["payments"]
            .filter(known)
            .group_by("account_id")
            .agg(
                count(failed & within(90), "payment_failures_90d"),
                count(failed & within(365), "payment_failures_365d"),
            )
        )
        wrote = (
            scan["messages"]
            .filter(known)
            .group_by("account_id")
            .agg(count((pl.col("author") == "customer") & within(90), "contact_customer_messages_90d"))
        )
        there = (
            scan["contacts"]
            .filter(known)
            .group_by("account_id")
            .agg(count(pl.col("deactivated_at").is_null() | (pl.col("deactivated_at") >= t), "people_active"))
        )
        frame = running
        for other in (used, asked, paid, wrote, there):
            frame = frame.join(other, on="account_id", how="left")
        frame = frame.select("account_id", *[pl.col(column).fill_null(0) for column in COLUMNS]).collect()
        yield t, {name: frame[name].to_numpy() for name in frame.columns}


def compare(rows, path):
    """Every value beside ours: rows compared, rows on one side only, values that differ by feature."""
    ours = {}
    with open(path, newline="") as file:
        reader = csv.reader(file)
        head = next(reader)
        places = [head.index(column) for column in COLUMNS]
        for row in reader:
            ours[(row[0], int(row[1]))] = [row[place] for place in places]
    both, only, different = 0, 0, dict.fromkeys(COLUMNS, 0)
    for t, columns in rows:
        for place, account in enumerate(columns["account_id"]):
            mine = ours.pop((account, t), None)
            if mine is None:
                only += 1
                continue
            both += 1
            for column, value in zip(COLUMNS, mine):
                if not math.isclose(float(value or "nan"), float(columns[column][place])):
                    different[column] += 1
    print(f"{both} rows in both, {only} only there, {len(ours)} only here; values that differ:",
          {name: count for name, count in different.items() if count} or "none")


def main():
    if sys.argv[1] == "--child":
        tool, data, first, months = sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5])
        began = time.monotonic()
        rows = {"duckdb": duckdb_rows, "polars": polars_rows}[tool](data, first, months)
        kept = list(rows)
        seconds = time.monotonic() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{tool}: {seconds:.1f} s for {months} instants, {sum(len(r['account_id']) for _, r in kept)} rows, "
              f"{len(COLUMNS)} features, peak {peak} MiB")
        if len(sys.argv) > 6:
            compare(kept, sys.argv[6])
        return
    for tool in ("duckdb", "polars"):
        subprocess.run([sys.executable, os.path.abspath(__file__), "--child", tool, *sys.argv[1:]], check=False)


main()
