//! Why every departed account left: running the sources and the label model.

use std::collections::HashMap;

use holdfast_analytics::Analytics;
use holdfast_stats::label_model::{
    DrawnClasses, Identification, LabelModel, Settings as ModelSettings, Source,
};
use holdfast_taxonomy::{Crosswalks, LeafId, S2Headings, Taxonomy};

use crate::account::{self, AccountReasons};
use crate::assemble::{Assembled, Materials, Said, Seen, SourceUsed, assemble};
use crate::departures::{self, Departure};
use crate::error::Error;
use crate::features;
use crate::registry::{Basis, Registry};
use crate::stated;
use crate::texts::{ReplyReader, TextReader};

/// What attribution works with.
pub struct Inputs<'a> {
    /// The engine, in whose session the measures have left `lives` and `statements`.
    pub engine: &'a dyn Analytics,
    /// The reasons.
    pub taxonomy: &'a Taxonomy,
    /// Other systems' words for reasons.
    pub crosswalks: &'a Crosswalks,
    /// The signals.
    pub registry: &'a Registry,
    /// Reads what customers wrote.
    pub customer_texts: &'a dyn TextReader,
    /// Reads what our side wrote; without it, that evidence is left out.
    pub own_replies: Option<&'a dyn ReplyReader>,
    /// A language model, one more reader of what customers wrote; off where `None`.
    pub language_model: Option<&'a dyn TextReader>,
    /// Reasons that people confirmed, by account.
    pub confirmed: HashMap<String, LeafId>,
}

/// What a workspace decides about attribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The first instant that no longer counts, microseconds.
    pub as_of: i64,
    /// Whether the S2 roll-up has eight classes or nine.
    pub s2_headings: S2Headings,
    /// Probability that unchangeable reasons need together before a loss counts as
    /// unavoidable.
    pub unavoidable_bar: f64,
    /// Draws behind intervals.
    pub draws: usize,
    /// Seed of starts and draws.
    pub seed: u64,
}

impl Settings {
    /// The defaults for this as-of instant.
    pub fn new(as_of: i64) -> Self {
        Self { as_of, s2_headings: S2Headings::Eight, unavoidable_bar: 0.8, draws: 200, seed: 1 }
    }
}

/// Whether the evidence bears itself out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Sources agree far beyond chance, or people confirmed enough reasons.
    Corroborated,
    /// Sources hardly speak about the same accounts: statements stand as stated, unchecked.
    NotTestable,
    /// Sources could be compared and do not agree: nothing can be told from them.
    NothingCanBeTold,
    /// There is no evidence at all.
    NoEvidence,
}

/// A source with what the model found about it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SourceReport {
    /// Its identifier.
    pub id: String,
    /// Whether it reports statements or infers.
    pub basis: Basis,
    /// About how many departed accounts it said something.
    pub spoke: u64,
    /// How far its declared meaning is relied on, in 0–1.
    pub reliability: f64,
    /// The exponent with which it counts: below 1 where others tell the same.
    pub weight: f64,
    /// Agreement with the others, in standard deviations of chance; `None`: cannot be tested.
    pub agreement: Option<f64>,
}

/// The attribution of every departure.
pub struct Attribution {
    /// One entry a departed account, in order of account.
    pub accounts: Vec<AccountReasons>,
    /// The sources in use.
    pub sources: Vec<SourceReport>,
    /// Whether the evidence bears itself out.
    pub verdict: Verdict,
    pub(crate) leaves: Vec<LeafId>,
    pub(crate) model: Option<LabelModel>,
    pub(crate) drawn: Option<DrawnClasses>,
    pub(crate) departures: Vec<Departure>,
    said: Vec<Vec<Said>>,
    fitted: Option<(Vec<Source>, ModelSettings)>,
}

/// What is left when every source's answers are dealt out to the accounts at random.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Placebo {
    /// What the model says about such evidence: that nothing can be told from it.
    pub verdict: Verdict,
    /// Largest probability that any leaf has for any account.
    pub largest: f64,
}

/// What one source adds to the log-odds of a leaf for one account.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Contribution {
    /// The source.
    pub source: String,
    /// Whether it reports statements or infers.
    pub basis: Basis,
    /// What it said; `None` where its silence is what tells.
    pub symbol: Option<String>,
    /// What it adds to the log-odds; negative where it speaks against the leaf.
    pub log_odds: f64,
    /// What it saw.
    pub seen: Vec<Seen>,
}

