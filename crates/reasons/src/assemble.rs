//! From facts, statements and texts to votes.

use std::collections::HashMap;

use holdfast_analytics::Analytics;
use holdfast_domain::facts::FactKind;
use holdfast_stats::label_model::{Silence, Source, Vote, Votes};
use holdfast_taxonomy::{Crosswalks, LeafId, Taxonomy};

use crate::departures::Departures;
use crate::error::Error;
use crate::features::{self, Features};
use crate::registry::{Basis, Registry};
use crate::rows::Rows;
use crate::stated;
use crate::text_votes;
use crate::texts::{ReplyReader, TextReader};

/// How many observations a class a declaration is worth.
pub(crate) const STRENGTH: f64 = 200.0;

/// Something that a source saw: a row of a fact table, or a part of a text in one.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Seen {
    /// The fact table.
    pub table: String,
    /// The row's source (import) and key; `None` where what was seen is the lack of rows.
    pub row: Option<(String, i64)>,
    /// When it happened, microseconds.
    pub at: Option<i64>,
    /// The feature that was looked at, and its value.
    pub feature: Option<(String, f64)>,
    /// The text that was read: the column's whole value.
    pub text: Option<String>,
    /// The bytes of the text that show it.
    pub span: Option<(usize, usize)>,
}

/// What a source said about an account.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) source: usize,
    pub(crate) symbol: String,
    pub(crate) seen: Vec<Seen>,
}

/// A vote of one source, owned.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cast {
    Symbol(usize),
    Weighted(Vec<(usize, f64)>),
    NotAsked,
}

/// The symbol said, and what was seen.
pub(crate) type Told = (String, Vec<Seen>);

/// A source as the model knows it, with what it says about each account.
pub(crate) struct Ballot {
    pub(crate) id: String,
    pub(crate) basis: Basis,
    pub(crate) model: Source,
    /// Account, vote, and what to tell about it.
    pub(crate) casts: Vec<(usize, Cast, Option<Told>)>,
}

/// A source in use, described.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub(crate) struct SourceUsed {
    /// Its identifier.
    pub id: String,
    /// Whether it reports statements or infers.
    pub basis: Basis,
    /// About how many accounts it said something.
    pub spoke: u64,
}

/// Everything the model needs, and what is needed to explain its results.
pub(crate) struct Assembled {
    pub(crate) classes: Vec<LeafId>,
    pub(crate) sources: Vec<SourceUsed>,
    pub(crate) models: Vec<Source>,
    pub(crate) votes: Votes,
    pub(crate) said: Vec<Vec<Said>>,
    pub(crate) competitors: Vec<Option<String>>,
}

/// What votes are assembled from.
pub(crate) struct Materials<'a> {
    pub(crate) engine: &'a dyn Analytics,
    pub(crate) departures: &'a Departures,
    pub(crate) features: &'a Features,
    pub(crate) registry: &'a Registry,
    pub(crate) taxonomy: &'a Taxonomy,
    pub(crate) crosswalks: &'a Crosswalks,
    pub(crate) customer_texts: &'a dyn TextReader,
    pub(crate) own_replies: Option<&'a dyn ReplyReader>,
    pub(crate) language_model: Option<&'a dyn TextReader>,
    pub(crate) confirmed: &'a HashMap<String, LeafId>,
}

/// Classes by leaf.
pub(crate) struct Classes<'a> {
    pub(crate) leaves: &'a [LeafId],
    place: HashMap<&'a str, usize>,
}

impl<'a> Classes<'a> {
    pub(crate) fn new(leaves: &'a [LeafId]) -> Self {
        let place = leaves.iter().enumerate().map(|(index, leaf)| (leaf.as_str(), index)).collect();
        Self { leaves, place }
    }

    pub(crate) fn find(&self, leaf: &str) -> Option<usize> {
        self.place.get(leaf).copied()
    }

    /// A source with these symbols: per symbol the odds of the leaves named, 1 for others;
    /// silence, where it tells, speaks for none.
    pub(crate) fn source(&self, symbols: &[Vec<(usize, f64)>], silence: Silence) -> Source {
        let rows = symbols.len() + usize::from(silence == Silence::Tells);
        let mut association = vec![1.0; rows * self.leaves.len()];
        for (symbol, odds) in symbols.iter().enumerate() {
            for &(class, odds) in odds {
                association[class * rows + symbol] = odds;
            }
        }
        Source {
            symbols: symbols.len(),
            association,
            silence,
            strength: STRENGTH,
            reliability: (4.0, 1.0),
            family: None,
        }
    }

    /// The classes of a target (`leaf` or `group.*`) with odds.
    pub(crate) fn odds(&self, taxonomy: &Taxonomy, targets: &[(&str, f64)]) -> Vec<(usize, f64)> {
        let leaves = targets
            .iter()
            .flat_map(|(target, odds)| taxonomy.expand(target).into_iter().map(move |leaf| (leaf, *odds)));
        leaves.filter_map(|(leaf, odds)| Some((self.find(&leaf)?, odds))).collect()
    }
}

/// Kinds of fact of which there is at least one row.
fn kinds_present(engine: &dyn Analytics) -> Result<Vec<FactKind>, Error> {
    let count =
        |kind: &FactKind| format!("SELECT '{0}' AS name, count(*) AS facts FROM {0}", kind.table_name());
    let sql = FactKind::ALL.iter().map(count).collect::<Vec<_>>().join(" UNION ALL ");
    let rows = Rows::query(engine, "tables", &sql, &[])?;
    let (name, facts) = (rows.column("name")?, rows.column("facts")?);
    let present = (0..rows.len()).filter(|row| facts.integer(*row).is_some_and(|count| count > 0));
    Ok(present.filter_map(|row| FactKind::from_table_name(name.text(row)?)).collect())
}

