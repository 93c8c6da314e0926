-- account: what is known about the account itself.
--
--   tenure_days               days as a customer when leaving was decided
--   initiator_system          1: the source says that a system (billing) ended it
--   initiator_vendor          1: the source says that we ended it
--   promised_feature          1: the CRM notes something promised in the sale
--   channel_elsewhere         1: the preferred channel is none of e-mail, telephone and chat
WITH words AS (
    SELECT account_id, statement_source AS source, statement_row_key AS row_key, decided_at AS at,
        lower(trim(coalesce(initiator, ''))) AS initiator
    FROM departures
),
traits AS (
    SELECT t.account_id, lower(t.name) AS name, lower(trim(coalesce(t.text, ''))) AS text, t.source, t.row_key,
        t.occurred_at AS at
    FROM account_traits AS t
    JOIN departures AS d ON t.account_id = d.account_id
    WHERE trim(coalesce(t.text, '')) <> ''
)
SELECT account_id, 'tenure_days' AS feature, coalesce((decided_at - started_at) / 86400000000.0, tenure_days) AS value,
    statement_source AS source, statement_row_key AS row_key, started_at AS at
FROM departures WHERE started_at IS NOT NULL OR tenure_days > 0
UNION ALL
SELECT account_id, 'initiator_system', 1.0, source, row_key, at FROM words
WHERE initiator IN ('system', 'payment', 'dunning', 'billing', 'automatic', 'processor', 'システム', '系统', '系統')
UNION ALL
SELECT account_id, 'initiator_vendor', 1.0, source, row_key, at FROM words
WHERE initiator IN ('us', 'vendor', 'company', 'merchant', 'admin', 'staff', 'seller', 'provider', '当社', '弊社', '我方')
UNION ALL
SELECT account_id, 'promised_feature', 1.0, max(source), max(row_key), max(at) FROM traits
WHERE name LIKE '%promis%' OR name LIKE '%約束%' OR name LIKE '%承诺%' OR name LIKE '%承諾%' GROUP BY account_id
UNION ALL
SELECT account_id, 'channel_elsewhere', 1.0, max(source), max(row_key), max(at) FROM traits
WHERE (name LIKE '%channel%' OR name LIKE '%チャネル%' OR name LIKE '%渠道%' OR name LIKE '%管道%' OR name LIKE '%連絡手段%')
    AND name NOT LIKE '%acqui%' AND name NOT LIKE '%source%' AND name NOT LIKE '%sales%'
    AND text NOT LIKE '%mail%' AND text NOT LIKE '%phone%' AND text NOT LIKE '%chat%' AND text NOT LIKE '%メール%'
    AND text NOT LIKE '%電話%' AND text NOT LIKE '%チャット%' AND text NOT LIKE '%邮%' AND text NOT LIKE '%电话%'
    AND text NOT LIKE '%郵%' AND text NOT LIKE 'web%' AND text NOT LIKE '%portal%'
GROUP BY account_id
