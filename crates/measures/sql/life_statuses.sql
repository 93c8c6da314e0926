-- life_statuses: for each account, whether it left, what decides that, and when. The meaning of
-- the columns is said in lives.sql, which adds what was stated, paid and failed.
--
-- Parameter: $as_of.
WITH periods AS (
    SELECT
        account_id, min(basis) AS basis, min(from_at) AS started_at,
        CASE WHEN count(to_at) = count(*) THEN max(to_at) END AS ended_at
    FROM revenue_periods
    WHERE basis <> 'account_dates'
    GROUP BY account_id
),
subscribers AS (
    SELECT
        account_id,
        bool_or(NOT coalesce(trial, FALSE) AND (mrr IS NULL OR mrr <> 0)
            AND lower(coalesce(status, '')) NOT IN
                ('trialing', 'trial', 'in_trial', 'incomplete', 'incomplete_expired')) AS has_paid,
        bool_or(lower(coalesce(status, '')) = 'unpaid') AS is_unpaid,
        min(started_at) AS started_at
    FROM subscriptions
    WHERE started_at < $as_of
    GROUP BY account_id
),
account_rows AS (
    SELECT
        account_id, min(started_at) AS started_at, max(ended_at) AS ended_at, bool_or(churned) AS churned,
        bool_and(coalesce(trial, FALSE)) AS trial, bool_or(coalesce(anonymous, FALSE)) AS anonymous,
        CASE
            WHEN bool_or(lower(trim(status)) IN (
                'churned', 'cancelled', 'canceled', 'inactive', 'closed', 'left', 'lost', 'terminated', 'expired',
                'exited', 'lapsed', 'ended', 'former', 'deactivated', 'unsubscribed', '解約', '解約済み', '解約済', '退会', '退会済み',
                '已流失', '流失', '已取消', '已退订', '已解約', '已終止', '已终止', '停用')) THEN TRUE
            WHEN bool_or(status IS NOT NULL) THEN FALSE
        END AS status_says_left
    FROM accounts
    GROUP BY account_id
),
tenure_sources AS (
    SELECT source, max(CASE WHEN cause IS NOT NULL THEN 1 ELSE 0 END) AS states_causes, count(*) AS source_rows
    FROM tenures
    GROUP BY source
),
tenure_ranked AS (
    SELECT
        t.account_id, t.unit, coalesce(t.entry, 0.0) AS entry, t.duration, t.ended, nullif(trim(t.cause), '') AS cause,
        coalesce(t.weight, 1.0) AS weight,
        row_number() OVER (
            ORDER BY CASE WHEN t.cause IS NULL THEN 1 ELSE 0 END, s.states_causes DESC, s.source_rows DESC,
                t.source, t.row_key
        ) AS place
    FROM tenures AS t
    JOIN tenure_sources AS s ON t.source = s.source
),
tenure_chosen AS (
    SELECT t.*
    FROM tenure_ranked AS t
    JOIN (SELECT account_id, min(place) AS place FROM tenure_ranked GROUP BY account_id) AS f ON t.place = f.place
),
said AS (
    SELECT
        account_id,
        max(CASE WHEN NOT is_return THEN at END) AS left_at,
        max(CASE WHEN is_return THEN at END) AS returned_at
    FROM statements
    GROUP BY account_id
),
everyone AS (
    SELECT account_id FROM accounts
    UNION SELECT account_id FROM tenures
    UNION SELECT account_id FROM subscribers
    UNION SELECT account_id FROM periods
    UNION SELECT account_id FROM said
),
verdicts AS (
    SELECT
        e.account_id,
        CASE
            WHEN p.account_id IS NOT NULL THEN FALSE
            WHEN s.account_id IS NOT NULL THEN NOT s.has_paid
            ELSE coalesce(a.trial, FALSE) AND coalesce(NOT a.churned, TRUE) AND a.ended_at IS NULL
        END AS never_customer,
        CASE
            WHEN p.account_id IS NOT NULL THEN p.basis
            WHEN a.ended_at IS NOT NULL THEN 'account_dates'
            WHEN a.churned IS NOT NULL OR a.status_says_left IS NOT NULL THEN 'status'
            WHEN s.account_id IS NOT NULL THEN 'subscriptions'
            WHEN t.account_id IS NOT NULL THEN 'tenure'
            WHEN c.left_at IS NOT NULL THEN 'cancellations'
            ELSE 'account_dates'
        END AS basis,
        p.ended_at IS NOT NULL AS left_by_periods,
        coalesce(a.ended_at < $as_of, FALSE) AS left_by_dates,
        coalesce(a.churned, a.status_says_left) AS left_by_status,
        t.ended AS left_by_tenure,
        CASE
            WHEN c.account_id IS NOT NULL
                THEN c.left_at IS NOT NULL AND c.left_at > coalesce(c.returned_at, c.left_at - 1)
        END AS left_by_cancellations,
        p.started_at AS period_start, p.ended_at AS period_end,
        coalesce(a.started_at, s.started_at) AS account_start,
        CASE WHEN a.ended_at < $as_of THEN a.ended_at END AS account_end,
        c.left_at, t.unit, t.entry, t.duration, coalesce(t.weight, 1.0) AS weight, t.cause AS tenure_cause,
        coalesce(s.is_unpaid, FALSE) AS is_unpaid, coalesce(a.anonymous, FALSE) AS anonymous
    FROM everyone AS e
    LEFT JOIN periods AS p ON e.account_id = p.account_id
    LEFT JOIN subscribers AS s ON e.account_id = s.account_id
    LEFT JOIN account_rows AS a ON e.account_id = a.account_id
    LEFT JOIN tenure_chosen AS t ON e.account_id = t.account_id
    LEFT JOIN said AS c ON e.account_id = c.account_id
),
decided AS (
    SELECT
        *,
        CASE basis
            WHEN 'account_dates' THEN left_by_dates
            WHEN 'status' THEN left_by_status
            WHEN 'tenure' THEN left_by_tenure
            WHEN 'cancellations' THEN left_by_cancellations
            -- Paid subscriptions that are over, nobody says since when.
            ELSE left_by_periods OR period_start IS NULL
        END AS has_left
    FROM verdicts
    WHERE period_start IS NOT NULL OR account_start IS NULL OR account_start < $as_of
)
SELECT
    *,
    coalesce(period_start, account_start) AS started_at,
    CASE WHEN has_left THEN coalesce(period_end, account_end, left_at) END AS ended_at
FROM decided