pub(crate) fn assemble(
    materials: &Materials<'_>,
    progress: &mut dyn FnMut(&str),
) -> Result<Assembled, Error> {
    let leaves: Vec<LeafId> = materials
        .taxonomy
        .leaves()
        .iter()
        .map(|leaf| leaf.id.clone())
        .filter(|leaf| !leaf.is_unknown())
        .collect();
    let classes = Classes::new(&leaves);
    let present = kinds_present(materials.engine)?;
    let mut ballots = Vec::new();
    ballots.extend(stated::reasons(materials, &classes));
    ballots.extend(stated::destinations(materials, &classes));
    progress("texts");
    let texts = text_votes::Texts::load(materials)?;
    ballots.extend(text_votes::customer(materials, &classes, &texts)?);
    ballots.extend(text_votes::language_model(materials, &classes, &texts)?);
    let (named, competitors) = text_votes::competitors(materials, &classes, &texts)?;
    ballots.extend(named);
    ballots.extend(text_votes::replies(materials, &classes, &texts)?);
    ballots.extend(signals(materials, &classes, &present));
    ballots.retain(|ballot| ballot.casts.iter().any(|(_, cast, _)| *cast != Cast::NotAsked));
    collect(materials, leaves.clone(), ballots, competitors)
}

/// One ballot a signal whose facts are there.
fn signals(materials: &Materials<'_>, classes: &Classes<'_>, present: &[FactKind]) -> Vec<Ballot> {
    let mut families: Vec<&str> = Vec::new();
    let mut ballots = Vec::new();
    for signal in materials.registry.signals() {
        if !signal.needs.iter().all(|kind| present.contains(kind)) {
            continue;
        }
        let symbols: Vec<Vec<(usize, f64)>> = signal
            .symbols
            .iter()
            .map(|symbol| {
                let odds = symbol.odds.iter();
                odds.filter_map(|(leaf, odds)| Some((classes.find(leaf)?, *odds))).collect()
            })
            .collect();
        let mut model = classes.source(&symbols, Silence::Tells);
        if let Some(family) = signal.family.as_deref() {
            let place = families.iter().position(|known| *known == family).unwrap_or_else(|| {
                families.push(family);
                families.len() - 1
            });
            model.family = Some(place as u32);
        }
        let mut casts = Vec::new();
        for account in 0..materials.departures.all.len() {
            let value = |name: &str| materials.features.get(account, name).map(|feature| feature.value);
            let Some(said) = signal.symbols.iter().position(|symbol| symbol.when.holds(&value)) else {
                continue;
            };
            let named = signal.symbols[said].when.features();
            let seen = named.into_iter().filter_map(|name| {
                let feature = materials.features.get(account, name)?;
                Some(Seen {
                    table: features::table_of(name).to_owned(),
                    row: feature.row.clone(),
                    at: feature.at,
                    feature: Some((name.to_owned(), feature.value)),
                    text: None,
                    span: None,
                })
            });
            let told = (signal.symbols[said].id.clone(), seen.collect());
            casts.push((account, Cast::Symbol(said), Some(told)));
        }
        ballots.push(Ballot { id: signal.id.clone(), basis: Basis::Inferred, model, casts });
    }
    ballots
}

fn collect(
    materials: &Materials<'_>,
    classes: Vec<LeafId>,
    ballots: Vec<Ballot>,
    competitors: Vec<Option<String>>,
) -> Result<Assembled, Error> {
    let accounts = materials.departures.all.len();
    let mut casts: Vec<Vec<(usize, Cast)>> = vec![Vec::new(); accounts];
    let mut said: Vec<Vec<Said>> = vec![Vec::new(); accounts];
    let mut sources = Vec::with_capacity(ballots.len());
    let mut models = Vec::with_capacity(ballots.len());
    for (source, ballot) in ballots.into_iter().enumerate() {
        let mut spoke = 0;
        for (account, cast, told) in ballot.casts {
            spoke += u64::from(cast != Cast::NotAsked);
            casts[account].push((source, cast));
            if let Some((symbol, seen)) = told {
                said[account].push(Said { source, symbol, seen });
            }
        }
        sources.push(SourceUsed { id: ballot.id, basis: ballot.basis, spoke });
        models.push(ballot.model);
    }
    let symbols: Vec<usize> = models.iter().map(|model| model.symbols).collect();
    if symbols.is_empty() {
        return Ok(Assembled { classes, sources, models, votes: Votes::default(), said, competitors });
    }
    let mut votes = Votes::new(&symbols)?;
    for (account, casts) in casts.iter().enumerate() {
        let spoken: Vec<(usize, Vote<'_>)> = casts
            .iter()
            .map(|(source, cast)| {
                let vote = match cast {
                    Cast::Symbol(symbol) => Vote::Symbol(*symbol),
                    Cast::Weighted(weights) => Vote::Weighted(weights),
                    Cast::NotAsked => Vote::NotAsked,
                };
                (*source, vote)
            })
            .collect();
        let confirmed = materials.confirmed.get(&materials.departures.all[account].account_id);
        let known = confirmed.and_then(|leaf| classes.iter().position(|class| class == leaf));
        votes.push(&spoken, known)?;
    }
    Ok(Assembled { classes, sources, models, votes, said, competitors })
}
