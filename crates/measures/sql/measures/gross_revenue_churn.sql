-- gross_revenue_churn: the share of MRR that is lost, not counting what is gained.
-- S = MRR at the month's start, X = churn, C = contraction.
--
-- canonical       (X + C) / S, snapshot: what accounts of the start pay less at the end
--                 (Gold, Fighting Churn with Data, listing 2.4). Between 0 and 1.
-- chartmogul_b2b  (X + C) / S, movements as they happen day by day, so losses of amounts won
--                 within the month count; can pass 1 (help.chartmogul.com, article 203359341).
-- chartmogul_b2c  sum over days of (X + C that day) / (MRR at the day's start) (same article).
-- baremetrics     losses of an account count at most what it paid at the start: 500 upgraded
--                 to 1,379 and gone is 100 %, not 275.8 % (changelog.baremetrics.com). Looks
--                 back 30 days there, the calendar month here.
-- profitwell      as canonical: new-and-churned in one month is ignored; complete months only
--                 (paddle.com/help/profitwell-metrics/measure/compare).
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
        'canonical' AS dialect, month, currency, contraction + churn AS numerator, at_start AS denominator,
        loss_squares AS y_squares, loss_products AS products, squares_start AS x_squares,
        payers_at_start AS accounts, 'ratio' AS interval_kind
    FROM month_money
    UNION ALL
    SELECT
        'chartmogul_b2b', month, currency, days_contraction + days_churn, at_start,
        days_loss_squares, days_loss_products, squares_start, payers_at_start, 'ratio'
    FROM month_money
    UNION ALL
    SELECT
        'baremetrics', month, currency, kept_loss, at_start,
        kept_squares, kept_products, squares_start, payers_at_start, 'ratio'
    FROM month_money
    UNION ALL
    SELECT
        'profitwell', month, currency, contraction + churn, at_start,
        loss_squares, loss_products, squares_start, payers_at_start, 'ratio'
    FROM month_money WHERE NOT partial
)
SELECT
    dialect, month, currency, numerator, denominator,
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value,
    interval_kind, y_squares, products, x_squares, accounts
FROM definitions
UNION ALL
SELECT
    'chartmogul_b2c', month, currency, NULL, NULL, CASE WHEN at_start + days_new > 0 THEN daily_gross END,
    'none', 0.0, 0.0, 0.0, payers_at_start
FROM month_money
