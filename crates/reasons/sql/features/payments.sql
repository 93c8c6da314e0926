-- payments: how charging went at the end.
--
--   payment_unpaid_end        1: the last attempt within 60 days of the end failed
--   payment_failures_60d      failed attempts within 60 days of the end
--   payment_method_refused    attempts in 150 days refused because of the kind of payment
--   payment_no_funds_150d     attempts in 150 days refused for want of money
WITH attempts AS (
    SELECT
        p.account_id, lower(coalesce(p.result, '')) AS result, lower(coalesce(p.decline_code, '')) AS code,
        p.occurred_at AS at, p.source, p.row_key, d.paid_until,
        row_number() OVER (PARTITION BY p.account_id ORDER BY p.occurred_at DESC, p.row_key DESC) AS place
    FROM payments AS p
    JOIN departures AS d ON p.account_id = d.account_id
    WHERE p.occurred_at < d.paid_until AND p.recorded_at < d.paid_until
        AND lower(coalesce(p.result, '')) <> 'refunded' AND coalesce(p.amount, 1) >= 0
),
failures AS (
    SELECT *, paid_until - at AS before FROM attempts WHERE result IN ('failed', 'declined', 'failure', 'error')
)
SELECT account_id, 'payment_unpaid_end' AS feature, 1.0 AS value, source, row_key, at
FROM failures WHERE place = 1 AND before < 67 * 86400000000
UNION ALL
SELECT account_id, 'payment_failures_60d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM failures WHERE before < 67 * 86400000000 GROUP BY account_id
UNION ALL
SELECT account_id, 'payment_method_refused', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM failures
WHERE before < 157 * 86400000000 AND (code LIKE '%not_supported%' OR code LIKE '%unsupported%'
    OR code LIKE '%not_allowed%' OR code LIKE '%not_permitted%' OR code LIKE '%restricted%'
    OR code LIKE '%currency%')
GROUP BY account_id
UNION ALL
SELECT account_id, 'payment_no_funds_150d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM failures
WHERE before < 157 * 86400000000 AND (code LIKE '%insufficient%' OR code LIKE '%funds%' OR code LIKE '%limit%')
GROUP BY account_id
