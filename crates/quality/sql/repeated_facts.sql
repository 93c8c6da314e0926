-- repeated_facts: facts with identifiers of their own that are otherwise the same: likely
-- one thing exported twice. (Rows that are the same in every column are reported when a
-- file is read.)
--
--   fact_table, source
--   facts      rows compared
--   repeated   rows beyond the first of their kind
--
-- Payments: account, instant, invoice, amount, currency, result, with a time of day; invoice
-- lines: account, instant, subscription, service period, amount, currency, line type;
-- tickets: account, instant, subject.
SELECT fact_table, source, sum(facts) AS facts, sum(repeated) AS repeated
FROM (
    SELECT 'payments' AS fact_table, source, count(*) AS facts, count(*) - 1 AS repeated
    FROM payments
    WHERE account_id IS NOT NULL AND amount <> 0 AND occurred_at <> day_start(local_day(occurred_at))
    GROUP BY source, account_id, occurred_at, invoice_id, amount, currency, result
    UNION ALL
    SELECT 'invoices', source, count(*), count(*) - 1
    FROM invoices
    WHERE amount <> 0 AND subscription_id IS NOT NULL AND period_start IS NOT NULL
    GROUP BY source, account_id, occurred_at, subscription_id, plan, period_start, period_end, amount, currency, line_type, quantity
    UNION ALL
    SELECT 'tickets', source, count(*), count(*) - 1
    FROM tickets
    WHERE account_id IS NOT NULL AND subject IS NOT NULL
    GROUP BY source, account_id, occurred_at, subject, topic
) AS groups
GROUP BY fact_table, source
HAVING sum(repeated) > 0
ORDER BY fact_table, source
