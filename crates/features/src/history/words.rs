//! What the sources' own words mean. Lists of words are those of `crates/reasons/sql`.

/// A text of a source, by the first group that has a part of it.
fn first_of(text: &str, groups: &[(u8, &[&str])]) -> u8 {
    groups
        .iter()
        .find(|(_, parts)| parts.iter().any(|part| text.contains(part)))
        .map_or(0, |(group, _)| *group)
}

/// What a usage event tells of.
#[expect(clippy::struct_excessive_bools, reason = "a name can tell of several")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct EventKind {
    pub(crate) is_goal: bool,
    pub(crate) is_export: bool,
    pub(crate) is_milestone: bool,
    pub(crate) is_error: bool,
    pub(crate) is_contact: bool,
}

impl EventKind {
    pub(crate) fn of(event: &str) -> Self {
        let name = event.to_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        Self {
            is_goal: has(&["goal", "success", "conver", "outcome", "目標", "成果"]),
            is_export: has(&["export", "api", "download", "dump"]),
            is_milestone: has(&["milestone", "onboard", "activat", "setup"]) || name.starts_with("first_"),
            is_error: has(&["error", "crash", "timeout", "failed"]),
            is_contact: name.find("check").is_some_and(|place| name[place + 5..].contains("in"))
                || has(&["business_review", "training", "qbr", "meeting"]),
        }
    }

    /// Use of the product, not a mark beside it.
    pub(crate) fn is_ordinary(self) -> bool {
        !self.is_milestone && !self.is_error && !self.is_contact
    }
}

/// Topics of tickets.
pub(crate) mod topic {
    pub(crate) const PRIVACY: u8 = 1;
    pub(crate) const SETUP: u8 = 2;
    pub(crate) const FAULT: u8 = 3;
    pub(crate) const BILLING: u8 = 4;
    pub(crate) const PRICE: u8 = 5;
    pub(crate) const FEATURE: u8 = 6;
    pub(crate) const CLOSING: u8 = 7;
    pub(crate) const EXPORT: u8 = 8;
    pub(crate) const COMPARISON: u8 = 9;
    pub(crate) const HOW_TO: u8 = 10;

    /// The topic of a category or, where there is none, of a subject line.
    pub(crate) fn of(text: &str) -> u8 {
        super::first_of(
            &text.to_lowercase(),
            &[
                (
                    PRIVACY,
                    &[
                        "privacy",
                        "security",
                        "breach",
                        "gdpr",
                        "個人情報",
                        "漏えい",
                        "セキュリティ",
                        "隐私",
                        "隱私",
                        "个资",
                        "個資",
                    ],
                ),
                (
                    SETUP,
                    &[
                        "set-up",
                        "setup",
                        "onboard",
                        "integrat",
                        "implement",
                        "import",
                        "migrat",
                        "設定",
                        "導入",
                        "連携",
                        "初期",
                        "集成",
                        "对接",
                        "串接",
                        "导入",
                    ],
                ),
                (
                    FAULT,
                    &[
                        "outage",
                        "down",
                        "slow",
                        "performance",
                        "incident",
                        "障害",
                        "遅い",
                        "故障",
                        "宕机",
                        "當機",
                        "bug",
                        "error",
                        "defect",
                        "broken",
                        "technical",
                        "不具合",
                        "エラー",
                        "错误",
                        "錯誤",
                        "异常",
                    ],
                ),
                (
                    BILLING,
                    &[
                        "payment", "card", "支払", "決済", "付款", "支付", "billing", "invoice", "charge",
                        "請求", "账单", "帳單", "发票",
                    ],
                ),
                (PRICE, &["pric", "discount", "renewal", "料金", "割引", "价格", "價格"]),
                (FEATURE, &["feature", "request", "enhancement", "要望", "機能", "功能", "建议", "建議"]),
                (CLOSING, &["closing", "cancel", "terminat", "解約", "契約", "取消", "退订", "退訂"]),
                (EXPORT, &["export", "出力", "エクスポート", "导出", "匯出"]),
                (COMPARISON, &["compar", "competit", "evaluation", "比較", "比较", "他社"]),
                (
                    HOW_TO,
                    &[
                        "how to",
                        "how_to",
                        "how-to",
                        "howto",
                        "question",
                        "training",
                        "usability",
                        "使い方",
                        "操作",
                        "使用",
                    ],
                ),
            ],
        )
    }
}

/// Whether a priority is high.
pub(crate) fn is_urgent(priority: &str) -> bool {
    let priority = priority.to_lowercase();
    ["urgent", "critical", "high", "blocker", "p1", "p0", "緊急", "紧急", "高"]
        .iter()
        .any(|word| priority.contains(word))
}

/// Results of payments.
pub(crate) mod result {
    pub(crate) const SUCCEEDED: u8 = 1;
    pub(crate) const FAILED: u8 = 2;
    pub(crate) const REFUNDED: u8 = 3;

