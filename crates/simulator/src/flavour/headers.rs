//! Names of columns as exports of other offices have them.

use super::HeaderLanguage;

/// Own name, Japanese, simplified Chinese, traditional Chinese.
const NAMES: &[[&str; 4]] = &[
    ["account_id", "顧客ID", "客户编号", "客戶編號"],
    ["name", "名称", "名称", "名稱"],
    ["created_at", "登録日", "创建日期", "建立日期"],
    ["industry", "業種", "行业", "產業"],
    ["country", "国", "国家", "國家"],
    ["language", "言語", "语言", "語言"],
    ["segment", "セグメント", "客户分层", "客戶分群"],
    ["plan", "プラン", "套餐", "方案"],
    ["seats", "ユーザー数", "席位数", "帳號數"],
    ["currency", "通貨", "币种", "幣別"],
    ["acquisition_source", "獲得経路", "获客渠道", "獲客管道"],
    ["owner", "担当者", "客户经理", "負責人"],
    ["preferred_channel", "希望連絡方法", "偏好渠道", "偏好管道"],
    ["promised_feature", "約束した機能", "承诺功能", "承諾功能"],
    ["contact_id", "連絡先ID", "联系人编号", "聯絡人編號"],
    ["email", "メールアドレス", "邮箱", "電子郵件"],
    ["role", "役割", "角色", "角色"],
    ["is_champion", "推進者", "是否关键人", "是否關鍵人"],
    ["deactivated_at", "無効化日", "停用日期", "停用日期"],
    ["subscription_id", "契約ID", "订阅编号", "訂閱編號"],
    ["status", "ステータス", "状态", "狀態"],
    ["started_at", "開始日", "开始日期", "開始日期"],
    ["ended_at", "終了日", "结束日期", "結束日期"],
    ["cancel_requested_at", "解約申請日時", "申请取消时间", "申請取消時間"],
    ["cancelled_at", "解約日", "取消日期", "取消日期"],
    ["mrr", "月額", "月费", "月費"],
    ["billing_interval", "請求間隔", "计费周期", "計費週期"],
    ["discount_percent", "割引率", "折扣百分比", "折扣百分比"],
    ["invoice_id", "請求書番号", "账单编号", "帳單編號"],
    ["kind", "種別", "类型", "類型"],
    ["issued_at", "発行日", "开票日期", "開立日期"],
    ["due_at", "支払期日", "到期日", "到期日"],
    ["period_started_at", "対象期間開始", "账期开始", "帳期開始"],
    ["period_ended_at", "対象期間終了", "账期结束", "帳期結束"],
    ["amount", "金額", "金额", "金額"],
    ["paid_at", "入金日", "付款日期", "付款日期"],
    ["payment_id", "支払ID", "付款编号", "付款編號"],
    ["attempted_at", "決済日時", "扣款时间", "扣款時間"],
    ["method", "支払方法", "付款方式", "付款方式"],
    ["decline_code", "エラーコード", "拒付代码", "拒絕代碼"],
    ["occurred_at", "発生日時", "发生时间", "發生時間"],
    ["event", "イベント", "事件", "事件"],
    ["quantity", "数量", "数量", "數量"],
    ["ticket_id", "問い合わせ番号", "工单编号", "案件編號"],
    ["opened_at", "受付日時", "创建时间", "開立時間"],
    ["first_replied_at", "初回返信日時", "首次回复时间", "首次回覆時間"],
    ["solved_at", "解決日時", "解决时间", "解決時間"],
    ["channel", "チャネル", "渠道", "管道"],
    ["category", "カテゴリ", "分类", "分類"],
    ["subject", "件名", "主题", "主旨"],
    ["reopens", "再オープン回数", "重开次数", "重啟次數"],
    ["agent", "対応者", "客服", "客服"],
    ["message_id", "メッセージID", "消息编号", "訊息編號"],
    ["sent_at", "送信日時", "发送时间", "發送時間"],
    ["author", "送信者", "发送方", "發送者"],
    ["body", "本文", "内容", "內容"],
    ["survey_id", "アンケートID", "问卷编号", "問卷編號"],
    ["answered_at", "回答日時", "回答时间", "回答時間"],
    ["score", "スコア", "评分", "評分"],
    ["comment", "コメント", "评论", "意見"],
    ["activity_id", "活動ID", "活动编号", "活動編號"],
    ["cancellation_id", "解約ID", "取消编号", "取消編號"],
    ["requested_at", "申請日時", "申请时间", "申請時間"],
    ["effective_at", "適用日", "生效日期", "生效日期"],
    ["initiator", "解約元", "发起方", "發起者"],
    ["reason", "解約理由", "取消原因", "取消原因"],
    ["reason_option_order", "選択肢の順序", "选项顺序", "選項順序"],
    ["option_position", "表示順", "选项位置", "選項位置"],
    ["incident_id", "障害番号", "事故编号", "事故編號"],
    ["title", "タイトル", "标题", "標題"],
    ["share_of_accounts", "影響割合", "影响比例", "影響比例"],
    ["percent", "変動率", "涨幅百分比", "調漲百分比"],
    ["competitor", "競合", "竞争对手", "競爭對手"],
    ["strength", "特徴", "优势", "優勢"],
    ["segments", "対象セグメント", "目标分层", "目標分群"],
    ["region", "対象地域", "影响地区", "影響地區"],
    ["description", "説明", "说明", "說明"],
];

/// The name of `column` in `language`; its own name where there is no other.
pub(super) fn translate(column: &str, language: HeaderLanguage) -> String {
    let place = match language {
        HeaderLanguage::Holdfast => return column.to_owned(),
        HeaderLanguage::English => return english(column),
        HeaderLanguage::Japanese => 1,
        HeaderLanguage::SimplifiedChinese => 2,
        HeaderLanguage::TraditionalChinese => 3,
    };
    NAMES.iter().find(|names| names[0] == column).map_or(column, |names| names[place]).to_owned()
}

/// `first_replied_at` as `First Replied At`, abbreviations in capitals.
fn english(column: &str) -> String {
    let words: Vec<String> = column
        .split('_')
        .map(|word| match word {
            "id" | "mrr" => word.to_uppercase(),
            _ => word[..1].to_uppercase() + &word[1..],
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Table;

    #[test]
    fn every_exported_column_has_a_name_in_every_language() {
        for table in Table::ALL {
            if table.file_name().starts_with("truth/") {
                continue;
            }
            for column in table.columns() {
                assert!(NAMES.iter().any(|names| names[0] == *column), "{column}");
            }
            for language in 1..4 {
                let names: std::collections::BTreeSet<_> = table
                    .columns()
                    .iter()
                    .map(|column| NAMES.iter().find(|n| n[0] == *column).map(|n| n[language]))
                    .collect();
                assert_eq!(names.len(), table.columns().len(), "{table:?}");
            }
        }
        assert_eq!(english("first_replied_at"), "First Replied At");
        assert_eq!(english("account_id"), "Account ID");
    }
}
