-- cancelled_but_running: accounts whose cancellation took effect and stands, while a paid
-- subscription that began before it still runs.
--
--   cancelled   accounts with a cancellation of the whole account that stands
--   running     of these, with such a subscription
--
-- Cancellations that name a subscription concern that one only and are compared with it.
-- Parameter: $as_of.
WITH events AS (
    SELECT
        account_id, subscription_id,
        max(CASE WHEN NOT coalesce(reactivation, FALSE) THEN coalesce(effective_at, requested_at, occurred_at) END) AS left_at,
        max(CASE WHEN reactivation THEN coalesce(effective_at, requested_at, occurred_at) END) AS returned_at
    FROM cancellations
    WHERE coalesce(effective_at, requested_at, occurred_at) < $as_of
    GROUP BY account_id, subscription_id
),
standing AS (
    SELECT account_id, subscription_id, left_at
    FROM events
    WHERE left_at > coalesce(returned_at, left_at - 1)
),
running AS (
    SELECT account_id, subscription_id, started_at
    FROM subscriptions
    WHERE started_at < $as_of AND (ended_at IS NULL OR ended_at >= $as_of)
        AND NOT coalesce(trial, FALSE) AND NOT coalesce(churned, FALSE) AND (mrr IS NULL OR mrr <> 0)
        AND lower(coalesce(status, '')) NOT IN ('canceled', 'cancelled', 'expired', 'ended', 'churned', 'terminated', 'inactive')
),
contradicted AS (
    SELECT DISTINCT c.account_id
    FROM standing AS c
    JOIN running AS r ON c.account_id = r.account_id
    WHERE r.started_at < c.left_at AND (c.subscription_id IS NULL OR c.subscription_id = r.subscription_id)
)
SELECT
    (SELECT count(DISTINCT account_id) FROM standing) AS cancelled,
    (SELECT count(*) FROM contradicted) AS running,
    (SELECT count(*) FROM subscriptions) AS subscriptions
