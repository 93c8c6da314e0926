-- quality_subscription_spans: when each subscription began and ended, all its rows together.
--
--   subscription_id, from_at, until_at   as in quality_account_spans
SELECT
    subscription_id,
    day_start(local_day(min(started_at))) AS from_at,
    day_start(local_day(CASE WHEN count(ended_at) = count(*) THEN max(ended_at) END) + 1) AS until_at
FROM subscriptions
GROUP BY subscription_id
