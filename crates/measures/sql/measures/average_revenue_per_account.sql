-- average_revenue_per_account (ARPA): MRR at the month's end / accounts that pay it, minor
-- units of the currency. Its interval takes y = amount, x = 1 for every paying account.
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
        'canonical' AS dialect, month, currency, at_end AS numerator, payers_at_end AS denominator,
        squares_end AS y_squares, CAST(at_end AS DOUBLE) AS products,
        CAST(payers_at_end AS DOUBLE) AS x_squares, payers_at_end AS accounts, 'ratio' AS interval_kind
    FROM month_money
)
SELECT
    dialect, month, currency, numerator, denominator,
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value,
    interval_kind, y_squares, products, x_squares, accounts
FROM definitions
