//! What the first screen says: who left, how much money went with them, what they said the
//! reason was, and what is wrong with the data.

mod risk;

use std::collections::BTreeMap;

use crate::document::{Finding, Review};
use crate::voice::{Proportion, Voice};

/// Findings named on the first screen.
const FINDINGS_NAMED: usize = 3;

/// The first screen.
#[derive(Debug)]
pub(crate) struct Lead {
    /// One sentence a question, in order.
    pub(crate) sentences: Vec<String>,
    /// The four figures.
    pub(crate) figures: Vec<Figure>,
    /// The most serious findings, as sentences.
    pub(crate) findings: Vec<String>,
}

/// A large figure.
#[derive(Debug)]
pub(crate) struct Figure {
    /// Where the report explains it: the identifier of a section.
    pub(crate) section: &'static str,
    /// What it is.
    pub(crate) label: String,
    /// The figure; several lines for several currencies.
    pub(crate) values: Vec<String>,
    /// What it is a share of, with its interval.
    pub(crate) note: String,
    /// Whether the value is words rather than digits.
    pub(crate) in_words: bool,
}

impl Lead {
    pub(crate) fn of(review: &Review, voice: &Voice<'_>) -> Self {
        let past = [
            Some(who_left(review, voice)),
            money_lost(review, voice),
            reason_given(review, voice),
            coverage(review, voice),
            contradiction(review, voice),
        ];
        let data = [rejected(review, voice), Some(quality(review, voice))];
        let sentences = past.into_iter().flatten().chain(risk::sentences(review, voice));
        let findings = review.quality.by_severity();
        let named = findings.iter().filter(|finding| finding.severity != "note").take(FINDINGS_NAMED);
        Self {
            sentences: sentences.chain(data.into_iter().flatten()).collect(),
            figures: vec![
                left_figure(review, voice),
                money_figure(review, voice),
                reason_figure(review, voice),
                quality_figure(review, voice),
            ],
            findings: named.map(|finding| voice.finding(finding)).collect(),
        }
    }
}

impl Voice<'_> {
    /// The sentence of a finding.
    pub(crate) fn finding(&self, finding: &Finding) -> String {
        self.sentence(&finding.id, &finding.arguments, &finding.message)
    }
}

impl crate::document::Quality {
    /// Findings, the most serious first; equal ones in the order of the document.
    pub(crate) fn by_severity(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by_key(|finding| severity_rank(&finding.severity));
        findings
    }

    /// Findings of a severity.
    pub(crate) fn count_of(&self, severity: &str) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Place of a severity; a word that is not known counts as a warning.
fn severity_rank(severity: &str) -> u8 {
    match severity {
        "critical" => 0,
        "note" => 2,
        _ => 1,
    }
}

impl Review {
    /// The share of customers who left, with what it is a share of.
    pub(crate) fn left(&self) -> Option<Proportion> {
        let share = self.accounts.churned_share?;
        Some(Proportion { count: self.accounts.churned as f64, total: self.accounts.total as f64, share })
    }

    /// Rows read and rows rejected over all inputs.
    pub(crate) fn rows(&self) -> (u64, u64) {
        let sum = |field: fn(&crate::document::Input) -> u64| self.inputs.iter().map(field).sum();
        (sum(|input| input.rows_read), sum(|input| input.rows_rejected))
    }

