-- logo_churn: the share of accounts that leave in a month.
--
-- canonical       churned of those active at the start / active at the start; both snapshots,
--                 so an account that comes and goes within the month does not count
--                 (Gold, Fighting Churn with Data, listing 2.2).
-- stripe          every churn of the month / (active at the start + new + returned in the
--                 month): new-and-gone counts above and below, a second churn counts again
--                 (support.stripe.com/questions/calculating-subscriber-churn-rate-in-billing).
--                 Stripe looks back 30 days; here it is the calendar month. Returned
--                 subscribers stand below too, so that no churn lacks its start.
-- chartmogul_b2b  as canonical: excludes joined-and-churned and churned-and-reactivated
--                 (help.chartmogul.com, article 207340419, Standard).
-- chartmogul_b2c  sum over days of (churned that day / active at the day's start)
--                 (same article, Shopify formula); can pass 1.
-- baremetrics     accounts that churned in the month, sign-ups included / active at the
--                 start, at most 1 (changelog.baremetrics.com, "Churn Update";
--                 help.baremetrics.com 5380347). Baremetrics looks back 30 days.
-- profitwell      as canonical; new-and-churned in one month is ignored, and churn of a
--                 month shows only when the month is complete
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
    SELECT 'canonical' AS dialect, month, churned AS numerator, at_start AS denominator, 'wilson' AS interval_kind
    FROM month_accounts
    UNION ALL
    SELECT 'stripe', month, days_churned, at_start + days_new + days_reactivated, 'wilson' FROM month_accounts
    UNION ALL
    SELECT 'chartmogul_b2b', month, churned, at_start, 'wilson' FROM month_accounts
    UNION ALL
    SELECT 'baremetrics', month, least(churned_accounts, at_start), at_start, 'wilson' FROM month_accounts
    UNION ALL
    SELECT 'profitwell', month, churned, at_start, 'wilson' FROM month_accounts WHERE NOT partial
),
values_by_month AS (
    SELECT
        dialect, month, numerator, denominator,
        CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END AS value, interval_kind
    FROM definitions
    UNION ALL
    SELECT
        'chartmogul_b2c', month, NULL, NULL,
        CASE WHEN at_start + days_new + days_reactivated > 0 THEN daily_churn END, 'none'
    FROM month_accounts
)
SELECT
    dialect, month, CAST(NULL AS VARCHAR) AS currency, numerator, denominator, value, interval_kind,
    0.0 AS y_squares, 0.0 AS products, 0.0 AS x_squares, denominator AS accounts
FROM values_by_month
