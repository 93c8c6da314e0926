//! Who is at risk and what happens at each distinct time.

use super::data::SurvivalData;

/// Weighted counts at each distinct exit time, ascending.
///
/// ```
/// use holdfast_stats::survival::{RiskSets, SurvivalData};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 2.0], &[1, 2, 0], None)?;
/// let sets = RiskSets::new(&data);
/// assert_eq!(sets.time, [1.0, 2.0]);
/// assert_eq!(sets.at_risk, [3.0, 2.0]);
/// assert_eq!(sets.events_by_cause, [vec![1.0, 0.0], vec![0.0, 1.0]]);
/// assert_eq!(sets.censored, [0.0, 1.0]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RiskSets {
    /// Distinct exit times.
    pub time: Vec<f64>,
    /// Weight at risk just before each time: rows with entry < t ≤ time.
    pub at_risk: Vec<f64>,
    /// Weight of events of any cause at each time.
    pub events: Vec<f64>,
    /// Weight of events at each time, one vector for each cause (cause 1 first).
    pub events_by_cause: Vec<Vec<f64>>,
    /// Weight censored at each time.
    pub censored: Vec<f64>,
    /// Whether everybody at risk has an event, counted in rows: sums of fractional weights
    /// could leave a residue where nothing is left.
    pub(super) exhausted: Vec<bool>,
    /// End of the sorted rows that leave at each time.
    pub(super) row_end: Vec<u32>,
}

impl RiskSets {
    /// Counts in one backward pass over the sorted rows, O(n + times · causes).
    ///
    /// ```
    /// use holdfast_stats::survival::{RiskSets, SurvivalData};
    /// // The second row is not yet under observation at time 1.
    /// let data = SurvivalData::new(Some(&[0.0, 1.0]), &[1.0, 4.0], &[1, 1], None)?;
    /// assert_eq!(RiskSets::new(&data).at_risk, [1.0, 1.0]);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn new(data: &SurvivalData) -> Self {
        let rows = data.rows();
        let times = 1 + data.time.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let mut sets = Self {
            time: vec![0.0; times],
            at_risk: vec![0.0; times],
            events: vec![0.0; times],
            events_by_cause: vec![vec![0.0; times]; data.causes],
            censored: vec![0.0; times],
            exhausted: vec![false; times],
            row_end: vec![0; times],
        };
        let mut end = rows;
        let mut leaving_later = 0.0;
        let mut entering_later = 0.0;
        let mut entries_left = rows;
        // From the last time to the first, so that the smallest risk sets are exact sums.
        for index in (0..times).rev() {
            let time = data.time[end - 1];
            sets.time[index] = time;
            sets.row_end[index] = end as u32;
            let mut events = 0.0;
            let mut event_rows = 0;
            let mut start = end;
            while start > 0 && data.time[start - 1] == time {
                start -= 1;
                let weight = data.weight_of(start);
                leaving_later += weight;
                match data.event[start] {
                    0 => sets.censored[index] += weight,
                    cause => {
                        sets.events_by_cause[usize::from(cause) - 1][index] += weight;
                        events += weight;
                        event_rows += 1;
                    }
                }
            }
            if let Some(entry) = &data.entry {
                while entries_left > 0 {
                    let row = entry.order[entries_left - 1] as usize;
                    if entry.time[row] < time {
                        break;
                    }
                    entering_later += data.weight_of(row);
                    entries_left -= 1;
                }
            }
            // Rows with an exit at or after this time, less those that enter at or after it.
            let rows_at_risk = (rows - start) - (rows - entries_left);
            sets.exhausted[index] = event_rows == rows_at_risk;
            sets.events[index] = events;
            sets.at_risk[index] = if sets.exhausted[index] { events } else { leaving_later - entering_later };
            end = start;
        }
        sets
    }

    /// Number of distinct times.
    ///
    /// ```
    /// use holdfast_stats::survival::{RiskSets, SurvivalData};
    /// let data = SurvivalData::new(None, &[1.0, 1.0], &[1, 0], None)?;
    /// assert_eq!(RiskSets::new(&data).len(), 1);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    #[expect(clippy::len_without_is_empty, reason = "data without rows cannot be constructed")]
    pub fn len(&self) -> usize {
        self.time.len()
    }
}

/// One line of the table that is printed under a survival curve.
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, risk_table};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], None)?;
/// let line = risk_table(&data, &[2.0])[0];
/// assert_eq!((line.at_risk, line.events, line.censored), (1.0, 1.0, 1.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RiskTableRow {
    /// The time asked for.
    pub time: f64,
    /// Rows at risk just before it: entry < t ≤ time.
    pub rows_at_risk: usize,
    /// Their weight.
    pub at_risk: f64,
    /// Weight of events at or before it.
    pub events: f64,
    /// Weight censored at or before it.
    pub censored: f64,
}

/// How many are at risk, and how many have left so far, at each of `times`.
///
/// O(n + m log n) for m times, in any order.
///
/// ```
/// use holdfast_stats::survival::{SurvivalData, risk_table};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 0, 1], None)?;
/// let at_risk: Vec<usize> =
///     risk_table(&data, &[0.0, 2.0, 4.0]).iter().map(|line| line.rows_at_risk).collect();
/// assert_eq!(at_risk, [3, 2, 0]);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
pub fn risk_table(data: &SurvivalData, times: &[f64]) -> Vec<RiskTableRow> {
    let rows = data.rows();
    // Running totals before each sorted row, and before each entry in order of entry.
    let mut events = Vec::with_capacity(rows + 1);
    let mut censored = Vec::with_capacity(rows + 1);
    let (mut event_total, mut censored_total) = (0.0, 0.0);
    for position in 0..rows {
        events.push(event_total);
        censored.push(censored_total);
        if data.event[position] > 0 {
            event_total += data.weight_of(position);
        } else {
            censored_total += data.weight_of(position);
        }
    }
    events.push(event_total);
    censored.push(censored_total);
    let entered: Option<Vec<f64>> = data.entry.as_ref().map(|entry| {
        let mut total = 0.0;
        let mut totals = vec![0.0];
        for &row in &entry.order {
            total += data.weight_of(row as usize);
            totals.push(total);
        }
        totals
    });
    times
        .iter()
        .map(|&time| {
            let left_before = data.time.partition_point(|&other| other < time);
            let left_by = data.time.partition_point(|&other| other <= time);
            let (rows_entered, weight_entered) = match (&data.entry, &entered) {
                (Some(entry), Some(totals)) => {
                    let count = entry.order.partition_point(|&row| entry.time[row as usize] < time);
                    (count, totals[count])
                }
                _ => (rows, event_total + censored_total),
            };
            let rows_at_risk = rows_entered - left_before;
            let weight_left = events[left_before] + censored[left_before];
            let at_risk = if rows_at_risk == 0 { 0.0 } else { weight_entered - weight_left };
            RiskTableRow { time, rows_at_risk, at_risk, events: events[left_by], censored: censored[left_by] }
        })
        .collect()
}
