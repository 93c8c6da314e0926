//! The documented registry of evidence sources: what each needs, what it may say, and which
//! reasons that supports or contradicts.

use std::collections::BTreeMap;

use holdfast_domain::facts::FactKind;
use holdfast_taxonomy::{LeafId, Taxonomy};
use serde::Deserialize;

use crate::condition::Condition;
use crate::error::Error;

const SIGNALS: &str = include_str!("sources/signals.toml");

/// Largest odds that a declaration may claim.
const MOST_ODDS: f64 = 1_000.0;

/// Whether a source reports what was said about leaving, or infers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Somebody stated a reason.
    Stated,
    /// It follows from facts or from texts about something else.
    Inferred,
}

/// A source that follows from named features: the first symbol whose condition holds is what
/// it says about an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Its identifier.
    pub id: String,
    /// Kinds of fact without which it cannot speak.
    pub needs: Vec<FactKind>,
    /// Sources of one family share causes of error.
    pub family: Option<String>,
    /// What it can say, strongest first.
    pub symbols: Vec<Symbol>,
    /// Whether a user wrote it.
    pub custom: bool,
}

/// Something a signal can say.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// Its identifier within the source.
    pub id: String,
    /// When it is said.
    pub when: Condition,
    /// How many times likelier it is under a leaf than under one that is not named; below 1
    /// for leaves that it contradicts.
    pub odds: Vec<(LeafId, f64)>,
}

/// The signals in use.
#[derive(Debug, Clone, PartialEq)]
pub struct Registry {
    signals: Vec<Signal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    source: Vec<RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    id: String,
    #[serde(default)]
    needs: Vec<String>,
    family: Option<String>,
    symbol: Vec<RawSymbol>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSymbol {
    id: String,
    when: String,
    #[serde(default)]
    supports: BTreeMap<String, f64>,
    #[serde(default)]
    contradicts: BTreeMap<String, f64>,
}

impl Registry {
    /// The signals that ship with Holdfast.
    ///
    /// # Errors
    /// [`Error::Source`] where a leaf of theirs is missing from the taxonomy.
    pub fn shipped(taxonomy: &Taxonomy) -> Result<Self, Error> {
        let mut registry = Self { signals: Vec::new() };
        registry.read(taxonomy, SIGNALS, "the shipped signals", false)?;
        Ok(registry)
    }

    /// Adds the sources of a user's document, in the format of the shipped ones:
    ///
    /// ```toml
    /// [[source]]
    /// id = "quiet_large_accounts"
    /// needs = ["usage_events"]
    /// [[source.symbol]]
    /// id = "quiet"
    /// when = "usage_ratio_60d < 0.3 and tenure_days > 365"
    /// supports = { "customer.champion_left" = 5 }
    /// ```
    ///
    /// # Errors
    /// [`Error::Syntax`] for text that is not this TOML, [`Error::Source`] for identifiers
    /// that are taken, conditions that cannot be read, and leaves, tables or odds that do not
    /// exist.
    pub fn with_rules(mut self, taxonomy: &Taxonomy, document: &str, name: &str) -> Result<Self, Error> {
        self.read(taxonomy, document, name, true)?;
        Ok(self)
    }

    fn read(&mut self, taxonomy: &Taxonomy, text: &str, name: &str, custom: bool) -> Result<(), Error> {
        let document: Document = toml::from_str(text)
            .map_err(|source| Error::Syntax { document: name.to_owned(), source: Box::new(source) })?;
        for raw in document.source {
            if self.signals.iter().any(|known| known.id == raw.id) || raw.id.trim().is_empty() {
                return Err(Error::source(&raw.id, "its id is empty or taken; choose another"));
            }
            if raw.symbol.is_empty() {
                return Err(Error::source(&raw.id, "it has no symbol; add a [[source.symbol]]"));
            }
            let needs = raw.needs.iter().map(|table| {
                FactKind::from_table_name(table)
                    .ok_or_else(|| Error::source(&raw.id, format!("there is no table {table}")))
            });
            let needs = needs.collect::<Result<_, _>>()?;
            let symbols = raw.symbol.iter().map(|symbol| read_symbol(taxonomy, &raw.id, symbol));
            let symbols = symbols.collect::<Result<_, _>>()?;
            self.signals.push(Signal { id: raw.id, needs, family: raw.family, symbols, custom });
        }
        Ok(())
    }