/// Why a leaf has its probability for an account.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Explanation {
    /// The leaf.
    pub leaf: LeafId,
    /// Its probability.
    pub probability: f64,
    /// Log-odds before anything is known about the account.
    pub prior_log_odds: f64,
    /// What the sources add, largest first, those that add nothing left out.
    pub contributions: Vec<Contribution>,
    /// Log-odds given everything: the prior plus the sum of the contributions.
    pub posterior_log_odds: f64,
}

/// How many departures an equal share of every leaf is worth, a leaf.
const CLASS_STRENGTH: f64 = 10.0;

/// The same, where that is more, as a share of the departures there are: shares move two thirds of
/// the way from equal ones to what the evidence says. However many departures there are, what is
/// stated most and checked least ("too expensive") would otherwise draw in every loss that nothing
/// else explains: with 6,000 losses of a simulated business 624 instead of 147, with this 164.
const CLASS_STRENGTH_PER_DEPARTURE: f64 = 0.5;

/// Declared odds may be off by a factor of about two either way.
const SPREAD: f64 = 0.7;

impl Attribution {
    /// Every departed account with the instant at which leaving was decided, microseconds.
    pub fn decided(&self) -> impl Iterator<Item = (&AccountReasons, i64)> {
        self.accounts.iter().zip(self.departures.iter().map(|departure| departure.decided_at))
    }

    /// Runs every source and the label model.
    ///
    /// `progress` hears the name of each step before it runs.
    ///
    /// # Errors
    /// [`Error::Engine`] naming the query, [`Error::Reader`] where a reader of texts fails,
    /// [`Error::Statistics`] where the model refuses its input.
    pub fn compute(
        inputs: &Inputs<'_>,
        settings: &Settings,
        progress: &mut dyn FnMut(&str),
    ) -> Result<Self, Error> {
        progress("departures");
        let departures = departures::load(inputs.engine, settings.as_of)?;
        progress("evidence");
        let features = features::load(inputs.engine, &departures)?;
        let materials = Materials {
            engine: inputs.engine,
            departures: &departures,
            features: &features,
            registry: inputs.registry,
            taxonomy: inputs.taxonomy,
            crosswalks: inputs.crosswalks,
            customer_texts: inputs.customer_texts,
            own_replies: inputs.own_replies,
            language_model: inputs.language_model,
            confirmed: &inputs.confirmed,
        };
        let assembled = assemble(&materials, progress)?;
        progress("label_model");
        Self::fit(inputs, settings, assembled, departures.all)
    }

    fn fit(
        inputs: &Inputs<'_>,
        settings: &Settings,
        assembled: Assembled,
        departures: Vec<Departure>,
    ) -> Result<Self, Error> {
        let Assembled { classes: leaves, sources: used, models, votes, said, competitors } = assembled;
        let prior = vec![1.0 / leaves.len() as f64; leaves.len()];
        // Declared odds hold a good while against a few hundred departures: reasons that nothing
        // tells apart would otherwise drift into one another. How far they may be off shows in
        // the intervals.
        let mut fit = ModelSettings {
            seed: settings.seed,
            within_family: 0.2,
            prior_strength: (CLASS_STRENGTH * leaves.len() as f64)
                .max(CLASS_STRENGTH_PER_DEPARTURE * departures.len() as f64),
            spread: SPREAD,
            ..ModelSettings::new(prior)
        };
        let mut models = models;
        let model = if models.is_empty() || departures.is_empty() {
            None
        } else {
            let mut model = LabelModel::fit(&votes, &models, &fit)?;
            let stated = used.iter().position(|source| source.id == stated::REASON);
            if let (Identification::NotTestable, Some(stated)) = (model.identification(), stated) {
                models[stated] = stated::unchecked(&models[stated]);
                fit.prior = stated::shares(inputs.crosswalks, &departures, &leaves);
                model = LabelModel::fit(&votes, &models, &fit)?;
            }
            Some(model)
        };
        let verdict = verdict_of(model.as_ref());
        let fitted = model.is_some().then_some((models, fit));
        let drawn = model.as_ref().map(|model| model.draw(settings.draws, settings.seed));
        let sources =
            used.into_iter().enumerate().map(|(index, source)| report(index, source, model.as_ref()));
        let sources: Vec<SourceReport> = sources.collect();
        let view = account::View {
            taxonomy: inputs.taxonomy,
            crosswalks: inputs.crosswalks,
            headings: settings.s2_headings,
            bar: settings.unavoidable_bar,
            leaves: &leaves,
            model: model.as_ref(),
            sources: &sources,
            verdict,
        };
        let stated = account::stated_leaves(&view, &departures);
        let accounts = departures
            .iter()
            .enumerate()
            .map(|(index, departure)| {
                account::derive(&view, index, departure, &said[index], &stated, competitors[index].clone())
            })
            .collect();
        Ok(Self { accounts, sources, verdict, leaves, model, drawn, departures, said, fitted })
    }

