-- account_months: one row per account, currency and month in which anything changed, with
-- the snapshot form and the sums of the day form side by side (minor units; losses >= 0).
--
--   at_start, at_end, delta, movement, was_active, is_active, account_row   as in month_movements
--   loss, gain       snapshot: contraction or churn; expansion (accounts that stayed)
--   days_new, days_reactivation, days_expansion, days_contraction, days_churn   day form
WITH days AS (
    SELECT
        account_id, currency, month,
        sum(CASE WHEN movement = 'new' THEN delta ELSE 0 END) AS days_new,
        sum(CASE WHEN movement = 'reactivation' THEN delta ELSE 0 END) AS days_reactivation,
        sum(CASE WHEN movement = 'expansion' THEN delta ELSE 0 END) AS days_expansion,
        sum(CASE WHEN movement = 'contraction' THEN -delta ELSE 0 END) AS days_contraction,
        sum(CASE WHEN movement = 'churn' THEN -delta ELSE 0 END) AS days_churn
    FROM day_movements
    GROUP BY account_id, currency, month
)
SELECT
    m.account_id, m.currency, m.month, m.before AS at_start, m.after AS at_end, m.delta, m.movement,
    m.was_active, m.is_active, m.account_row,
    CASE WHEN m.movement IN ('contraction', 'churn') THEN -m.delta ELSE 0 END AS loss,
    CASE WHEN m.movement = 'expansion' THEN m.delta ELSE 0 END AS gain,
    d.days_new, d.days_reactivation, d.days_expansion, d.days_contraction, d.days_churn
FROM month_movements AS m
JOIN days AS d ON m.account_id = d.account_id AND m.currency = d.currency AND m.month = d.month
