-- subscription_flags: subscriptions whose own flag or status word contradicts their dates.
--
--   source
--   facts            rows with a flag or status word
--   over_without_end marked as over, no end date
--   open_with_end    flagged as running, ended before the as-of instant; the earlier periods of
--                    a subscription end without being over, so only its last row counts, and a
--                    row with a cancellation says itself that it is over
--
-- Parameter: $as_of.
SELECT
    source,
    sum(CASE WHEN churned IS NOT NULL OR status IS NOT NULL THEN 1 ELSE 0 END) AS facts,
    sum(CASE WHEN is_over AND ended_at IS NULL AND cancelled_at IS NULL THEN 1 ELSE 0 END) AS over_without_end,
    sum(CASE WHEN is_open AND is_last AND cancelled_at IS NULL AND ended_at < $as_of THEN 1 ELSE 0 END) AS open_with_end
FROM (
    SELECT
        source, churned, status, ended_at, cancelled_at,
        lead(started_at) OVER (PARTITION BY source, subscription_id ORDER BY started_at, row_key) IS NULL AS is_last,
        coalesce(churned, FALSE)
            OR lower(coalesce(status, '')) IN ('canceled', 'cancelled', 'expired', 'ended', 'churned', 'terminated') AS is_over,
        coalesce(NOT churned, lower(status) IN ('active', 'past_due'), FALSE) AS is_open
    FROM subscriptions
    WHERE started_at < $as_of
) AS s
GROUP BY source
ORDER BY source
