-- trait_values: every attribute of the accounts in quality_outcomes, and the plan and the
-- scores that stand in other tables, attribute by attribute.
--
--   source, name, place (the account's number from 0), text, number
WITH places AS (
    SELECT account_id, row_number() OVER (ORDER BY account_id) - 1 AS place FROM quality_outcomes
)
SELECT v.source, v.name, p.place, v.text, v.number
FROM (
    SELECT source, name, account_id, text, number FROM account_traits
    UNION ALL
    SELECT source, 'plan', account_id, plan, CAST(NULL AS DOUBLE) FROM accounts WHERE plan IS NOT NULL
    UNION ALL
    SELECT source, coalesce(kind, 'score'), account_id, CAST(NULL AS VARCHAR), avg(score)
    FROM surveys
    WHERE score IS NOT NULL AND account_id IS NOT NULL
    GROUP BY source, coalesce(kind, 'score'), account_id
) AS v
JOIN places AS p ON v.account_id = p.account_id
ORDER BY v.source, v.name, p.place
