-- account_positions: where each account stands before and after each period with a change.
--
--   account_id, currency, period, month, delta   as in account_periods
--   before, after           monthly amount in this currency, minor units
--   was_active, is_active   whether the account pays for anything, in any currency
--   is_first                the account's first period
--   account_row             TRUE on one row per account and period, to count accounts by
--
-- Running sums are taken over the whole table in the order of accounts and then set back to
-- zero at each account's first row: one pass, where a window per account costs far more.
WITH amounts AS (
    SELECT
        account_id, currency, period, month, delta,
        sum(delta) OVER (
            ORDER BY account_id, currency, period ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS running
    FROM account_periods
),
amount_bases AS (
    SELECT
        account_id, currency,
        sum(delta) OVER (ORDER BY account_id, currency ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - delta AS base
    FROM (SELECT account_id, currency, sum(delta) AS delta FROM account_periods GROUP BY account_id, currency) AS totals
),
activity AS (
    SELECT
        account_id, period, active, first_currency,
        sum(active) OVER (ORDER BY account_id, period ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running
    FROM (
        SELECT account_id, period, sum(active) AS active, min(currency) AS first_currency
        FROM account_periods
        GROUP BY account_id, period
    ) AS account_net
),
activity_bases AS (
    SELECT
        account_id, first_period,
        sum(active) OVER (ORDER BY account_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - active AS base
    FROM (
        SELECT account_id, sum(active) AS active, min(period) AS first_period FROM account_periods GROUP BY account_id
    ) AS totals
)
SELECT
    m.account_id, m.currency, m.period, m.month, m.delta,
    m.running - mb.base - m.delta AS before,
    m.running - mb.base AS after,
    a.running - ab.base - a.active > 0 AS was_active,
    a.running - ab.base > 0 AS is_active,
    m.period = ab.first_period AS is_first,
    m.currency = a.first_currency AS account_row
FROM amounts AS m
JOIN amount_bases AS mb ON m.account_id = mb.account_id AND m.currency = mb.currency
JOIN activity AS a ON m.account_id = a.account_id AND m.period = a.period
JOIN activity_bases AS ab ON m.account_id = ab.account_id
