-- lives: one row per account: is it still a customer, since when, for how long, why not.
--
--   account_id
--   never_customer   only trials or free plans: counted apart
--   has_left, basis  left and not back at the as-of instant, and what decides it; the first
--                    of these that knows the account:
--     subscriptions  its paid subscriptions (none runs), under the recognition setting
--     invoices       its invoices, where there are no subscriptions
--     account_dates  the end date the source gives for the account
--     status         the source's own flag or status word
--     tenure         the source's length of relationship, ended or not
--     cancellations  a cancellation without a later return
--   left_by_status, left_by_tenure, left_by_cancellations   what the others would have said
--                    (NULL: nothing), to show where sources contradict each other
--   started_at, ended_at   microseconds; NULL where not known
--   entry, duration, unit  time as a customer: the source's tenure where it gives one, else
--                    days / 30.436875 from start to end or as-of instant, unit month
--   weight           case weight of the tenure, else 1
--   cause            the latest reason stated before the end, else the tenure's cause
--   reason_category, initiator   beside that reason
--   mrr, currency    last monthly amount (its largest currency), minor units
--   payment_failed   the last payment up to a week after the end, and not more than 45 days
--                    before it, failed; or a subscription ended unpaid
--   anonymous        no identifier in the source
--
-- Several tenures of one account: one with a cause before one without, then the source with
-- most rows, then by name.
--
-- Parameter: $as_of.
WITH payments_near_end AS (
    SELECT
        p.account_id, p.result,
        row_number() OVER (ORDER BY p.occurred_at DESC, p.row_key DESC) AS place
    FROM payments AS p
    JOIN life_statuses AS d ON p.account_id = d.account_id
    WHERE d.ended_at IS NOT NULL AND p.occurred_at <= d.ended_at + 7 * 86400000000
        AND p.occurred_at >= d.ended_at - 45 * 86400000000
        AND lower(coalesce(p.result, '')) <> 'refunded'
),
last_payments AS (
    SELECT p.account_id, p.result
    FROM payments_near_end AS p
    JOIN (SELECT account_id, min(place) AS place FROM payments_near_end GROUP BY account_id) AS f ON p.place = f.place
),
statements_of_leavers AS (
    SELECT
        s.account_id, s.reason, s.reason_category, s.initiator,
        row_number() OVER (
            ORDER BY CASE WHEN s.reason IS NULL THEN 1 ELSE 0 END, CASE WHEN s.at <= d.ended_at THEN 0 ELSE 1 END,
                s.at DESC, s.row_key
        ) AS place
    FROM statements AS s
    JOIN life_statuses AS d ON s.account_id = d.account_id
    WHERE d.has_left AND NOT s.is_return
),
last_statements AS (
    SELECT s.account_id, s.reason, s.reason_category, s.initiator
    FROM statements_of_leavers AS s
    JOIN (SELECT account_id, min(place) AS place FROM statements_of_leavers GROUP BY account_id) AS f
        ON s.place = f.place
),
money_ranked AS (
    SELECT account_id, currency, mrr, row_number() OVER (ORDER BY mrr DESC, currency) AS place
    FROM account_money
),
largest_money AS (
    SELECT m.account_id, m.currency, m.mrr
    FROM money_ranked AS m
    JOIN (SELECT account_id, min(place) AS place FROM money_ranked GROUP BY account_id) AS f ON m.place = f.place
)
SELECT
    d.account_id, d.never_customer, d.has_left, d.basis, d.left_by_status, d.left_by_tenure, d.left_by_cancellations,
    d.started_at, d.ended_at,
    coalesce(d.entry, 0.0) AS entry,
    CASE
        WHEN d.duration IS NOT NULL THEN d.duration
        WHEN d.has_left AND d.ended_at IS NULL THEN NULL
        ELSE (coalesce(d.ended_at, $as_of) - d.started_at) / 86400000000.0 / 30.436875
    END AS duration,
    coalesce(d.unit, 'month') AS unit, d.duration IS NOT NULL AS has_tenure, d.weight,
    coalesce(s.reason, CASE WHEN d.has_left THEN d.tenure_cause END) AS cause, s.reason_category, s.initiator,
    m.mrr, m.currency,
    d.is_unpaid OR coalesce(lower(p.result) IN ('failed', 'declined', 'failure'), FALSE) AS payment_failed,
    d.anonymous
FROM life_statuses AS d
LEFT JOIN last_statements AS s ON d.account_id = s.account_id
LEFT JOIN last_payments AS p ON d.account_id = p.account_id
LEFT JOIN largest_money AS m ON d.account_id = m.account_id
