//! What the models are fitted to: one row for each person, or for many that are alike.

use crate::error::{Error, all_finite, same_length};

/// The purchases of one person in continuous time, seen from its first purchase.
///
/// ```
/// use holdfast_stats::purchases::Purchases;
/// let once = Purchases { frequency: 0, recency: 0.0, observed: 12.0 };
/// assert_eq!(once.frequency, 0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Purchases {
    /// Repeat purchases: all after the first (x).
    pub frequency: u32,
    /// From the first purchase to the last (t_x); 0 without repeat purchases.
    pub recency: f64,
    /// From the first purchase to the end of observation (T), in the same unit.
    pub observed: f64,
}

/// The purchases of one person on given occasions, counted from its first purchase.
///
/// ```
/// use holdfast_stats::purchases::Occasions;
/// let each_time = Occasions { frequency: 6, recency: 6, occasions: 6 };
/// assert_eq!(each_time.occasions, 6);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occasions {
    /// Occasions after the first purchase on which there was one (x).
    pub frequency: u32,
    /// The number of the last of these (t_x), from 1; 0 where there was none.
    pub recency: u32,
    /// Occasions there were after the first purchase (n).
    pub occasions: u32,
}

/// Checked rows in continuous time; rows that are alike are one row with their weights added.
///
/// ```
/// use holdfast_stats::purchases::PurchaseData;
/// let data = PurchaseData::new(&[0, 0, 2], &[0.0, 0.0, 3.5], &[9.0, 9.0, 9.0], None)?;
/// assert_eq!((data.rows(), data.total_weight()), (2, 3.0));
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PurchaseData {
    pub(super) rows: Vec<(Purchases, f64)>,
}

impl PurchaseData {
    /// Checks the columns: one value for each row in each, times finite and in one unit,
    /// 0 ≤ recency ≤ observed, recency 0 exactly where frequency is 0, weights ≥ 0.
    ///
    /// # Errors
    /// What breaks a rule above, with its row; columns without rows.
    ///
    /// ```
    /// use holdfast_stats::purchases::PurchaseData;
    /// let error = PurchaseData::new(&[1], &[5.0], &[4.0], None).unwrap_err();
    /// assert_eq!(error.to_string(), "recency[0] is 5; it must be at most the time observed");
    /// ```
    pub fn new(
        frequency: &[u32],
        recency: &[f64],
        observed: &[f64],
        weight: Option<&[f64]>,
    ) -> Result<Self, Error> {
        same_length("frequency", frequency.len(), "recency", recency.len())?;
        same_length("frequency", frequency.len(), "observed", observed.len())?;
        all_finite("recency", recency)?;
        all_finite("observed", observed)?;
        check_weight(frequency.len(), weight)?;
        let mut rows = Vec::with_capacity(frequency.len());
        for (index, &frequency) in frequency.iter().enumerate() {
            let row = Purchases { frequency, recency: recency[index], observed: observed[index] };
            row.check(index)?;
            rows.push((row, weight.map_or(1.0, |weight| weight[index])));
        }
        Ok(Self { rows: merged(rows, Purchases::order)? })
    }

    /// As [`PurchaseData::new`], from one value for each person.
    ///
    /// # Errors
    /// As [`PurchaseData::new`].
    ///
    /// ```
    /// use holdfast_stats::purchases::{PurchaseData, Purchases};
    /// let one = Purchases { frequency: 1, recency: 2.0, observed: 3.0 };
    /// assert_eq!(PurchaseData::from_rows([one, one])?.rows(), 1);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn from_rows(people: impl IntoIterator<Item = Purchases>) -> Result<Self, Error> {
        let rows: Vec<(Purchases, f64)> = people.into_iter().map(|row| (row, 1.0)).collect();
        for (index, (row, _)) in rows.iter().enumerate() {
            row.check(index)?;
        }
        Ok(Self { rows: merged(rows, Purchases::order)? })
    }

    /// Rows that differ from each other.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The weights added up: people.
    pub fn total_weight(&self) -> f64 {
        self.rows.iter().map(|(_, weight)| weight).sum()
    }
}

impl Purchases {
    pub(super) fn check(&self, index: usize) -> Result<(), Error> {
        let broken = |column, value, expected| Err(Error::InvalidRow { column, index, value, expected });
        let Self { frequency, recency, observed } = *self;
        if !observed.is_finite() || observed < 0.0 {
            broken("observed", observed, "a number of at least 0")
        } else if !recency.is_finite() || recency < 0.0 {
            broken("recency", recency, "a number of at least 0")
        } else if recency > observed {
            broken("recency", recency, "at most the time observed")
        } else if (frequency == 0) != (recency == 0.0) {
            broken("recency", recency, "0 where there is no repeat purchase, and above 0 where there is one")
        } else {
            Ok(())
        }
    }

    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.frequency
            .cmp(&other.frequency)
            .then(self.observed.total_cmp(&other.observed))
            .then(self.recency.total_cmp(&other.recency))
    }
}

