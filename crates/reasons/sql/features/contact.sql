-- contact: how long nobody of ours got in touch unasked. Reads `departure_marks`, `event_kinds`.
--
--   contact_days_since     days since the last check-in, review, training or unprompted message of
--                          ours, else since the start; only in workspaces that record any
WITH touches AS (
    SELECT account_id, at, source, row_key FROM departure_marks WHERE is_contact
    UNION ALL
    SELECT m.account_id, m.occurred_at, m.source, m.row_key
    FROM messages AS m
    JOIN departures AS d ON m.account_id = d.account_id
    WHERE m.author = 'us' AND m.ticket_id IS NULL AND m.occurred_at < d.decided_at AND m.recorded_at < d.decided_at
),
recorded AS (
    SELECT event FROM event_kinds WHERE is_contact
    UNION ALL
    SELECT message_id FROM messages WHERE author = 'us' AND ticket_id IS NULL
),
last_touches AS (
    SELECT account_id, max(at) AS at, max(source) AS source, max(row_key) AS row_key FROM touches GROUP BY account_id
)
SELECT
    d.account_id, 'contact_days_since' AS feature,
    (d.decided_at - greatest(coalesce(t.at, d.started_at), d.started_at)) / 86400000000.0 AS value, t.source, t.row_key,
    t.at
FROM departures AS d
LEFT JOIN last_touches AS t ON d.account_id = t.account_id
WHERE d.started_at IS NOT NULL AND EXISTS (SELECT 1 FROM recorded)
