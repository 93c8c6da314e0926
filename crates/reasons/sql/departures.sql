-- departures: the accounts that left and are not back, one row each, with what was said. Where the
-- facts know of no account that is gone, those that made a statement of leaving.
--
--   account_id
--   started_at, ended_at   first and last instant as a customer, else when the statement says that it
--                          ends; NULL where not known
--   decided_at             when leaving was decided: the request, else the end, else the as-of
--                          instant. Evidence is what had happened, and was known, before it.
--   paid_until             up to when payments tell about it: a week after the end
--   reason, reason_category, comment, alternative, initiator, option_position   as stated
--   statement_source, statement_row_key   the row that says so; NULL where nobody said anything
--   plan, segment, region  of the account; NULL where not known
--   mrr, currency          last monthly amount, minor units
--   payment_failed         the last charge failed
--
-- Reads the tables `lives` and `statements` that the measures leave in the session.
--
-- Parameter: $as_of.
WITH left_accounts AS (
    SELECT count(*) AS accounts FROM lives WHERE has_left AND NOT never_customer
),
leavers AS (
    SELECT account_id FROM statements WHERE NOT is_return GROUP BY account_id
),
gone AS (
    SELECT l.*
    FROM lives AS l
    CROSS JOIN left_accounts AS g
    LEFT JOIN leavers AS s ON l.account_id = s.account_id
    WHERE NOT l.never_customer AND (l.has_left OR (g.accounts = 0 AND s.account_id IS NOT NULL))
),
candidates AS (
    SELECT
        s.account_id, s.row_key, s.at, CASE WHEN s.reason IS NULL THEN 1 ELSE 0 END AS is_silent,
        CASE WHEN s.at <= coalesce(g.ended_at, $as_of) THEN 0 ELSE 1 END AS is_late
    FROM statements AS s
    JOIN gone AS g ON s.account_id = g.account_id
    WHERE NOT s.is_return
),
ranked AS (
    SELECT
        account_id, row_key,
        row_number() OVER (PARTITION BY account_id ORDER BY is_silent, is_late, at DESC, row_key) AS place
    FROM candidates
),
said AS (
    SELECT
        c.account_id, c.source, c.row_key, nullif(trim(c.comment), '') AS comment,
        nullif(trim(c.reason), '') AS reason, nullif(trim(c.reason_category), '') AS reason_category,
        nullif(trim(c.alternative), '') AS alternative, c.option_position,
        coalesce(c.requested_at, c.effective_at, c.occurred_at) AS requested_at,
        coalesce(c.effective_at, c.requested_at, c.occurred_at) AS effective_at
    FROM cancellations AS c
    JOIN ranked AS r ON c.account_id = r.account_id AND c.row_key = r.row_key AND r.place = 1
),
traits AS (
    SELECT
        account_id,
        max(CASE WHEN lower(name) IN ('segment', 'tier', 'customer segment', 'customer_segment', 'company size',
            'company_size', 'size', 'セグメント', '細分', '细分', '分群', '客群') THEN text END) AS segment,
        max(CASE WHEN lower(name) IN ('country', 'region', 'state', 'market', '国', '国家', '國家', '地域', '地区',
            '地區') THEN text END) AS region
    FROM account_traits
    GROUP BY account_id
),
plans AS (
    SELECT account_id, plan, row_number() OVER (PARTITION BY account_id ORDER BY started_at DESC, row_key) AS place
    FROM subscriptions
    WHERE plan IS NOT NULL
),
account_plans AS (
    SELECT account_id, max(plan) AS plan FROM accounts GROUP BY account_id
)
SELECT
    g.account_id, g.started_at, coalesce(g.ended_at, s.effective_at) AS ended_at,
    coalesce(least(s.requested_at, g.ended_at), $as_of) AS decided_at,
    coalesce(g.ended_at, s.requested_at, $as_of) + 7 * 86400000000 AS paid_until,
    coalesce(g.cause, s.reason) AS reason, coalesce(g.reason_category, s.reason_category) AS reason_category,
    s.comment, s.alternative, g.initiator, s.option_position,
    s.source AS statement_source, s.row_key AS statement_row_key,
    coalesce(p.plan, a.plan) AS plan, t.segment, t.region, g.mrr, g.currency, g.payment_failed,
    coalesce(g.duration * CASE g.unit WHEN 'day' THEN 1.0 WHEN 'week' THEN 7.0 WHEN 'quarter' THEN 91.310625
        WHEN 'year' THEN 365.2425 ELSE 30.436875 END, 0.0) AS tenure_days
FROM gone AS g
LEFT JOIN said AS s ON g.account_id = s.account_id
LEFT JOIN traits AS t ON g.account_id = t.account_id
LEFT JOIN plans AS p ON g.account_id = p.account_id AND p.place = 1
LEFT JOIN account_plans AS a ON g.account_id = a.account_id
ORDER BY g.account_id
