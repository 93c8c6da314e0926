//! From dated transactions to counts, times and amounts.

use super::data::{Occasions, Purchases};
use crate::error::{Error, same_length};

/// What a day counts for on which nothing was paid in all.
///
/// ```
/// use holdfast_stats::purchases::ZeroAmounts;
/// assert_eq!(ZeroAmounts::default(), ZeroAmounts::LeaveOut);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ZeroAmounts {
    /// It is no purchase: samples, corrections, things brought back.
    #[default]
    LeaveOut,
    /// It is a purchase like any other.
    Keep,
}

/// How late a purchase can be and still be waited for, as a share of the time between occasions.
const LATE: f64 = 1.0 / 12.0;

/// What becomes of an occasion that is not over yet.
///
/// ```
/// use holdfast_stats::purchases::OpenOccasion;
/// assert_ne!(OpenOccasion::LeaveOut, OpenOccasion::CountIfBought);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenOccasion {
    /// It is not looked at. For fitting: counting it only for those who have bought on it would
    /// make everybody look more faithful than they are.
    LeaveOut,
    /// It counts for who has bought on it already. For predicting with a fitted model.
    CountIfBought,
}

/// The days on which each person bought, in order, and what was paid.
///
/// Several transactions of a person on one day are one purchase with their amounts added: the
/// models speak of decisions to buy, not of lines on a receipt.
///
/// ```
/// use holdfast_stats::purchases::{PurchaseDays, ZeroAmounts};
/// let days = PurchaseDays::new(&[0, 0, 0, 1], &[12, 0, 12, 5], Some(&[700, 1200, 100, 0]), ZeroAmounts::LeaveOut)?;
/// assert_eq!((days.of(0), days.amounts_of(0)), (&[0, 12][..], &[1200, 800][..]));
/// assert!(days.of(1).is_empty());
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseDays {
    /// Where each person's days begin; one more than there are people.
    offsets: Vec<usize>,
    days: Vec<i32>,
    amounts: Vec<i64>,
}

impl PurchaseDays {
    /// Sorts and merges: one row for each transaction, in any order. People are numbered from
    /// 0; a day is a number of days since any fixed date; amounts are whole (minor units of one
    /// currency), and 1 where none are given.
    ///
    /// # Errors
    /// Columns of different lengths, no rows, more people than 32 bits hold.
    ///
    /// ```
    /// use holdfast_stats::purchases::{PurchaseDays, ZeroAmounts};
    /// assert!(PurchaseDays::new(&[0], &[1, 2], None, ZeroAmounts::Keep).is_err());
    /// ```
    pub fn new(
        person: &[u32],
        day: &[i32],
        amount: Option<&[i64]>,
        zero_amounts: ZeroAmounts,
    ) -> Result<Self, Error> {
        same_length("person", person.len(), "day", day.len())?;
        if let Some(amount) = amount {
            same_length("person", person.len(), "amount", amount.len())?;
        }
        let Some(&highest) = person.iter().max() else { return Err(Error::Empty { what: "person" }) };
        let people = highest as usize + 1;
        // Counting sort by person, then each person's few rows by day.
        let mut starts = vec![0_usize; people + 1];
        for &person in person {
            starts[person as usize + 1] += 1;
        }
        for index in 0..people {
            starts[index + 1] += starts[index];
        }
        let mut rows = vec![(0_i32, 0_i64); person.len()];
        let mut next = starts.clone();
        for (row, &person) in person.iter().enumerate() {
            let place = &mut next[person as usize];
            rows[*place] = (day[row], amount.map_or(1, |amount| amount[row]));
            *place += 1;
        }
        let mut offsets = Vec::with_capacity(people + 1);
        let (mut days, mut amounts) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        offsets.push(0);
        for index in 0..people {
            let of_person = &mut rows[starts[index]..starts[index + 1]];
            of_person.sort_unstable_by_key(|&(day, _)| day);
            for same_day in of_person.chunk_by(|left, right| left.0 == right.0) {
                let total = same_day.iter().fold(0_i64, |sum, &(_, amount)| sum.saturating_add(amount));
                if total > 0 || zero_amounts == ZeroAmounts::Keep {
                    days.push(same_day[0].0);
                    amounts.push(total);
                }
            }
            offsets.push(days.len());
        }
        Ok(Self { offsets, days, amounts })
    }