    /// Why a leaf has its probability for an account (its place in `accounts`); `None` without
    /// a model or such a leaf.
    pub fn explain(&self, account: usize, leaf: &str) -> Option<Explanation> {
        let model = self.model.as_ref()?;
        let class = self.leaves.iter().position(|known| known.as_str() == leaf)?;
        let parts = model.contributions(account, class);
        let said = self.said.get(account)?;
        let mut contributions: Vec<Contribution> = parts
            .sources
            .iter()
            .enumerate()
            .filter(|(_, log_odds)| **log_odds != 0.0)
            .map(|(source, log_odds)| {
                let told = said.iter().find(|said| said.source == source);
                Contribution {
                    source: self.sources[source].id.clone(),
                    basis: self.sources[source].basis,
                    symbol: told.map(|said| said.symbol.clone()),
                    log_odds: *log_odds,
                    seen: told.map(|said| said.seen.clone()).unwrap_or_default(),
                }
            })
            .collect();
        contributions.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()));
        Some(Explanation {
            leaf: self.leaves[class].clone(),
            probability: model.posterior(account)[class],
            prior_log_odds: parts.prior,
            contributions,
            posterior_log_odds: parts.posterior,
        })
    }

    /// How far the largest probability of any account moves when a source (by its place in
    /// `sources`) is there twice: copied evidence must not count twice.
    ///
    /// # Errors
    /// [`Error::Statistics`] where the model refuses its input.
    pub fn shift_by_copy(&self, source: usize) -> Result<f64, Error> {
        let (Some(model), Some((models, fit))) = (&self.model, &self.fitted) else { return Ok(0.0) };
        let models: Vec<Source> = models.iter().chain([&models[source]]).cloned().collect();
        let copied = LabelModel::fit(&model.votes().with_copy(source), &models, fit)?;
        let shift = |account: usize| {
            let pairs = model.posterior(account).iter().zip(copied.posterior(account));
            pairs.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
        };
        Ok((0..self.accounts.len()).map(shift).fold(0.0, f64::max))
    }

    /// The same sources with their answers dealt out at random: whatever is found then is no
    /// finding.
    ///
    /// # Errors
    /// [`Error::Statistics`] where the model refuses its input.
    pub fn placebo(&self, seed: u64) -> Result<Placebo, Error> {
        let (Some(model), Some((models, fit))) = (&self.model, &self.fitted) else {
            return Ok(Placebo { verdict: Verdict::NoEvidence, largest: 1.0 / self.leaves.len() as f64 });
        };
        let random = LabelModel::fit(&model.votes().shuffled(seed), models, fit)?;
        let largest = |account: usize| random.posterior(account).iter().copied().fold(0.0, f64::max);
        Ok(Placebo {
            verdict: verdict_of(Some(&random)),
            largest: (0..self.accounts.len()).map(largest).fold(0.0, f64::max),
        })
    }

    /// The departures, in the order of `accounts`.
    pub fn departures(&self) -> &[Departure] {
        &self.departures
    }

    /// The probability of every leaf for an account when only some sources are listened to,
    /// by their place in `sources`; in the order of [`Attribution::leaves`].
    pub fn posterior_from(&self, account: usize, chosen: impl Fn(usize) -> bool) -> Vec<f64> {
        match &self.model {
            Some(model) => model.posterior_from(account, chosen),
            None => vec![1.0 / self.leaves.len() as f64; self.leaves.len()],
        }
    }

    /// The leaves that probabilities are given for: all but `unknown`.
    pub fn leaves(&self) -> &[LeafId] {
        &self.leaves
    }
}

fn verdict_of(model: Option<&LabelModel>) -> Verdict {
    match model.map(LabelModel::identification) {
        None => Verdict::NoEvidence,
        Some(Identification::Corroborated) => Verdict::Corroborated,
        Some(Identification::NotTestable) => Verdict::NotTestable,
        Some(Identification::NoAgreement) => Verdict::NothingCanBeTold,
    }
}

fn report(index: usize, source: SourceUsed, model: Option<&LabelModel>) -> SourceReport {
    SourceReport {
        id: source.id,
        basis: source.basis,
        spoke: source.spoke,
        reliability: model.map_or(0.0, |model| model.reliability(index)),
        weight: model.map_or(0.0, |model| model.weight(index)),
        agreement: model.and_then(|model| model.agreement(index)),
    }
}
