//! From a column's header to the concept it names.

use super::vocabulary;
use crate::values::composed;

/// What a header names, and how well it fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The concept's name in the vocabulary.
    pub concept: &'static str,
    /// 1 for a phrase of the vocabulary itself; less where words had to be left out.
    pub score: f64,
}

/// What a header says beside its concept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The ISO 4217 code in it: `refund_amount_usd`, `料金(円)`.
    pub currency: Option<&'static str>,
    /// Amounts are minor units: `amount_in_cents`.
    pub minor_units: bool,
    /// The unit of a duration: `day`, `week`, `month`, `quarter` or `year`.
    pub unit: Option<&'static str>,
    /// Times are stated in UTC: `Created (UTC)`.
    pub utc: bool,
}

/// Splits a header into lower-case words: at white space, punctuation and where a lower
/// letter meets a capital.
///
/// ```
/// use holdfast_connectors::recognise::headers::words;
/// assert_eq!(words("CustomerID "), ["customer", "id"]);
/// assert_eq!(words("termination.cause"), ["termination", "cause"]);
/// assert_eq!(words("料金（円）"), ["料金", "円"]);
/// ```
pub fn words(header: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let characters: Vec<char> = composed(header).chars().collect();
    for (index, character) in characters.iter().copied().enumerate() {
        if !character.is_alphanumeric() && character != 'ー' {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            continue;
        }
        let before = index.checked_sub(1).map(|at| characters[at]);
        let after = characters.get(index + 1);
        let bump = before.is_some_and(|before| {
            character.is_uppercase()
                && (before.is_lowercase()
                    || before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
        });
        if bump && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        word.extend(character.to_lowercase());
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The words of a header without anything between them: how headers are compared.
pub fn key(header: &str) -> String {
    words(header).concat()
}

const CURRENCY_WORDS: &[(&str, &str)] = &[
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("twd", "TWD"),
    ("ntd", "TWD"),
    ("hkd", "HKD"),
    ("inr", "INR"),
    ("krw", "KRW"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("chf", "CHF"),
    ("dollars", "USD"),
    ("euros", "EUR"),
    ("yen", "JPY"),
    ("円", "JPY"),
    ("人民币", "CNY"),
    ("新台幣", "TWD"),
    ("台幣", "TWD"),
];

const UNIT_WORDS: &[(&str, &str)] = &[
    ("month", "month"),
    ("months", "month"),
    ("mths", "month"),
    ("mos", "month"),
    ("day", "day"),
    ("days", "day"),
    ("week", "week"),
    ("weeks", "week"),
    ("quarter", "quarter"),
    ("quarters", "quarter"),
    ("year", "year"),
    ("years", "year"),
    ("yrs", "year"),
    ("seniority", "month"),
    ("vintage", "month"),
];

const UNIT_PARTS: &[(&str, &str)] = &[
    ("months", "month"),
    ("quarters", "quarter"),
    ("weeks", "week"),
    ("years", "year"),
    ("days", "day"),
    ("月数", "month"),
    ("月數", "month"),
    ("ヶ月", "month"),
    ("か月", "month"),
    ("カ月", "month"),
    ("个月", "month"),
    ("個月", "month"),
    ("日数", "day"),
    ("天数", "day"),
    ("天數", "day"),
    ("年数", "year"),
    ("年數", "year"),
    ("年限", "year"),
    ("週数", "week"),
    ("周数", "week"),
    ("季度", "quarter"),
    ("四半期", "quarter"),
];

/// Unit, currency and time zone named in a header.
pub fn hints(header: &str) -> Hints {
    let words = words(header);
    let joined = words.concat();
    let mut hints = Hints {
        minor_units: words.iter().any(|word| word == "cents") || joined.contains("minorunits"),
        utc: words.iter().any(|word| word == "utc" || word == "gmt"),
        ..Hints::default()
    };
    for word in &words {
        if let Some((_, code)) = CURRENCY_WORDS.iter().find(|(known, _)| known == word) {
            hints.currency = Some(code);
        }
        if let Some((_, unit)) = UNIT_WORDS.iter().find(|(known, _)| known == word) {
            hints.unit = Some(unit);
        }
    }
    if header.contains('€') {
        hints.currency = Some("EUR");
    }
    if hints.unit.is_none() {
        hints.unit = UNIT_PARTS.iter().find(|(part, _)| joined.contains(part)).map(|(_, unit)| *unit);
    }
    hints
}

/// What lasts for some time that is not the customer's.
const LASTING: [&str; 8] =
    ["ticket", "conversation", "case", "incident", "session", "plan", "card", "問い合わせ"];
/// Endings that say that a column holds a point in time.
const TIMES: [&str; 7] = ["date", "on", "datetime", "timestamp", "dt", "ts", "日時"];
/// What a point in time may begin with: "Date/Time Opened".
const TIMES_BEFORE: [&str; 2] = ["datetime", "date"];
/// Endings of columns of words beside a coded value.
const DETAILS: [&str; 14] = [
    "details",
    "detail",
    "comments",
    "comment",
    "text",
    "notes",
    "note",
    "explanation",
    "詳細",
    "補足",
    "説明",
    "详情",
    "說明",
    "说明",
];

/// Concepts of headers that say with other words what a phrase of the vocabulary says: the
/// same event with another ending for its time, or the words beside a reason.
fn derived(
    header: &str,
    exact: &std::collections::HashMap<String, &'static str>,
) -> Vec<(&'static str, f64)> {
    let mut found = Vec::new();
    let stems = TIMES.iter().filter_map(|ending| header.strip_suffix(ending));
    for stem in stems.chain(TIMES_BEFORE.iter().filter_map(|start| header.strip_prefix(start))) {
        let known =
            ["at", "date", "on", "日"].iter().find_map(|ending| exact.get(&format!("{stem}{ending}")));
        if let Some(concept) = known.filter(|_| stem.len() >= 4) {
            found.push((*concept, 0.7));
        }
    }
    let beside = DETAILS.iter().filter_map(|ending| header.strip_suffix(ending));
    let reason = |stem: &str| {
        let concept = exact.get(stem).or_else(|| exact.get(stem.trim_start_matches("primary")));
        matches!(concept, Some(&("reason" | "stated_reason")))
    };
    if beside.clone().any(reason) {
        found.push(("comment", 0.85));
    }
    found
}

/// The concept a header names, best first; empty where nothing fits.
pub fn matches(header: &str) -> Vec<Match> {
    let vocabulary = vocabulary::get();
    let mut words = words(header);
    let mut found = Vec::new();
    let push = |concept: &'static str, score: f64, found: &mut Vec<Match>| {
        if !found.iter().any(|known: &Match| known.concept == concept) {
            found.push(Match { concept, score });
        }
    };
    let whole = words.concat();
    if whole.is_empty() {
        return found;
    }
    if let Some(concept) = vocabulary.exact.get(&whole) {
        push(concept, 1.0, &mut found);
    }
    // Units and currencies say how to read the value, not what it is.
    words.retain(|word| {
        !matches!(
            word.as_str(),
            "utc"
                | "gmt"
                | "cents"
                | "in"
                | "the"
                | "of"
                | "元"
                | "分"
                | "税込"
                | "税抜"
                | "usd"
                | "count"
                | "c"
                | "dim"
                | "tbl"
                | "fld"
                | "col"
        ) && !CURRENCY_WORDS.iter().any(|(known, _)| known == word)
    });
    let plain = words.concat();
    if plain != whole
        && let Some(concept) = vocabulary.exact.get(&plain)
    {
        push(concept, 0.95, &mut found);
    }
    for owner in [
        "customer",
        "account",
        "subscription",
        "user",
        "client",
        "member",
        "my",
        "current",
        "total",
        "is",
        "has",
        "support",
        "ticket",
        "invoice",
        "payment",
        "billing",
        "order",
        "event",
        "conversation",
        "case",
        "incident",
        "session",
        "comment",
        "plan",
        "churn",
        "cancellation",
        "gateway",
        "processor",
        "card",
        "primary",
        "main",
        "selected",
        "target",
        "affected",
        "顧客",
        "客户",
        "客戶",
        "お客様",
        "会員",
        "用户",
        "契約",
        "問い合わせ",
        "受付",
        "対象",
        "適用",
        "影響",
        "适用",
        "影响",
        "ご",
    ] {
        if let Some(rest) = plain.strip_prefix(owner)
            && let Some(concept) = vocabulary.exact.get(rest)
            && !rest.is_empty()
            && *concept != "generic_id"
            && *concept != "attribute"
            && (*concept != "tenure" || !LASTING.contains(&owner))
        {
            push(concept, 0.8, &mut found);
        }
    }
    for ending in
        ["flag", "yn", "code", "label", "name", "value", "type", "date", "at", "時刻", "日時", "日期", "id"]
    {
        if let Some(rest) = plain.strip_suffix(ending)
            && rest.len() >= 4
            && let Some(concept) = vocabulary.exact.get(rest)
            && *concept != "attribute"
            && !(ending == "id" || ending == "name" || ending == "type")
        {
            push(concept, 0.75, &mut found);
        }
    }
    for (concept, score) in derived(&plain, &vocabulary.exact) {
        push(concept, score, &mut found);
    }
    // A cancellation is an end too, where nothing says better when it ended.
    if let Some(cancelled) = found.iter().find(|known| known.concept == "cancelled_at") {
        let score = cancelled.score * 0.9;
        push("ended_at", score, &mut found);
    }
    // What the customer chose goes before the technical reason.
    if let Some(stated) = found.iter().find(|known| known.concept == "stated_reason") {
        let score = stated.score * 1.05;
        push("reason", score, &mut found);
    }
    if found.first().is_some_and(|known| known.score >= 1.0) {
        return found;
    }
    let detail = found.iter().any(|known| known.concept == "comment");
    for (phrase, concept) in &vocabulary.inside {
        if detail && *concept == "reason" {
            continue;
        }
        if plain.len() > phrase.len()
            && plain.contains(phrase.as_str())
            && phrase.len() * 5 >= plain.len() * 3
        {
            push(concept, 0.5 + 0.2 * phrase.len() as f64 / plain.len() as f64, &mut found);
            break;
        }
    }
    found
}

/// Whether a cell looks like a header that the vocabulary knows.
pub fn is_known(cell: &str) -> bool {
    cell.len() <= 80 && matches(cell).first().is_some_and(|found| found.score >= 0.75)
}
