-- contact: how long nobody of ours got in touch unasked.
--
--   contact_days_since     days since the last check-in, review, training or unprompted message of
--                          ours, else since the start; only in workspaces that record any
WITH touches AS (
    SELECT account_id, occurred_at AS at, recorded_at, source, row_key
    FROM usage_events
    WHERE lower(event) LIKE '%check%in%' OR lower(event) LIKE '%business_review%' OR lower(event) LIKE '%training%'
        OR lower(event) LIKE '%qbr%' OR lower(event) LIKE '%meeting%'
    UNION ALL
    SELECT m.account_id, m.occurred_at, m.recorded_at, m.source, m.row_key
    FROM messages AS m
    WHERE m.author = 'us' AND m.ticket_id IS NULL
),
last_touches AS (
    SELECT t.account_id, max(t.at) AS at, max(t.source) AS source, max(t.row_key) AS row_key
    FROM touches AS t
    JOIN departures AS d ON t.account_id = d.account_id
    WHERE t.at < d.decided_at AND t.recorded_at < d.decided_at
    GROUP BY t.account_id
)
SELECT
    d.account_id, 'contact_days_since' AS feature,
    (d.decided_at - greatest(coalesce(t.at, d.started_at), d.started_at)) / 86400000000.0 AS value, t.source, t.row_key,
    t.at
FROM departures AS d
LEFT JOIN last_touches AS t ON d.account_id = t.account_id
WHERE d.started_at IS NOT NULL AND EXISTS (SELECT 1 FROM touches)
