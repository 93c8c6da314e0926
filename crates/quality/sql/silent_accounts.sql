-- silent_accounts: customers of whom a table knows nothing, in all and by plan.
--
--   plan      NULL: all customers
--   accounts  customers for at least 28 days at the as-of instant
--   silent    of these, without a single fact in the table
--
-- Reads lives. Name filled in: {table}. Parameter: $as_of.
WITH heard AS (
    SELECT DISTINCT account_id FROM quality_{table} WHERE first_at < $as_of
),
plans AS (
    SELECT account_id, min(plan) AS plan FROM accounts GROUP BY account_id
),
customers AS (
    SELECT l.account_id, p.plan, h.account_id IS NULL AS is_silent
    FROM lives AS l
    LEFT JOIN plans AS p ON l.account_id = p.account_id
    LEFT JOIN heard AS h ON l.account_id = h.account_id
    WHERE NOT l.never_customer AND NOT l.has_left AND (l.started_at IS NULL OR l.started_at < $as_of - 28 * 86400000000)
)
SELECT CAST(NULL AS VARCHAR) AS plan, count(*) AS accounts, sum(CASE WHEN is_silent THEN 1 ELSE 0 END) AS silent FROM customers
UNION ALL
SELECT plan, count(*), sum(CASE WHEN is_silent THEN 1 ELSE 0 END) FROM customers WHERE plan IS NOT NULL GROUP BY plan
