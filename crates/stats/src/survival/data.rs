//! Checked survival data, sorted once.

use crate::error::{Error, all_finite, same_length};
use crate::ordering::order_of;

/// The largest event code: causes are held in one byte each.
pub const MAX_CAUSES: u32 = 255;

/// Labels up to this are numbered by a table of this size.
const SMALL_LABELS: usize = 1 << 16;

/// Checked rows of survival data, sorted by time.
///
/// Construction is the only place where inputs can fail and the only sort: O(n) for the
/// checks and a radix sort of the times. Rows of weight zero contribute nothing and are
/// left out. Memory: 13 bytes a row, plus 8 for weights, 12 for entries, 4 for clusters.
///
/// ```
/// use holdfast_stats::survival::SurvivalData;
/// let data = SurvivalData::new(Some(&[0.0, 2.0]), &[5.0, 4.0], &[1, 0], Some(&[1.0, 2.5]))?;
/// assert_eq!((data.rows(), data.causes()), (2, 1));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct SurvivalData {
    /// Rows as they were given, before rows of weight zero were left out.
    pub(super) given: usize,
    pub(super) causes: usize,
    /// Position in the input of each sorted row.
    pub(super) row: Vec<u32>,
    pub(super) time: Vec<f64>,
    pub(super) event: Vec<u8>,
    pub(super) weight: Option<Vec<f64>>,
    pub(super) entry: Option<Entries>,
    /// Cluster of each sorted row, numbered densely from zero.
    pub(super) cluster: Option<Vec<u32>>,
}

/// Entry times of the sorted rows and the order in which the rows enter.
#[derive(Debug, Clone)]
pub(super) struct Entries {
    pub(super) time: Vec<f64>,
    /// Sorted rows in ascending order of entry.
    pub(super) order: Vec<u32>,
}

impl SurvivalData {
    /// Checks and sorts rows.
    ///
    /// - `entry`: when each row comes under observation (left truncation); `None` if every
    ///   row is observed from the start. A row is at risk on (entry, time].
    /// - `time`: when each row leaves: by an event or by censoring. Any finite number.
    /// - `event`: 0 for censored, otherwise the number of the cause, 1 to [`MAX_CAUSES`].
    /// - `weight`: how many like rows a row stands for; `None` for 1 each.
    ///
    /// # Errors
    /// Lengths that differ, no rows, values that are not finite, an entry not before its
    /// exit, a negative weight, a cause above [`MAX_CAUSES`], more than 2³² − 1 rows.
    ///
    /// ```
    /// use holdfast_stats::{Error, survival::SurvivalData};
    /// let error = SurvivalData::new(Some(&[3.0]), &[3.0], &[1], None).unwrap_err();
    /// assert_eq!(error, Error::EntryNotBeforeTime { index: 0, entry: 3.0, time: 3.0 });
    /// ```
    pub fn new(
        entry: Option<&[f64]>,
        time: &[f64],
        event: &[u32],
        weight: Option<&[f64]>,
    ) -> Result<Self, Error> {
        if time.is_empty() {
            return Err(Error::Empty { what: "time" });
        }
        if u32::try_from(time.len()).is_err() {
            return Err(Error::TooManyRows { rows: time.len(), limit: u32::MAX as usize });
        }
        same_length("event", event.len(), "time", time.len())?;
        all_finite("time", time)?;
        if let Some(index) = event.iter().position(|&event| event > MAX_CAUSES) {
            return Err(Error::CauseOutOfRange { index, event: event[index], limit: MAX_CAUSES });
        }
        if let Some(entry) = entry {
            same_length("entry", entry.len(), "time", time.len())?;
            all_finite("entry", entry)?;
            if let Some(index) = (0..time.len()).find(|&index| entry[index] >= time[index]) {
                let (entry, time) = (entry[index], time[index]);
                return Err(Error::EntryNotBeforeTime { index, entry, time });
            }
        }
        if let Some(weight) = weight {
            same_length("weight", weight.len(), "time", time.len())?;
            all_finite("weight", weight)?;
            if let Some(index) = weight.iter().position(|&value| value < 0.0) {
                return Err(Error::NegativeWeight { index, value: weight[index] });
            }
        }
        let (mut row, mut sorted_time) = order_of(time);
        if let Some(weight) = weight {
            if weight.contains(&0.0) {
                row.retain(|&row| weight[row as usize] > 0.0);
                sorted_time = row.iter().map(|&row| time[row as usize] + 0.0).collect();
            }
            if row.is_empty() {
                return Err(Error::Empty { what: "weight above zero" });
            }
        }
        let gather =
            |values: &[f64]| -> Vec<f64> { row.iter().map(|&row| values[row as usize] + 0.0).collect() };
        let entry = entry.map(|entry| {
            let time = gather(entry);
            Entries { order: order_of(&time).0, time }
        });
        let sorted_event: Vec<u8> = row.iter().map(|&row| event[row as usize] as u8).collect();
        Ok(Self {
            given: time.len(),
            causes: usize::from(sorted_event.iter().copied().max().unwrap_or(0)).max(1),
            time: sorted_time,
            weight: weight.map(gather),
            event: sorted_event,
            entry,
            cluster: None,
            row,
        })
    }

