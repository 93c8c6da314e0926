//! The attribution of losses, as the document tells it.

use holdfast_reasons::{Attribution, Contribution, Grouping, Level, Seen};
use holdfast_taxonomy::{LeafId, RollUp, S2Headings, Taxonomy};

use crate::document as out;

/// Accounts shown for a reason.
const EXAMPLES: usize = 5;
/// Pieces of evidence shown for an account.
const EVIDENCE: usize = 4;
/// What adds less to the log-odds than this is not worth a line.
const WORTH_TELLING: f64 = 0.1;
/// Characters around the words of a quotation.
const AROUND: usize = 90;
/// A reason counts as rising when it grew this surely.
const SURE: f64 = 0.95;
/// Microseconds of a quarter of a year, after which departures are recent.
const QUARTER: i64 = 91 * 86_400_000_000;

/// What the document needs beside the attribution.
#[derive(Clone, Copy)]
pub struct AttributionParts<'a> {
    /// The attribution.
    pub attribution: &'a Attribution,
    /// The reasons.
    pub taxonomy: &'a Taxonomy,
    /// Eight classes or nine.
    pub s2_headings: S2Headings,
    /// The first instant that no longer counts, microseconds.
    pub as_of: i64,
}

impl std::fmt::Debug for AttributionParts<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let departures = self.attribution.accounts.len();
        formatter.debug_struct("AttributionParts").field("departures", &departures).finish_non_exhaustive()
    }
}

pub(super) fn attribution(parts: &AttributionParts<'_>) -> out::Attribution {
    let AttributionParts { attribution, taxonomy, s2_headings, as_of } = *parts;
    let coverage = attribution.coverage();
    let mix = |level| shares(attribution, taxonomy, level);
    let rolled = |roll_up| mix(Level::Rolled(roll_up, s2_headings));
    let against = attribution.stated_against_inferred(taxonomy, RollUp::S2, s2_headings);
    let audit = attribution.price_audit();
    out::Attribution {
        verdict: name_of(&attribution.verdict),
        departures: coverage.departures,
        stated: coverage.stated,
        reasoned: coverage.reasoned,
        confident: coverage.confident,
        unavoidable: attribution.accounts.iter().filter(|account| !account.avoidable).count() as u64,
        leaves: mix(Level::Leaf),
        rollup: out::AttributedRollUps {
            s1: rolled(RollUp::S1),
            s0: rolled(RollUp::S0),
            s2: rolled(RollUp::S2),
        },
        stated_against_inferred: (against.accounts > 0).then(|| out::StatedAgainstInferred {
            accounts: against.accounts,
            overlap: against.overlap,
            overlap_by_chance: against.overlap_by_chance,
            cells: against
                .cells
                .into_iter()
                .map(|cell| out::Crossing {
                    stated: cell.stated,
                    inferred: cell.inferred,
                    accounts: cell.accounts,
                })
                .collect(),
        }),
        price_audit: (audit.claims > 0).then(|| out::PriceAudit {
            claims: audit.claims,
            borne_out: audit.borne_out,
            probability: audit.probability,
            instead: leaf_shares(audit.instead),
        }),
        rivals: attribution
            .rivals()
            .into_iter()
            .map(|rival| out::Rival {
                name: rival.competitor,
                accounts: rival.accounts,
                kinds: leaf_shares(rival.kinds),
            })
            .collect(),
        rising: attribution
            .rising(as_of - QUARTER, SURE)
            .into_iter()
            .map(|reason| out::RisingReason {
                leaf: reason.leaf.to_string(),
                before: reason.before,
                recent: reason.recent,
                probability: reason.probability,
            })
            .collect(),
        sources: attribution
            .sources
            .iter()
            .map(|source| out::EvidenceSource {
                id: source.id.clone(),
                basis: name_of(&source.basis),
                spoke: source.spoke,
                reliability: source.reliability,
                weight: source.weight,
                agreement: source.agreement,
            })
            .collect(),
        examples: examples(attribution),
    }
}

/// The name under which a value of an enumeration is written in data.
fn name_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn leaf_shares(shares: Vec<(LeafId, f64)>) -> Vec<out::LeafShare> {
    shares.into_iter().map(|(leaf, share)| out::LeafShare { leaf: leaf.to_string(), share }).collect()
}

fn shares(attribution: &Attribution, taxonomy: &Taxonomy, level: Level) -> Vec<out::AttributedShare> {
    let mut shares: Vec<out::AttributedShare> = attribution
        .mix(taxonomy, level, Grouping::All, 1)
        .into_iter()
        .map(|row| out::AttributedShare { id: row.id, share: row.share, low: row.low, high: row.high })
        .collect();
    shares.sort_by(|one, other| other.share.total_cmp(&one.share).then_with(|| one.id.cmp(&other.id)));
    shares
}

/// For each reason the accounts that most surely left for it, with what speaks for it.
fn examples(attribution: &Attribution) -> Vec<out::ReasonExamples> {
    let mut by_leaf: std::collections::BTreeMap<&LeafId, Vec<usize>> = std::collections::BTreeMap::new();
    for (place, account) in attribution.accounts.iter().enumerate() {
        if !account.leaf.is_unknown() {
            by_leaf.entry(&account.leaf).or_default().push(place);
        }
    }
    let mut examples: Vec<out::ReasonExamples> = by_leaf
        .into_iter()
        .map(|(leaf, mut places)| {
            let probability = |place: &usize| attribution.accounts[*place].probability();
            places.sort_by(|one, other| probability(other).total_cmp(&probability(one)).then(one.cmp(other)));
            out::ReasonExamples {
                leaf: leaf.to_string(),
                accounts: places.len() as u64,
                examples: places
                    .iter()
                    .take(EXAMPLES)
                    .map(|place| example(attribution, *place, leaf.as_str()))
                    .collect(),
            }
        })
        .collect();
    examples.sort_by(|one, other| other.accounts.cmp(&one.accounts).then_with(|| one.leaf.cmp(&other.leaf)));
    examples
}

fn example(attribution: &Attribution, place: usize, leaf: &str) -> out::ExampleAccount {
    let account = &attribution.accounts[place];
    let explanation = attribution.explain(place, leaf);
    let told = explanation.iter().flat_map(|explanation| &explanation.contributions);
    let told = told.filter(|part| part.symbol.is_some() && part.log_odds.abs() >= WORTH_TELLING);
    out::ExampleAccount {
        account_id: account.account_id.clone(),
        probability: account.probability(),
        rests: account.rests.key().to_owned(),
        evidence: told.take(EVIDENCE).map(evidence).collect(),
    }
}

fn evidence(part: &Contribution) -> out::Evidence {
    out::Evidence {
        source: part.source.clone(),
        symbol: part.symbol.clone().unwrap_or_default(),
        log_odds: part.log_odds,
        quote: part.seen.iter().find_map(quote),
    }
}

/// The words that were read; without a span the beginning of the text.
fn quote(seen: &Seen) -> Option<out::Quote> {
    let text = seen.text.as_deref()?;
    let (from, to) = seen.span.unwrap_or((0, text.len()));
    let (before, words, after) = (text.get(..from)?, text.get(from..to)?, text.get(to..)?);
    Some(out::Quote { before: last(before), words: first(words, AROUND * 3), after: first(after, AROUND) })
}

fn first(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn last(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(AROUND);
    let shown: String = text.chars().skip(skipped).collect();
    if skipped > 0 { format!("…{shown}") } else { shown }
}
