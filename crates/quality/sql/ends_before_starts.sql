-- ends_before_starts: rows that end before they start.
--
--   fact_table, source
--   start_field, end_field   which two fields
--   facts                    rows with both
--   wrong                    of these, the end is earlier
--
-- An end given as a date only (the first instant of a day) lies on the day of the start.
SELECT
    fact_table, source, start_field, end_field,
    count(*) AS facts, sum(CASE WHEN is_wrong THEN 1 ELSE 0 END) AS wrong
FROM (
    SELECT *, end_at < start_at AND end_at <> day_start(local_day(start_at)) AS is_wrong
    FROM (
        SELECT 'accounts' AS fact_table, source, 'started_at' AS start_field, 'ended_at' AS end_field,
            started_at AS start_at, ended_at AS end_at FROM accounts
        UNION ALL SELECT 'subscriptions', source, 'started_at', 'ended_at', started_at, ended_at FROM subscriptions
        UNION ALL SELECT 'invoices', source, 'period_start', 'period_end', period_start, period_end FROM invoices
        UNION ALL SELECT 'tickets', source, 'occurred_at', 'closed_at', occurred_at, closed_at FROM tickets
        UNION ALL SELECT 'cancellations', source, 'requested_at', 'effective_at', requested_at, effective_at FROM cancellations
        UNION ALL SELECT 'incidents', source, 'occurred_at', 'ended_at', occurred_at, ended_at FROM incidents
    ) AS spans
    WHERE start_at IS NOT NULL AND end_at IS NOT NULL
) AS judged
GROUP BY fact_table, source, start_field, end_field
HAVING sum(CASE WHEN is_wrong THEN 1 ELSE 0 END) > 0
ORDER BY fact_table, source