    /// The result of an attempt.
    pub(crate) fn of(text: &str, amount: i64) -> u8 {
        match text.to_lowercase().as_str() {
            "failed" | "declined" | "failure" | "error" => FAILED,
            "refunded" | "refund" => REFUNDED,
            _ if amount < 0 && amount != super::super::rows::UNKNOWN => REFUNDED,
            "" => 0,
            _ => SUCCEEDED,
        }
    }
}

/// Why a payment was declined.
pub(crate) mod decline {
    pub(crate) const EXPIRED: u8 = 1;
    pub(crate) const FUNDS: u8 = 2;
    pub(crate) const METHOD: u8 = 3;

    pub(crate) fn of(code: &str) -> u8 {
        super::first_of(
            &code.to_lowercase(),
            &[
                (EXPIRED, &["expired", "expir", "lost", "stolen", "invalid_card", "pickup"]),
                (FUNDS, &["insufficient", "funds", "limit"]),
                (
                    METHOD,
                    &[
                        "not_supported",
                        "unsupported",
                        "not_allowed",
                        "not_permitted",
                        "restricted",
                        "currency",
                    ],
                ),
            ],
        )
    }
}

/// Lines of invoices.
pub(crate) mod line {
    /// No type stated.
    pub(crate) const PLAIN: u8 = 0;
    pub(crate) const SUBSCRIPTION: u8 = 1;
    pub(crate) const OVERAGE: u8 = 2;
    pub(crate) const CREDIT: u8 = 3;
    pub(crate) const OTHER: u8 = 4;

    pub(crate) fn of(text: &str) -> u8 {
        if text.is_empty() {
            return PLAIN;
        }
        match super::first_of(
            &text.to_lowercase(),
            &[
                (CREDIT, &["credit", "refund"]),
                (SUBSCRIPTION, &["subscription", "recurring"]),
                (
                    OVERAGE,
                    &[
                        "overage",
                        "usage",
                        "extra",
                        "excess",
                        "metered",
                        "additional",
                        "超過",
                        "従量",
                        "超额",
                        "超額",
                    ],
                ),
            ],
        ) {
            0 => OTHER,
            line => line,
        }
    }
}

/// Who wrote a message.
pub(crate) mod author {
    pub(crate) const CUSTOMER: u8 = 1;
    pub(crate) const US: u8 = 2;

    pub(crate) fn of(text: &str) -> u8 {
        match text {
            "customer" => CUSTOMER,
            "us" => US,
            _ => 0,
        }
    }
}

/// Kinds of surveys.
pub(crate) mod survey {
    pub(crate) const NPS: u8 = 1;
    pub(crate) const SATISFACTION: u8 = 2;
    pub(crate) const EFFORT: u8 = 3;

    pub(crate) fn of(text: &str) -> u8 {
        super::first_of(
            &text.to_lowercase(),
            &[(NPS, &["nps", "promoter"]), (SATISFACTION, &["csat", "satisf"]), (EFFORT, &["ces", "effort"])],
        )
    }
}

/// Kinds of events from outside.
pub(crate) mod external {
    pub(crate) const PRICE: u8 = 1;
    pub(crate) const RIVAL: u8 = 2;
    pub(crate) const SHOCK: u8 = 3;
    pub(crate) const NEWS: u8 = 4;

    /// `about_account`: the event is about one account; `rival`: it names a competitor.
    pub(crate) fn of(text: &str, rival: bool, about_account: bool) -> u8 {
        if rival {
            return RIVAL;
        }
        match super::first_of(
            &text.to_lowercase(),
            &[
                (RIVAL, &["competitor"]),
                (PRICE, &["price"]),
                (SHOCK, &["shock", "macro", "regulat", "disaster", "law"]),
            ],
        ) {
            0 if about_account => NEWS,
            kind => kind,
        }
    }
}

/// Traits that say what kind of customer an account is.
pub(crate) const SEGMENT: &[&str] = &[
    "segment",
    "tier",
    "customer segment",
    "customer_segment",
    "company size",
    "company_size",
    "size",
    "セグメント",
    "細分",
    "细分",
    "分群",
    "客群",
];
/// Traits that say where it is.
pub(crate) const REGION: &[&str] =
    &["country", "region", "state", "market", "国", "国家", "國家", "地域", "地区", "地區"];
/// Traits that say which language it speaks.
pub(crate) const LANGUAGE: &[&str] = &["language", "locale", "lang", "言語", "语言", "語言"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        assert!(EventKind::of("Check_In").is_contact && EventKind::of("milestone_x").is_milestone);
        assert!(EventKind::of("report_viewed").is_ordinary() && !EventKind::of("error_shown").is_ordinary());
        assert_eq!(topic::of("Billing question"), topic::BILLING);
        assert_eq!(result::of("succeeded", 5), result::SUCCEEDED);
        assert_eq!(result::of("succeeded", -5), result::REFUNDED);
        assert_eq!(line::of("proration"), line::OTHER);
        assert_eq!(external::of("competitor_release", false, false), external::RIVAL);
    }
}
