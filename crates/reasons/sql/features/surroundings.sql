-- surroundings: disturbances of the service, rivals, and the world outside.
--
--   incident_met_75d          incidents of 75 days during which (or up to 3 days after) the account
--                             met errors or wrote a ticket about a fault
--   privacy_incident_150d     incidents of 150 days about privacy, security or data
--   privacy_incident_met      those after which the account wrote about privacy within 30 days
--   rival_event_200d          rivals' releases or campaigns in 200 days
--   shock_150d                shocks from outside in 150 days that concern the account's region, or
--                             name none
--   company_news              events about the account itself in 270 days: bought, closed
WITH own_tickets AS (
    SELECT t.account_id, t.occurred_at AS at, coalesce(t.topic, t.subject, '') AS topic
    FROM tickets AS t
    JOIN departures AS d ON t.account_id = d.account_id
    WHERE t.occurred_at < d.decided_at AND t.recorded_at < d.decided_at
),
troubles AS (
    SELECT account_id, at FROM departure_marks WHERE is_error
    UNION ALL
    SELECT account_id, at FROM own_tickets
    WHERE lower(topic) LIKE '%outage%' OR lower(topic) LIKE '%bug%' OR topic LIKE '%障害%' OR topic LIKE '%故障%'
),
known AS (
    SELECT
        i.incident_id, i.occurred_at AS at, coalesce(i.ended_at, i.occurred_at) AS ended_at, i.account_id, i.source,
        i.row_key, i.recorded_at,
        i.kind IN ('privacy', 'data_loss') OR i.title LIKE '%privacy%' OR i.title LIKE '%data visible%'
            OR i.title LIKE '%breach%' OR i.title LIKE '%leak%' OR i.title LIKE '%security%'
            OR i.title LIKE '%recording%' OR i.title LIKE '%unauthor%' OR i.title LIKE '%漏%'
            OR i.title LIKE '%個人情報%' OR i.title LIKE '%泄%' OR i.title LIKE '%隐私%' OR i.title LIKE '%隱私%' AS is_privacy
    FROM (
        SELECT
            incident_id, occurred_at, ended_at, account_id, source, row_key, recorded_at, coalesce(kind, '') AS kind,
            lower(coalesce(title, '')) AS title
        FROM incidents
    ) AS i
),
near AS (
    SELECT d.account_id, d.decided_at, k.at, k.ended_at, k.is_privacy, k.source, k.row_key
    FROM departures AS d
    JOIN known AS k ON k.at < d.decided_at AND k.recorded_at < d.decided_at AND d.decided_at - k.at < 150 * 86400000000
        AND (k.account_id IS NULL OR k.account_id = d.account_id) AND k.at >= coalesce(d.started_at, k.at)
),
met AS (
    SELECT DISTINCT n.account_id, n.source, n.row_key, n.at
    FROM near AS n
    JOIN troubles AS t ON n.account_id = t.account_id AND t.at >= n.at - 86400000000
        AND t.at < n.ended_at + 3 * 86400000000
    WHERE NOT n.is_privacy AND n.decided_at - n.at < 75 * 86400000000
),
worried AS (
    SELECT DISTINCT n.account_id, n.source, n.row_key, n.at
    FROM near AS n
    JOIN own_tickets AS t ON n.account_id = t.account_id AND t.at >= n.at
        AND t.at < n.ended_at + 30 * 86400000000
        AND (lower(t.topic) LIKE '%privacy%' OR t.topic LIKE '%個人情報%' OR lower(t.topic) LIKE '%security%'
            OR t.topic LIKE '%隐私%' OR t.topic LIKE '%隱私%')
    WHERE n.is_privacy
),
outside AS (
    SELECT
        d.account_id, e.occurred_at AS at, e.source, e.row_key, (d.decided_at - e.occurred_at) / 86400000000.0 AS before,
        e.competitor, lower(coalesce(e.kind, '')) AS kind, e.account_id AS about
    FROM departures AS d
    JOIN external_events AS e ON e.occurred_at < d.decided_at AND e.recorded_at < d.decided_at
        AND (e.account_id IS NULL OR e.account_id = d.account_id)
        AND (e.region IS NULL OR d.region IS NULL OR lower(e.region) LIKE concat('%', lower(d.region), '%'))
)
SELECT account_id, 'incident_met_75d' AS feature, CAST(count(*) AS DOUBLE) AS value, max(source) AS source,
    max(row_key) AS row_key, max(at) AS at
FROM met GROUP BY account_id
UNION ALL
SELECT account_id, 'privacy_incident_150d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM near WHERE is_privacy GROUP BY account_id
UNION ALL
SELECT account_id, 'privacy_incident_met', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM worried GROUP BY account_id
UNION ALL
SELECT account_id, 'rival_event_200d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM outside WHERE before < 200 AND (competitor IS NOT NULL OR kind LIKE '%competitor%') GROUP BY account_id
UNION ALL
SELECT account_id, 'shock_150d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM outside
WHERE before < 150 AND competitor IS NULL AND about IS NULL
    AND (kind LIKE '%shock%' OR kind LIKE '%macro%' OR kind LIKE '%regulat%' OR kind LIKE '%disaster%' OR kind LIKE '%law%')
GROUP BY account_id
UNION ALL
SELECT account_id, 'company_news', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM outside WHERE about IS NOT NULL AND before < 270 GROUP BY account_id
