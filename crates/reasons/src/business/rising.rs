//! Reasons that grow.

use holdfast_taxonomy::LeafId;

use super::compare::{TwoGroups, surest};
use crate::attribution::Attribution;

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;
/// Days of a quarter of a year: the shortest window.
const QUARTER: i64 = 91;
/// How often the window doubles where it holds too few departures: up to a year.
const DOUBLINGS: u32 = 2;
/// Of the reasons named, this share may be wrong.
const FALSE_ALARMS: f64 = 0.05;

/// A reason that grows.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RisingReason {
    /// The leaf.
    pub leaf: LeafId,
    /// Its share before.
    pub before: f64,
    /// Its share in the recent window.
    pub recent: f64,
    /// Lower end of the 90 % interval of recent minus before, the chance of sampling included.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Probability that the share is larger than before.
    pub probability: f64,
}

/// What was compared, and what came of it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Rising {
    /// First instant of the recent window, microseconds; it ends at the as-of instant.
    pub since: i64,
    /// First instant of the window before, of the same length.
    pub before_since: i64,
    /// Days of each window.
    pub days: i64,
    /// Departures in the recent window.
    pub recent: u64,
    /// Departures in the window before.
    pub before: u64,
    /// Leaves compared; none where a window holds too few departures.
    pub compared: u64,
    /// Those that grew, largest growth first.
    pub reasons: Vec<RisingReason>,
}

impl Attribution {
    /// Reasons whose share grew from one window to the next. The windows are the last quarter
    /// (91 days) and the one before; where one holds fewer than `least` departures both are
    /// doubled, up to a year. A reason counts as rising where the 90 % interval of the
    /// difference, which carries the uncertainty of every reason and the chance of sampling,
    /// lies above zero, and where of all named at most a twentieth are expected to be wrong.
    pub fn rising(&self, as_of: i64, least: u64) -> Rising {
        let within = |from: i64, to: i64| {
            let inside = move |at: i64| from <= at && at < to;
            self.departures.iter().filter(|departure| departure.ended_at.is_some_and(inside)).count() as u64
        };
        let window = |doublings: u32| {
            let days = QUARTER << doublings;
            let (since, before_since) = (as_of - days * DAY, as_of - 2 * days * DAY);
            let (recent, before) = (within(since, as_of), within(before_since, since));
            Rising { since, before_since, days, recent, before, compared: 0, reasons: Vec::new() }
        };
        let is_enough = |rising: &Rising| rising.recent >= least && rising.before >= least;
        let Some(mut rising) = (0..=DOUBLINGS).map(window).find(is_enough) else { return window(DOUBLINGS) };
        self.compare_windows(&mut rising, as_of);
        rising
    }

    fn compare_windows(&self, rising: &mut Rising, as_of: i64) {
        let Some(drawn) = &self.drawn else { return };
        let window = |item: usize| match self.departures[item].ended_at? {
            at if at >= as_of || at < rising.before_since => None,
            at => Some(usize::from(at < rising.since)),
        };
        let windows: Vec<Option<usize>> = drawn.items().iter().map(|item| window(*item)).collect();
        let size = |wanted: usize| windows.iter().filter(|window| **window == Some(wanted)).count();
        let groups = TwoGroups { first: size(0), second: size(1) };
        let classes = self.leaves.len();
        let mut counts = vec![[0_u32; 2]; drawn.draws() * classes];
        for draw in 0..drawn.draws() {
            for (class, window) in drawn.draw(draw).iter().zip(&windows) {
                if let Some(window) = window {
                    counts[draw * classes + usize::from(*class)][*window] += 1;
                }
            }
        }
        let compared = self.leaves.iter().enumerate().map(|(class, leaf)| {
            let pairs = (0..drawn.draws()).map(|draw| counts[draw * classes + class]);
            let found = groups.compare(pairs.map(|[recent, before]| (recent, before)));
            let (low, high) = found.interval();
            RisingReason {
                leaf: leaf.clone(),
                before: found.second,
                recent: found.first,
                low,
                high,
                probability: found.larger(),
            }
        });
        let mut compared: Vec<RisingReason> = compared.collect();
        rising.compared = compared.len() as u64;
        let most = surest(compared.iter().map(|reason| 1.0 - reason.probability), FALSE_ALARMS);
        compared
            .retain(|reason| reason.low > 0.0 && most.is_some_and(|most| 1.0 - reason.probability <= most));
        compared.sort_by(|a, b| (b.recent - b.before).total_cmp(&(a.recent - a.before)));
        rising.reasons = compared;
    }
}
