//! What can be set.

use serde::{Deserialize, Serialize};

use crate::Error;

/// When purchases can happen.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Buying {
    /// Found from the gaps between purchases: on occasions if nine gaps out of ten are, to a
    /// twelfth of it, a multiple of a year, a quarter or a month (the longest that fits; of gaps
    /// of any length one in six would be); else at any time.
    #[default]
    Automatic,
    /// At any time: BG/NBD.
    AnyTime,
    /// Once around each return of this number of days after the first purchase (365.25: each
    /// year): BG/BB. A purchase belongs to the nearest return; one more than a twelfth of the time
    /// late is no longer waited for.
    Every(f64),
}

/// Settings of an assessment. The defaults are meant for every business.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The last day that counts, in days since 1970-01-01; `None`: the last day with a purchase.
    pub until_day: Option<i32>,
    /// How many days to look ahead.
    pub horizons_days: Vec<u32>,
    /// When purchases can happen.
    pub buying: Buying,
    /// Whether a day on which nothing was paid in all counts as a purchase.
    pub count_free_purchases: bool,
    /// Strength of the pull of the logarithms of the parameters towards the middle
    /// ([`holdfast_stats::purchases::Penalty::Ridge`]); matters for small data only.
    pub penalty: f64,
    /// Share of the window, at its end, that is held out for the check.
    pub held_out_share: f64,
    /// Accounts needed before the part held out.
    pub minimum_accounts: u64,
    /// Repeat purchases needed before the part held out.
    pub minimum_repeat_purchases: u64,
    /// Purchases needed in the part held out.
    pub minimum_held_out_purchases: u64,
    /// A total this near to what was bought, as a share of it, is near enough even where the
    /// rate before happens to be nearer.
    pub near_enough: f64,
    /// A total further off than this, as a share of what was bought, is refused even where the
    /// rate before is further off still.
    pub too_far: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            until_day: None,
            horizons_days: vec![30, 90, 180, 365],
            buying: Buying::Automatic,
            count_free_purchases: false,
            penalty: 0.25,
            held_out_share: 0.25,
            minimum_accounts: 50,
            minimum_repeat_purchases: 50,
            minimum_held_out_purchases: 20,
            near_enough: 0.10,
            too_far: 0.33,
        }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), Error> {
        let refuse = |setting, problem: String| Err(Error::Setting { setting, problem });
        if self.horizons_days.is_empty() || self.horizons_days.contains(&0) {
            return refuse("horizons_days", "give at least one number of days, all above 0".to_owned());
        }
        if !(0.05..=0.5).contains(&self.held_out_share) {
            return refuse("held_out_share", format!("{} is not between 0.05 and 0.5", self.held_out_share));
        }
        if !(self.penalty >= 0.0 && self.penalty.is_finite()) {
            return refuse("penalty", format!("{} is not a number of at least 0", self.penalty));
        }
        match self.buying {
            Buying::Every(days) if !(2.0..=36_525.0).contains(&days) => {
                refuse("buying", format!("occasions every {days} days; give 2 days to 100 years"))
            }
            _ => Ok(()),
        }
    }
}