    fn amounts(&self, field: fn(&crate::document::MoneyLine) -> i64) -> BTreeMap<String, i64> {
        self.money.iter().map(|line| (line.currency.clone(), field(line))).collect()
    }
}

fn who_left(review: &Review, voice: &Voice<'_>) -> String {
    let accounts = &review.accounts;
    let total = voice.integer(accounts.total);
    if accounts.total == 0 {
        return voice.say("lead-empty");
    }
    if accounts.churned == 0 {
        return voice.say_with("lead-left-none", &[("count", accounts.total.into())]);
    }
    let churned = ("churned", voice.integer(accounts.churned).into());
    let active = ("active", voice.integer(accounts.active).into());
    let total = ("total", total.into());
    match review.left() {
        Some(left) if left.has_percentage() => {
            let share = ("share", voice.percent(left.share.value).into());
            let range = ("range", voice.range(&left.share).into());
            voice.say_with("lead-left", &[churned, total, share, range, active])
        }
        Some(left) => {
            let range = ("range", voice.range(&left.share).into());
            voice.say_with("lead-left-few", &[churned, total, range, active])
        }
        None => voice.say_with("lead-left-plain", &[churned, total, active]),
    }
}

fn money_lost(review: &Review, voice: &Voice<'_>) -> Option<String> {
    if review.accounts.churned == 0 {
        return None;
    }
    if review.money.is_empty() {
        return Some(voice.say("lead-money-none"));
    }
    let lost = voice.main_amounts(review, &review.amounts(|line| line.lost_mrr_minor));
    let active = voice.main_amounts(review, &review.amounts(|line| line.active_mrr_minor));
    Some(voice.say_with("lead-money", &[("lost", lost.into()), ("active", active.into())]))
}

fn reason_given(review: &Review, voice: &Voice<'_>) -> Option<String> {
    let values = review.reasons.values();
    let most = values.first()?;
    let base = review.reasons.base();
    let words = ("words", most.value.into());
    let said = ("said", voice.of(most.count, base).into());
    let Some(class) = review.reasons.largest_class() else {
        return Some(voice.say_with("lead-words", &[words, said]));
    };
    let proportion = review.reasons.proportion(class);
    let name = ("class", voice.class(&class.id).name.into());
    let range = ("range", voice.range(&proportion.share).into());
    Some(if proportion.has_percentage() {
        let share = ("share", voice.percent(class.share).into());
        voice.say_with("lead-reason", &[words, said, name, share, range])
    } else {
        let share = ("share", voice.of(class.count, base).into());
        voice.say_with("lead-reason", &[words, said, name, share, range])
    })
}

fn coverage(review: &Review, voice: &Voice<'_>) -> Option<String> {
    if review.accounts.churned == 0 {
        return None;
    }
    let Some(coverage) = review.reasons.coverage.as_ref().filter(|coverage| coverage.stated > 0) else {
        return Some(voice.say("lead-coverage-none"));
    };
    let silent = coverage.churned.saturating_sub(coverage.informative);
    if silent == 0 {
        return None;
    }
    let silent = ("silent", voice.integer(silent).into());
    let churned = ("churned", voice.integer(coverage.churned).into());
    Some(voice.say_with("lead-coverage", &[silent, churned]))
}

fn contradiction(review: &Review, voice: &Voice<'_>) -> Option<String> {
    let contradiction = review.reasons.largest_contradiction()?;
    let of = voice.of(contradiction.contradicting as f64, contradiction.both as f64);
    let values = [
        ("of", of.into()),
        ("left", contradiction.left.as_str().into()),
        ("right", contradiction.right.as_str().into()),
    ];
    Some(voice.say_with("lead-contradiction", &values))
}

fn quality(review: &Review, voice: &Voice<'_>) -> String {
    let quality = &review.quality;
    let critical = quality.count_of("critical");
    let notes = quality.count_of("note");
    let warnings = quality.findings.len() - critical - notes;
    match (critical, warnings) {
        (0, 0) => voice.say("lead-quality-none"),
        (0, _) => voice.say_with("lead-quality-warnings", &[("warnings", warnings.into())]),
        _ => {
            let values = [("critical", critical.into()), ("warnings", warnings.into())];
            voice.say_with("lead-quality", &values)
        }
    }
}

fn rejected(review: &Review, voice: &Voice<'_>) -> Option<String> {
    let (read, rejected) = review.rows();
    let values = [("count", rejected.into()), ("read", voice.integer(read).into())];
    (rejected > 0).then(|| voice.say_with("lead-rejected", &values))
}

fn left_figure(review: &Review, voice: &Voice<'_>) -> Figure {
    let left = review.left();
    Figure {
        section: "leaving",
        label: voice.say("figure-left"),
        values: vec![left.map_or_else(|| voice.integer(review.accounts.churned), |left| voice.figure(&left))],
        note: left.map_or_else(|| voice.say("figure-nobody"), |left| voice.figure_note(&left)),
        in_words: false,
    }
}

fn money_figure(review: &Review, voice: &Voice<'_>) -> Figure {
    let known = !review.money.is_empty();
    let (currencies, others) = review.main_currencies();
    let lost = review.amounts(|line| line.lost_mrr_minor);
    let lines = currencies.iter().filter_map(|currency| Some((*currency, *lost.get(*currency)?)));
    let more = (others > 0).then(|| voice.say_with("amounts-more", &[("count", others.into())]));
    Figure {
        section: "revenue",
        label: voice.say("figure-money"),
        values: if known {
            lines.map(|(currency, minor)| voice.compact_money(minor, currency)).chain(more).collect()
        } else {
            vec![voice.say("report-not-known")]
        },
        note: if known {
            let count = ("count", review.accounts.churned.into());
            voice.say_with("figure-money-note", &[count])
        } else {
            voice.say("figure-money-unknown")
        },
        in_words: !known,
    }
}

fn reason_figure(review: &Review, voice: &Voice<'_>) -> Figure {
    let class = review.reasons.largest_class();
    Figure {
        section: "reasons",
        label: voice.say("figure-reason"),
        values: vec![
            class.map_or_else(|| voice.say("report-not-known"), |class| voice.class(&class.id).name),
        ],
        note: class.map_or_else(
            || voice.say("figure-reason-unknown"),
            |class| {
                let proportion = review.reasons.proportion(class);
                let figure = ("figure", voice.figure(&proportion).into());
                let note = ("note", voice.figure_note(&proportion).into());
                voice.say_with("figure-reason-note", &[figure, note])
            },
        ),
        in_words: true,
    }
}

fn quality_figure(review: &Review, voice: &Voice<'_>) -> Figure {
    let quality = &review.quality;
    let critical = quality.count_of("critical");
    let notes = quality.count_of("note");
    let warnings = quality.findings.len() - critical - notes;
    Figure {
        section: "quality",
        label: voice.say("figure-quality"),
        values: vec![voice.integer((critical + warnings) as u64)],
        note: voice.say_with(
            "figure-quality-note",
            &[
                ("critical", critical.into()),
                ("warnings", warnings.into()),
                ("sources", quality.sources.len().into()),
            ],
        ),
        in_words: false,
    }
}
