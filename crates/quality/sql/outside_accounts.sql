-- outside_accounts: facts dated before their account began or after it ended, by local day.
--
--   source
--   known          facts of accounts whose beginning is known
--   before_start   of these, before it
--   ended          facts of accounts whose end is known
--   after_end      of these, after it
--
-- Only accounts with any such fact are read row by row.
-- Name filled in: {table}.
WITH summary AS (
    SELECT f.source, f.account_id, f.facts, f.first_at, f.last_at, b.from_at, b.until_at
    FROM quality_{table} AS f
    JOIN quality_account_spans AS b ON f.account_id = b.account_id
),
totals AS (
    SELECT
        coalesce(source, '') AS source,
        sum(CASE WHEN from_at IS NOT NULL THEN facts ELSE 0 END) AS known,
        sum(CASE WHEN until_at IS NOT NULL THEN facts ELSE 0 END) AS ended
    FROM summary
    GROUP BY coalesce(source, '')
),
suspects AS (
    SELECT account_id, min(from_at) AS from_at, min(until_at) AS until_at
    FROM summary
    WHERE first_at < from_at OR last_at >= until_at
    GROUP BY account_id
),
outside AS (
    SELECT
        f.source,
        sum(CASE WHEN f.occurred_at < s.from_at THEN 1 ELSE 0 END) AS before_start,
        sum(CASE WHEN f.occurred_at >= s.until_at THEN 1 ELSE 0 END) AS after_end
    FROM {table} AS f
    JOIN suspects AS s ON f.account_id = s.account_id
    GROUP BY f.source
)
SELECT o.source, t.known, o.before_start, t.ended, o.after_end
FROM outside AS o
JOIN totals AS t ON t.source = o.source OR t.source = ''
ORDER BY o.source
