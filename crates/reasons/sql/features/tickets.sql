-- tickets: what the account asked for in 150 days, and how it was served.
--
--   tickets_<topic>           tickets of 150 days by topic: setup, bug, outage, how_to, billing,
--                             payment, price, feature, change, closing, export, privacy, comparison
--   tickets_reopened_150d     reopenings of 150 days
--   tickets_escalated_150d    escalated tickets of 150 days
--   reply_hours_150d          longest wait for a first reply in 150 days, hours
--   chasers_150d              customer messages of 150 days sent while waiting for a first reply
--   ticket_satisfaction       lowest rating in 150 days over the highest rating of any ticket
WITH own AS (
    SELECT
        t.account_id, t.ticket_id, lower(coalesce(t.topic, t.subject, '')) AS topic, t.occurred_at AS at,
        t.first_reply_minutes, coalesce(t.reopened, 0) AS reopened, coalesce(t.escalated, FALSE) AS escalated,
        t.satisfaction, t.source, t.row_key, d.decided_at
    FROM tickets AS t
    JOIN departures AS d ON t.account_id = d.account_id
    WHERE t.occurred_at < d.decided_at AND t.recorded_at < d.decided_at
        AND d.decided_at - t.occurred_at < 150 * 86400000000
),
topics AS (
    SELECT
        account_id, source, row_key, at,
        CASE
            WHEN topic LIKE '%privacy%' OR topic LIKE '%security%' OR topic LIKE '%breach%' OR topic LIKE '%gdpr%'
                OR topic LIKE '%個人情報%' OR topic LIKE '%漏えい%' OR topic LIKE '%セキュリティ%' OR topic LIKE '%隐私%'
                OR topic LIKE '%隱私%' OR topic LIKE '%个资%' OR topic LIKE '%個資%' THEN 'privacy'
            WHEN topic LIKE '%set-up%' OR topic LIKE '%setup%' OR topic LIKE '%onboard%' OR topic LIKE '%integrat%'
                OR topic LIKE '%implement%' OR topic LIKE '%import%' OR topic LIKE '%migrat%' OR topic LIKE '%設定%'
                OR topic LIKE '%導入%' OR topic LIKE '%連携%' OR topic LIKE '%初期%' OR topic LIKE '%集成%'
                OR topic LIKE '%对接%' OR topic LIKE '%串接%' OR topic LIKE '%导入%' THEN 'setup'
            WHEN topic LIKE '%outage%' OR topic LIKE '%down%' OR topic LIKE '%slow%' OR topic LIKE '%performance%'
                OR topic LIKE '%incident%' OR topic LIKE '%障害%' OR topic LIKE '%遅い%' OR topic LIKE '%故障%'
                OR topic LIKE '%宕机%' OR topic LIKE '%當機%' THEN 'outage'
            WHEN topic LIKE '%bug%' OR topic LIKE '%error%' OR topic LIKE '%defect%' OR topic LIKE '%broken%'
                OR topic LIKE '%technical%' OR topic LIKE '%不具合%' OR topic LIKE '%エラー%' OR topic LIKE '%错误%'
                OR topic LIKE '%錯誤%' OR topic LIKE '%异常%' THEN 'bug'
            WHEN topic LIKE '%payment%' OR topic LIKE '%card%' OR topic LIKE '%支払%' OR topic LIKE '%決済%'
                OR topic LIKE '%付款%' OR topic LIKE '%支付%' THEN 'payment'
            WHEN topic LIKE '%billing%' OR topic LIKE '%invoice%' OR topic LIKE '%charge%' OR topic LIKE '%請求%'
                OR topic LIKE '%账单%' OR topic LIKE '%帳單%' OR topic LIKE '%发票%' THEN 'billing'
            WHEN topic LIKE '%pric%' OR topic LIKE '%discount%' OR topic LIKE '%renewal%' OR topic LIKE '%料金%'
                OR topic LIKE '%割引%' OR topic LIKE '%价格%' OR topic LIKE '%價格%' THEN 'price'
            WHEN topic LIKE '%feature%' OR topic LIKE '%request%' OR topic LIKE '%enhancement%' OR topic LIKE '%要望%'
                OR topic LIKE '%機能%' OR topic LIKE '%功能%' OR topic LIKE '%建议%' OR topic LIKE '%建議%' THEN 'feature'
            WHEN topic LIKE '%closing%' OR topic LIKE '%cancel%' OR topic LIKE '%terminat%' OR topic LIKE '%解約%'
                OR topic LIKE '%契約%' OR topic LIKE '%取消%' OR topic LIKE '%退订%' OR topic LIKE '%退訂%' THEN 'closing'
            WHEN topic LIKE '%export%' OR topic LIKE '%download%' OR topic LIKE '%出力%' OR topic LIKE '%エクスポート%'
                OR topic LIKE '%导出%' OR topic LIKE '%匯出%' THEN 'export'
            WHEN topic LIKE '%compar%' OR topic LIKE '%competit%' OR topic LIKE '%evaluation%' OR topic LIKE '%比較%'
                OR topic LIKE '%比较%' OR topic LIKE '%他社%' THEN 'comparison'
            WHEN topic LIKE '%account_change%' OR topic LIKE '%account change%' OR topic LIKE '%admin%'
                OR topic LIKE '%担当%' OR topic LIKE '%変更%' OR topic LIKE '%变更%' OR topic LIKE '%變更%' THEN 'change'
            WHEN topic LIKE '%how%to%' OR topic LIKE '%question%' OR topic LIKE '%training%' OR topic LIKE '%usability%'
                OR topic LIKE '%使い方%' OR topic LIKE '%操作%' OR topic LIKE '%使用%' THEN 'how_to'
        END AS topic
    FROM own
),
replies AS (
    SELECT m.ticket_id, min(m.occurred_at) AS at FROM messages AS m WHERE m.author = 'us' GROUP BY m.ticket_id
),
waits AS (
    SELECT
        o.account_id, o.ticket_id, o.source, o.row_key, o.at, r.at AS replied_at,
        coalesce(o.first_reply_minutes / 60.0,
            CASE WHEN r.ticket_id IS NOT NULL THEN (least(r.at, o.decided_at) - o.at) / 3600000000.0 END) AS hours
    FROM own AS o
    LEFT JOIN replies AS r ON o.ticket_id = r.ticket_id
),
longest AS (
    SELECT *, row_number() OVER (PARTITION BY account_id ORDER BY hours DESC, row_key) AS place
    FROM waits WHERE hours IS NOT NULL
),
best AS (SELECT max(satisfaction) AS rating FROM tickets)
SELECT account_id, concat('tickets_', topic) AS feature, CAST(count(*) AS DOUBLE) AS value, max(source) AS source,
    max(row_key) AS row_key, max(at) AS at
