//! The simulated business as readable tables.
//!
//! [`Configuration::default`] is [`DEFAULT_TOML`], which stands in four files in the folder
//! `default` of this crate; another business is the same text with other
//! numbers, read by [`Configuration::from_toml`]. Probabilities and shares are in 0..=1, percentages in 0..=100, money in minor units of its currency.

mod calendar;
mod check;
mod process;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use calendar::{
    Calendar, CompetitorLaunch, ExternalShock, Incident, IncidentKind, PriceChange, RandomIncidents,
    RivalStrength,
};
pub use process::{Distortions, Onboarding, Payments, Support, Surveys, Usage};

use crate::{Result, Signal};

/// The configuration that ships with the simulator.
pub const DEFAULT_TOML: &str = concat!(
    include_str!("default/business.toml"),
    include_str!("default/market.toml"),
    include_str!("default/causes.toml"),
    include_str!("default/processes.toml"),
);

/// Everything a simulated business is made of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// The vendor itself.
    pub business: Business,
    /// When things happen to the business as a whole.
    pub calendar: Calendar,
    /// Currencies in use, with their ISO 4217 exponents.
    pub currencies: Vec<Currency>,
    /// Countries accounts come from.
    pub countries: Vec<Country>,
    /// What is sold.
    pub plans: Vec<Plan>,
    /// Who buys.
    pub segments: Vec<Segment>,
    /// Why they leave: the causes and their hazards.
    pub causes: Vec<Cause>,
    /// What happens to single accounts, each raising a signal for some months.
    pub occurrences: Vec<Occurrence>,
    /// How the contract term bends the hazards of voluntary causes.
    pub term: Term,
    /// The first weeks of an account.
    pub onboarding: Onboarding,
    /// How accounts use the product.
    pub usage: Usage,
    /// Tickets and how they are answered.
    pub support: Support,
    /// Surveys.
    pub surveys: Surveys,
    /// Charging and failing to charge.
    pub payments: Payments,
    /// How what customers say differs from why they leave.
    pub distortions: Distortions,
}

/// The vendor whose exports are written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Business {
    /// Name of the product, used in texts.
    pub product: String,
    /// Rivals named in texts.
    pub rivals: Vec<String>,
    /// People who own accounts.
    pub owners: Vec<String>,
    /// Industries of accounts.
    pub industries: Vec<String>,
    /// Where accounts came from.
    pub acquisition_sources: Vec<String>,
    /// Largest possible sum of all hazards of one account-month; larger sums are scaled down.
    pub largest_total_hazard: f64,
}

/// A currency and the number of its decimals.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    /// Decimals of the minor unit: 0 for JPY, 2 for USD, 3 for KWD.
    pub exponent: u8,
}

/// A country accounts come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: String,
    /// Language customers write in: `en`, `zh-Hans`, `zh-Hant` or `ja`.
    pub language: String,
    /// Currency accounts are charged in.
    pub currency: String,
}

/// A plan and its price.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Name in the exports.
    pub name: String,
    /// Price of one seat for one month, in minor units, per currency.
    pub seat_price: BTreeMap<String, i64>,
}

/// A group of similar accounts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Name in the exports.
    pub name: String,
    /// Share of new accounts; shares are normalised.
    pub share: f64,
    /// Mean of the true fit, in 0..=1.
    pub fit: f64,
    /// Standard deviation of the true fit before it is clamped to 0..=1.
    pub fit_spread: f64,
    /// Smallest and largest number of seats at the start.
    pub seats: [u32; 2],
    /// Weights of the plans.
    pub plans: BTreeMap<String, f64>,
    /// Weights of the countries, which bring language and currency.
    pub countries: BTreeMap<String, f64>,
    /// Share billed once a year.
    pub annual_share: f64,
    /// Percent off the monthly price when billed once a year.
    pub annual_discount_percent: i64,
    /// Share that starts with a trial.
    pub trial_share: f64,
    /// Share of trials that become paying.
    pub trial_conversion: f64,
    /// Share that starts with a discount.
    pub discount_share: f64,
    /// Probability per month of adding seats, for an account of full use.
    pub expansion: f64,
    /// Probability per month of removing seats.
    pub contraction: f64,
    /// Usage relative to the average account.
    pub usage_rate: f64,
    /// Mean number of background tickets per month.
    pub tickets_per_month: f64,
    /// Months between unprompted contacts; 0 means nobody ever gets in touch.
    pub check_in_every_months: u32,
    /// Share for which the product is hard to use.
    pub hard_to_use_share: f64,
    /// Share whose job the product does not do.
    pub wrong_job_share: f64,
    /// Share that was promised something that does not exist.
    pub oversold_share: f64,
    /// Share that needs another way of being served.
    pub experience_mismatch_share: f64,
    /// Share that lives on a channel that is not offered.
    pub channel_mismatch_share: f64,
    /// Mean of the price pressure, in 0..=1.
    pub price_pressure: f64,
}

