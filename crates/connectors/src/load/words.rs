//! Words of sources for the few values that questions ask for by name. A word that none of
//! the lists knows stays as the source has it.

mod kinds;

pub(super) use kinds::{event_kind, incident_kind, of_competitor};

use crate::values::folded;

/// Words of a value: ASCII ones as whole words (plural or not), others anywhere in it.
struct Text {
    folded: String,
}

impl Text {
    fn new(text: &str) -> Self {
        Self { folded: folded(text) }
    }

    fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| {
            self.folded.match_indices(word).any(|(at, found)| {
                !word.is_ascii() || {
                    let letter = |character: char| character.is_ascii_alphanumeric();
                    let after = self.folded[at + found.len()..].trim_start_matches('s');
                    !self.folded[..at].ends_with(letter) && !after.starts_with(letter)
                }
            })
        })
    }

    /// As [`Self::has`], also where a longer word begins so.
    fn begins(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| {
            self.folded
                .match_indices(stem)
                .any(|(at, _)| !self.folded[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
        })
    }
}

/// Who did something: `customer`, `us` or `system`.
pub(super) fn party(text: &str) -> &str {
    let words = Text::new(text);
    // What answers by itself, then who serves customers, then they themselves: "customer
    // support" is ours, "support bot" is nobody.
    if words.has(SYSTEM) {
        "system"
    } else if words.has(US) {
        "us"
    } else if words.has(CUSTOMER) {
        "customer"
    } else {
        text
    }
}

const SYSTEM: &[&str] = &[
    "system",
    "bot",
    "chatbot",
    "automatic",
    "automated",
    "automation",
    "auto",
    "autoresponder",
    "trigger",
    "workflow",
    "自動",
    "システム",
    "ボット",
    "系统",
    "系統",
    "机器人",
    "機器人",
    "自动",
];

const US: &[&str] = &[
    "us",
    "agent",
    "staff",
    "support",
    "outgoing",
    "outbound",
    "admin",
    "vendor",
    "operator",
    "employee",
    "teammate",
    "team",
    "rep",
    "representative",
    "internal",
    "provider",
    "csm",
    "success manager",
    "担当",
    "サポート",
    "スタッフ",
    "オペレーター",
    "オペレータ",
    "客服",
    "坐席",
    "专员",
    "專員",
    "当社",
    "弊社",
    "自社",
    "社内",
    "運営",
    "管理者",
    "我方",
    "公司",
    "商家",
    "服务方",
];

const CUSTOMER: &[&str] = &[
    "customer",
    "user",
    "client",
    "end user",
    "end-user",
    "enduser",
    "incoming",
    "inbound",
    "contact",
    "requester",
    "lead",
    "visitor",
    "guest",
    "member",
    "subscriber",
    "buyer",
    "consumer",
    "顧客",
    "お客様",
    "お客さま",
    "会員",
    "利用者",
    "契約者",
    "申請者",
    "客户",
    "客戶",
    "用户",
    "用戶",
    "使用者",
    "顾客",
    "會員",
    "会员",
    "ユーザー",
    "ユーザ",
];

/// The result of a payment: `succeeded`, `failed` or `refunded`.
pub(super) fn payment_result(text: &str) -> &str {
    let words = Text::new(text);
    // Before success: "not paid" and 未入金 hold its words. A refund that failed is neither.
    match (words.has(FAILED), words.has(REFUNDED), words.has(SUCCEEDED)) {
        (true, false, _) => "failed",
        (false, true, _) => "refunded",
        (false, false, true) => "succeeded",
        _ => text,
    }
}

const FAILED: &[&str] = &[
    "failed",
    "fail",
    "failure",
    "declined",
    "decline",
    "unsuccessful",
    "error",
    "rejected",
    "denied",
    "refused",
    "blocked",
    "uncollectible",
    "uncollectable",
    "unpaid",
    "not paid",
    "past due",
    "overdue",
    "insufficient",
    "timeout",
    "timed out",
    "bounced",
    "returned",
    "requires payment method",
    "false",
    "失敗",
    "失败",
    "エラー",
    "未払",
    "未入金",
    "未決済",
    "滞納",
    "延滞",
    "督促",
    "否認",
    "不可",
    "引落不能",
    "残高不足",
    "未支付",
    "未付",
    "逾期",
    "欠费",
    "欠費",
    "欠款",
    "拒绝",
    "拒絕",
    "拒付",
    "余额不足",
    "餘額不足",
    "未缴",
    "未繳",
];

const REFUNDED: &[&str] = &["refunded", "refund", "返金", "払い戻し", "払戻", "退款", "已退", "退費"];

const SUCCEEDED: &[&str] = &[
    "succeeded",
    "success",
    "successful",
    "paid",
    "captured",
    "completed",
    "complete",
    "settled",
    "collected",
    "cleared",
    "approved",
    "ok",
    "true",
    "成功",
    "決済完了",
    "支払完了",
    "入金完了",
    "入金済",
    "支払済",
    "支払い済",
    "決済済",
    "已支付",
    "已付",
    "已收款",
    "已入账",
    "已入帳",
    "已缴",
    "已繳",
    "已完成",
    "正常",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: fn(&str) -> &str, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn authors_of_four_languages_are_told_apart() {
        check(
            party,
            &[
                ("End-user", "customer"),
                ("end_user", "customer"),
                ("Customers", "customer"),
                ("Customer Support", "us"),
                ("Support bot", "system"),
                ("担当者", "us"),
                ("お客様", "customer"),
                ("自動返信", "system"),
                ("客服坐席", "us"),
                ("機器人", "system"),
                // A person's name is nobody's role.
                ("Augustus Clientele", "Augustus Clientele"),
                ("Ann Reppel", "Ann Reppel"),
            ],
        );
    }

    #[test]
    fn payment_states_of_four_languages_are_told_apart() {
        check(
            payment_result,
            &[
                ("Not paid", "failed"),
                ("not_paid", "failed"),
                ("PAID", "succeeded"),
                ("past_due", "failed"),
                ("Uncollectible", "failed"),
                ("requires_payment_method", "failed"),
                ("未入金", "failed"),
                ("入金済み", "succeeded"),
                ("キャンセル済み", "キャンセル済み"),
                ("Partially refunded", "refunded"),
                ("refund failed", "refund failed"),
                ("逾期未付", "failed"),
                ("已付款", "succeeded"),
                ("pending", "pending"),
                ("prepaid", "prepaid"),
            ],
        );
    }
}
