-- What accounts without a subscription bought, one row for each account, local day, currency and
-- source, as it was known at $as_of (microseconds, exclusive).
--
--   account_id   the account
--   day          days since 1970-01-01 of the local date
--   currency     ISO 4217 code, empty where the source has none
--   amount       minor units paid that day, things brought back taken off; empty where unknown
--   basis        invoices | payments: where it comes from
--
-- An account has a contract, and is left out, if a subscription of it began before $as_of or an
-- invoice line bills it for a subscription. Of the others the invoice lines count (one_time lines
-- and those of no type; credits reduce their day), except drafts and what was voided or called
-- off. Payments that succeeded count where the account has no such invoice line at all.
-- Nothing that happened or was recorded at or after $as_of is looked at.
WITH lines AS (
    SELECT
        account_id, occurred_at, currency, amount,
        lower(line_type) LIKE '%subscription%' OR lower(line_type) LIKE '%recurring%'
            OR (line_type IS NULL AND (subscription_id IS NOT NULL OR period_end IS NOT NULL)) AS is_contract
    FROM invoices
    WHERE occurred_at < $as_of AND recorded_at < $as_of
        AND lower(coalesce(status, '')) NOT IN
            ('draft', 'void', 'voided', 'uncollectible', 'deleted', 'cancelled', 'canceled', 'refunded')
),
contracts AS (
    SELECT account_id FROM subscriptions WHERE started_at < $as_of AND recorded_at < $as_of
    UNION
    SELECT account_id FROM lines WHERE is_contract
),
buyers AS (
    SELECT DISTINCT account_id FROM lines WHERE coalesce(amount, 1) > 0
),
purchases AS (
    SELECT account_id, occurred_at, currency, amount, 'invoices' AS basis
    FROM lines
    UNION ALL
    SELECT p.account_id, p.occurred_at, p.currency, p.amount, 'payments' AS basis
    FROM payments AS p
    WHERE p.occurred_at < $as_of AND p.recorded_at < $as_of AND p.account_id IS NOT NULL
        AND (lower(p.result) = 'succeeded' OR (p.result IS NULL AND coalesce(p.amount, 1) > 0))
        AND NOT EXISTS (SELECT 1 FROM buyers AS b WHERE b.account_id = p.account_id)
)
SELECT
    account_id,
    local_day(occurred_at) AS day,
    coalesce(currency, '') AS currency,
    CAST(sum(amount) AS BIGINT) AS amount,
    basis
FROM purchases AS p
WHERE NOT EXISTS (SELECT 1 FROM contracts AS c WHERE c.account_id = p.account_id)
GROUP BY 1, 2, 3, 5
ORDER BY 1, 2, 3, 5