    /// How many people there are, those without any purchase left included.
    pub fn people(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many purchases there are: days on which a person bought.
    pub fn purchases(&self) -> usize {
        self.days.len()
    }

    /// The first and the last day on which anybody bought.
    pub fn window(&self) -> Option<(i32, i32)> {
        Some((*self.days.iter().min()?, *self.days.iter().max()?))
    }

    /// The days on which a person bought, ascending.
    pub fn of(&self, person: usize) -> &[i32] {
        &self.days[self.offsets[person]..self.offsets[person + 1]]
    }

    /// What it paid on each of them.
    pub fn amounts_of(&self, person: usize) -> &[i64] {
        &self.amounts[self.offsets[person]..self.offsets[person + 1]]
    }

    /// What was known of a person at the end of day `until`, in units of `unit_days` days;
    /// `None` before its first purchase. Later purchases are not looked at.
    ///
    /// ```
    /// use holdfast_stats::purchases::{PurchaseDays, ZeroAmounts};
    /// let days = PurchaseDays::new(&[0, 0, 0], &[0, 213, 300], None, ZeroAmounts::Keep)?;
    /// let known = days.known(0, 272, 7.0).unwrap();
    /// assert_eq!((known.frequency, known.recency, known.observed), (1, 213.0 / 7.0, 272.0 / 7.0));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn known(&self, person: usize, until: i32, unit_days: f64) -> Option<Purchases> {
        let days = self.before(person, until);
        let (first, last) = (*days.first()?, *days.last()?);
        Some(Purchases {
            frequency: (days.len() - 1) as u32,
            recency: f64::from(last - first) / unit_days,
            observed: f64::from(until - first) / unit_days,
        })
    }

    /// As [`PurchaseDays::known`], on occasions that come every `every_days` days after the
    /// first purchase. A purchase belongs to the nearest occasion, those nearest to the first
    /// purchase are one with it; an occasion is over when a twelfth of the time to the next has
    /// gone by (a year: a month).
    ///
    /// ```
    /// use holdfast_stats::purchases::{OpenOccasion, PurchaseDays, ZeroAmounts};
    /// // Gave on day 0, a little late after a year, not in the second, a little early in the third.
    /// let days = PurchaseDays::new(&[0, 0, 0], &[0, 380, 1090], None, ZeroAmounts::Keep)?;
    /// let known = |open| days.known_on_occasions(0, 1100, 365.25, open).unwrap();
    /// let closed = known(OpenOccasion::LeaveOut);
    /// assert_eq!((closed.frequency, closed.recency, closed.occasions), (1, 1, 2));
    /// let all = known(OpenOccasion::CountIfBought);
    /// assert_eq!((all.frequency, all.recency, all.occasions), (2, 3, 3));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn known_on_occasions(
        &self,
        person: usize,
        until: i32,
        every_days: f64,
        open: OpenOccasion,
    ) -> Option<Occasions> {
        let days = self.before(person, until);
        let first = *days.first()?;
        let over = (f64::from(until - first) / every_days - LATE).floor().max(0.0) as u32;
        let (mut frequency, mut recency) = (0, 0);
        for &day in days {
            let occasion = (f64::from(day - first) / every_days).round() as u32;
            if occasion > recency && (occasion <= over || open == OpenOccasion::CountIfBought) {
                frequency += 1;
                recency = occasion;
            }
        }
        Some(Occasions { frequency, recency, occasions: over.max(recency) })
    }

    /// How many purchases a person made after day `after` up to the end of day `until`.
    pub fn purchases_between(&self, person: usize, after: i32, until: i32) -> u32 {
        (self.before(person, until).len() - self.before(person, after).len()) as u32
    }

    fn before(&self, person: usize, until: i32) -> &[i32] {
        let days = self.of(person);
        &days[..days.partition_point(|&day| day <= until)]
    }
}
