//! Leaves, classes, and the other words of the taxonomy.

use serde::{Deserialize, Serialize};

use crate::{ClassId, LeafId, Texts};

/// One of the three ways to roll leaves up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RollUp {
    /// Two reasons: something happened to the customer, or the desired outcome was not
    /// achieved. Leaves store the second in its two parts, `outcome.required` and
    /// `outcome.experience`; [`crate::Taxonomy::to_parents`] gives the two.
    S1,
    /// Four reasons: left the category, price, product, treatment.
    S0,
    /// Eight reasons under nine headings; see [`S2Headings`].
    S2,
}

impl RollUp {
    /// All three, coarsest first.
    pub const ALL: [Self; 3] = [Self::S1, Self::S0, Self::S2];

    /// The key used in data and reports: `s1`, `s0` or `s2`.
    pub fn key(self) -> &'static str {
        match self {
            Self::S1 => "s1",
            Self::S0 => "s0",
            Self::S2 => "s2",
        }
    }
}

/// Whether the S2 roll-up shows eight classes or its nine headings.
///
/// The source counts eight reasons under nine headings; the two about trust, `relationship`
/// and `trust`, are the natural pair to merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum S2Headings {
    /// `relationship` and `trust` merged into `relationship-and-trust`.
    #[default]
    Eight,
    /// All nine headings.
    Nine,
}

/// Who could have changed it: the default burden of proof for a leaf, not a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changeable {
    /// Not changeable unless shown otherwise.
    No,
    /// Changeable in part.
    Partly,
    /// Changeable unless shown otherwise.
    Yes,
    /// Changeable only when the customer is acquired.
    AtAcquisition,
    /// Look behind the claim first: price is over-blamed.
    CheckFirst,
    /// Nothing is known (the `unknown` leaf only).
    Unknown,
}

/// A reason: the finest grain of the taxonomy.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The stable identifier.
    pub id: LeafId,
    /// The class in [`RollUp::S1`].
    pub s1: ClassId,
    /// The class in [`RollUp::S0`].
    pub s0: ClassId,
    /// The heading in [`RollUp::S2`], one of nine.
    pub s2: ClassId,
    /// The default burden of proof.
    pub changeable: Changeable,
    /// Roll-ups on which the sources contradict each other for this leaf.
    pub disagrees: Vec<RollUp>,
    /// A short name that fits a chart label.
    pub name: Texts,
    /// The meaning in one line.
    pub meaning: Texts,
    /// Earlier names of this leaf; a rename keeps the id.
    pub renamed_from: Vec<String>,
    /// Whether a user added it.
    pub custom: bool,
}

impl Leaf {
    /// The group: the part of the id before the dot.
    pub fn group(&self) -> &str {
        self.id.group()
    }

    /// The stored class in a roll-up; for S2, one of nine headings.
    pub fn class(&self, roll_up: RollUp) -> &ClassId {
        match roll_up {
            RollUp::S1 => &self.s1,
            RollUp::S0 => &self.s0,
            RollUp::S2 => &self.s2,
        }
    }
}

/// A class of a roll-up.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The stable identifier.
    pub id: ClassId,
    /// The roll-up it belongs to.
    pub roll_up: RollUp,
    /// The class it is a part of, if any.
    pub parent: Option<ClassId>,
    /// The classes it stands for when they are merged; empty for an ordinary class.
    #[serde(default)]
    pub merges: Vec<ClassId>,
    /// A short name that fits a chart label.
    pub name: Texts,
    /// The meaning in one line.
    pub meaning: Texts,
}

/// A group of leaves.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The part of the leaves' ids before the dot.
    pub id: String,
    /// A short name that fits a chart label.
    pub name: Texts,
}

/// A named value of a small closed vocabulary.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term<Id> {
    /// The value.
    pub id: Id,
    /// A short name that fits a chart label.
    pub name: Texts,
    /// The meaning in one line.
    pub meaning: Texts,
}

/// How a customer left: a field of its own, beside the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowLeft {
    /// The customer decided.
    Voluntary,
    /// A payment failed and nobody decided.
    Involuntary,
    /// We ended it.
    VendorInitiated,
}

impl HowLeft {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Voluntary, Self::Involuntary, Self::VendorInitiated];

    /// The key used in data and reports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Voluntary => "voluntary",
            Self::Involuntary => "involuntary",
            Self::VendorInitiated => "vendor-initiated",
        }
    }
}

/// Where a customer went: a third field, beside the reason and how they left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhereTheyWent {
    /// Another vendor's product.
    Competitor,
    /// Open-source software run by themselves.
    OpenSource,
    /// Something they built.
    OwnBuild,
    /// An agency or service firm.
    Outsourced,
    /// Own staff hired for the work.
    HiredPeople,
    /// Nothing took our place.
    Nothing,
    /// Nobody knows.
    NotKnown,
}

impl WhereTheyWent {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::Competitor,
        Self::OpenSource,
        Self::OwnBuild,
        Self::Outsourced,
        Self::HiredPeople,
        Self::Nothing,
        Self::NotKnown,
    ];

    /// The key used in data and reports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Competitor => "competitor",
            Self::OpenSource => "open-source",
            Self::OwnBuild => "own-build",
            Self::Outsourced => "outsourced",
            Self::HiredPeople => "hired-people",
            Self::Nothing => "nothing",
            Self::NotKnown => "not-known",
        }
    }
}