    /// Every signal, shipped ones first.
    pub fn signals(&self) -> &[Signal] {
        &self.signals
    }
}

fn read_symbol(taxonomy: &Taxonomy, source: &str, raw: &RawSymbol) -> Result<Symbol, Error> {
    let when = Condition::parse(&raw.when)
        .map_err(|problem| Error::source(source, format!("the condition of {}: {problem}", raw.id)))?;
    let mut odds: Vec<(LeafId, f64)> = Vec::new();
    let sides = raw.supports.iter().map(|(name, odds)| (name, *odds, false));
    let sides = sides.chain(raw.contradicts.iter().map(|(name, odds)| (name, *odds, true)));
    for (name, value, against) in sides {
        let leaves = taxonomy.expand(name);
        if leaves.is_empty() {
            return Err(Error::source(source, format!("{name} is no leaf or group of the taxonomy")));
        }
        if !(1.0..=MOST_ODDS).contains(&value) {
            let problem = format!("the odds {value} of {name} are not between 1 and {MOST_ODDS}");
            return Err(Error::source(source, problem));
        }
        let value = if against { 1.0 / value } else { value };
        odds.extend(leaves.into_iter().map(|leaf| (leaf, value)));
    }
    if odds.is_empty() {
        return Err(Error::source(source, format!("{} supports and contradicts nothing", raw.id)));
    }
    Ok(Symbol { id: raw.id.clone(), when, odds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_signals_can_be_read() {
        let registry = Registry::shipped(Taxonomy::embedded()).unwrap();
        assert!(registry.signals().len() > 30);
    }

    #[test]
    fn every_leaf_but_a_few_has_a_signal() {
        let registry = Registry::shipped(Taxonomy::embedded()).unwrap();
        let supported = |leaf: &str| {
            let symbols = registry.signals().iter().flat_map(|signal| &signal.symbols);
            symbols.flat_map(|symbol| &symbol.odds).any(|(known, odds)| known.as_str() == leaf && *odds > 1.0)
        };
        let without: Vec<&str> = Taxonomy::embedded()
            .leaves()
            .iter()
            .map(|leaf| leaf.id.as_str())
            .filter(|leaf| !supported(leaf))
            .collect();
        // Nothing in the facts shows how a customer would have liked to be served.
        assert_eq!(without, ["experience.mismatch", "unknown"]);
    }

    #[test]
    fn mistakes_in_a_rule_are_named() {
        let rule = |id: &str, needs: &str, when: &str, leaf: &str, odds: &str| {
            format!(
                "[[source]]\nid = \"{id}\"\nneeds = [\"{needs}\"]\n[[source.symbol]]\nid = \"s\"\n\
                 when = \"{when}\"\nsupports = {{ \"{leaf}\" = {odds} }}\n"
            )
        };
        let add = |text: String| {
            let registry = Registry::shipped(Taxonomy::embedded()).unwrap();
            registry.with_rules(Taxonomy::embedded(), &text, "rules.toml").map_err(|error| error.to_string())
        };
        assert!(add(rule("mine", "tickets", "tickets_bug > 3", "product.*", "4")).is_ok());
        for (text, part) in [
            (rule("age", "tickets", "a > 3", "product.*", "4"), "taken"),
            (rule("mine", "ticket", "a > 3", "product.*", "4"), "no table ticket"),
            (rule("mine", "tickets", "a >", "product.*", "4"), "condition of s"),
            (rule("mine", "tickets", "a > 1", "product.x", "4"), "no leaf"),
            (rule("mine", "tickets", "a > 1", "product.*", "0.5"), "between 1"),
            ("[[source]]\nid = 3".to_owned(), "rules.toml"),
        ] {
            assert!(add(text).unwrap_err().contains(part), "{part}");
        }
    }
}
