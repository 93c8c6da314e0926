//! Reviews to render: invented businesses with plausible numbers.

mod attribution;
mod insurer;
mod risk;
mod software;
mod telephone;

use std::collections::BTreeMap;

use holdfast_i18n::Language;
use holdfast_report::document::{
    Accounts, Argument, Coverage, Finding, Quality, ReasonShare, Reasons, Review, SCHEMA_VERSION, Share,
    StatedReason, Statement,
};
use holdfast_report::{Name, Names};
use holdfast_taxonomy::{RollUp, S2Headings, Taxonomy};

pub(crate) use insurer::insurer;
pub(crate) use software::software;
pub(crate) use telephone::telephone;

/// Every fixture with its name.
pub(crate) fn all() -> Vec<(&'static str, Review)> {
    vec![
        ("software", software()),
        ("telephone", telephone()),
        ("insurer", insurer()),
        ("tiny", tiny()),
        ("empty", empty()),
        ("hostile", hostile()),
    ]
}

/// Names from the taxonomy that ships with the program.
pub(crate) struct TaxonomyNames(pub(crate) Language);

impl TaxonomyNames {
    fn name(&self, id: &str) -> Name {
        let language = match self.0 {
            Language::English => holdfast_taxonomy::Language::English,
            Language::SimplifiedChinese => holdfast_taxonomy::Language::SimplifiedChinese,
            Language::TraditionalChinese => holdfast_taxonomy::Language::TraditionalChinese,
            Language::Japanese => holdfast_taxonomy::Language::Japanese,
        };
        let taxonomy = Taxonomy::embedded();
        Name {
            name: taxonomy.name(id, language).to_owned(),
            meaning: taxonomy.meaning(id, language).to_owned(),
        }
    }
}

impl Names for TaxonomyNames {
    fn reason(&self, id: &str) -> Name {
        self.name(id)
    }

    fn class(&self, id: &str) -> Name {
        self.name(id)
    }
}

/// Wilson's 95 % interval.
pub(crate) fn wilson(count: f64, total: f64) -> Share {
    let z = 1.959_963_984_540_054_f64;
    let share = count / total;
    let middle = share + z * z / (2.0 * total);
    let half = z * (share * (1.0 - share) / total + z * z / (4.0 * total * total)).sqrt();
    let scale = 1.0 + z * z / total;
    Share { value: share, low: ((middle - half) / scale).max(0.0), high: ((middle + half) / scale).min(1.0) }
}

/// A row of the reason mix.
pub(crate) fn reason_share(id: &str, count: f64, total: f64, money: &[(&str, f64)]) -> ReasonShare {
    let Share { value, low, high } = wilson(count, total);
    let lost = money.iter().map(|(currency, each)| ((*currency).to_owned(), (count * each).round() as i64));
    ReasonShare { id: id.to_owned(), count, share: value, low, high, lost_mrr_minor: lost.collect() }
}

/// The reason mix that follows from stated values, their counts and the leaves they may mean.
pub(crate) fn reasons(churned: u64, stated: &[(&str, u64, &[&str])], money: &[(&str, f64)]) -> Reasons {
    let taxonomy = Taxonomy::embedded();
    let total: u64 = stated.iter().map(|row| row.1).sum();
    let base = total as f64;
    let mut leaves: BTreeMap<&str, f64> = BTreeMap::new();
    let mut rows = Vec::new();
    for (value, count, meanings) in stated {
        for leaf in *meanings {
            let part = *count as f64 / meanings.len() as f64;
            *leaves.entry(leaf).or_default() += part;
            let Share { value: share, low, high } = wilson(part, base);
            rows.push(StatedReason {
                leaf: (*leaf).to_owned(),
                source_value: (*value).to_owned(),
                count: part,
                share,
                low,
                high,
            });
        }
    }
    let roll_up = |roll_up: RollUp| -> Vec<ReasonShare> {
        let mut sums: BTreeMap<String, f64> = BTreeMap::new();
        for (leaf, count) in &leaves {
            let class = taxonomy.roll_up(leaf, roll_up, S2Headings::Eight);
            *sums.entry(class.as_str().to_owned()).or_default() += count;
        }
        sums.iter().map(|(class, count)| reason_share(class, *count, base, money)).collect()
    };
    let informative = total - leaves.get("unknown").copied().unwrap_or(0.0).round() as u64;
    Reasons {
        leaves: leaves.iter().map(|(leaf, count)| reason_share(leaf, *count, base, money)).collect(),
        rollup: holdfast_report::document::RollUps {
            s1: roll_up(RollUp::S1),
            s0: roll_up(RollUp::S0),
            s2: roll_up(RollUp::S2),
        },
        stated: rows,
        coverage: Some(Coverage {
            churned,
            stated: total,
            informative,
            share: wilson(informative as f64, churned as f64),
        }),
        unmapped: Vec::new(),
        contradictions: Vec::new(),
    }
}

