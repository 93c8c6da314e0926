-- quick_ratio: MRR gained / MRR lost. Not defined where nothing is lost.
--
-- canonical    (N + E) / (C + X), snapshot; no reactivation.
-- baremetrics  (N + E) / (C + X), movements day by day
--              (changelog.baremetrics.com/new-quick-ratio-metric).
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
        'canonical' AS dialect, month, currency, new + expansion AS numerator, contraction + churn AS denominator,
        0.0 AS y_squares, 0.0 AS products, 0.0 AS x_squares, payers_at_start AS accounts, 'none' AS interval_kind
    FROM month_money
    UNION ALL
    SELECT
        'baremetrics', month, currency, days_new + days_expansion, days_contraction + days_churn,
        0.0, 0.0, 0.0, payers_at_start, 'none'
    FROM month_money
)
SELECT
    dialect, month, currency, numerator, denominator,
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value,
    interval_kind, y_squares, products, x_squares, accounts
FROM definitions
