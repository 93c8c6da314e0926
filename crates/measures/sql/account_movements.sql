-- account_movements: each account's changes as movements, period by period.
--
-- Run twice: by day it gives day_movements (what vendors' event logs show), by month it gives
-- month_movements (the snapshot form: start of the month against its end, so that what comes
-- and goes within a month leaves no trace). Only periods with a change have a row. Amounts
-- before and after come from account_positions (src/positions.rs).
--
--   account_id, currency, period (local day or month), month
--   before, after   monthly amount at the period's start and end, minor units; delta = after - before
--   was_active, is_active   whether the account paid for anything, in any currency
--   movement        one of
--     new              the account pays for the first time
--     reactivation     it had left and pays again
--     churn            it pays for nothing any more, in no currency; while another
--                      subscription runs a loss is a contraction (ChartMogul, article 203299912)
--     expansion, contraction   more or less from an account that stays
--     currency_change  the account stays, leaves one currency and enters another: not churn
--     none             no change of the amount
--   account_row     TRUE on one row per account and period, to count accounts by
--
-- Per currency and period the deltas of all movements sum to the change of MRR, exactly.
WITH switches AS (
    SELECT account_id, period, TRUE AS is_switch
    FROM account_positions
    WHERE was_active AND is_active
    GROUP BY account_id, period
    HAVING bool_or(before = 0 AND after > 0) AND bool_or(before > 0 AND after = 0)
)
SELECT
    s.account_id, s.currency, s.period, s.month, s.before, s.after, s.delta, s.was_active, s.is_active, s.account_row,
    CASE
        WHEN NOT s.was_active AND s.is_active AND s.is_first THEN 'new'
        WHEN NOT s.was_active AND s.is_active THEN 'reactivation'
        WHEN s.was_active AND NOT s.is_active THEN 'churn'
        WHEN s.delta = 0 OR NOT s.was_active THEN 'none'
        WHEN coalesce(w.is_switch, FALSE) AND (s.before = 0 OR s.after = 0) THEN 'currency_change'
        WHEN s.delta > 0 THEN 'expansion'
        ELSE 'contraction'
    END AS movement
FROM account_positions AS s
LEFT JOIN switches AS w ON s.account_id = w.account_id AND s.period = w.period
