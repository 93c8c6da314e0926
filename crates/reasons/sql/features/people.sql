-- people: who carried us at the account, and surveys.
--
--   champion_gone_days        days since a champion left or lost access, within 270 days
--   contacts_gone_share       share of the known people who left in 270 days
--   nps_score_200d            last recommendation score of 200 days, 0 to 10
--   csat_score_150d           lowest satisfaction score of 150 days over the highest of any
WITH own AS (
    SELECT
        c.account_id, coalesce(c.champion, FALSE) OR lower(coalesce(c.role, '')) LIKE '%champion%' AS is_champion,
        c.source, c.row_key, d.decided_at,
        CASE WHEN c.deactivated_at < d.decided_at AND d.decided_at - c.deactivated_at < 270 * 86400000000
            THEN c.deactivated_at END AS gone_at
    FROM contacts AS c
    JOIN departures AS d ON c.account_id = d.account_id
    WHERE c.recorded_at < d.decided_at
),
answers AS (
    SELECT
        s.account_id, lower(coalesce(s.kind, '')) AS kind, s.score, s.occurred_at AS at, s.source, s.row_key,
        d.decided_at - s.occurred_at AS before,
        row_number() OVER (PARTITION BY s.account_id, lower(coalesce(s.kind, '')) ORDER BY s.occurred_at DESC) AS place
    FROM surveys AS s
    JOIN departures AS d ON s.account_id = d.account_id
    WHERE s.occurred_at < d.decided_at AND s.recorded_at < d.decided_at AND s.score IS NOT NULL
),
best AS (SELECT max(score) AS score FROM surveys WHERE lower(kind) LIKE '%csat%' OR lower(kind) LIKE '%satisf%')
SELECT account_id, 'champion_gone_days' AS feature, min(decided_at - gone_at) / 86400000000.0 AS value,
    max(source) AS source, max(row_key) AS row_key, max(gone_at) AS at
FROM own WHERE is_champion AND gone_at IS NOT NULL GROUP BY account_id
UNION ALL
SELECT account_id, 'contacts_gone_share', count(gone_at) / CAST(count(*) AS DOUBLE), max(source),
    max(CASE WHEN gone_at IS NOT NULL THEN row_key END), max(gone_at)
FROM own GROUP BY account_id HAVING count(gone_at) > 0
UNION ALL
SELECT account_id, 'nps_score_200d', score, source, row_key, at
FROM answers WHERE kind LIKE '%nps%' AND place = 1 AND before < 200 * 86400000000
UNION ALL
SELECT a.account_id, 'csat_score_150d', min(a.score) / max(b.score), max(a.source), max(a.row_key), max(a.at)
FROM answers AS a CROSS JOIN best AS b
WHERE (a.kind LIKE '%csat%' OR a.kind LIKE '%satisf%') AND a.before < 150 * 86400000000
GROUP BY a.account_id
