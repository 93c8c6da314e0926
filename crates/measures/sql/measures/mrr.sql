-- mrr: monthly recurring revenue at the month's end, minor units of the currency. What
-- counts as MRR is said in revenue_periods.sql.
--
-- Columns of every measure: dialect, month, currency (NULL: all accounts), numerator,
-- denominator, value (NULL where not defined), interval_kind: how the interval is made
--   wilson  share of accounts (Wilson 1927)
--   ratio   ratio of sums over accounts, linearised (Cochran 1977, Sampling Techniques, 6.3):
--           with r = sum y / sum x, se = sqrt(sum (y - r x)^2 * n / (n - 1)) / sum x,
--           sum (y - r x)^2 = y_squares - 2 r products + r^2 x_squares, n = accounts with x > 0
--   none    no interval
SELECT
    'canonical' AS dialect, month, currency, at_end AS numerator, CAST(NULL AS BIGINT) AS denominator,
    CAST(at_end AS DOUBLE) AS value, 'none' AS interval_kind,
    0.0 AS y_squares, 0.0 AS products, 0.0 AS x_squares, payers_at_end AS accounts
FROM month_money
