//! The mix of reasons by period, segment, plan and traits.

use std::collections::BTreeSet;

use holdfast_domain::calendar::Zone;
use holdfast_reasons::{Attribution, GroupMix, GroupShare, Level};
use holdfast_taxonomy::RollUp;
use jiff::Timestamp;

use super::{AttributionParts, FEWEST};
use crate::document as out;

/// What departures can be grouped by without a trait.
const KINDS: [&str; 4] = ["month", "quarter", "segment", "plan"];
/// Traits shown; of more, those with the fewest groups come first.
const MOST_TRAITS: usize = 24;

/// Every grouping in which at least two groups can be told apart.
pub(super) fn groupings(parts: &AttributionParts<'_>) -> Vec<out::ReasonGrouping> {
    let mut traits: Vec<_> = parts.traits.iter().collect();
    let values = |values: &[Option<String>]| values.iter().flatten().collect::<BTreeSet<_>>().len();
    traits.sort_by_key(|one| values(&one.values));
    traits.truncate(MOST_TRAITS);
    traits.sort_by(|one, other| one.name.cmp(&other.name));
    let known = KINDS.into_iter().map(|kind| grouping(parts, kind, kind, &groups_of(parts, kind)));
    let traits = traits.into_iter().map(|one| grouping(parts, "trait", &one.name, &one.values));
    known.chain(traits).filter(tells).collect()
}

/// The mix of reasons by `month`, `quarter`, `segment`, `plan` or the name of one of the traits,
/// however few departures a group has; `None` where there is no such trait.
pub fn reasons_by(parts: &AttributionParts<'_>, by: &str) -> Option<out::ReasonGrouping> {
    if KINDS.contains(&by) {
        return Some(grouping(parts, by, by, &groups_of(parts, by)));
    }
    let known = parts.traits.iter().find(|one| one.name.eq_ignore_ascii_case(by))?;
    Some(grouping(parts, "trait", &known.name, &known.values))
}

/// The group of each departure.
fn groups_of(parts: &AttributionParts<'_>, kind: &str) -> Vec<Option<String>> {
    let departures = parts.attribution.departures().iter();
    let month_of = |at: Option<i64>| month(at?, parts.zone);
    match kind {
        "month" => departures.map(|departure| month_of(departure.ended_at)).collect(),
        "quarter" => departures.map(|departure| quarter(&month_of(departure.ended_at)?)).collect(),
        "segment" => departures.map(|departure| departure.segment.clone()).collect(),
        _ => departures.map(|departure| departure.plan.clone()).collect(),
    }
}

/// Whether there is anything in it: two groups, one of them large enough.
fn tells(grouping: &out::ReasonGrouping) -> bool {
    grouping.groups.len() >= 2 && grouping.groups.iter().any(|group| group.accounts >= FEWEST)
}

fn grouping(
    parts: &AttributionParts<'_>,
    kind: &str,
    by: &str,
    groups: &[Option<String>],
) -> out::ReasonGrouping {
    let classes = mix(parts.attribution, parts, Level::Rolled(RollUp::S2, parts.s2_headings), groups);
    let leaves = mix(parts.attribution, parts, Level::Leaf, groups);
    let groups = groups.iter().filter(|group| group.is_none()).count();
    out::ReasonGrouping {
        kind: kind.to_owned(),
        by: by.to_owned(),
        unknown: groups as u64,
        groups: classes
            .into_iter()
            .zip(leaves)
            .map(|(classes, leaves)| out::ReasonGroup {
                group: classes.group,
                accounts: classes.accounts,
                classes: classes.shares.into_iter().map(share).collect(),
                leaves: leaves.shares.into_iter().map(share).collect(),
            })
            .collect(),
    }
}

fn mix(
    attribution: &Attribution,
    parts: &AttributionParts<'_>,
    level: Level,
    groups: &[Option<String>],
) -> Vec<GroupMix> {
    attribution.mix_of_groups(parts.taxonomy, level, FEWEST, |account| groups[account].as_deref())
}

fn share(found: GroupShare) -> out::GroupShare {
    out::GroupShare {
        id: found.id,
        share: found.share,
        low: found.low,
        high: found.high,
        larger: found.larger,
        stands_out: found.stands_out.map(|more| if more { "more" } else { "less" }.to_owned()),
    }
}

/// The month of an instant in microseconds: `2026-03`.
fn month(instant: i64, zone: &Zone) -> Option<String> {
    let date = zone.date(Timestamp::from_microsecond(instant).ok()?);
    Some(format!("{:04}-{:02}", date.year(), date.month()))
}

/// The quarter of a month: `2026-Q1`.
fn quarter(month: &str) -> Option<String> {
    let (year, month) = month.split_once('-')?;
    let month: u8 = month.parse().ok()?;
    Some(format!("{year}-Q{}", month.div_ceil(3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_quarters_are_of_the_zone() {
        let instant = "2025-12-31T20:00:00Z".parse::<Timestamp>().unwrap().as_microsecond();
        let tokyo = Zone::from_name("Asia/Tokyo").unwrap();
        assert_eq!(month(instant, &Zone::UTC).as_deref(), Some("2025-12"));
        assert_eq!(month(instant, &tokyo).as_deref(), Some("2026-01"));
        assert_eq!(quarter("2025-12").as_deref(), Some("2025-Q4"));
        assert_eq!(quarter("2026-01").as_deref(), Some("2026-Q1"));
    }
}
