-- departure_marks: what usage events tell beside use, before the decision: steps of getting started,
-- errors met, contact with our side. Reads `event_kinds`.
--
--   account_id, event, at, source, row_key
--   is_early               in the first 60 days
--   is_milestone, is_error, is_contact   as of the name; an error also where the row counts errors
SELECT
    u.account_id, u.event, u.occurred_at AS at, u.source, u.row_key,
    coalesce(u.occurred_at < d.started_at + 60 * 86400000000, FALSE) AS is_early,
    k.is_milestone, k.is_error OR coalesce(u.errors, 0) > 0 AS is_error, k.is_contact
FROM usage_events AS u
JOIN departures AS d ON u.account_id = d.account_id
JOIN event_kinds AS k ON u.event = k.event
WHERE u.occurred_at < d.decided_at AND u.recorded_at < d.decided_at AND (NOT k.is_ordinary OR u.errors > 0)
