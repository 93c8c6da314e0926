//! Why customers left, as stated: in leaves, in the roll-ups, with coverage.

mod contradictions;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use holdfast_analytics::Analytics;
use holdfast_taxonomy::{Crosswalks, LeafId, Resolution, RollUp, S2Headings, Taxonomy};

use crate::error::Error;
use crate::intervals::{Share, effective_share, share};
use crate::revenue::Reader;

pub use contradictions::{Contradiction, CrossCell};

/// Why customers left, as stated, counted over losses: statements of leaving, and accounts
/// that left without one (see `losses.sql`).
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Reasons {
    /// One row per distinct stated value and leaf it may mean, most frequent value first.
    pub stated: Vec<StatedReason>,
    /// One row per leaf, soft labels summed, most frequent first.
    pub leaves: Vec<ReasonShare>,
    /// The roll-ups.
    pub rollup: RollUps,
    /// For how many losses a reason is known; `None` without losses.
    pub coverage: Option<Coverage>,
    /// The vocabulary that covers most of the values, if any.
    pub crosswalk: Option<String>,
    /// Stated values that no crosswalk knows, with their counts.
    pub unmapped: Vec<ValueCount>,
    /// Two statements about the same losses, compared.
    pub contradictions: Vec<Contradiction>,
}

/// A stated value and a leaf it may mean.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StatedReason {
    /// Leaf of the taxonomy.
    pub leaf: String,
    /// The source's own words.
    pub source_value: String,
    /// Losses that stated it, times the weight of the leaf for this value.
    pub count: f64,
    /// Share of losses with any stated value.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A class and its share.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ReasonShare {
    /// Identifier of the leaf or roll-up class.
    pub id: String,
    /// Losses, soft labels summed.
    pub count: f64,
    /// Share of losses with a stated reason.
    pub share: f64,
    /// Lower end of the 95 % interval: Wilson's, with the losses with a stated reason as the
    /// number of trials.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Money lost, by currency, minor units (soft labels rounded to whole units).
    pub lost_mrr_minor: BTreeMap<String, i64>,
}

/// The same reasons in two, three, four, and eight or nine classes, in display order; a
/// class `unknown` closes each list where nothing usable was said.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct RollUps {
    /// Two reasons.
    pub s1_two: Vec<ReasonShare>,
    /// Two reasons, the second in its two parts.
    pub s1: Vec<ReasonShare>,
    /// Four reasons.
    pub s0: Vec<ReasonShare>,
    /// Eight reasons (or nine headings).
    pub s2: Vec<ReasonShare>,
}

/// For how many losses a reason is known.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Coverage {
    /// Losses.
    pub losses: u64,
    /// Of these, losses of accounts that are gone.
    pub churned: u64,
    /// With any stated value.
    pub stated: u64,
    /// With a stated value that means something ("don't know" and "other" do not).
    pub informative: u64,
    /// `informative / losses` and its interval.
    pub share: Share,
}

/// A value and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ValueCount {
    /// The value.
    pub value: String,
    /// Losses.
    pub count: u64,
}

/// Sums per class: count, and money by currency.
type Sums = (f64, BTreeMap<String, f64>);

struct Stated {
    value: String,
    count: u64,
    lost: BTreeMap<String, i64>,
    resolution: Resolution,
}