    /// The same rows with a number of causes of at least `causes`, so that results have an
    /// (all-zero) entry for causes that did not occur.
    ///
    /// # Errors
    /// [`Error::CauseOutOfRange`] above [`MAX_CAUSES`].
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// let data = SurvivalData::new(None, &[1.0], &[1], None)?.with_causes(3)?;
    /// assert_eq!(data.causes(), 3);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn with_causes(mut self, causes: u32) -> Result<Self, Error> {
        if causes > MAX_CAUSES {
            return Err(Error::CauseOutOfRange { index: 0, event: causes, limit: MAX_CAUSES });
        }
        self.causes = self.causes.max(causes as usize);
        Ok(self)
    }

    /// The same rows with clusters: rows of one label are not independent (several spells of
    /// one subject), and variances by the infinitesimal jackknife are taken between clusters.
    ///
    /// `cluster` has one label for each row given to [`Self::new`].
    ///
    /// # Errors
    /// [`Error::LengthMismatch`].
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// let spells = SurvivalData::new(Some(&[0.0, 3.0]), &[3.0, 5.0], &[0, 1], None)?;
    /// let data = spells.with_clusters(&[7, 7])?;
    /// assert_eq!(data.clusters(), Some(1));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn with_clusters(mut self, cluster: &[u32]) -> Result<Self, Error> {
        same_length("cluster", cluster.len(), "time", self.given)?;
        self.cluster = Some(self.dense_labels(cluster).1);
        Ok(self)
    }

    /// The same rows with only `cause` as an event (numbered 1), other causes censored: the
    /// data of a cause-specific hazard or log-rank test.
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 2], None)?;
    /// assert_eq!(data.only_cause(2).event_total(), 1.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    #[must_use]
    pub fn only_cause(&self, cause: u32) -> Self {
        let event = self.event.iter().map(|&event| u8::from(u32::from(event) == cause && cause > 0));
        Self { event: event.collect(), causes: 1, ..self.clone() }
    }

    /// One data set for each distinct label, in ascending order of label; `group` has one
    /// label for each row given to [`Self::new`]. Keeps the number of causes. O(n), no sort.
    ///
    /// # Errors
    /// [`Error::LengthMismatch`].
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0], &[1, 1, 0], None)?;
    /// let groups = data.by_group(&[4, 9, 4])?;
    /// assert_eq!(groups.iter().map(|(label, data)| (*label, data.rows())).collect::<Vec<_>>(),
    ///            [(4, 2), (9, 1)]);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn by_group(&self, group: &[u32]) -> Result<Vec<(u32, Self)>, Error> {
        same_length("group", group.len(), "time", self.given)?;
        let (labels, dense) = self.dense_labels(group);
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); labels.len()];
        for (position, &group) in dense.iter().enumerate() {
            members[group as usize].push(position as u32);
        }
        Ok(labels.into_iter().zip(members.iter().map(|members| self.subset(members))).collect())
    }

    /// The same rows with those that end by another cause at risk for ever: censored at
    /// infinity.
    pub(super) fn others_stay(&self, cause: u32) -> Self {
        let other = |position: u32| {
            let event = self.event[position as usize];
            event > 0 && u32::from(event) != cause
        };
        let all = 0..self.rows() as u32;
        let (staying, mut order): (Vec<u32>, Vec<u32>) = all.partition(|&position| other(position));
        let first = order.len();
        order.extend(staying);
        let mut changed = self.subset(&order);
        changed.time[first..].fill(f64::INFINITY);
        changed.event[first..].fill(0);
        changed
    }

    /// The rows at these sorted positions.
    pub(super) fn subset(&self, members: &[u32]) -> Self {
        let floats = |values: &[f64]| -> Vec<f64> {
            members.iter().map(|&position| values[position as usize]).collect()
        };
        Self {
            given: self.given,
            causes: self.causes,
            row: members.iter().map(|&position| self.row[position as usize]).collect(),
            time: floats(&self.time),
            event: members.iter().map(|&position| self.event[position as usize]).collect(),
            weight: self.weight.as_deref().map(floats),
            entry: self.entry.as_ref().map(|entry| {
                let time = floats(&entry.time);
                Entries { order: order_of(&time).0, time }
            }),
            cluster: self
                .cluster
                .as_ref()
                .map(|cluster| members.iter().map(|&position| cluster[position as usize]).collect()),
        }
    }

    /// Rows of positive weight.
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 0], Some(&[1.0, 0.0]))?;
    /// assert_eq!(data.rows(), 1);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn rows(&self) -> usize {
        self.time.len()
    }

    /// Number of causes: the largest event code, at least 1.
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// assert_eq!(SurvivalData::new(None, &[1.0], &[3], None)?.causes(), 3);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn causes(&self) -> usize {
        self.causes
    }

    /// Number of distinct clusters, `None` if rows are independent.
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// assert_eq!(SurvivalData::new(None, &[1.0], &[3], None)?.clusters(), None);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn clusters(&self) -> Option<usize> {
        let cluster = self.cluster.as_ref()?;
        let mut seen: Vec<u32> = cluster.clone();
        seen.sort_unstable();
        seen.dedup();
        Some(seen.len())
    }

    /// Whether any row enters late, that is, whether entry times were given.
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// assert!(!SurvivalData::new(None, &[1.0], &[3], None)?.is_left_truncated());
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn is_left_truncated(&self) -> bool {
        self.entry.is_some()
    }

    /// Total weight of the rows that end by an event of any cause.
    ///
    /// ```
    /// use holdfast_stats::survival::SurvivalData;
    /// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 2], Some(&[1.0, 2.5]))?;
    /// assert_eq!(data.event_total(), 3.5);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn event_total(&self) -> f64 {
        (0..self.rows()).filter(|&i| self.event[i] > 0).map(|i| self.weight_of(i)).sum()
    }

    /// Whether R would use a robust variance unasked: clusters, or weights that are not all
    /// whole numbers.
    pub(super) fn calls_for_robust_variance(&self) -> bool {
        self.cluster.is_some()
            || self.weight.as_ref().is_some_and(|weight| weight.iter().any(|&value| value.fract() != 0.0))
    }

    pub(super) fn weight_of(&self, position: usize) -> f64 {
        self.weight.as_ref().map_or(1.0, |weight| weight[position])
    }

    /// The distinct labels among the rows kept, ascending, and the dense number of each
    /// sorted row.
    pub(super) fn dense_labels(&self, labels: &[u32]) -> (Vec<u32>, Vec<u32>) {
        let sorted: Vec<u32> = self.row.iter().map(|&row| labels[row as usize]).collect();
        let largest = sorted.iter().copied().max().unwrap_or(0) as usize;
        if largest > SMALL_LABELS {
            let distinct = crate::contingency::distinct(&sorted);
            let dense =
                sorted.iter().map(|label| distinct.partition_point(|other| other < label) as u32).collect();
            return (distinct, dense);
        }
        // Small labels need no sort: a table says which occur and what number they have.
        let mut number = vec![u32::MAX; largest + 1];
        for &label in &sorted {
            number[label as usize] = 0;
        }
        let mut distinct = Vec::new();
        for (label, number) in number.iter_mut().enumerate().filter(|(_, number)| **number == 0) {
            *number = distinct.len() as u32;
            distinct.push(label as u32);
        }
        let dense = sorted.iter().map(|&label| number[label as usize]).collect();
        (distinct, dense)
    }

    pub(super) fn check_labels(&self, name: &'static str, labels: &[u32]) -> Result<(), Error> {
        same_length(name, labels.len(), "time", self.given)
    }
}
