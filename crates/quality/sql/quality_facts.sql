-- quality_<table>: facts of one table per account and subscription, so that the checks that
-- compare facts with accounts need not read a large table again.
--
--   source             NULL where the table has one source only
--   account_id, subscription_id
--   facts              rows
--   first_at, last_at  earliest and latest instant
--
-- Names filled in: {table}; {source} (the column, or nothing where there is one source);
-- {subscription_id} (the column, or nothing where the table has none).
SELECT
    {source} AS source, account_id, {subscription_id} AS subscription_id,
    count(*) AS facts, min(occurred_at) AS first_at, max(occurred_at) AS last_at
FROM {table}
GROUP BY {group}
