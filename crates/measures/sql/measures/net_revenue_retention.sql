-- net_revenue_retention (NRR): what the accounts of the month's start pay at its end, as a
-- share of what they paid at its start. Above 1 where they grew.
--
-- canonical       (S + E - C - X) / S, snapshot; new and returned accounts are not in it
--                 (Gold, Fighting Churn with Data, listing 2.1). An amount moved to another
--                 currency counts as kept.
-- chartmogul_b2b  (S + E + R - C - X) / S: reactivation offsets
--                 (help.chartmogul.com, article 203359411).
-- baremetrics     1 - (losses - E) / S (changelog.baremetrics.com/new-metric-net-revenue-retention).
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
        'canonical' AS dialect, month, currency, at_start + expansion - contraction - churn AS numerator,
        at_start AS denominator,
        squares_start - 2 * net_products + net_squares AS y_squares, squares_start - net_products AS products,
        squares_start AS x_squares, payers_at_start AS accounts, 'ratio' AS interval_kind
    FROM month_money
    UNION ALL
    SELECT
        'chartmogul_b2b', month, currency,
        at_start + days_expansion + days_reactivation - days_contraction - days_churn, at_start,
        squares_start - 2 * days_net_products + days_net_squares, squares_start - days_net_products,
        squares_start, payers_at_start, 'ratio'
    FROM month_money
    UNION ALL
    SELECT
        'baremetrics', month, currency, at_start + days_expansion - kept_loss, at_start,
        squares_start - 2 * kept_net_products + kept_net_squares, squares_start - kept_net_products,
        squares_start, payers_at_start, 'ratio'
    FROM month_money
)
SELECT
    dialect, month, currency, numerator, denominator,
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value,
    interval_kind, y_squares, products, x_squares, accounts
FROM definitions
