-- identical_subscriptions: subscriptions of one account that run at the same time and are
-- the same in plan, amount, currency and quantity: usually one subscription exported twice.
--
--   source
--   facts      rows with a plan and an amount
--   repeated   of these, begun while an identical one of another identifier ran
SELECT source, count(*) AS facts, sum(CASE WHEN started_at < other_until AND subscription_id <> other_id THEN 1 ELSE 0 END) AS repeated
FROM (
    SELECT
        source, subscription_id, started_at,
        lag(subscription_id) OVER w AS other_id,
        lag(coalesce(ended_at, 9223372036854775807)) OVER w AS other_until
    FROM subscriptions
    WHERE plan IS NOT NULL AND mrr IS NOT NULL AND mrr <> 0
    WINDOW w AS (PARTITION BY account_id, plan, mrr, currency, quantity ORDER BY started_at, subscription_id, row_key)
) AS s
GROUP BY source
ORDER BY source
