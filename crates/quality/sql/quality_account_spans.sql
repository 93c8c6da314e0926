-- quality_account_spans: when each account began and ended, as far as facts say.
--
--   account_id
--   from_at    first instant of the local day on which it began: what the account's own
--              row says, else its first subscription
--   until_at   first instant after the local day on which it ended; NULL while any of its
--              rows is open
--   is_account whether there is a row in accounts
WITH account_rows AS (
    SELECT account_id, min(started_at) AS started_at, CASE WHEN count(ended_at) = count(*) THEN max(ended_at) END AS ended_at
    FROM accounts
    GROUP BY account_id
),
subscribers AS (
    SELECT account_id, min(started_at) AS started_at, CASE WHEN count(ended_at) = count(*) THEN max(ended_at) END AS ended_at
    FROM subscriptions
    GROUP BY account_id
)
SELECT
    coalesce(a.account_id, s.account_id) AS account_id,
    day_start(local_day(coalesce(a.started_at, s.started_at))) AS from_at,
    day_start(local_day(coalesce(a.ended_at, s.ended_at)) + 1) AS until_at,
    a.account_id IS NOT NULL AS is_account
FROM account_rows AS a
FULL OUTER JOIN subscribers AS s ON a.account_id = s.account_id
