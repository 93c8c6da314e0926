-- departure_usage: ordinary use before the decision, one row an account. Days are counted back from
-- the decision. Reads `event_kinds`.
--
--   longest                days since the first use, up to the next multiple of 15
--   events                 rows; `recent` of 60 days, `earlier` of the 120 days before, `quarter` of 90
--                          days, `half_year` of 180
--   exports, recent_exports, goals   rows of that kind: all, of 90 days, of 180 days
--   source, row_key, at    the last of them
WITH used AS (
    SELECT
        u.account_id, (d.decided_at - u.occurred_at) / 86400000000 AS days_before, k.is_export, k.is_goal, u.source,
        u.row_key, u.occurred_at AS at
    FROM usage_events AS u
    JOIN departures AS d ON u.account_id = d.account_id
    JOIN event_kinds AS k ON u.event = k.event
    WHERE u.occurred_at < d.decided_at AND u.recorded_at < d.decided_at AND k.is_ordinary
)
SELECT
    account_id, 15.0 * (max(days_before) / 15) + 15.0 AS longest, count(*) AS events,
    sum(CASE WHEN days_before < 60 THEN 1 ELSE 0 END) AS recent,
    sum(CASE WHEN days_before >= 60 AND days_before < 180 THEN 1 ELSE 0 END) AS earlier,
    sum(CASE WHEN days_before < 90 THEN 1 ELSE 0 END) AS quarter,
    sum(CASE WHEN days_before < 180 THEN 1 ELSE 0 END) AS half_year,
    sum(CASE WHEN is_export THEN 1 ELSE 0 END) AS exports,
    sum(CASE WHEN is_export AND days_before < 90 THEN 1 ELSE 0 END) AS recent_exports,
    sum(CASE WHEN is_goal AND days_before < 180 THEN 1 ELSE 0 END) AS goals,
    max(source) AS source, max(row_key) AS row_key, max(at) AS at
FROM used
GROUP BY account_id
