//! What tests of equality between groups have in common.

use std::borrow::Cow;

use super::data::SurvivalData;
use crate::{Error, distribution::chi_square_upper_tail, linear::quadratic_form};

/// The result of a test that groups do not differ.
///
/// ```
/// use holdfast_stats::survival::{FlemingHarrington, SurvivalData, log_rank};
/// let data = SurvivalData::new(None, &[1.0, 2.0, 3.0, 4.0], &[1; 4], None)?;
/// let test = log_rank(&data, &[0, 0, 1, 1], None, FlemingHarrington::LOG_RANK)?;
/// assert_eq!(test.degrees_of_freedom, 1);
/// assert_eq!(test.groups[0].observed, 2.0);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct GroupTest {
    /// Chi-square statistic.
    pub statistic: f64,
    /// Its degrees of freedom: groups with anything expected less one, or the rank of the
    /// variance if that is smaller.
    pub degrees_of_freedom: usize,
    /// P(X ≥ statistic) under the hypothesis that groups do not differ; 1 without degrees of
    /// freedom.
    pub p_value: f64,
    /// What was seen and expected in each group, in ascending order of label.
    pub groups: Vec<GroupScore>,
    /// Covariance matrix of observed − expected, by rows, all groups.
    pub covariance: Vec<f64>,
}

/// One group in a [`GroupTest`].
///
/// ```
/// use holdfast_stats::survival::{FlemingHarrington, SurvivalData, log_rank};
/// let data = SurvivalData::new(None, &[1.0, 2.0], &[1, 1], None)?;
/// let test = log_rank(&data, &[5, 6], None, FlemingHarrington::LOG_RANK)?;
/// let total: f64 = test.groups.iter().map(|group| group.observed - group.expected).sum();
/// assert_eq!((test.groups[1].group, total), (6, 0.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupScore {
    /// The group's label.
    pub group: u32,
    /// Rows in it.
    pub rows: usize,
    /// (Weighted) events seen.
    pub observed: f64,
    /// (Weighted) events expected if groups did not differ.
    pub expected: f64,
}

/// Rows of one stratum with their dense group numbers.
pub(super) struct Stratum<'a> {
    pub(super) data: Cow<'a, SurvivalData>,
    pub(super) group: Vec<u32>,
}

/// Checks labels and splits the data by stratum; also the distinct labels of groups.
pub(super) fn stratify<'a>(
    data: &'a SurvivalData,
    group: &[u32],
    strata: Option<&[u32]>,
) -> Result<(Vec<u32>, Vec<Stratum<'a>>), Error> {
    data.check_labels("group", group)?;
    let (labels, dense) = data.dense_labels(group);
    if labels.len() < 2 {
        return Err(Error::TooFewGroups { groups: labels.len() });
    }
    let Some(strata) = strata else {
        return Ok((labels, vec![Stratum { data: Cow::Borrowed(data), group: dense }]));
    };
    data.check_labels("strata", strata)?;
    let parts = data
        .by_group(strata)?
        .into_iter()
        .map(|(_, part)| {
            let group = part
                .row
                .iter()
                .map(|&row| labels.partition_point(|&other| other < group[row as usize]) as u32)
                .collect();
            Stratum { data: Cow::Owned(part), group }
        })
        .collect();
    Ok((labels, parts))
}

/// Sums of observed, expected and covariance over strata, to be finished as a test.
pub(super) struct Scores {
    pub(super) observed: Vec<f64>,
    pub(super) expected: Vec<f64>,
    pub(super) covariance: Vec<f64>,
    rows: Vec<usize>,
}

impl Scores {
    pub(super) fn new(groups: usize) -> Self {
        Self {
            observed: vec![0.0; groups],
            expected: vec![0.0; groups],
            covariance: vec![0.0; groups * groups],
            rows: vec![0; groups],
        }
    }

    pub(super) fn count_rows(&mut self, stratum: &Stratum<'_>) {
        for &group in &stratum.group {
            self.rows[group as usize] += 1;
        }
    }

    /// The scores sum to zero, so one group is redundant: leave out the first that expects
    /// anything, and all that expect nothing.
    pub(super) fn finish(self, labels: &[u32]) -> GroupTest {
        let size = labels.len();
        let kept: Vec<usize> = (0..size).filter(|&g| self.expected[g] > 0.0).skip(1).collect();
        let scores: Vec<f64> = kept.iter().map(|&g| self.observed[g] - self.expected[g]).collect();
        let matrix: Vec<f64> = kept
            .iter()
            .flat_map(|&g| kept.iter().map(move |&h| (g, h)))
            .map(|(g, h)| self.covariance[g * size + h])
            .collect();
        let (statistic, degrees_of_freedom) = quadratic_form(&matrix, &scores);
        let groups = (0..size)
            .map(|g| GroupScore {
                group: labels[g],
                rows: self.rows[g],
                observed: self.observed[g],
                expected: self.expected[g],
            })
            .collect();
        GroupTest {
            statistic,
            degrees_of_freedom,
            p_value: chi_square_upper_tail(statistic, degrees_of_freedom),
            groups,
            covariance: self.covariance,
        }
    }
}
