-- revenue_periods: when each account pays how much a month.
--
-- One row per stretch [from_at, to_at) of one subscription at one monthly amount.
--   account_id       the account that pays
--   subscription_id  the subscription, or what stands in for it
--   currency         ISO 4217; the workspace's default where the source has none
--   mrr              minor units a month, >= 0; NULL: paying, amount not known
--   from_at, to_at   microseconds UTC; to_at is NULL while it runs at the as-of instant
--   basis            subscriptions | invoices | account_dates: where it comes from
--
-- What counts (Stripe, support.stripe.com/questions/billing-analytics): active and past-due
-- subscriptions. Left out: trials, free plans (amount zero), unpaid and never completed
-- ones. A negative amount is no recurring price: the account pays, the amount is not known.
-- A later row of the same subscription_id (other price, other quantity) ends the earlier.
--
-- When an end counts is the recognition setting ($recognition):
--   requested   when the customer asked to cancel        (ChartMogul "scheduled", near CMRR)
--   cancelled   when it was cancelled in billing
--   period_end  when the service period ends (the default)
-- each at most as late as the next (help.chartmogul.com, article 203176581).
--
-- An account uses the first basis it has:
-- 1. subscriptions. The only subscription row of an account that lacks an amount takes the
--    amount stated for the account.
-- 2. invoices: lines for a subscription. A line is spread over its service period: months =
--    days / 30.436875, rounded, at least 1; amount / months, rounded half up to the minor
--    unit (1,200.00 for a year is 100.00 a month). Lines of one subscription and period are
--    summed. A gap of up to 7 days to the next line is late billing, not an absence.
-- 3. account_dates: one stretch from the account's start to its end (or, where only a tenure
--    is known, for as long as that), at the amount stated for the account. An account that
--    left at an unknown time has no stretch.
--
-- Parameters: $as_of (microseconds, exclusive), $recognition, $default_currency.
WITH cancellation_of AS (
    SELECT account_id, subscription_id, min(requested_at) AS requested_at, max(effective_at) AS effective_at
    FROM cancellations
    WHERE subscription_id IS NOT NULL AND NOT coalesce(reactivation, FALSE)
    GROUP BY account_id, subscription_id
),
subscription_rows AS (
    SELECT
        account_id, subscription_id, started_at, ended_at, cancel_requested_at, cancelled_at, mrr, currency,
        coalesce(trial, FALSE) OR lower(coalesce(status, '')) IN ('trialing', 'trial', 'in_trial') AS is_trial,
        lower(coalesce(status, '')) IN ('unpaid', 'incomplete', 'incomplete_expired') AS is_unpaid,
        coalesce(
            NOT churned,
            lower(status) IN ('active', 'past_due', 'paused', 'non_renewing', 'cancel_at_period_end'),
            FALSE
        ) AS still_runs,
        coalesce(churned, FALSE)
            OR lower(coalesce(status, '')) IN
                ('canceled', 'cancelled', 'expired', 'ended', 'churned', 'terminated', 'inactive') AS is_over,
        lead(account_id) OVER in_order AS next_account_id,
        lead(subscription_id) OVER in_order AS next_subscription_id,
        lead(started_at) OVER in_order AS next_start
    FROM subscriptions
    WHERE started_at < $as_of
    WINDOW in_order AS (ORDER BY account_id, subscription_id, started_at, recorded_at, row_key)
),
stated_amounts AS (
    SELECT a.account_id, max(a.mrr) AS mrr, max(a.currency) AS currency
    FROM accounts AS a
    JOIN (SELECT account_id FROM subscriptions GROUP BY account_id HAVING count(*) = 1 AND count(mrr) = 0) AS s
        ON a.account_id = s.account_id
    GROUP BY a.account_id
),
subscription_amounts AS (
    SELECT
        s.*,
        CASE WHEN next_account_id = s.account_id AND next_subscription_id = s.subscription_id THEN next_start END
            AS next_started_at,
        coalesce(s.mrr, a.mrr) AS amount,
        coalesce(s.currency, a.currency) AS amount_currency
    FROM subscription_rows AS s
    LEFT JOIN stated_amounts AS a ON s.account_id = a.account_id
),
subscription_ends AS (
    SELECT
        s.account_id, s.subscription_id, s.started_at, s.amount AS mrr, s.amount_currency AS currency, s.is_over,
        s.next_started_at,
        least(s.cancel_requested_at, c.requested_at) AS requested_at,
        s.cancelled_at,
        coalesce(
            s.ended_at, c.effective_at,
            CASE WHEN s.still_runs THEN NULL ELSE coalesce(s.cancelled_at, s.cancel_requested_at, c.requested_at) END
        ) AS service_end
    FROM subscription_amounts AS s
    LEFT JOIN cancellation_of AS c ON s.account_id = c.account_id AND s.subscription_id = c.subscription_id
    WHERE NOT s.is_trial AND NOT s.is_unpaid AND (s.amount IS NULL OR s.amount <> 0)
),
from_subscriptions AS (
    SELECT
        account_id, subscription_id, currency, mrr, started_at AS from_at,
        least(
            next_started_at,
            service_end,
            CASE WHEN $recognition IN ('requested', 'cancelled') THEN cancelled_at END,
            CASE WHEN $recognition = 'requested' THEN requested_at END
        ) AS to_at,
        'subscriptions' AS basis
    FROM subscription_ends
    -- Over, but nobody says when: it cannot be placed in time.
    WHERE NOT (is_over AND service_end IS NULL AND next_started_at IS NULL)
),
invoice_lines AS (
    SELECT
        account_id,
        coalesce(subscription_id, plan, '') AS subscription_id,
        coalesce(currency, $default_currency) AS currency,
        coalesce(period_start, occurred_at) AS from_at,
        coalesce(period_end, coalesce(period_start, occurred_at) + 2629746000000) AS until_at,
        sum(amount) AS amount
    FROM invoices AS i
    WHERE coalesce(period_start, occurred_at) < $as_of
        AND amount IS NOT NULL
        AND lower(coalesce(status, '')) NOT IN ('draft', 'void', 'voided', 'uncollectible', 'deleted')
        AND (lower(line_type) LIKE '%subscription%' OR lower(line_type) LIKE '%recurring%'
            OR (line_type IS NULL AND (subscription_id IS NOT NULL OR period_end IS NOT NULL)))
        AND NOT EXISTS (SELECT 1 FROM subscriptions AS s WHERE s.account_id = i.account_id)
    GROUP BY 1, 2, 3, 4, 5
    HAVING sum(amount) > 0
),
invoice_months AS (
    SELECT
        *,
        greatest(CAST(round((until_at - from_at) / 86400000000.0 / 30.436875) AS BIGINT), 1) AS months,
        lead(from_at) OVER (PARTITION BY account_id, subscription_id, currency ORDER BY from_at, until_at)
            AS next_from_at
    FROM invoice_lines
),
from_invoices AS (
    SELECT
        account_id, subscription_id, currency, (2 * amount + months) / (2 * months) AS mrr, from_at,
        CASE
            WHEN next_from_at <= until_at + 7 * 86400000000 THEN next_from_at
            ELSE until_at
        END AS to_at,
        'invoices' AS basis
    FROM invoice_months
),
account_rows AS (
    SELECT
        account_id,
        max(currency) AS currency, max(mrr) AS mrr, min(started_at) AS started_at, max(ended_at) AS ended_at,
        bool_or(coalesce(churned, FALSE)) AS churned, bool_and(coalesce(trial, FALSE)) AS trial
    FROM accounts AS a
    WHERE NOT EXISTS (SELECT 1 FROM subscriptions AS s WHERE s.account_id = a.account_id)
        AND NOT EXISTS (SELECT 1 FROM invoice_lines AS i WHERE i.account_id = a.account_id)
    GROUP BY account_id
),
tenure_ends AS (
    SELECT
        account_id, bool_or(ended) AS ended,
        max(CASE WHEN ended THEN CAST(86400000000.0 * duration * CASE unit
            WHEN 'day' THEN 1.0 WHEN 'week' THEN 7.0 WHEN 'quarter' THEN 91.310625 WHEN 'year' THEN 365.2425
            ELSE 30.436875 END AS BIGINT) END) AS lasted
    FROM tenures
    GROUP BY account_id
),
from_accounts AS (
    SELECT
        a.account_id, '' AS subscription_id, a.currency, a.mrr, a.started_at AS from_at,
        coalesce(a.ended_at, a.started_at + t.lasted) AS to_at,
        'account_dates' AS basis
    FROM account_rows AS a
    LEFT JOIN tenure_ends AS t ON a.account_id = t.account_id
    WHERE a.started_at < $as_of AND NOT a.trial AND (a.mrr IS NULL OR a.mrr <> 0)
        AND NOT ((a.churned OR coalesce(t.ended, FALSE)) AND a.ended_at IS NULL AND t.lasted IS NULL)
),
stretches AS (
    SELECT * FROM from_subscriptions
    UNION ALL SELECT * FROM from_invoices
    UNION ALL SELECT * FROM from_accounts
)
SELECT
    account_id,
    subscription_id,
    coalesce(currency, $default_currency) AS currency,
    CASE WHEN mrr > 0 THEN mrr END AS mrr,
    from_at,
    CASE WHEN to_at < $as_of THEN to_at END AS to_at,
    basis
FROM stretches
WHERE to_at IS NULL OR to_at > from_at
