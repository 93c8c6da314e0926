//! A generative label model: what many imperfect sources say about many items, and which
//! class each item probably has.
//!
//! **The model.** Every item has one of `K` classes, drawn with shares π. Given the class, a
//! source says one of its symbols or stays silent, with probabilities of its own for every
//! class (Dawid AP, Skene AM (1979), *Applied Statistics* 28:20, with silence and with symbols
//! that need not be classes; Ratner A et al (2016), *NeurIPS*, for sources of any kind). A
//! vote for several symbols at once is evidence on the symbol: its likelihood is the weighted
//! sum. Silence is one more symbol, or nothing ([`Silence`]).
//!
//! **Priors.** A [`Source`] declares what its symbols mean as relative likelihoods. They are
//! fitted to the frequencies seen, so that only the declared *odds* matter, and enter as
//! `strength` Dirichlet pseudo-observations a class. Class shares have a Dirichlet prior too.
//!
//! **Reliance.** The declared meaning is not taken on trust: each source is checked against
//! the others (is what it says likelier given what the others say than by its frequency
//! alone?), and relied on as far as they bear it out. Sources that agree with no other beyond
//! chance lose their power, and [`LabelModel::identification`] says so.
//!
//! **Dependence.** The likelihood of source `j` counts with an exponent `w_j`, from the
//! correlation of what sources contribute *within* classes, so that copies of a source share
//! the weight of one.
//!
//! **Fit.** Expectation maximisation to the posterior mean of the Dirichlets, from several
//! starts; items with known classes keep them. [`LabelModel::draw`] samples classes and
//! parameters together for intervals of class shares.
//!
//! ```
//! use holdfast_stats::label_model::{LabelModel, Settings, Source, Vote, Votes};
//!
//! // Three sources that name the class themselves and are right nine times in ten.
//! let sources = vec![Source::naming(2, 9.0); 3];
//! let mut votes = Votes::new(&[2, 2, 2])?;
//! for item in 0..100 {
//!     let wrong = item / 2 % 10; // every source errs on a tenth of the items of its own
//!     let said = |source| Vote::Symbol(usize::from((item % 2 == 1) != (wrong == source)));
//!     votes.push(&[(0, said(0)), (1, said(1)), (2, said(2))], None)?;
//! }
//! let model = LabelModel::fit(&votes, &sources, &Settings::new(vec![0.5, 0.5]))?;
//! assert!(model.posterior(1)[1] > 0.8);
//! # Ok::<(), holdfast_stats::Error>(())
//! ```

mod calibrate;
mod contributions;
mod dependence;
mod draws;
mod expectation;
mod reliability;
mod tables;
mod votes;

pub use contributions::Contributions;
pub use draws::{DrawnClasses, DrawnShare};
pub use votes::{Vote, Votes};

use crate::Error;
use crate::random::Generator;
use calibrate::Declaration;
use dependence::Dependence;
use expectation::{expect, log_prior_density, maximise};
use tables::{SourceTable, Tables};
use votes::Patterns;

/// What the silence of a source means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Silence {
    /// Nothing: whether it speaks does not depend on the class.
    #[default]
    Ignored,
    /// Something: how often it speaks differs by class and is learned.
    Tells,
}

/// A source of evidence: what it can say, and what that is declared to mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// How many symbols it has, silence not counted.
    pub symbols: usize,
    /// Relative likelihoods, one row a class: of every symbol and, where silence tells, of
    /// silence. Only ratios *between classes* matter; all must be positive.
    pub association: Vec<f64>,
    /// Whether silence tells.
    pub silence: Silence,
    /// How many observations a class the declaration is worth.
    pub strength: f64,
    /// Beta prior of the share of its answers that follow the declaration.
    pub reliability: (f64, f64),
    /// Sources of one family share causes of error.
    pub family: Option<u32>,
}

impl Source {
    /// A source whose symbols are the classes and that is `odds` times likelier to name the
    /// right class than any one other.
    pub fn naming(classes: usize, odds: f64) -> Self {
        let mut association = vec![1.0; classes * classes];
        (0..classes).for_each(|class| association[class * classes + class] = odds);
        Self {
            symbols: classes,
            association,
            silence: Silence::Ignored,
            strength: 20.0,
            reliability: (4.0, 1.0),
            family: None,
        }
    }

    fn rows(&self) -> usize {
        self.symbols + usize::from(self.silence == Silence::Tells)
    }
}

