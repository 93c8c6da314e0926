-- days: facts per source and local day of one table. The one scan that freshness, gaps,
-- drops of volume and facts after the as-of date rest on.
--
--   source, day        day: days since 1970-01-01 in the workspace's time zone
--   facts              rows
--
-- Name filled in: {table}.
SELECT source, local_day(occurred_at) AS day, count(*) AS facts
FROM {table}
GROUP BY source, local_day(occurred_at)
ORDER BY source, day
