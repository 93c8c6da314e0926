-- orphans: facts that name an account or a subscription that no table of either has.
--
--   source
--   with_account, without_account            facts that name an account; of these unknown
--   with_subscription, without_subscription  the same for subscriptions
--
-- Nothing is said where there are no accounts (or no subscriptions) at all.
-- Name filled in: {table}.
WITH known_accounts AS (
    SELECT account_id FROM quality_account_spans WHERE is_account
),
have AS (
    SELECT
        (SELECT count(*) FROM accounts) AS accounts,
        (SELECT count(*) FROM quality_subscription_spans) AS subscriptions
),
marked AS (
    SELECT
        f.source, f.facts,
        f.account_id IS NOT NULL AND h.accounts > 0 AS names_account, a.account_id IS NULL AS account_unknown,
        f.subscription_id IS NOT NULL AND h.subscriptions > 0 AS names_subscription,
        s.subscription_id IS NULL AS subscription_unknown
    FROM quality_{table} AS f
    CROSS JOIN have AS h
    LEFT JOIN known_accounts AS a ON f.account_id = a.account_id
    LEFT JOIN quality_subscription_spans AS s ON f.subscription_id = s.subscription_id
)
SELECT
    source,
    sum(CASE WHEN names_account THEN facts ELSE 0 END) AS with_account,
    sum(CASE WHEN names_account AND account_unknown THEN facts ELSE 0 END) AS without_account,
    sum(CASE WHEN names_subscription THEN facts ELSE 0 END) AS with_subscription,
    sum(CASE WHEN names_subscription AND subscription_unknown THEN facts ELSE 0 END) AS without_subscription
FROM marked
GROUP BY source
ORDER BY source