/// What the fit may assume.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Expected shares of the classes, before anything is seen.
    pub prior: Vec<f64>,
    /// How many observations that expectation is worth.
    pub prior_strength: f64,
    /// How far declared likelihoods may be off, as the standard deviation of the log of a
    /// factor: intervals of class shares carry it.
    pub spread: f64,
    /// Least dependence between sources of one family.
    pub within_family: f64,
    /// Exponent on all evidence: below 1 where posteriors would be too sure of themselves.
    pub temper: f64,
    /// Starts of the fit, the first from the declared meanings.
    pub starts: usize,
    /// Most rounds of expectation and maximisation a start.
    pub rounds: usize,
    /// Seed of the perturbed starts.
    pub seed: u64,
}

impl Settings {
    /// The defaults for classes with these expected shares.
    pub fn new(prior: Vec<f64>) -> Self {
        let prior_strength = prior.len() as f64;
        Self {
            prior,
            prior_strength,
            spread: 0.0,
            within_family: 0.0,
            temper: 1.0,
            starts: 2,
            rounds: 60,
            seed: 1,
        }
    }
}

/// Whether the sources bear each other out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identification {
    /// They agree far beyond chance, or enough classes are known.
    Corroborated,
    /// They hardly speak about the same items: what one says cannot be checked.
    NotTestable,
    /// They could be compared and do not agree: nothing can be told from them.
    NoAgreement,
}

/// A fitted model.
#[derive(Debug, Clone)]
pub struct LabelModel {
    classes: usize,
    tables: Tables,
    declaration: Declaration,
    votes: Votes,
    patterns: Patterns,
    posteriors: Vec<f64>,
    agreement: Vec<Option<f64>>,
    identification: Identification,
    dependence: Dependence,
    rounds: usize,
    log_likelihood: f64,
}

/// Groups on which further starts are tried; only the best goes on with all.
const TRIAL_GROUPS: usize = 10_000;
/// Rounds after which the dependence of sources is measured again.
const MEASURE_EVERY: usize = 4;
/// Measurements after which the weights stay, so that the fit can settle.
const MOST_MEASUREMENTS: usize = 5;
/// Gain of the mean log-likelihood below which the fit has settled.
const TOLERANCE: f64 = 1e-5;