FROM topics WHERE topic IS NOT NULL GROUP BY account_id, topic
UNION ALL
SELECT account_id, 'tickets_reopened_150d', CAST(sum(reopened) AS DOUBLE), max(source), max(row_key), max(at)
FROM own WHERE reopened > 0 GROUP BY account_id
UNION ALL
SELECT account_id, 'tickets_escalated_150d', CAST(count(*) AS DOUBLE), max(source), max(row_key), max(at)
FROM own WHERE escalated GROUP BY account_id
UNION ALL
SELECT account_id, 'reply_hours_150d', hours, source, row_key, at FROM longest WHERE place = 1
UNION ALL
SELECT w.account_id, 'chasers_150d', CAST(count(*) AS DOUBLE), max(m.source), max(m.row_key), max(m.occurred_at)
FROM waits AS w
JOIN messages AS m ON w.ticket_id = m.ticket_id AND m.author = 'customer'
    AND m.occurred_at > w.at AND m.occurred_at < coalesce(w.replied_at, m.occurred_at + 1)
GROUP BY w.account_id
UNION ALL
SELECT o.account_id, 'ticket_satisfaction', min(o.satisfaction) / max(b.rating), max(o.source), max(o.row_key),
    max(o.at)
FROM own AS o CROSS JOIN best AS b WHERE o.satisfaction IS NOT NULL AND b.rating > 0 GROUP BY o.account_id