/// A cause of leaving and its monthly hazard.
///
/// The hazard of an account-month is
/// `monthly_hazard × Π multiplier^signal`, times the value of the required signal if there
/// is one, times the factor of the contract term unless the cause is involuntary.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Leaf of the reason taxonomy.
    pub leaf: String,
    /// Probability of leaving for this cause in a month in which all signals are 0
    /// (or, with `requires`, in which the required signal is 1 and all others are 0).
    pub monthly_hazard: f64,
    /// Signal without which the hazard is zero.
    #[serde(default)]
    pub requires: Option<Signal>,
    /// Factor on the hazard when the signal is 1.
    #[serde(default)]
    pub raised_by: BTreeMap<Signal, f64>,
    /// Payment failure: the billing system ends the subscription, not the customer.
    #[serde(default)]
    pub involuntary: bool,
    /// Share of departures for this cause that the vendor decides.
    #[serde(default)]
    pub vendor_share: f64,
    /// Where the customer goes, as weights.
    pub destinations: BTreeMap<String, f64>,
    /// What an honest answer to the cancellation question is, as weights of options.
    pub honest_answers: BTreeMap<String, f64>,
}

/// Something that starts for an account by chance and lasts some months.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occurrence {
    /// The signal it raises.
    pub signal: Signal,
    /// Probability of starting in a month.
    pub monthly_probability: f64,
    /// Months it lasts.
    pub months: u32,
    /// Factor on the level of use while it lasts.
    #[serde(default = "one")]
    pub usage_factor: f64,
    /// Factor on the seats, applied once at the next renewal of the contract.
    #[serde(default = "one")]
    pub seats_factor: f64,
    /// Probability that the account writes a ticket about it.
    #[serde(default)]
    pub ticket_probability: f64,
    /// Topic of that ticket.
    #[serde(default)]
    pub ticket_topic: Option<String>,
    /// Factor per segment on the probability; 1 where absent.
    #[serde(default)]
    pub segments: BTreeMap<String, f64>,
}

/// How the contract term bends the hazards.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Factor for annual contracts in the last `annual_window_months` of a term.
    pub annual_near_renewal: f64,
    /// Factor for annual contracts in all other months.
    pub annual_otherwise: f64,
    /// Months before the end of an annual term that count as near.
    pub annual_window_months: u32,
    /// Share of monthly customers who end at once instead of at the end of the paid month.
    pub immediate_share: f64,
    /// Share of voluntary leavers who come back.
    pub reactivation_share: f64,
    /// Fewest and most months until they come back.
    pub reactivation_months: [u32; 2],
    /// Probability at each renewal of moving to the next larger plan.
    pub plan_upgrade: f64,
}

fn one() -> f64 {
    1.0
}

impl Configuration {
    /// Reads and checks a configuration.
    ///
    /// ```
    /// use holdfast_simulator::{Configuration, DEFAULT_TOML};
    /// let text = DEFAULT_TOML.replace("months = 36", "months = 12");
    /// assert_eq!(Configuration::from_toml(&text)?.calendar.months, 12);
    /// # Ok::<(), holdfast_simulator::Error>(())
    /// ```
    ///
    /// # Errors
    /// Text that is not TOML, unknown or missing fields, values out of range and names that
    /// refer to nothing; the message says which.
    pub fn from_toml(text: &str) -> Result<Self> {
        let configuration: Self = toml::from_str(text)?;
        configuration.check()?;
        Ok(configuration)
    }

    /// The same business with customers who all write in `language` only (`en`, `zh-Hans`,
    /// `zh-Hant` or `ja`): countries of other languages are left out.
    ///
    /// # Errors
    /// A language no country of the configuration has, or that a segment does without.
    pub fn in_language(mut self, language: &str) -> Result<Self> {
        self.countries.retain(|country| country.language == language);
        let codes: Vec<&String> = self.countries.iter().map(|country| &country.code).collect();
        for segment in &mut self.segments {
            segment.countries.retain(|code, _| codes.contains(&code));
        }
        self.check()?;
        Ok(self)
    }

    /// Index of the cause of the named leaf.
    pub fn cause(&self, leaf: &str) -> Option<usize> {
        self.causes.iter().position(|cause| cause.leaf == leaf)
    }
}

impl Default for Configuration {
    fn default() -> Self {
        // The embedded file is part of the program: a test reads it, so it cannot be wrong.
        Self::from_toml(DEFAULT_TOML).expect("the embedded configuration is valid")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(from: &str, to: &str, expected: &str) {
        assert!(DEFAULT_TOML.contains(from), "{from} is not in the default");
        let error = Configuration::from_toml(&DEFAULT_TOML.replacen(from, to, 1)).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }

    #[test]
    fn the_default_has_a_cause_for_every_leaf() {
        let configuration = Configuration::default();
        for leaf in crate::LEAVES {
            assert!(configuration.cause(leaf).is_some(), "{leaf}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        check_refused("months = 36", "months = 0", "calendar.months");
        check_refused("leaf = \"trust.lost\"", "leaf = \"trust.los\"", "trust.los");
        check_refused("silence = 0.22", "silence = 1.22", "distortions.silence");
        check_refused("silence = 0.22", "silense = 0.22", "silense");
        check_refused("currency = \"JPY\"", "currency = \"XXX\"", "XXX");
        check_refused("signal = \"closing\"", "signal = \"low_fit\"", "low_fit");
    }
}