impl LabelModel {
    /// Fits the model.
    ///
    /// # Errors
    /// [`Error::LengthMismatch`] where sources, symbols, associations or prior do not fit
    /// together; [`Error::Empty`] without items; [`Error::InvalidParameter`] for likelihoods,
    /// shares or strengths that are not positive, and for known classes that do not exist.
    pub fn fit(votes: &Votes, sources: &[Source], settings: &Settings) -> Result<Self, Error> {
        check(votes, sources, settings)?;
        let classes = settings.prior.len();
        let total: f64 = settings.prior.iter().sum();
        let prior: Vec<f64> = settings.prior.iter().map(|share| share / total).collect();
        let patterns = votes.patterns();
        let frequencies = calibrate::frequencies(votes, &patterns, sources);
        let declared: Vec<SourceTable> = sources
            .iter()
            .zip(&frequencies)
            .map(|(source, frequencies)| calibrate::emission(source, &prior, frequencies))
            .collect();
        let copies = dependence::copies(votes, &patterns);
        let checked = reliability::check(votes, &patterns, sources, &declared, &frequencies, &prior, &copies);
        let mut reliability = checked.reliability;
        if checked.identification == Identification::NoAgreement {
            // Those that can be checked say nothing, so what the others say is no evidence either.
            reliability.fill(0.0);
        }
        let declaration = Declaration {
            sources: sources.to_vec(),
            frequencies,
            reliability,
            classes: prior.iter().map(|share| share * settings.prior_strength).collect(),
            spread: settings.spread,
        };
        let weights = copies.weights();
        let begin = |prior: &[f64]| {
            let pseudo = declaration.pseudo(prior);
            let parts = declared.iter().zip(&pseudo.sources).zip(sources.iter().zip(&weights));
            let tables = parts.map(|((table, counts), (source, weight))| {
                let emission = counts.iter().map(|count| count / source.strength).collect();
                SourceTable { emission, weight: weight * settings.temper, ..table.clone() }
            });
            Tables::new(prior, tables.collect())
        };
        let fitting = Fitting {
            votes,
            patterns: &patterns,
            declaration: &declaration,
            copies: &copies,
            families: sources.iter().map(|source| source.family).collect(),
            settings,
        };
        let mut best = begin(&prior);
        if settings.starts > 1 && checked.identification == Identification::Corroborated {
            best = fitting.best_start(&prior, begin);
        }
        let all: Vec<usize> = (0..patterns.len()).collect();
        let (tables, dependence, rounds, log_likelihood) = fitting.run(best, &all, settings.rounds);
        let mut posteriors = vec![0.0; patterns.len() * classes];
        for (group, posterior) in posteriors.chunks_mut(classes).enumerate() {
            expectation::posterior(votes, &tables, patterns.first_item[group] as usize, posterior);
        }
        Ok(Self {
            classes,
            tables,
            declaration,
            votes: votes.clone(),
            patterns,
            posteriors,
            agreement: checked.agreement,
            identification: checked.identification,
            dependence,
            rounds,
            log_likelihood,
        })
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// The probability of every class for an item, given what was said about it.
    pub fn posterior(&self, item: usize) -> &[f64] {
        let group = self.patterns.of_item[item] as usize;
        &self.posteriors[group * self.classes..(group + 1) * self.classes]
    }

    /// The probability of every class for an item, given only what the sources chosen said
    /// (and did not say) about it.
    pub fn posterior_from(&self, item: usize, chosen: impl Fn(usize) -> bool) -> Vec<f64> {
        let mut score = self.tables.log_prior.clone();
        let mut own = vec![0.0; self.classes];
        let mut next = self.votes.entries_of(item).iter().copied().peekable();
        for source in 0..self.tables.sources.len() {
            let entry = next.next_if(|entry| usize::from(entry.source) == source);
            if chosen(source) {
                self.tables.contribution(&self.votes, source, entry, &mut own);
                score.iter_mut().zip(&own).for_each(|(score, own)| *score += own);
            }
        }
        tables::normalise(&mut score);
        score
    }

    /// The fitted shares of the classes.
    pub fn prior(&self) -> Vec<f64> {
        self.tables.prior()
    }

    /// The fitted probability that a source says `symbol` about an item of `class`; the
    /// symbol after the last is silence, where it tells.
    pub fn emission(&self, source: usize, class: usize, symbol: usize) -> f64 {
        self.tables.sources[source].row(symbol, self.classes)[class]
    }

    /// The exponent with which a source's likelihood counts.
    pub fn weight(&self, source: usize) -> f64 {
        self.tables.sources[source].weight
    }

    /// How far a source's declared meaning is relied on, in 0–1.
    pub fn reliability(&self, source: usize) -> f64 {
        self.declaration.reliability[source]
    }

    /// A source's agreement with the others, in standard deviations of what chance gives;
    /// `None` where too little overlaps to tell.
    pub fn agreement(&self, source: usize) -> Option<f64> {
        self.agreement[source]
    }

    /// Dependence of two sources beyond what the classes explain, in 0–1.
    pub fn dependence(&self, one: usize, other: usize) -> f64 {
        self.dependence.get(one, other)
    }

    /// Whether the sources bear each other out.
    pub fn identification(&self) -> Identification {
        self.identification
    }

    /// Whether anything beyond the prior can be told: not where sources were compared and
    /// do not agree.
    pub fn identified(&self) -> bool {
        self.identification != Identification::NoAgreement
    }

    /// Rounds until the fit settled (or the most allowed).
    pub fn rounds(&self) -> usize {
        self.rounds
    }

    /// Log-likelihood of all votes, each source with its weight.
    pub fn log_likelihood(&self) -> f64 {
        self.log_likelihood
    }

    /// The votes it was fitted to.
    pub fn votes(&self) -> &Votes {
        &self.votes
    }

    /// Classes drawn from the joint posterior of classes and parameters.
    pub fn draw(&self, draws: usize, seed: u64) -> DrawnClasses {
        draws::draw(&self.votes, &self.patterns, &self.tables, &self.declaration, draws, seed)
    }
}

struct Fitting<'a> {
    votes: &'a Votes,
    patterns: &'a Patterns,
    declaration: &'a Declaration,
    copies: &'a Dependence,
    families: Vec<Option<u32>>,
    settings: &'a Settings,
}

