-- month_accounts: accounts by month, all currencies together; every month has a row.
--
--   month, partial              partial: the as-of instant lies before the month's end
--   at_start, at_end            paying accounts
--   new, reactivated, churned   snapshot form: at_start + new + reactivated - churned = at_end
--   days_new, days_reactivated, days_churned   day form: each start and each end counts
--   churned_accounts            accounts with at least one end in the month, back or not
--   churned_of_start            of these, those that paid at the month's start
--   daily_churn                 sum over days of (ends that day / accounts at the day's start)
WITH snapshot AS (
    SELECT
        month,
        sum(CASE WHEN movement = 'new' THEN 1 ELSE 0 END) AS new,
        sum(CASE WHEN movement = 'reactivation' THEN 1 ELSE 0 END) AS reactivated,
        sum(CASE WHEN movement = 'churn' THEN 1 ELSE 0 END) AS churned
    FROM month_movements
    WHERE account_row
    GROUP BY month
),
days AS (
    SELECT
        period, month,
        sum(CASE WHEN movement = 'new' THEN 1 ELSE 0 END) AS new,
        sum(CASE WHEN movement = 'reactivation' THEN 1 ELSE 0 END) AS reactivated,
        sum(CASE WHEN movement = 'churn' THEN 1 ELSE 0 END) AS churned
    FROM day_movements
    WHERE account_row
    GROUP BY period, month
),
running_days AS (
    SELECT *, sum(new + reactivated - churned) OVER (ORDER BY period) - (new + reactivated - churned) AS at_start
    FROM days
),
day_form AS (
    SELECT
        month, sum(new) AS days_new, sum(reactivated) AS days_reactivated, sum(churned) AS days_churned,
        sum(CASE WHEN at_start > 0 THEN CAST(churned AS DOUBLE) / at_start ELSE 0.0 END) AS daily_churn
    FROM running_days
    GROUP BY month
),
leavers AS (
    SELECT month, count(*) AS churned_accounts
    FROM (SELECT account_id, month FROM day_movements WHERE movement = 'churn' GROUP BY account_id, month) AS once
    GROUP BY month
),
filled AS (
    SELECT
        months.month, months.partial,
        coalesce(s.new, 0) AS new, coalesce(s.reactivated, 0) AS reactivated, coalesce(s.churned, 0) AS churned,
        coalesce(d.days_new, 0) AS days_new, coalesce(d.days_reactivated, 0) AS days_reactivated,
        coalesce(d.days_churned, 0) AS days_churned, coalesce(d.daily_churn, 0.0) AS daily_churn,
        coalesce(l.churned_accounts, 0) AS churned_accounts
    FROM months
    LEFT JOIN snapshot AS s ON months.month = s.month
    LEFT JOIN day_form AS d ON months.month = d.month
    LEFT JOIN leavers AS l ON months.month = l.month
)
SELECT
    *,
    sum(new + reactivated - churned) OVER (ORDER BY month) AS at_end,
    sum(new + reactivated - churned) OVER (ORDER BY month) - (new + reactivated - churned) AS at_start
FROM filled
