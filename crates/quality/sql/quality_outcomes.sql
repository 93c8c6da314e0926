-- quality_outcomes: who left, for the search for columns that know it. At most $most
-- accounts: of more, every k-th in the order of their identifiers.
--
--   account_id, has_left
--
-- Reads lives (see crates/measures/sql/lives.sql). Parameter: $most.
SELECT account_id, has_left
FROM (
    SELECT
        account_id, has_left,
        row_number() OVER (ORDER BY account_id) AS place,
        (count(*) OVER () + $most - 1) / $most AS step
    FROM lives
    WHERE NOT never_customer AND has_left IS NOT NULL
) AS customers
WHERE place % step = 0