/// Checked rows on given occasions; rows that are alike are one row with their weights added.
///
/// ```
/// use holdfast_stats::purchases::OccasionData;
/// let data = OccasionData::new(&[0, 1], &[0, 3], &[6, 6], Some(&[3464.0, 129.0]))?;
/// assert_eq!(data.total_weight(), 3593.0);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct OccasionData {
    pub(super) rows: Vec<(Occasions, f64)>,
}

impl OccasionData {
    /// Checks the columns: one value for each row in each, frequency ≤ recency ≤ occasions,
    /// recency 0 exactly where frequency is 0, weights ≥ 0.
    ///
    /// # Errors
    /// What breaks a rule above, with its row; columns without rows; more than 100,000
    /// occasions.
    ///
    /// ```
    /// use holdfast_stats::purchases::OccasionData;
    /// assert!(OccasionData::new(&[3], &[2], &[6], None).is_err());
    /// ```
    pub fn new(
        frequency: &[u32],
        recency: &[u32],
        occasions: &[u32],
        weight: Option<&[f64]>,
    ) -> Result<Self, Error> {
        same_length("frequency", frequency.len(), "recency", recency.len())?;
        same_length("frequency", frequency.len(), "occasions", occasions.len())?;
        check_weight(frequency.len(), weight)?;
        let mut rows = Vec::with_capacity(frequency.len());
        for (index, &frequency) in frequency.iter().enumerate() {
            let row = Occasions { frequency, recency: recency[index], occasions: occasions[index] };
            row.check(index)?;
            rows.push((row, weight.map_or(1.0, |weight| weight[index])));
        }
        Ok(Self { rows: merged(rows, Ord::cmp)? })
    }

    /// As [`OccasionData::new`], from one value for each person.
    ///
    /// # Errors
    /// As [`OccasionData::new`].
    ///
    /// ```
    /// use holdfast_stats::purchases::{OccasionData, Occasions};
    /// let one = Occasions { frequency: 1, recency: 2, occasions: 3 };
    /// assert_eq!(OccasionData::from_rows([one, one])?.rows(), 1);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn from_rows(people: impl IntoIterator<Item = Occasions>) -> Result<Self, Error> {
        let rows: Vec<(Occasions, f64)> = people.into_iter().map(|row| (row, 1.0)).collect();
        for (index, (row, _)) in rows.iter().enumerate() {
            row.check(index)?;
        }
        Ok(Self { rows: merged(rows, Ord::cmp)? })
    }

    /// Rows that differ from each other.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The weights added up: people.
    pub fn total_weight(&self) -> f64 {
        self.rows.iter().map(|(_, weight)| weight).sum()
    }
}

/// More occasions than any calendar gives: a table of this length is built in every step.
const MAXIMUM_OCCASIONS: u32 = 100_000;

impl Occasions {
    pub(super) fn check(&self, index: usize) -> Result<(), Error> {
        let broken = |column, value: u32, expected| {
            Err(Error::InvalidRow { column, index, value: f64::from(value), expected })
        };
        let Self { frequency, recency, occasions } = *self;
        if occasions > MAXIMUM_OCCASIONS {
            broken("occasions", occasions, "at most 100000")
        } else if recency > occasions {
            broken("recency", recency, "at most the number of occasions")
        } else if frequency > recency {
            broken("frequency", frequency, "at most recency, the number of the last occasion with a purchase")
        } else if (frequency == 0) != (recency == 0) {
            broken("recency", recency, "0 where there is no repeat purchase")
        } else {
            Ok(())
        }
    }
}

pub(super) fn check_weight(rows: usize, weight: Option<&[f64]>) -> Result<(), Error> {
    let Some(weight) = weight else { return Ok(()) };
    same_length("frequency", rows, "weight", weight.len())?;
    all_finite("weight", weight)?;
    match weight.iter().position(|&value| value < 0.0) {
        Some(index) => Err(Error::NegativeWeight { index, value: weight[index] }),
        None => Ok(()),
    }
}

fn merged<Row>(
    mut rows: Vec<(Row, f64)>,
    order: impl Fn(&Row, &Row) -> std::cmp::Ordering,
) -> Result<Vec<(Row, f64)>, Error> {
    if rows.is_empty() {
        return Err(Error::Empty { what: "frequency" });
    }
    rows.sort_by(|(left, _), (right, _)| order(left, right));
    rows.dedup_by(|(row, weight), (kept, kept_weight)| {
        let alike = order(row, kept).is_eq();
        if alike {
            *kept_weight += *weight;
        }
        alike
    });
    rows.retain(|&(_, weight)| weight > 0.0);
    if rows.is_empty() { Err(Error::Empty { what: "weight above 0" }) } else { Ok(rows) }
}
