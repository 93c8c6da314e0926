-- statements: what was said about leaving, one row per cancellation known at the as-of instant.
--
--   account_id, at    at: when service ends or ended, else when it was asked for, else noted
--   is_return         the source marks the row as a return
--   reason, reason_category, comment, initiator   as stated; empty texts are NULL
--
-- Several exports often tell of the same loss. Per account one source is believed: one that
-- states reasons before one that does not, then the one with most rows, then by name.
--
-- Parameter: $as_of.
WITH sources AS (
    SELECT source, max(CASE WHEN reason IS NOT NULL THEN 1 ELSE 0 END) AS states_reasons, count(*) AS source_rows
    FROM cancellations
    GROUP BY source
),
known AS (
    SELECT
        c.account_id, coalesce(c.effective_at, c.requested_at, c.occurred_at) AS at,
        coalesce(c.reactivation, FALSE) AS is_return,
        nullif(trim(c.reason), '') AS reason, nullif(trim(c.reason_category), '') AS reason_category,
        nullif(trim(c.comment), '') AS comment, nullif(trim(c.initiator), '') AS initiator,
        c.source, c.row_key
    FROM cancellations AS c
    WHERE coalesce(c.requested_at, c.effective_at, c.occurred_at) < $as_of
),
source_ranks AS (
    SELECT source, row_number() OVER (ORDER BY states_reasons DESC, source_rows DESC, source) AS source_rank
    FROM sources
),
believed AS (
    SELECT k.account_id, min(r.source_rank) AS source_rank
    FROM known AS k
    JOIN source_ranks AS r ON k.source = r.source
    GROUP BY k.account_id
)
SELECT k.account_id, k.at, k.is_return, k.reason, k.reason_category, k.comment, k.initiator, k.row_key
FROM known AS k
JOIN source_ranks AS r ON k.source = r.source
JOIN believed AS b ON k.account_id = b.account_id AND r.source_rank = b.source_rank
