-- churn_flags: what an account's own flag says against what its cancellations and
-- subscriptions say.
--
--   source                    of the account's row
--   flagged_with_events       accounts with a flag, where cancellations of another source exist
--   left_without_event        flagged as left, but no cancellation stands (none, or it came back)
--   stayed_with_event         flagged as customer, but the last cancellation stands
--   flagged_with_subscriptions  accounts with a flag and a subscription
--   left_with_running         flagged as left, but a paid subscription runs
--   stayed_without_running    flagged as customer, but every subscription is over
--
-- A cancellation stands if no later row of the account is marked as a return. Those of a
-- source without dates count whenever they were learned.
-- Parameter: $as_of.
WITH flags AS (
    SELECT account_id, min(source) AS source, bool_or(churned) AS has_left
    FROM accounts
    WHERE churned IS NOT NULL
    GROUP BY account_id
),
cancellation_sources AS (
    SELECT source, count(*) > 1 AND min(occurred_at) = max(occurred_at) AS is_undated
    FROM cancellations
    GROUP BY source
),
statements AS (
    SELECT
        c.account_id, coalesce(c.effective_at, c.requested_at, c.occurred_at) AS said_at,
        coalesce(c.reactivation, FALSE) AS is_return, c.source
    FROM cancellations AS c
    JOIN cancellation_sources AS u ON c.source = u.source
    WHERE coalesce(c.effective_at, c.requested_at, c.occurred_at) < $as_of
        OR (u.is_undated AND c.effective_at IS NULL AND c.requested_at IS NULL)
),
events AS (
    SELECT
        account_id,
        max(CASE WHEN NOT is_return THEN said_at END) AS left_at, max(CASE WHEN is_return THEN said_at END) AS returned_at
    FROM statements
    GROUP BY account_id
),
event_sources AS (
    SELECT count(DISTINCT source) AS sources, min(source) AS source FROM statements
),
subscribers AS (
    SELECT
        account_id,
        bool_or((ended_at IS NULL OR ended_at >= $as_of) AND NOT coalesce(trial, FALSE) AND NOT coalesce(churned, FALSE)
            AND (mrr IS NULL OR mrr <> 0)
            AND lower(coalesce(status, '')) NOT IN ('canceled', 'cancelled', 'expired', 'ended', 'churned', 'terminated', 'inactive',
                'unpaid', 'incomplete', 'incomplete_expired', 'trialing', 'trial', 'in_trial')) AS runs,
        bool_and(coalesce(ended_at < $as_of, FALSE)) AS all_over
    FROM subscriptions
    WHERE started_at < $as_of
    GROUP BY account_id
),
marked AS (
    SELECT
        f.source, f.has_left,
        e.left_at IS NOT NULL AND e.left_at > coalesce(e.returned_at, e.left_at - 1) AS cancellation_stands,
        x.sources > 1 OR (x.sources = 1 AND x.source <> f.source) AS has_events,
        s.account_id IS NOT NULL AS has_subscription, coalesce(s.runs, FALSE) AS runs, coalesce(s.all_over, FALSE) AS all_over
    FROM flags AS f
    CROSS JOIN event_sources AS x
    LEFT JOIN events AS e ON f.account_id = e.account_id
    LEFT JOIN subscribers AS s ON f.account_id = s.account_id
)
SELECT
    source,
    sum(CASE WHEN has_events THEN 1 ELSE 0 END) AS flagged_with_events,
    sum(CASE WHEN has_events AND has_left AND NOT cancellation_stands THEN 1 ELSE 0 END) AS left_without_event,
    sum(CASE WHEN has_events AND NOT has_left AND cancellation_stands THEN 1 ELSE 0 END) AS stayed_with_event,
    sum(CASE WHEN has_subscription THEN 1 ELSE 0 END) AS flagged_with_subscriptions,
    sum(CASE WHEN has_subscription AND has_left AND runs THEN 1 ELSE 0 END) AS left_with_running,
    sum(CASE WHEN has_subscription AND NOT has_left AND all_over THEN 1 ELSE 0 END) AS stayed_without_running
FROM marked
GROUP BY source
ORDER BY source