pub(crate) fn compute(
    engine: &dyn Analytics,
    taxonomy: &Taxonomy,
    crosswalks: &Crosswalks,
    headings: S2Headings,
) -> Result<Reasons, Error> {
    let step = "losses";
    let sql = "SELECT coalesce(reason, reason_category) AS value, has_left, currency, count(*) AS losses, \
               sum(mrr) AS lost FROM losses GROUP BY 1, 2, 3";
    let table = engine.query(sql, &[]).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    let (mut losses, mut churned) = (0, 0);
    let mut values: HashMap<&str, (u64, BTreeMap<String, i64>)> = HashMap::new();
    for row in 0..table.rows() {
        let count = reader.count("losses", row)?;
        losses += count;
        churned += if reader.flag("has_left", row)? { count } else { 0 };
        let Some(value) = reader.text("value", row)? else { continue };
        let known = values.entry(value).or_default();
        known.0 += count;
        if let (Some(currency), Some(lost)) =
            (reader.text("currency", row)?, reader.optional_integer("lost", row)?)
        {
            *known.1.entry(currency.to_owned()).or_default() += lost;
        }
    }
    let chosen = crosswalks.choose(values.keys().copied()).map(|choice| choice.crosswalk.id().to_owned());
    let mut stated: Vec<Stated> = values
        .into_iter()
        .map(|(value, (count, lost))| Stated {
            value: value.to_owned(),
            count,
            lost,
            resolution: crosswalks.resolve_in(chosen.as_deref(), value),
        })
        .collect();
    stated.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    let total: u64 = stated.iter().map(|value| value.count).sum();

    let mut reasons = Reasons { crosswalk: chosen.clone(), ..Reasons::default() };
    let mut leaves: BTreeMap<LeafId, Sums> = BTreeMap::new();
    let mut informative = 0;
    for value in &stated {
        if value.resolution.is_unmatched() {
            reasons.unmapped.push(ValueCount { value: value.value.clone(), count: value.count });
        }
        if value.resolution.leaves.iter().any(|(leaf, _)| !leaf.is_unknown()) {
            informative += value.count;
        }
        for (leaf, weight) in &value.resolution.leaves {
            let count = value.count as f64 * weight;
            let sums = leaves.entry(leaf.clone()).or_default();
            sums.0 += count;
            for (currency, lost) in &value.lost {
                *sums.1.entry(currency.clone()).or_default() += *lost as f64 * weight;
            }
            if let Some(Share { value: of_stated, low, high }) = effective_share(count, total as f64)? {
                reasons.stated.push(StatedReason {
                    leaf: leaf.as_str().to_owned(),
                    source_value: value.value.clone(),
                    count,
                    share: of_stated,
                    low,
                    high,
                });
            }
        }
    }
    reasons.rollup = roll_ups(taxonomy, headings, &leaves, total)?;
    reasons.leaves = leaves
        .iter()
        .map(|(leaf, sums)| reason_share(leaf.as_str(), sums, total))
        .collect::<Result<Vec<_>, _>>()?;
    reasons.leaves.sort_by(|a, b| b.count.total_cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    reasons.coverage = share(informative, losses)?.map(|share| Coverage {
        losses,
        churned,
        stated: total,
        informative,
        share,
    });
    reasons.contradictions = contradictions::find(engine, crosswalks, chosen.as_deref())?;
    Ok(reasons)
}

fn reason_share(id: &str, sums: &Sums, total: u64) -> Result<ReasonShare, Error> {
    let share = effective_share(sums.0, total as f64)?.unwrap_or(Share { value: 0.0, low: 0.0, high: 1.0 });
    Ok(ReasonShare {
        id: id.to_owned(),
        count: sums.0,
        share: share.value,
        low: share.low,
        high: share.high,
        lost_mrr_minor: sums
            .1
            .iter()
            .map(|(currency, lost)| (currency.clone(), lost.round() as i64))
            .collect(),
    })
}

fn roll_ups(
    taxonomy: &Taxonomy,
    headings: S2Headings,
    leaves: &BTreeMap<LeafId, Sums>,
    total: u64,
) -> Result<RollUps, Error> {
    let currencies: BTreeSet<&String> = leaves.values().flat_map(|sums| sums.1.keys()).collect();
    let weighted = |pick: &dyn Fn(&Sums) -> f64| -> Vec<(LeafId, f64)> {
        leaves.iter().map(|(leaf, sums)| (leaf.clone(), pick(sums))).collect()
    };
    let roll = |roll_up: RollUp, to_parents: bool| -> Result<Vec<ReasonShare>, Error> {
        let sum = |pick: &dyn Fn(&Sums) -> f64| {
            let classes = taxonomy.roll_up_distribution(&weighted(pick), roll_up, headings);
            if to_parents { taxonomy.to_parents(&classes) } else { classes }
        };
        let mut rows: Vec<(String, Sums)> = sum(&|sums| sums.0)
            .into_iter()
            .map(|(class, count)| (class.as_str().to_owned(), (count, BTreeMap::new())))
            .collect();
        for currency in &currencies {
            for (class, lost) in sum(&|sums| sums.1.get(*currency).copied().unwrap_or_default()) {
                if let Some((_, sums)) = rows.iter_mut().find(|(known, _)| *known == class.as_str()) {
                    sums.1.insert((*currency).clone(), lost);
                }
            }
        }
        rows.iter().map(|(class, sums)| reason_share(class, sums, total)).collect()
    };
    Ok(RollUps {
        s1_two: roll(RollUp::S1, true)?,
        s1: roll(RollUp::S1, false)?,
        s0: roll(RollUp::S0, false)?,
        s2: roll(RollUp::S2, false)?,
    })
}
