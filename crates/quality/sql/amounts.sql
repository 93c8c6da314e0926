-- amounts: money that is there but says nothing.
--
--   fact_table, source
--   facts     rows where an amount is to be expected
--   zero      amount of exactly zero
--   missing   no amount, while other rows of the source have one
SELECT
    fact_table, source, count(*) AS facts,
    sum(CASE WHEN amount = 0 THEN 1 ELSE 0 END) AS zero,
    CASE WHEN count(amount) > 0 THEN count(*) - count(amount) ELSE 0 END AS missing
FROM (
    SELECT 'subscriptions' AS fact_table, source, mrr AS amount
    FROM subscriptions
    WHERE NOT coalesce(trial, FALSE) AND lower(coalesce(status, '')) NOT IN ('trialing', 'trial', 'in_trial')
        AND lower(coalesce(plan, '')) NOT LIKE '%free%'
    UNION ALL
    SELECT 'payments', source, amount FROM payments
) AS amounts
GROUP BY fact_table, source
ORDER BY fact_table, source
