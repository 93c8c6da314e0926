-- account_money: the last monthly amount of each account and currency, minor units > 0: what
-- an active account pays at the as-of instant, what one that left paid before its last day.
-- Accounts without datable revenue show the amount the source states for them.
--
-- Parameters: $default_currency.
WITH last_periods AS (
    SELECT account_id, currency, max(period) AS period FROM day_movements GROUP BY account_id, currency
),
account_ends AS (
    SELECT account_id, max(period) AS period FROM last_periods GROUP BY account_id
),
dated AS (
    SELECT
        m.account_id, m.currency,
        CASE WHEN m.movement = 'churn' AND m.period = e.period THEN m.before ELSE m.after END AS mrr
    FROM day_movements AS m
    JOIN last_periods AS l ON m.account_id = l.account_id AND m.currency = l.currency AND m.period = l.period
    JOIN account_ends AS e ON m.account_id = e.account_id
),
stated AS (
    SELECT a.account_id, max(coalesce(a.currency, $default_currency)) AS currency, max(a.mrr) AS mrr
    FROM accounts AS a
    WHERE a.mrr IS NOT NULL AND NOT EXISTS (SELECT 1 FROM day_movements AS d WHERE d.account_id = a.account_id)
    GROUP BY a.account_id
)
SELECT account_id, currency, mrr FROM dated WHERE mrr > 0
UNION ALL
SELECT account_id, currency, mrr FROM stated WHERE mrr > 0
