//! Why customers leave, as data with types.
//!
//! The [`Taxonomy`] holds one canonical set of reason [`Leaf`]s. Each leaf stores its place in
//! three roll-ups ([`RollUp::S1`] two reasons, [`RollUp::S0`] four, [`RollUp::S2`] eight or
//! nine headings), and has a name and a one-line meaning in four [`Language`]s. The roll-ups
//! are stored per leaf because their sources disagree on some leaves ([`Leaf::disagrees`]).
//!
//! [`Crosswalks`] turns the words other systems use for reasons into distributions over
//! leaves: first by exact vocabulary (Stripe, IBM Telco, …), then by general phrase rules in
//! four languages, else it says that the value is not mapped ([`MatchedBy::None`]).
//!
//! ```
//! use holdfast_taxonomy::{Crosswalks, Language, RollUp, S2Headings, Taxonomy};
//!
//! let taxonomy = Taxonomy::embedded();
//! let resolution = Crosswalks::embedded().resolve("料金が高い");
//! let (leaf, weight) = &resolution.leaves[0];
//! assert_eq!((leaf.as_str(), *weight), ("price.too_high", 1.0));
//! assert_eq!(taxonomy.roll_up(leaf, RollUp::S0, S2Headings::Eight).as_str(), "price");
//! assert_eq!(taxonomy.name(leaf, Language::Japanese), "料金が高い");
//! ```
//!
//! All data lives in the repository's `taxonomy/` folder and is embedded at compile time;
//! this crate does no input or output.

mod crosswalk;
mod error;
mod general;
mod id;
mod language;
mod leaf;
mod normalise;
mod taxonomy;

pub use crosswalk::{Choice, Crosswalk, Crosswalks, MatchedBy, Resolution};
pub use error::{Problem, TaxonomyError};
pub use id::{ClassId, LeafId};
pub use language::{Language, Texts, UnknownLanguage};
pub use leaf::{Changeable, Class, Group, HowLeft, Leaf, RollUp, S2Headings, Term, WhereTheyWent};
pub use normalise::normalise;
pub use taxonomy::{Retired, Taxonomy};
