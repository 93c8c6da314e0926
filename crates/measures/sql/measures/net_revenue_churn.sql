-- net_revenue_churn: the share of MRR that is lost, less what is gained from accounts that stay.
-- S = MRR at the month's start, X = churn, C = contraction, E = expansion, R = reactivation.
-- Negative where more is gained than lost.
--
-- canonical       (X + C - E) / S, snapshot: 1 - net revenue retention; no reactivation.
-- chartmogul_b2b  (X + C - E - R) / S, movements day by day
--                 (help.chartmogul.com, article 4414075567250: (10 + 10 - 10 - 0) / 100 = 10 %).
-- chartmogul_b2c  sum over days of 1 - (MRR at the day's end - new that day) / MRR at the
--                 day's start (same article); currency changes are left out like new business.
-- baremetrics     (losses - E) / S, losses capped as in gross_revenue_churn
--                 (updates.baremetrics.com, "Net MRR Churn").
-- profitwell      as canonical; complete months only.
--
-- Columns of every measure: dialect, month, currency (NULL: all accounts), numerator,
-- denominator, value (NULL where not defined), interval_kind: how the interval is made
--   wilson  share of accounts (Wilson 1927)
--   ratio   ratio of sums over accounts, linearised (Cochran 1977, Sampling Techniques, 6.3):
--           with r = sum y / sum x, se = sqrt(sum (y - r x)^2 * n / (n - 1)) / sum x,
--           sum (y - r x)^2 = y_squares - 2 r products + r^2 x_squares, n = accounts with x > 0
--   none    no interval
WITH definitions AS (
    SELECT
        'canonical' AS dialect, month, currency, contraction + churn - expansion AS numerator,
        at_start AS denominator,
        net_squares AS y_squares, net_products AS products, squares_start AS x_squares,
        payers_at_start AS accounts, 'ratio' AS interval_kind
    FROM month_money
    UNION ALL
    SELECT
        'chartmogul_b2b', month, currency, days_contraction + days_churn - days_expansion - days_reactivation,
        at_start,
        days_net_squares, days_net_products, squares_start, payers_at_start, 'ratio'
    FROM month_money
    UNION ALL
    SELECT
        'baremetrics', month, currency, kept_loss - days_expansion, at_start,
        kept_net_squares, kept_net_products, squares_start, payers_at_start, 'ratio'
    FROM month_money
    UNION ALL
    SELECT
        'profitwell', month, currency, contraction + churn - expansion, at_start,
        net_squares, net_products, squares_start, payers_at_start, 'ratio'
    FROM month_money WHERE NOT partial
)
SELECT
    dialect, month, currency, numerator, denominator,
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value,
    interval_kind, y_squares, products, x_squares, accounts
FROM definitions
UNION ALL
SELECT
    'chartmogul_b2c', month, currency, NULL, NULL, CASE WHEN at_start + days_new > 0 THEN daily_net END,
    'none', 0.0, 0.0, 0.0, payers_at_start
FROM month_money
