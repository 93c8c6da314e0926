-- gross_revenue_retention (GRR): the share of MRR kept, not counting gains. At most 1.
--
-- canonical  (S - C - X) / S, snapshot: sum over accounts of the start of
--            min(at start, at end) / S. An amount moved to another currency counts as kept.
--
-- No vendor among the dialects states a formula of its own: theirs is 1 - gross churn.
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
        'canonical' AS dialect, month, currency, at_start - contraction - churn AS numerator, at_start AS denominator,
        squares_start - 2 * loss_products + loss_squares AS y_squares,
        squares_start - loss_products AS products, squares_start AS x_squares, payers_at_start AS accounts,
        'ratio' AS interval_kind
    FROM month_money
)
SELECT
    dialect, month, currency, numerator, denominator,
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value,
    interval_kind, y_squares, products, x_squares, accounts
FROM definitions
