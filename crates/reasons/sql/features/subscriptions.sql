-- subscriptions: price and size over the last months.
--
--   price_per_seat_rise_130d   largest rise of the monthly amount per seat in 130 days, 0.1 = 10 %
--   price_change_announced     1: a price change of the account's plan in the last 130 days
--   seats_change_240d          last seats over the most (a fall) or the fewest (a rise) of 240
--                              days, less 1; the larger change of the two
WITH own AS (
    SELECT
        s.account_id, s.subscription_id, s.started_at AS at, s.mrr, greatest(coalesce(s.quantity, 1.0), 1.0) AS seats,
        s.plan, s.source, s.row_key, d.decided_at,
        lag(s.mrr) OVER each AS mrr_before,
        lag(greatest(coalesce(s.quantity, 1.0), 1.0)) OVER each AS seats_before
    FROM subscriptions AS s
    JOIN departures AS d ON s.account_id = d.account_id
    WHERE s.started_at < d.decided_at
        AND NOT coalesce(s.trial, FALSE) AND lower(coalesce(s.status, '')) NOT IN ('trialing', 'trial', 'in_trial')
    WINDOW each AS (PARTITION BY s.account_id, s.subscription_id ORDER BY s.started_at, s.row_key)
),
sizes AS (
    SELECT
        account_id,
        max(CASE WHEN place = 1 THEN seats END) AS last_seats, max(seats) AS most, min(seats) AS fewest,
        max(CASE WHEN place = 1 THEN source END) AS source, max(CASE WHEN place = 1 THEN row_key END) AS row_key,
        max(CASE WHEN place = 1 THEN at END) AS at
    FROM (
        SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY at DESC, row_key) AS place FROM own
    )
    WHERE place = 1 OR decided_at - at < 240 * 86400000000 OR mrr_before IS NULL
    GROUP BY account_id
)
SELECT
    account_id, 'price_per_seat_rise_130d' AS feature,
    max((mrr / seats) / (mrr_before / seats_before) - 1.0) AS value, max(source) AS source, max(row_key) AS row_key,
    max(at) AS at
FROM own
WHERE mrr > 0 AND mrr_before > 0 AND decided_at - at < 130 * 86400000000
    AND (mrr / seats) / (mrr_before / seats_before) > 1.015
GROUP BY account_id
UNION ALL
SELECT d.account_id, 'price_change_announced', 1.0, max(e.source), max(e.row_key), max(e.occurred_at)
FROM departures AS d
JOIN external_events AS e ON e.occurred_at < d.decided_at AND e.recorded_at < d.decided_at
    AND d.decided_at - e.occurred_at < 130 * 86400000000
    AND (e.plan IS NULL OR lower(e.plan) = lower(coalesce(d.plan, '')))
    AND (e.account_id IS NULL OR e.account_id = d.account_id)
WHERE lower(coalesce(e.kind, '')) LIKE '%price%' OR (e.kind IS NULL AND lower(e.source) LIKE '%price%')
GROUP BY d.account_id
UNION ALL
SELECT
    account_id, 'seats_change_240d',
    CASE WHEN 1.0 - last_seats / most > last_seats / fewest - 1.0 THEN last_seats / most - 1.0
        ELSE last_seats / fewest - 1.0 END,
    source, row_key, at
FROM sizes
WHERE last_seats IS NOT NULL AND most >= 3
