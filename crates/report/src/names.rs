//! Names of reasons and of the classes they roll up to.

/// A short name and its meaning in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The short name, such as "Price too high".
    pub name: String,
    /// What it means, in one sentence; empty where nothing is known.
    pub meaning: String,
}

/// Gives reasons and classes their names, in the language of the rendering.
///
/// The report knows identifiers only; the caller implements this over the taxonomy that
/// was used, custom leaves included. An identifier that is not known gets itself as name,
/// so that a chart is still labelled.
pub trait Names {
    /// A leaf of the taxonomy, such as `price.too_high`.
    fn reason(&self, id: &str) -> Name;
    /// A class of one of the three roll-ups, such as `left-category`.
    fn class(&self, id: &str) -> Name;
}
