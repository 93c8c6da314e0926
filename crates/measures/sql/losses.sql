-- losses: what reasons are counted over, one row per loss.
--
-- A loss is a statement of leaving (each cancellation; one marked as a return counts only if
-- it states a reason), and beside these every account that left without any statement.
-- An account that cancelled twice is two losses, with two reasons.
--
--   account_id, reason, reason_category, comment
--   has_left   the account is gone; on its latest loss mrr and currency say with how much
WITH ranked AS (
    SELECT
        account_id, reason, reason_category, comment,
        row_number() OVER (ORDER BY at DESC, row_key) AS place
    FROM statements
    WHERE NOT is_return OR reason IS NOT NULL
),
latest AS (SELECT account_id, min(place) AS place FROM ranked GROUP BY account_id),
stated AS (
    SELECT s.*, s.place = l.place AS is_latest
    FROM ranked AS s
    JOIN latest AS l ON s.account_id = l.account_id
)
SELECT
    s.account_id, coalesce(s.reason, CASE WHEN s.is_latest THEN l.cause END) AS reason, s.reason_category, s.comment,
    coalesce(l.has_left, FALSE) AS has_left,
    CASE WHEN s.is_latest AND l.has_left THEN l.mrr END AS mrr, l.currency
FROM stated AS s
LEFT JOIN lives AS l ON s.account_id = l.account_id
UNION ALL
SELECT l.account_id, l.cause, NULL, NULL, TRUE, l.mrr, l.currency
FROM lives AS l
WHERE l.has_left AND NOT l.never_customer AND NOT EXISTS (SELECT 1 FROM stated AS s WHERE s.account_id = l.account_id)
