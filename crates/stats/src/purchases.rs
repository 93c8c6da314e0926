//! How often people buy who have no contract to end, and whether they still do.
//!
//! Somebody who buys without a contract never says that it was the last time. These models
//! take the purchases of each person as a count, the time of the last one and the time
//! watched, and give the probability of still being a buyer and the purchases to expect.
//!
//! | buying | model | type |
//! |---|---|---|
//! | at any time, at a rate of one's own; may stop after any purchase | BG/NBD | [`BetaGeometricNegativeBinomial`] |
//! | on given occasions (each year, each event); may stop before any of them | BG/BB | [`BetaGeometricBetaBinomial`] |
//! | amounts that vary around a mean of one's own | Gamma–Gamma | [`GammaGamma`] |
//!
//! [`PurchaseDays`] makes the counts out of dated transactions. Parameters are found by
//! maximum likelihood on their logarithms from several starts (BFGS, then Newton steps);
//! standard errors come from the second derivatives at the maximum. [`Penalty`] keeps small
//! data from running to the border.
//!
//! Sources: Fader PS, Hardie BGS, Lee KL (2005), "Counting your customers" the easy way,
//! *Marketing Science* 24:275–284; Fader PS, Hardie BGS, Shang J (2010), Customer-base
//! analysis in a discrete-time noncontractual setting, *Marketing Science* 29:1086–1108;
//! Fader PS, Hardie BGS (2013), The Gamma-Gamma model of monetary value, technical note.
//!
//! ```
//! use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, Purchases};
//!
//! // The published parameters of the CDNOW customers, in weeks.
//! let model = BetaGeometricNegativeBinomial::new(0.243, 4.414, 0.793, 2.426)?;
//! // Two repeat purchases, the last 30.43 weeks after the first one, watched for 38.86 weeks.
//! let customer = Purchases { frequency: 2, recency: 30.43, observed: 38.86 };
//! assert!((model.expected_purchases(&customer, 39.0) - 1.226).abs() < 5e-4);
//! # Ok::<(), holdfast_stats::Error>(())
//! ```

mod data;
mod days;
mod discrete;
mod fit;
mod gamma_gamma;
mod maximise;
mod rate;
mod rising;

pub use data::{OccasionData, Occasions, PurchaseData, Purchases};
pub use days::{OpenOccasion, PurchaseDays, ZeroAmounts};
pub use discrete::BetaGeometricBetaBinomial;
pub use fit::{Fitted, Parameter, Penalty};
pub use gamma_gamma::{GammaGamma, Spend, SpendData};
pub use rate::BetaGeometricNegativeBinomial;
