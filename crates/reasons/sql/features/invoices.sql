-- invoices: what was charged beside the plan, and how late it was paid.
--
--   invoice_late_days_150d    most days that an invoice due in the last 150 days was late
--   invoice_late_days_more    how many more than the account's usual lateness before
--   invoice_overage_100d      lines of 100 days beside the plan: overage, usage, extras
--   invoice_duplicate_100d    charges of 100 days that equal another of that day and amount
--   invoice_void_100d         charges of 100 days that are void, disputed or taken back
WITH own AS (
    SELECT
        i.account_id, lower(coalesce(i.line_type, '')) AS line_type, lower(coalesce(i.status, '')) AS status,
        i.amount, i.occurred_at AS at, coalesce(i.due_at, i.occurred_at) AS due_at, i.paid_at, i.source, i.row_key,
        i.subscription_id, d.decided_at
    FROM invoices AS i
    JOIN departures AS d ON i.account_id = d.account_id
    WHERE i.occurred_at < d.decided_at AND i.recorded_at < d.decided_at
),
lateness AS (
    SELECT
        account_id, source, row_key, at, decided_at - due_at < 150 * 86400000000 AS is_recent,
        greatest(least(coalesce(paid_at, decided_at), decided_at) - due_at, 0) / 86400000000.0 AS days
    FROM own
    WHERE amount > 0 AND status NOT IN ('draft', 'void', 'voided', 'deleted') AND due_at < decided_at
),
usual AS (
    SELECT account_id, avg(days) AS days FROM lateness WHERE NOT is_recent GROUP BY account_id
),
recent AS (
    SELECT account_id, max(days) AS days, max(source) AS source, max(row_key) AS row_key, max(at) AS at
    FROM lateness WHERE is_recent GROUP BY account_id
),
repeated AS (
    SELECT account_id, max(source) AS source, max(row_key) AS row_key, max(at) AS at, count(*) - 1 AS times
    FROM own
    WHERE amount > 0 AND decided_at - at < 100 * 86400000000
        AND (line_type = '' OR line_type LIKE '%subscription%' OR line_type LIKE '%recurring%')
    GROUP BY account_id, local_day(at), amount, coalesce(subscription_id, '')
    HAVING count(*) > 1
)
SELECT account_id, 'invoice_late_days_150d' AS feature, days AS value, source, row_key, at FROM recent
UNION ALL
SELECT r.account_id, 'invoice_late_days_more', r.days - coalesce(u.days, 0.0), r.source, r.row_key, r.at
FROM recent AS r LEFT JOIN usual AS u ON r.account_id = u.account_id
UNION ALL
SELECT account_id, 'invoice_overage_100d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM own
WHERE decided_at - at < 100 * 86400000000 AND amount > 0
    AND (line_type LIKE '%overage%' OR line_type LIKE '%usage%' OR line_type LIKE '%extra%'
        OR line_type LIKE '%excess%' OR line_type LIKE '%metered%' OR line_type LIKE '%additional%'
        OR line_type LIKE '%超過%' OR line_type LIKE '%従量%' OR line_type LIKE '%超额%' OR line_type LIKE '%超額%')
GROUP BY account_id
UNION ALL
SELECT account_id, 'invoice_duplicate_100d', CAST(max(times) AS DOUBLE), max(source), max(row_key), max(at)
FROM repeated GROUP BY account_id
UNION ALL
SELECT account_id, 'invoice_void_100d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM own
WHERE decided_at - at < 100 * 86400000000
    AND (status IN ('void', 'voided', 'disputed', 'refunded') OR line_type LIKE '%credit%' OR line_type LIKE '%refund%')
GROUP BY account_id
