-- departure_usage: use before the decision, counted by account, event and half month.
--
--   account_id, event (lower case), is_early (in the first 60 days), days_before (0, 15, 30 …)
--   rows, errors   how many rows, and how many met an error
--   source, row_key, at   the last of them
SELECT
    u.account_id, lower(u.event) AS event,
    coalesce(u.occurred_at < d.started_at + 60 * 86400000000, FALSE) AS is_early,
    15 * ((d.decided_at - u.occurred_at) / 1296000000000) AS days_before,
    count(*) AS rows, sum(CASE WHEN u.errors > 0 THEN 1 ELSE 0 END) AS errors,
    max(u.source) AS source, max(u.row_key) AS row_key, max(u.occurred_at) AS at
FROM usage_events AS u
JOIN departures AS d ON u.account_id = d.account_id
WHERE u.occurred_at < d.decided_at AND u.recorded_at < d.decided_at
GROUP BY 1, 2, 3, 4
