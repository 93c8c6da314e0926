-- traits: what is known of the departed accounts by which they can be grouped: each trait with
-- 2 to 12 different values among them, one row an account and trait.
--
--   account_id, name   the trait's name: the source's column heading
--   value              as text; a whole number without decimal places
--
-- Reads the table `departures`.
WITH known AS (
    SELECT
        t.account_id, t.name,
        max(coalesce(nullif(trim(t.text), ''), CASE WHEN t.number = round(t.number)
            THEN CAST(CAST(t.number AS BIGINT) AS VARCHAR) ELSE CAST(t.number AS VARCHAR) END)) AS value
    FROM account_traits AS t
    JOIN departures AS d ON t.account_id = d.account_id
    WHERE t.number IS NULL OR abs(t.number) < 1000000.0
    GROUP BY t.account_id, t.name
),
few AS (
    SELECT name
    FROM known
    WHERE value IS NOT NULL
    GROUP BY name
    HAVING count(DISTINCT value) BETWEEN 2 AND 12
)
SELECT k.account_id, k.name, k.value
FROM known AS k
JOIN few AS f ON k.name = f.name
WHERE k.value IS NOT NULL
ORDER BY k.name, k.account_id