impl Fitting<'_> {
    /// Tries several starts on a part of the items; returns where the best ended.
    fn best_start(&self, prior: &[f64], begin: impl Fn(&[f64]) -> Tables) -> Tables {
        let trial = self.patterns.sample(TRIAL_GROUPS);
        let mut best: Option<(f64, Tables)> = None;
        for start in 0..self.settings.starts {
            let mut generator = Generator::stream(self.settings.seed, start as u64);
            // The shares are perturbed, not the sources: a copied source changes nothing.
            let shaken: Vec<f64> = prior
                .iter()
                .map(
                    |share| {
                        if start == 0 { *share } else { share * (2.0 * generator.next_unit() - 1.0).exp() }
                    },
                )
                .collect();
            let total: f64 = shaken.iter().sum();
            let shaken: Vec<f64> = shaken.iter().map(|share| share / total).collect();
            let (tables, _, _, log_likelihood) = self.run(begin(&shaken), &trial, self.settings.rounds / 2);
            let pseudo = self.declaration.pseudo(&tables.prior());
            let objective = log_likelihood + log_prior_density(&pseudo, &tables);
            if best.as_ref().is_none_or(|(known, _)| objective > *known) {
                best = Some((objective, tables));
            }
        }
        best.map_or_else(|| begin(prior), |(_, tables)| tables)
    }

    fn run(&self, mut tables: Tables, groups: &[usize], rounds: usize) -> (Tables, Dependence, usize, f64) {
        let mut dependence = self.copies.clone();
        let mut pseudo = self.declaration.pseudo(&tables.prior());
        let total: f64 = groups.iter().map(|group| self.patterns.weight[*group]).sum();
        let (mut last, mut log_likelihood, mut done) = (f64::NEG_INFINITY, f64::NEG_INFINITY, 0);
        for round in 0..rounds {
            let counts = expect(self.votes, self.patterns, groups, &tables);
            log_likelihood = counts.log_likelihood;
            tables = maximise(&counts, &pseudo, &tables);
            done = round + 1;
            let measurements = done / MEASURE_EVERY;
            if done % MEASURE_EVERY == 0 && measurements <= MOST_MEASUREMENTS {
                dependence = dependence::residual(
                    self.votes,
                    self.patterns,
                    &tables,
                    self.copies,
                    &self.families,
                    self.settings.within_family,
                );
                let weights = dependence.weights();
                let weighted = tables.sources.iter().zip(&weights).map(|(table, weight)| SourceTable {
                    weight: weight * self.settings.temper,
                    ..table.clone()
                });
                let prior = tables.prior();
                tables = Tables::new(&prior, weighted.collect());
                pseudo = self.declaration.pseudo(&prior);
                last = f64::NEG_INFINITY;
                continue;
            }
            if (log_likelihood - last).abs() < TOLERANCE * total && measurements >= 2 {
                break;
            }
            last = log_likelihood;
        }
        (tables, dependence, done, log_likelihood)
    }
}

fn check(votes: &Votes, sources: &[Source], settings: &Settings) -> Result<(), Error> {
    crate::error::same_length("sources", sources.len(), "sources of the votes", votes.sources())?;
    if votes.items() == 0 {
        return Err(Error::Empty { what: "items" });
    }
    let classes = settings.prior.len();
    if classes == 0 {
        return Err(Error::Empty { what: "classes" });
    }
    let positive = |name: &'static str, values: &[f64]| match values
        .iter()
        .find(|v| !(**v > 0.0 && v.is_finite()))
    {
        None => Ok(()),
        Some(value) => Err(Error::InvalidParameter { name, value: *value, expected: "positive and finite" }),
    };
    positive("prior", &settings.prior)?;
    positive("prior_strength", &[settings.prior_strength])?;
    positive("temper", &[settings.temper])?;
    for (source, symbols) in sources.iter().zip(votes.symbols()) {
        crate::error::same_length("symbols of a source", source.symbols, "symbols of its votes", *symbols)?;
        let expected = source.rows() * classes;
        crate::error::same_length("association", source.association.len(), "classes × symbols", expected)?;
        positive("association", &source.association)?;
        positive("strength", &[source.strength, source.reliability.0, source.reliability.1])?;
    }
    for item in 0..votes.items() {
        if let Some(class) = votes.known_of(item).filter(|class| *class >= classes) {
            let expected = "below the number of classes";
            return Err(Error::InvalidParameter { name: "known class", value: class as f64, expected });
        }
    }
    Ok(())
}
