"""The headline measures of `holdfast analyze`, computed by DuckDB from the same files.

    python3 crates/cli/benches/duckdb_peer.py BUSINESS/exports

A peer for timing, not a test: it reads the simulator's exports with DuckDB's own reader on two
threads and computes accounts, movements of monthly recurring revenue by month, logo churn,
the reason mix, Kaplan-Meier by month of tenure, and the usage checks (rows before the first
subscription, rows and days per source, last use per account). It keeps nothing, rejects
nothing and draws nothing, so it does less than the program it stands beside.
"""
import json
import sys
import time

import duckdb

folder = sys.argv[1]
started = time.time()
db = duckdb.connect()
db.execute("SET threads = 2")
db.execute("SET TimeZone = 'UTC'")


def table(name):
    db.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder}/{name}.csv')")


for name in ["accounts", "contacts", "subscriptions", "invoices", "payments", "usage", "tickets", "messages", "surveys", "cancellations"]:
    table(name)

rows = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ["accounts", "subscriptions", "usage", "messages"]}
db.execute("""
CREATE TABLE periods AS
SELECT account_id, currency, CAST(round(mrr * 100) AS BIGINT) AS mrr, started_at AS from_at, ended_at AS to_at
FROM subscriptions WHERE status <> 'trialing' AND mrr > 0""")
db.execute("""
CREATE TABLE changes AS
SELECT account_id, currency, date_trunc('month', moment) AS month, sum(delta) AS delta FROM (
    SELECT account_id, currency, from_at AS moment, mrr AS delta FROM periods
    UNION ALL SELECT account_id, currency, to_at, -mrr FROM periods WHERE to_at IS NOT NULL)
GROUP BY ALL""")
db.execute("""
CREATE TABLE positions AS
SELECT *, sum(delta) OVER (PARTITION BY account_id, currency ORDER BY month) AS after,
    row_number() OVER (PARTITION BY account_id, currency ORDER BY month) AS n
FROM changes""")
movements = db.execute("""
SELECT month, currency,
    CASE WHEN after - delta = 0 AND n = 1 THEN 'new' WHEN after - delta = 0 AND after > 0 THEN 'reactivation'
         WHEN after = 0 THEN 'churn' WHEN delta > 0 THEN 'expansion' ELSE 'contraction' END AS movement,
    count(*) AS accounts, sum(delta) AS delta
FROM positions GROUP BY ALL ORDER BY ALL""").fetchall()
logo = db.execute("""
WITH m AS (SELECT month, sum(CASE WHEN after - delta = 0 AND after > 0 THEN 1 ELSE 0 END) AS came,
                  sum(CASE WHEN after = 0 AND after - delta > 0 THEN 1 ELSE 0 END) AS went FROM positions GROUP BY month)
SELECT month, went / nullif(sum(came - went) OVER (ORDER BY month) - (came - went), 0) FROM m ORDER BY month""").fetchall()
lives = db.execute("""
WITH l AS (SELECT account_id, min(from_at) AS a, CASE WHEN count(to_at) = count(*) THEN max(to_at) END AS b FROM periods GROUP BY 1),
     d AS (SELECT floor(date_diff('day', a, coalesce(b, (SELECT max(occurred_at) FROM usage))) / 30.436875) AS t, b IS NOT NULL AS ended FROM l),
     r AS (SELECT t, count(*) AS n, sum(ended::INT) AS e FROM d GROUP BY t)
SELECT t, e, sum(n) OVER (ORDER BY t DESC) AS at_risk,
    exp(sum(ln(1 - least(e / at_risk, 0.999999))) OVER (ORDER BY t)) FROM (SELECT *, sum(n) OVER (ORDER BY t DESC) AS at_risk FROM r) ORDER BY t""").fetchall()
reasons = db.execute("SELECT reason, count(*) FROM cancellations GROUP BY 1 ORDER BY 2 DESC").fetchall()
before = db.execute("""
WITH first AS (SELECT account_id, min(started_at) AS moment FROM subscriptions GROUP BY 1)
SELECT count(*) FILTER (u.occurred_at < f.moment), count(*) FROM usage u LEFT JOIN first f USING (account_id)""").fetchone()
per_account = db.execute("SELECT count(*), max(last) FROM (SELECT account_id, max(occurred_at) AS last, sum(quantity) AS q FROM usage GROUP BY 1)").fetchone()
per_day = db.execute("SELECT count(*) FROM (SELECT CAST(occurred_at AS DATE), count(*) FROM usage GROUP BY 1)").fetchone()
print(json.dumps({"seconds": round(time.time() - started, 2), "rows": rows, "movements": len(movements), "months": len(logo),
                  "survival_points": len(lives), "reasons": len(reasons), "usage_before_start": before[0], "accounts_with_usage": per_account[0], "days": per_day[0]}))
