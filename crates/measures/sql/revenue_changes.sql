-- revenue_changes: by how much each account's monthly amount changes on each local day.
--
--   account_id, currency
--   day     days since 1970-01-01 of the local date
--   month   months since 1970-01 of the local date
--   delta   change of the monthly amount that day, minor units; changes of one day are
--           netted (ChartMogul groups near-simultaneous changes: article 4416682609426)
--   active  change of the number of running paid stretches that day
--
-- The amount of an account before a day is the sum of its deltas of earlier days. A stretch
-- that ends on the first instant of 1 April counts on 31 March and is lost in April.
WITH steps AS (
    SELECT account_id, currency, from_at AS at, coalesce(mrr, 0) AS delta, 1 AS active
    FROM revenue_periods
    UNION ALL
    SELECT account_id, currency, to_at AS at, -coalesce(mrr, 0) AS delta, -1 AS active
    FROM revenue_periods
    WHERE to_at IS NOT NULL
),
dated AS (
    SELECT account_id, currency, local_day(at) AS day, local_month(at) AS month, delta, active
    FROM steps
)
SELECT
    account_id, currency, day, month,
    CAST(sum(delta) AS BIGINT) AS delta,
    CAST(sum(active) AS BIGINT) AS active
FROM dated
GROUP BY account_id, currency, day, month
