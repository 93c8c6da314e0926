-- account_periods: revenue_changes summed by period. Run with $by_month FALSE (period = local
-- day) and TRUE (period = local month), each time followed by account_positions and
-- account_movements.
SELECT
    account_id, currency,
    CASE WHEN $by_month THEN month ELSE day END AS period,
    min(month) AS month, sum(delta) AS delta, sum(active) AS active
FROM revenue_changes
GROUP BY account_id, currency, CASE WHEN $by_month THEN month ELSE day END
