//! The attribution of losses, as the document tells it.

mod examples;
mod groups;

use holdfast_domain::calendar::Zone;
use holdfast_reasons::{Attribution, Grouping, Level, Recurrence, Trait};
use holdfast_taxonomy::{LeafId, RollUp, S2Headings, Taxonomy};
use jiff::Timestamp;

use crate::document as out;

pub(super) use examples::last_words;
pub use groups::reasons_by;

/// Under this many departures a group has no shares, and a window is not compared.
const FEWEST: u64 = 30;
/// A reason with a smaller share has a page only where it is somebody's likeliest.
const WORTH_A_PAGE: f64 = 0.01;

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
    /// Zone of days and months.
    pub zone: &'a Zone,
    /// Traits to group by, beside period, segment and plan.
    pub traits: &'a [Trait],
    /// Who left, came back and left again, where it was looked at.
    pub recurrence: Option<&'a Recurrence>,
}

impl std::fmt::Debug for AttributionParts<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let departures = self.attribution.accounts.len();
        formatter.debug_struct("AttributionParts").field("departures", &departures).finish_non_exhaustive()
    }
}

pub(super) fn attribution(parts: &AttributionParts<'_>) -> out::Attribution {
    let AttributionParts { attribution, taxonomy, s2_headings, as_of, zone, .. } = *parts;
    let coverage = attribution.coverage();
    let mix = |level| shares(attribution, taxonomy, level);
    let rolled = |roll_up| mix(Level::Rolled(roll_up, s2_headings));
    let against = attribution.stated_against_inferred(taxonomy, RollUp::S2, s2_headings);
    let audit = attribution.price_audit();
    let rising = attribution.rising(as_of, FEWEST);
    let leaves = mix(Level::Leaf);
    out::Attribution {
        verdict: name_of(&attribution.verdict),
        departures: coverage.departures,
        stated: coverage.stated,
        reasoned: coverage.reasoned,
        confident: coverage.confident,
        unavoidable: attribution.accounts.iter().filter(|account| !account.avoidable).count() as u64,
        leaves: leaves.clone(),
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
        rising: rising
            .reasons
            .into_iter()
            .map(|reason| out::RisingReason {
                leaf: reason.leaf.to_string(),
                before: reason.before,
                recent: reason.recent,
                probability: reason.probability,
                low: reason.low,
                high: reason.high,
            })
            .collect(),
        rising_window: Some(out::RisingWindow {
            since: local_date(rising.since, zone).unwrap_or_default(),
            before_since: local_date(rising.before_since, zone).unwrap_or_default(),
            days: u64::try_from(rising.days).unwrap_or_default(),
            recent: rising.recent,
            before: rising.before,
            compared: rising.compared,
        }),
        groupings: groups::groupings(parts),
        reasons: pages(attribution, &leaves),
        recurrence: parts.recurrence.map(recurrence),
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
        examples: examples::of(attribution, zone),
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

/// The local date of an instant in microseconds.
pub(super) fn local_date(instant: i64, zone: &Zone) -> Option<String> {
    Timestamp::from_microsecond(instant).ok().map(|instant| zone.date(instant).to_string())
}

/// A page for every leaf that has something to tell, in the order of the shares.
fn pages(attribution: &Attribution, leaves: &[out::AttributedShare]) -> Vec<out::ReasonPage> {
    let share = |leaf: &str| leaves.iter().position(|row| row.id == leaf);
    let mut pages: Vec<(usize, out::ReasonPage)> = attribution
        .by_reason()
        .into_iter()
        .filter_map(|reason| Some((share(reason.leaf.as_str())?, reason)))
        .filter(|(place, reason)| reason.accounts > 0 || leaves[*place].share >= WORTH_A_PAGE)
        .map(|(place, reason)| {
            let counts = |rows: [(&str, u64); 3]| rows.map(|(name, count)| (name.to_owned(), count)).into();
            let page = out::ReasonPage {
                leaf: reason.leaf.to_string(),
                accounts: reason.accounts,
                stated: reason.stated,
                stated_and_likeliest: reason.stated_and_likeliest,
                rests: counts([
                    ("stated", reason.rests_on_statement),
                    ("inferred", reason.rests_on_inference),
                    ("both", reason.rests_on_both),
                ]),
                confidence: counts([("high", reason.high), ("medium", reason.medium), ("low", reason.low)]),
                avoidable: reason.avoidable,
                lost_mrr_minor: reason.lost_mrr,
                sources: reason
                    .sources
                    .into_iter()
                    .map(|source| out::ReasonSource {
                        source: source.source,
                        accounts: source.accounts,
                        of: source.of,
                        log_odds: source.log_odds,
                    })
                    .collect(),
            };
            (place, page)
        })
        .collect();
    pages.sort_by_key(|(place, _)| *place);
    pages.into_iter().map(|(_, page)| page).collect()
}

fn recurrence(found: &Recurrence) -> out::Recurrence {
    let missing = if found.left == 0 {
        Some("nobody_left")
    } else if !found.observable {
        Some("no_returns_visible")
    } else if found.returned == 0 {
        Some("nobody_returned")
    } else if found.left_again == 0 {
        Some("nobody_left_again")
    } else if found.stated_twice == 0 {
        Some("not_stated_twice")
    } else {
        None
    };
    out::Recurrence {
        missing: missing.map(str::to_owned),
        left: found.left,
        returned: found.returned,
        left_again: found.left_again,
        stated_twice: found.stated_twice,
        same_leaf: found.same_leaf,
        same_class: found.same_class,
        same_class_by_chance: found.same_class_by_chance,
        cells: found
            .cells
            .iter()
            .map(|cell| out::Recurring {
                before: cell.before.clone(),
                after: cell.after.clone(),
                accounts: cell.accounts,
            })
            .collect(),
    }
}
