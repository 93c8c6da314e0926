//! Reasons in groups of departures: by period, segment, plan, or any trait.

use std::collections::BTreeMap;

use holdfast_taxonomy::Taxonomy;

use super::Level;
use super::compare::{TwoGroups, surest};
use crate::attribution::Attribution;

/// Of the cells marked in a grouping, this share may be wrong.
const FALSE_MARKS: f64 = 0.05;

/// A group of departures.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GroupMix {
    /// The group.
    pub group: String,
    /// Departures in it.
    pub accounts: u64,
    /// Shares of all leaves or classes; empty where the group has too few departures.
    pub shares: Vec<GroupShare>,
}

/// A reason's share of a group.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct GroupShare {
    /// Leaf or class.
    pub id: String,
    /// Its share: the mean over joint draws of every account's reason and the model.
    pub share: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Probability that the share is larger than in the other groups together, the chance of
    /// sampling included.
    pub larger: f64,
    /// Whether it stands out (`Some(true)`: more, `Some(false)`: less), such that at most a
    /// twentieth of all that stand out in this grouping are expected to be wrong.
    pub stands_out: Option<bool>,
}

impl Attribution {
    /// Shares of reasons in groups, in the order of the groups' names. `group` gives the group
    /// of a departure by its place in `accounts`; `None` leaves it out. Groups of fewer than
    /// `least` departures are counted but have no shares. Empty without a model.
    pub fn mix_of_groups<'a>(
        &self,
        taxonomy: &Taxonomy,
        level: Level,
        least: u64,
        group: impl Fn(usize) -> Option<&'a str>,
    ) -> Vec<GroupMix> {
        let Some(drawn) = &self.drawn else { return Vec::new() };
        let (ids, class_of) = self.classes(taxonomy, level);
        let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
        for account in 0..self.accounts.len() {
            if let Some(group) = group(account) {
                *sizes.entry(group).or_default() += 1;
            }
        }
        let names: Vec<&str> = sizes.keys().copied().collect();
        let place_of = |account: usize| names.binary_search(&group(account)?).ok();
        let places: Vec<Option<usize>> = drawn.items().iter().map(|item| place_of(*item)).collect();
        let mut of = vec![0_usize; names.len()];
        for place in places.iter().flatten() {
            of[*place] += 1;
        }
        let all: usize = of.iter().sum();
        // One pass: counts by draw, group and class.
        let (draws, classes) = (drawn.draws(), ids.len());
        let mut counts = vec![0_u32; draws * names.len() * classes];
        for draw in 0..draws {
            let counts = &mut counts[draw * names.len() * classes..][..names.len() * classes];
            for (class, place) in drawn.draw(draw).iter().zip(&places) {
                if let Some(place) = place {
                    counts[place * classes + class_of[usize::from(*class)]] += 1;
                }
            }
        }
        let count =
            |draw: usize, group: usize, class: usize| counts[(draw * names.len() + group) * classes + class];
        let total =
            |draw: usize, class: usize| (0..names.len()).map(|group| count(draw, group, class)).sum::<u32>();
        let totals: Vec<u32> = (0..draws)
            .flat_map(|draw| (0..classes).map(move |class| (draw, class)))
            .map(|(draw, class)| total(draw, class))
            .collect();
        let mut mix: Vec<GroupMix> = names
            .iter()
            .enumerate()
            .map(|(place, name)| {
                let accounts = sizes[name];
                let groups = TwoGroups { first: of[place], second: all - of[place] };
                let share = |class: usize| {
                    let own = |draw: usize| count(draw, place, class);
                    let others = |draw: usize| totals[draw * classes + class] - own(draw);
                    let compared = groups.compare((0..draws).map(|draw| (own(draw), others(draw))));
                    let mut values: Vec<u32> = (0..draws).map(own).collect();
                    values.sort_unstable();
                    let at = |probability: f64| quantile(&values, probability) / of[place].max(1) as f64;
                    GroupShare {
                        id: ids[class].clone(),
                        share: compared.first,
                        low: at(0.05),
                        high: at(0.95),
                        larger: if groups.second == 0 { 0.5 } else { compared.larger() },
                        stands_out: None,
                    }
                };
                let shares = if accounts >= least && of[place] > 0 {
                    (0..classes).map(share).collect()
                } else {
                    Vec::new()
                };
                GroupMix { group: (*name).to_owned(), accounts, shares }
            })
            .collect();
        mark(&mut mix);
        mix
    }
}

/// Marks what stands out among all cells of the grouping.
fn mark(mix: &mut [GroupMix]) {
    let wrong = |share: &GroupShare| share.larger.min(1.0 - share.larger);
    let Some(most) = surest(mix.iter().flat_map(|group| &group.shares).map(wrong), FALSE_MARKS) else {
        return;
    };
    for share in mix.iter_mut().flat_map(|group| &mut group.shares) {
        if wrong(share) <= most {
            share.stands_out = Some(share.larger > 0.5);
        }
    }
}

fn quantile(sorted: &[u32], probability: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let place = probability * last as f64;
    let (below, above) =
        (f64::from(sorted[place.floor() as usize]), f64::from(sorted[place.ceil() as usize]));
    below + (above - below) * (place - place.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(larger: f64) -> GroupShare {
        GroupShare { id: "x".to_owned(), share: 0.1, low: 0.0, high: 0.2, larger, stands_out: None }
    }

    #[test]
    fn what_stands_out_answers_for_all_that_was_looked_at() {
        let group = |shares: Vec<GroupShare>| GroupMix { group: "g".to_owned(), accounts: 40, shares };
        let mut mix = vec![group(vec![cell(0.999), cell(0.5)]), group(vec![cell(0.02), cell(0.7)])];
        mark(&mut mix);
        let marks: Vec<Option<bool>> =
            mix.iter().flat_map(|group| &group.shares).map(|share| share.stands_out).collect();
        assert_eq!(marks, [Some(true), None, Some(false), None]);
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        assert!((quantile(&[1, 2, 3, 4], 0.5) - 2.5).abs() < 1e-12);
        assert!((quantile(&[7], 0.95) - 7.0).abs() < 1e-12);
    }
}
