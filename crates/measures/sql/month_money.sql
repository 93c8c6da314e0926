-- month_money: MRR by month and currency, minor units; every month and currency has a row.
--
--   at_start, at_end                      MRR
--   payers_at_start, payers_at_end        accounts with an amount in this currency
--   new, reactivation, expansion, contraction, churn, currency_change   snapshot form; losses
--       are >= 0 here; at_start + new + reactivation + expansion - contraction - churn
--       + currency_change = at_end, exactly
--   days_*                                the same movements, day form
--   kept_loss                             day-form losses of each account, at most its amount
--                                         at the month's start (Baremetrics' cap)
--   daily_gross, daily_net                sums over days of that day's rate (ChartMogul B2C)
--   accounts_new, ..., accounts_churned   accounts behind the snapshot movements
-- For intervals of ratios, sums over accounts of squares and products, where x is the amount
-- at the month's start and y a loss: squares_start, squares_end, and for each y
--   loss (snapshot), net (loss - expansion), days_loss, days_net (- expansion - reactivation),
--   kept (kept_loss), kept_net (kept_loss - expansion):
--   <y>_squares = sum of y*y, <y>_products = sum of x*y.
WITH changes AS (
    SELECT
        month, currency,
        sum(delta) AS delta,
        sum(CASE WHEN movement = 'new' THEN delta ELSE 0 END) AS new,
        sum(CASE WHEN movement = 'reactivation' THEN delta ELSE 0 END) AS reactivation,
        sum(gain) AS expansion,
        sum(CASE WHEN movement = 'contraction' THEN loss ELSE 0 END) AS contraction,
        sum(CASE WHEN movement = 'churn' THEN loss ELSE 0 END) AS churn,
        sum(CASE WHEN movement = 'currency_change' THEN delta ELSE 0 END) AS currency_change,
        sum(days_new) AS days_new, sum(days_reactivation) AS days_reactivation, sum(days_expansion) AS days_expansion,
        sum(days_contraction) AS days_contraction, sum(days_churn) AS days_churn,
        sum(least(days_contraction + days_churn, at_start)) AS kept_loss,
        sum(CASE WHEN at_end > 0 THEN 1 ELSE 0 END) - sum(CASE WHEN at_start > 0 THEN 1 ELSE 0 END) AS payers,
        sum(CASE WHEN movement = 'new' AND at_end > 0 THEN 1 ELSE 0 END) AS accounts_new,
        sum(CASE WHEN movement = 'reactivation' AND at_end > 0 THEN 1 ELSE 0 END) AS accounts_reactivated,
        sum(CASE WHEN movement = 'churn' AND at_start > 0 THEN 1 ELSE 0 END) AS accounts_churned,
        sum(CAST(at_end AS DOUBLE) * at_end - CAST(at_start AS DOUBLE) * at_start) AS squares,
        sum(CAST(loss AS DOUBLE) * loss) AS loss_squares,
        sum(CAST(loss AS DOUBLE) * at_start) AS loss_products,
        sum(CAST(loss - gain AS DOUBLE) * (loss - gain)) AS net_squares,
        sum(CAST(loss - gain AS DOUBLE) * at_start) AS net_products,
        sum(CAST(days_contraction + days_churn AS DOUBLE) * (days_contraction + days_churn)) AS days_loss_squares,
        sum(CAST(days_contraction + days_churn AS DOUBLE) * at_start) AS days_loss_products,
        sum(power(CAST(days_contraction + days_churn - days_expansion - days_reactivation AS DOUBLE), 2.0))
            AS days_net_squares,
        sum(CAST(days_contraction + days_churn - days_expansion - days_reactivation AS DOUBLE) * at_start)
            AS days_net_products,
        sum(power(CAST(least(days_contraction + days_churn, at_start) AS DOUBLE), 2.0)) AS kept_squares,
        sum(CAST(least(days_contraction + days_churn, at_start) AS DOUBLE) * at_start) AS kept_products,
        sum(power(CAST(least(days_contraction + days_churn, at_start) - days_expansion AS DOUBLE), 2.0))
            AS kept_net_squares,
        sum(CAST(least(days_contraction + days_churn, at_start) - days_expansion AS DOUBLE) * at_start)
            AS kept_net_products
    FROM account_months
    GROUP BY month, currency
),
days AS (
    SELECT
        period, month, currency, sum(delta) AS delta,
        sum(CASE WHEN movement IN ('new', 'currency_change') THEN delta ELSE 0 END) AS not_kept,
        sum(CASE WHEN movement IN ('contraction', 'churn') THEN -delta ELSE 0 END) AS loss
    FROM day_movements
    GROUP BY period, month, currency
),
running_days AS (
    SELECT *, sum(delta) OVER (PARTITION BY currency ORDER BY period) AS at_end FROM days
),
daily AS (
    SELECT
        month, currency,
        sum(CAST(loss AS DOUBLE) / (at_end - delta)) AS daily_gross,
        sum(1.0 - CAST(at_end - not_kept AS DOUBLE) / (at_end - delta)) AS daily_net
    FROM running_days
    WHERE at_end - delta > 0
    GROUP BY month, currency
),
currencies AS (SELECT DISTINCT currency FROM revenue_changes),
filled AS (
    SELECT
        months.month, months.partial, currencies.currency,
        coalesce(c.delta, 0) AS delta,
        coalesce(c.new, 0) AS new, coalesce(c.reactivation, 0) AS reactivation, coalesce(c.expansion, 0) AS expansion,
        coalesce(c.contraction, 0) AS contraction, coalesce(c.churn, 0) AS churn,
        coalesce(c.currency_change, 0) AS currency_change,
        coalesce(c.days_new, 0) AS days_new, coalesce(c.days_reactivation, 0) AS days_reactivation,
        coalesce(c.days_expansion, 0) AS days_expansion, coalesce(c.days_contraction, 0) AS days_contraction,
        coalesce(c.days_churn, 0) AS days_churn, coalesce(c.kept_loss, 0) AS kept_loss,
        coalesce(c.payers, 0) AS payers,
        coalesce(c.accounts_new, 0) AS accounts_new, coalesce(c.accounts_reactivated, 0) AS accounts_reactivated,
        coalesce(c.accounts_churned, 0) AS accounts_churned,
        coalesce(c.squares, 0.0) AS squares,
        coalesce(c.loss_squares, 0.0) AS loss_squares, coalesce(c.loss_products, 0.0) AS loss_products,
        coalesce(c.net_squares, 0.0) AS net_squares, coalesce(c.net_products, 0.0) AS net_products,
        coalesce(c.days_loss_squares, 0.0) AS days_loss_squares,
        coalesce(c.days_loss_products, 0.0) AS days_loss_products,
        coalesce(c.days_net_squares, 0.0) AS days_net_squares, coalesce(c.days_net_products, 0.0) AS days_net_products,
        coalesce(c.kept_squares, 0.0) AS kept_squares, coalesce(c.kept_products, 0.0) AS kept_products,
        coalesce(c.kept_net_squares, 0.0) AS kept_net_squares, coalesce(c.kept_net_products, 0.0) AS kept_net_products,
        coalesce(d.daily_gross, 0.0) AS daily_gross, coalesce(d.daily_net, 0.0) AS daily_net
    FROM months
    CROSS JOIN currencies
    LEFT JOIN changes AS c ON months.month = c.month AND currencies.currency = c.currency
    LEFT JOIN daily AS d ON months.month = d.month AND currencies.currency = d.currency
),
ends AS (
    SELECT
        *,
        sum(delta) OVER (PARTITION BY currency ORDER BY month) AS at_end,
        sum(payers) OVER (PARTITION BY currency ORDER BY month) AS payers_at_end,
        sum(squares) OVER (PARTITION BY currency ORDER BY month) AS squares_end
    FROM filled
)
SELECT *, at_end - delta AS at_start, payers_at_end - payers AS payers_at_start, squares_end - squares AS squares_start
FROM ends
