//! A subscription business whose causes of churn are known.
//!
//! Accounts of several segments arrive, are onboarded, use the product, write tickets, are
//! charged, live through incidents, price rises and rivals' launches, lose champions, and
//! leave: each month every cause of the reason taxonomy has a hazard that depends on what
//! happened to the account ([`Signal`]), and one draw decides. What customers say about it
//! is distorted in known ways ([`Distortions`]). [`simulate`] writes what the business could
//! export, and the truth beside it.
//!
//! The same configuration, seed and number of accounts give the same bytes, whatever the
//! number of threads; more accounts leave the first ones as they were. (Logarithms and
//! exponentials are those of the platform, so bytes are promised per platform.)
//!
//! ```
//! use holdfast_simulator::{Configuration, Counts, Run, simulate};
//!
//! let mut files = Counts::default();
//! let summary = simulate(&Configuration::default(), Run::new(50, 7), &mut files, &())?;
//! assert_eq!(summary.accounts, 50);
//! # Ok::<(), holdfast_simulator::Error>(())
//! ```

mod billing;
mod configuration;
mod departure;
mod dice;
mod error;
mod flavour;
mod life;
mod month;
mod profile;
mod rows;
mod run;
mod signal;
mod sink;
mod summary;
mod support;
mod table;
mod texts;
mod timeline;
mod usage;
mod world;

pub use configuration::{
    Business, Calendar, Cause, CompetitorLaunch, Configuration, Country, Currency, DEFAULT_TOML, Distortions,
    ExternalShock, Incident, IncidentKind, Occurrence, Onboarding, Payments, Plan, PriceChange,
    RandomIncidents, RivalStrength, Segment, Support, Surveys, Term, Usage,
};
pub use error::{Error, Result};
pub use flavour::{FileEncoding, Flavour, Flavoured, HeaderLanguage};
pub use run::{Progress, Run, simulate, simulate_folder};
pub use signal::{Signal, Signals};
pub use sink::{Counts, Folder, Sink};
pub use summary::{Summary, Tally};
pub use table::Table;

/// Leaves of the reason taxonomy that can be a cause: all but `unknown`.
pub const LEAVES: [&str; 40] = [
    "customer.closed",
    "customer.acquired",
    "customer.cash_flow",
    "customer.champion_left",
    "customer.need_ended",
    "customer.in_housed",
    "customer.moved_up",
    "customer.moved_down",
    "customer.relocated",
    "fit.wrong_customer",
    "expectation.oversold",
    "onboarding.poor",
    "onboarding.setup",
    "adoption.unused",
    "outcome.success_gap",
    "product.does_not_solve",
    "product.missing_feature",
    "product.hard_to_use",
    "product.unreliable",
    "product.outdated",
    "competitor.more",
    "competitor.better",
    "competitor.believed",
    "competitor.cheaper",
    "price.too_high",
    "price.value_not_seen",
    "price.increase",
    "price.unexpected_charges",
    "service.slow_or_unreachable",
    "service.generic_or_ineffective",
    "service.cold",
    "service.horseman",
    "experience.mismatch",
    "channel.mismatch",
    "relationship.neglected",
    "trust.lost",
    "payment.failed",
    "payment.method_missing",
    "payment.billing_error",
    "external.shock",
];
