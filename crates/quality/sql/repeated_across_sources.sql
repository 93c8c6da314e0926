-- repeated_across_sources: identifiers of money that several sources have, so that it is
-- counted more than once.
--
--   fact_table
--   facts      different identifiers
--   repeated   of these, in more than one source
SELECT fact_table, count(*) AS facts, sum(CASE WHEN first_source <> last_source THEN 1 ELSE 0 END) AS repeated
FROM (
    SELECT 'invoices' AS fact_table, invoice_id AS identifier, min(source) AS first_source, max(source) AS last_source
    -- A list of invoices without amounts beside their lines counts nothing.
    FROM invoices WHERE amount IS NOT NULL GROUP BY invoice_id
    UNION ALL
    SELECT 'payments', payment_id, min(source), max(source) FROM payments GROUP BY payment_id
    UNION ALL
    SELECT 'subscriptions', subscription_id, min(source), max(source) FROM subscriptions GROUP BY subscription_id
) AS identifiers
GROUP BY fact_table
HAVING sum(CASE WHEN first_source <> last_source THEN 1 ELSE 0 END) > 0
ORDER BY fact_table
