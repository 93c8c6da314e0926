-- stated_pairs: the stated reason of each cancellation against a second statement in the
-- same row, counted. A row without the second statement counts as one of its values:
-- whether a customer writes at all may go with the reason.
--
--   source
--   second_field            comment | reason_category
--   reason, second, facts
SELECT source, second_field, reason, second, count(*) AS facts
FROM (
    SELECT source, 'comment' AS second_field, trim(reason) AS reason, coalesce(trim(comment), '') AS second FROM cancellations
    UNION ALL
    SELECT source, 'reason_category', trim(reason), coalesce(trim(reason_category), '') FROM cancellations
) AS pairs
WHERE reason IS NOT NULL AND reason <> ''
GROUP BY source, second_field, reason, second
ORDER BY source, second_field, reason, second