/// A finding with values in its sentence.
pub(crate) fn finding(
    id: &str,
    severity: &str,
    place: (&str, Option<&str>, Option<u64>),
    message: &str,
    arguments: &[(&str, Argument)],
) -> Finding {
    Finding {
        id: id.to_owned(),
        severity: severity.to_owned(),
        source: Some(place.0.to_owned()),
        column: place.1.map(str::to_owned),
        rows: place.2,
        message: message.to_owned(),
        arguments: arguments.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect(),
    }
}

/// A statement of what the data cannot say.
pub(crate) fn limit(id: &str, arguments: &[(&str, Argument)]) -> Statement {
    Statement {
        id: id.to_owned(),
        message: format!("{id} (in the language of the document)"),
        arguments: arguments.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect(),
    }
}

/// A review without anything.
pub(crate) fn empty() -> Review {
    Review {
        schema_version: SCHEMA_VERSION.to_owned(),
        generator: "0.1.0".to_owned(),
        title: "nothing".to_owned(),
        as_of: "2026-03-31".to_owned(),
        zone: "UTC".to_owned(),
        data_window: None,
        accounts: Accounts {
            total: 0,
            active: 0,
            churned: 0,
            churned_share: None,
            basis: "status".to_owned(),
            never_customers: 0,
            anonymous: false,
        },
        money: Vec::new(),
        how_left: Vec::new(),
        reasons: Reasons::default(),
        attribution: None,
        risk: None,
        survival: None,
        measures: BTreeMap::new(),
        dialect_differences: Vec::new(),
        mrr_movements: Vec::new(),
        cohorts: Vec::new(),
        quality: Quality::default(),
        inputs: Vec::new(),
        limits: vec![
            limit("limit-no-reasons", &[]),
            limit("limit-no-money", &[]),
            limit("limit-no-tenure", &[]),
        ],
    }
}

/// Twelve customers, of whom three left.
pub(crate) fn tiny() -> Review {
    let mut review = empty();
    review.title = "corner studio".to_owned();
    review.accounts = Accounts {
        total: 12,
        active: 9,
        churned: 3,
        churned_share: Some(wilson(3.0, 12.0)),
        basis: "account_dates".to_owned(),
        never_customers: 1,
        anonymous: false,
    };
    review.reasons = reasons(
        3,
        &[("moved to another city", 2, &["customer.relocated"]), ("too expensive", 1, &["price.too_high"])],
        &[],
    );
    review.risk = Some(risk::too_few(12, 3));
    review.survival = Some(insurer::survival("month", 12, &[("relocated", 0.012), ("price", 0.006)], 20));
    if let Some(survival) = &mut review.survival {
        survival.events = 3;
    }
    review.limits =
        vec![limit("limit-few-leavers", &[("count", Argument::Integer(3))]), limit("limit-no-money", &[])];
    review
}

/// The tiny review with names that try to break out of every format.
pub(crate) fn hostile() -> Review {
    let mut review = tiny();
    review.title = "<script>alert('x')</script> & \"quotes\" \u{1b}[31m".to_owned();
    let evil = "=cmd|' /C calc'!A0\"><img src=x onerror=alert(1)>";
    review.reasons.stated[0].source_value = evil.to_owned();
    review.reasons.unmapped =
        vec![holdfast_report::document::ValueCount { value: "＝SUM(A1)\u{7}".to_owned(), count: 2 }];
    review.quality.findings = vec![finding(
        "no-such-finding",
        "critical",
        ("</style><b>", Some("a\"b"), Some(3)),
        "a sentence <of> a \"newer\" version",
        &[],
    )];
    review.zone = "<!--".to_owned();
    review.reasons.leaves[0].id = "own.<b>leaf</b>".to_owned();
    let mut risk = risk::published();
    risk.who_next.truncate(3);
    risk.who_next[0].account_id = evil.to_owned();
    risk.who_next[1].states = vec!["</details><script>".to_owned()];
    risk.who_next[1].drivers[0].families[0].features[0].feature = "<svg onload=x>\u{1b}[31m".to_owned();
    risk.who_next[2].account_id = "\u{1b}[31m\u{7}".to_owned();
    risk.groups[1].group = "]]></style>".to_owned();
    review.risk = Some(risk);
    let survival = review.survival.as_mut().unwrap();
    let points = survival.cumulative_incidence.values().next().unwrap().clone();
    survival.cumulative_incidence.insert("]]></svg><script>".to_owned(), points);
    review
}
