-- traits: how many accounts have each attribute, and whether it ever differs.
--
--   source, name
--   facts               accounts with a value
--   is_constant, value  whether all have the same one, and which
--   accounts            accounts with any attribute of the source
SELECT t.source, t.name, t.facts, t.is_constant, t.value, max(t.facts) OVER (PARTITION BY t.source) AS accounts
FROM (
    SELECT
        source, name, count(*) AS facts,
        coalesce(min(text) = max(text), TRUE) AND coalesce(min(number) = max(number), TRUE)
            AND (count(text) = count(*) OR count(text) = 0) AND (count(number) = count(*) OR count(number) = 0) AS is_constant,
        coalesce(min(text), CAST(min(number) AS VARCHAR)) AS value
    FROM account_traits
    WHERE text IS NOT NULL OR number IS NOT NULL
    GROUP BY source, name
) AS t
ORDER BY t.source, t.name
