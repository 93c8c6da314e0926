-- days: facts per source and local day of one table. The one scan that freshness, gaps,
-- drops of volume and facts after the as-of date rest on.
--
--   source, day        day: days since 1970-01-01 in the workspace's time zone
--   facts              rows
--   first_at, last_at  earliest and latest instant: equal over all days of a source that
--                      has no dates (its rows carry the instant they were learned)
--
-- Name filled in: {table}.
SELECT source, local_day(occurred_at) AS day, count(*) AS facts, min(occurred_at) AS first_at, max(occurred_at) AS last_at
FROM {table}
GROUP BY source, local_day(occurred_at)
ORDER BY source, day
