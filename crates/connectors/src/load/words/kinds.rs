//! Kinds of incidents and of events from outside.

use super::Text;

/// What kind of incident: `privacy`, `data_loss`, `performance`, `maintenance`, `outage` or
/// `bug`, the gravest that the words name first.
pub(in crate::load) fn incident_kind(text: &str) -> &str {
    let words = Text::new(text);
    let found = INCIDENTS.iter().find(|(_, whole, stems)| words.has(whole) || words.begins(stems));
    found.map_or(text, |(kind, ..)| kind)
}

/// Kind, whole words, stems.
const INCIDENTS: &[(&str, &[&str], &[&str])] = &[
    (
        "privacy",
        &[
            "gdpr",
            "漏えい",
            "漏洩",
            "流出",
            "個人情報",
            "プライバシー",
            "セキュリティ",
            "不正アクセス",
            "隐私",
            "隱私",
            "泄露",
            "泄漏",
            "洩漏",
            "洩露",
            "外洩",
            "外泄",
            "个人信息",
            "個資",
            "安全",
        ],
        &["privacy", "breach", "leak", "secur", "exposure", "exposed", "unauthor", "confidential"],
    ),
    (
        "data_loss",
        &[
            "data loss",
            "lost data",
            "data lost",
            "missing data",
            "消失",
            "欠損",
            "破損",
            "丢失",
            "遺失",
            "损坏",
            "損毀",
        ],
        &["corrupt", "deletion"],
    ),
    (
        "performance",
        &[
            "slow",
            "slowness",
            "lag",
            "性能",
            "遅延",
            "遅い",
            "低下",
            "劣化",
            "レスポンス",
            "パフォーマンス",
            "缓慢",
            "緩慢",
            "延迟",
            "延遲",
            "卡顿",
            "效能",
            "下降",
        ],
        &["performance", "latency", "degrad", "sluggish"],
    ),
    ("maintenance", &["メンテナンス", "保守", "维护", "維護"], &["maintenance", "scheduled", "planned"]),
    (
        "outage",
        &[
            "down",
            "downtime",
            "停止",
            "障害",
            "ダウン",
            "中断",
            "不通",
            "利用不可",
            "不可用",
            "宕机",
            "當機",
            "停机",
            "停機",
            "故障",
            "中斷",
        ],
        &["outage", "unavailab", "disrupt", "interrupt"],
    ),
    (
        "bug",
        &["不具合", "バグ", "エラー", "誤り", "誤表示", "缺陷", "错误", "錯誤", "异常", "異常", "瑕疵"],
        &["bug", "defect", "error", "regression", "glitch", "fault"],
    ),
];

/// What kind of event from outside or above.
pub(in crate::load) fn event_kind(text: &str) -> &str {
    let words = Text::new(text);
    let found = EVENTS.iter().find(|(_, whole, stems)| words.has(whole) || words.begins(stems));
    found.map_or(text, |(kind, ..)| kind)
}

/// Kind, whole words, stems.
const EVENTS: &[(&str, &[&str], &[&str])] = &[
    (
        "price_rise",
        &["price increase", "price rise", "price hike", "値上げ", "値上", "涨价", "漲價", "调涨", "調漲"],
        &["price up"],
    ),
    (
        "price_cut",
        &[
            "price cut",
            "price drop",
            "price reduction",
            "price decrease",
            "cheaper",
            "値下げ",
            "値下",
            "降价",
            "降價",
            "减价",
            "減價",
            "调降",
            "調降",
        ],
        &["discount"],
    ),
    (
        "price_change",
        &["料金改定", "価格改定", "料金", "価格", "调价", "調價", "价格", "價格", "資費"],
        &["pric"],
    ),
    (
        "campaign",
        &[
            "promotion",
            "offer",
            "キャンペーン",
            "販促",
            "广告",
            "廣告",
            "活动",
            "活動",
            "促销",
            "促銷",
            "营销",
            "行銷",
        ],
        &["campaign", "advert", "marketing"],
    ),
    (
        "regulation",
        &["law", "法改正", "法令", "規制", "制度", "法规", "法規", "监管", "監管", "政策"],
        &["regulat", "legislat", "complian"],
    ),
    (
        "macro_shock",
        &[
            "recession",
            "disaster",
            "pandemic",
            "war",
            "災害",
            "地震",
            "不況",
            "景気",
            "灾害",
            "災難",
            "疫情",
            "衰退",
            "经济",
            "經濟",
            "外部ショック",
            "外部冲击",
            "外部衝擊",
        ],
        &["shock", "macro", "econom"],
    ),
    (
        "release",
        &[
            "new product",
            "new feature",
            "new version",
            "新製品",
            "新機能",
            "新サービス",
            "リリース",
            "発表",
            "発売",
            "新产品",
            "新功能",
            "新產品",
            "新版",
            "发布",
            "發布",
            "上线",
            "上線",
            "推出",
        ],
        &["release", "launch", "announce"],
    ),
    (
        "company_news",
        &[
            "funding", "layoff", "買収", "合併", "倒産", "閉鎖", "并购", "併購", "收购", "收購", "破产",
            "破產",
        ],
        &["acqui", "merge", "bankrupt", "insolven"],
    ),
];

/// The kind of an event that names a competitor.
pub(in crate::load) fn of_competitor(kind: &str) -> &str {
    match kind {
        "price_rise" | "price_cut" | "price_change" => "competitor_price",
        "release" => "competitor_release",
        "campaign" => "competitor_campaign",
        _ => kind,
    }
}

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
    fn kinds_of_incidents_and_events_are_told_apart() {
        check(
            incident_kind,
            &[
                ("Security incident", "privacy"),
                ("Degraded performance", "performance"),
                ("Scheduled downtime", "maintenance"),
                ("Partial outage", "outage"),
                ("システム障害", "outage"),
                ("データ消失", "data_loss"),
                ("Other", "Other"),
            ],
        );
        check(
            event_kind,
            &[
                ("Price increase", "price_rise"),
                ("launch", "release"),
                ("external_shock", "macro_shock"),
                ("値下げ", "price_cut"),
                ("company_news", "company_news"),
                ("price_change", "price_change"),
                ("competitor_release", "release"),
                ("sponsorship", "sponsorship"),
            ],
        );
        assert_eq!(of_competitor("price_cut"), "competitor_price");
    }
}
