-- usage: how much the account did, of what, and how that changed. Reads `departure_usage` and
-- `departure_marks`.
--
--   usage_ratio_60d        rows a day in the last 60 days over those of the 120 days before; only
--                          with at least 90 days and 20 rows of history
--   usage_level            rows a day over the mean of the departures of the same plan
--   usage_export_ratio     share of exports and interface calls in 90 days over the share before
--   usage_goals_level      goals reached a day in 180 days over the mean of the same plan
--   usage_goals_ratio      goals per ordinary row in 180 days over the mean of all
--   onboarding_missed      1 − milestones of the first 60 days over the most that any account has
--   usage_errors_75d       errors met in 75 days
WITH sums AS (
    SELECT
        u.account_id, coalesce(d.plan, '') AS plan, u.source, u.row_key, u.at,
        least(u.longest, coalesce((d.decided_at - d.started_at) / 86400000000.0 + 1.0, u.longest)) AS days,
        CAST(u.events AS DOUBLE) AS events, CAST(u.recent AS DOUBLE) AS recent, CAST(u.earlier AS DOUBLE) AS earlier,
        CAST(u.recent_exports AS DOUBLE) AS recent_exports, CAST(u.quarter AS DOUBLE) AS recent_all,
        CAST(u.exports - u.recent_exports AS DOUBLE) AS earlier_exports,
        CAST(u.events - u.quarter AS DOUBLE) AS earlier_all,
        CAST(u.goals AS DOUBLE) AS goals, CAST(u.half_year AS DOUBLE) AS half_year
    FROM departure_usage AS u
    JOIN departures AS d ON u.account_id = d.account_id
),
rates AS (
    SELECT *, events / greatest(days, 7.0) AS rate, goals / greatest(least(days, 180.0), 7.0) AS goal_rate FROM sums
),
plan_means AS (
    SELECT plan, avg(rate) AS rate, avg(goal_rate) AS goal_rate FROM rates GROUP BY plan
),
overall AS (
    SELECT sum(goals) / greatest(sum(half_year), 1.0) AS goals_per_event, sum(goals) AS goals FROM sums
),
milestones AS (
    SELECT account_id, count(DISTINCT event) AS done FROM departure_marks WHERE is_milestone AND is_early
    GROUP BY account_id
),
most AS (SELECT max(done) AS done FROM milestones)
SELECT account_id, 'usage_ratio_60d' AS feature, (recent / 60.0) / (earlier / least(120.0, days - 60.0)) AS value, source,
    row_key, at
FROM rates WHERE days >= 90 AND earlier >= 12
UNION ALL
SELECT r.account_id, 'usage_level', r.rate / m.rate, r.source, r.row_key, r.at
FROM rates AS r JOIN plan_means AS m ON r.plan = m.plan WHERE m.rate > 0
UNION ALL
SELECT account_id, 'usage_export_ratio',
    (recent_exports / recent_all) / ((earlier_exports + 1.0) / (earlier_all + 10.0)), source, row_key, at
FROM rates WHERE recent_exports >= 3
UNION ALL
SELECT r.account_id, 'usage_goals_level', r.goal_rate / m.goal_rate, r.source, r.row_key, r.at
FROM rates AS r JOIN plan_means AS m ON r.plan = m.plan WHERE m.goal_rate > 0 AND r.days >= 60
UNION ALL
SELECT r.account_id, 'usage_goals_ratio', (r.goals / r.half_year) / o.goals_per_event, r.source, r.row_key, r.at
FROM rates AS r CROSS JOIN overall AS o WHERE o.goals > 0 AND r.half_year >= 20
UNION ALL
SELECT d.account_id, 'onboarding_missed', 1.0 - coalesce(m.done, 0) / CAST(t.done AS DOUBLE), NULL, NULL, NULL
FROM departures AS d CROSS JOIN most AS t LEFT JOIN milestones AS m ON d.account_id = m.account_id
WHERE t.done >= 2 AND d.decided_at - d.started_at >= 30 * 86400000000
UNION ALL
SELECT m.account_id, 'usage_errors_75d', CAST(count(*) AS DOUBLE), max(m.source), max(m.row_key), max(m.at)
FROM departure_marks AS m JOIN departures AS d ON m.account_id = d.account_id
WHERE m.is_error AND d.decided_at - m.at < 75 * 86400000000 GROUP BY m.account_id
