-- recurrence: the course of every account that was said to leave: when it was a customer, and
-- when it was said to leave and why.
--
--   account_id
--   kind     'paid': a paid subscription ran from `at` to `until` (NULL: it runs on)
--            'left': a statement of leaving, effective at `at`
--            'back': a statement that the source marks as a return
--   at, until   microseconds
--   value    the reason stated
--
-- Reads the table `statements` that the measures leave in the session.
WITH leavers AS (
    SELECT account_id FROM statements WHERE NOT is_return GROUP BY account_id
)
SELECT account_id, kind, at, until, value
FROM (
    SELECT
        account_id, CASE WHEN is_return THEN 'back' ELSE 'left' END AS kind, at, CAST(NULL AS BIGINT) AS until,
        coalesce(reason, reason_category) AS value
    FROM statements
    UNION ALL
    SELECT s.account_id, 'paid' AS kind, s.started_at AS at, s.ended_at AS until, CAST(NULL AS VARCHAR) AS value
    FROM subscriptions AS s
    JOIN leavers AS l ON s.account_id = l.account_id
    WHERE s.started_at < $as_of AND NOT coalesce(s.trial, FALSE) AND coalesce(s.mrr, 1) > 0
) AS course
WHERE at IS NOT NULL
ORDER BY account_id, at, kind
