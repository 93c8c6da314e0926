//! The one entry: fit, check, publish or refuse.

use crate::Error;
use crate::card::{ModelCard, Refusal};
use crate::causes::Causes;
use crate::columns::{Chosen, choose, thin};
use crate::evaluate::{self, Fold};
use crate::explain::Explainer;
use crate::folds::{Folds, NEEDED_DAYS};
use crate::hazards::{Hazards, Member, weights};
use crate::horizon::{COUNT, HORIZONS, days};
use crate::input::Inputs;
use crate::learn::learn;
use crate::model::{Quartiles, RiskModel, VERSION, horizons};
use crate::output::{Predictions, Standing, WhoNext};
use crate::panel::{Labels, Outcome, Panel, Pick};
use crate::settings::Settings;
use crate::{drift, fairness, groups};
use holdfast_features::{Action, Definition, Definitions, FeatureValues};

/// What came of a fit.
#[derive(Debug)]
pub enum Assessment {
    /// The model was borne out on landmarks it had not seen: account scores.
    Published(Box<Published>),
    /// It was not, or could not be checked: no account scores. The card says why
    /// ([`ModelCard::refusals`]) and what can be said anyway ([`ModelCard::groups`]).
    Refused(Box<ModelCard>),
}

/// A published model and what it says.
#[derive(Debug)]
pub struct Published {
    /// The model, with its card.
    pub model: RiskModel,
    /// Probabilities of every account at the last landmark.
    pub predictions: Predictions,
    /// Everybody, ranked by money at risk.
    pub who_next: Vec<WhoNext>,
}

impl Assessment {
    /// Says of a refusal what is behind it, given how many accounts are known to have left by
    /// whatever the data say: where fewer than half of them can be placed in time, that is the
    /// reason, not the number of losses seen.
    #[must_use]
    pub fn among(mut self, departures: u64) -> Self {
        if let Self::Refused(card) = &mut self {
            let dated = card.losses;
            if dated.saturating_mul(2) < departures {
                card.refusals = vec![Refusal::UndatedLosses { departures, dated }];
            }
        }
        self
    }

    /// The model card.
    pub fn card(&self) -> &ModelCard {
        match self {
            Self::Published(published) => published.model.card(),
            Self::Refused(card) => card,
        }
    }
}

/// Fits, checks out of time, and publishes or refuses.
///
/// 1. Causes: leaves merged upwards by expected losses ([`Causes::merge`]).
/// 2. Check: cause-specific hazards are learned on the earlier landmarks, calibrated on later
///    ones, tested on the latest; no label reaches from one fold into the next.
/// 3. Published if leaving at all at `settings.horizon_days` is better than chance and than the
///    base rate, with a calibration slope within bounds; every other horizon is judged alike.
/// 4. The final model is learned on all landmarks, with the calibration of the checked models on
///    everything that they had not learned from.
///
/// Deterministic for the inputs and the seed, on any number of threads. `progress` hears the name
/// of each step.
///
/// # Errors
/// [`Error::Input`], [`Error::Setting`], [`Error::Rules`]; learners' and estimators' own errors.
pub fn fit(
    inputs: &Inputs<'_>,
    settings: &Settings,
    progress: &mut dyn FnMut(&str),
) -> Result<Assessment, Error> {
    settings.check()?;
    inputs.check()?;
    if let Some(score) = inputs.hand_score {
        score.check(inputs.snapshots)?;
    }
    progress("periods");
    let panel = Panel::new(inputs);
    let causes = Causes::merge(
        panel.ends.iter().map(|end| end.causes.as_slice()),
        inputs.taxonomy,
        &settings.involuntary,
        (settings.minimum_events, settings.minimum_certainty),
    );
    let labels = Labels::new(&panel, &causes, settings.soft_labels);
    let mut card = blank_card(&panel, &causes, settings);
    progress("groups");
    let shown = thin(&panel, panel.rows.clone(), settings.maximum_check_rows, settings.seed, 2);
    if !shown.is_empty() {
        card.groups = groups::all(&panel, &labels, &causes, &shown)?;
    }
    let landmarks: Vec<i64> = inputs.snapshots.as_of.iter().copied().filter(|at| *at < panel.until).collect();
    let folds = Folds::new(&landmarks, panel.until);
    if (panel.ends.len() as f64) < settings.minimum_events {
        let losses = panel.ends.len() as u64;
        card.refusals.push(Refusal::TooFewLosses { losses, needed: settings.minimum_events });
    }
    if folds.is_none() {
        let whole = landmarks.first().map_or(0.0, |first| days(*first, panel.until));
        card.refusals.push(Refusal::TooShort { days: whole, needed: NEEDED_DAYS });
    }
    let (Some(folds), true) = (folds, card.refusals.is_empty()) else {
        return Ok(Assessment::Refused(Box::new(card)));
    };
    let work = Work { inputs, settings, panel: &panel, labels: &labels, causes: &causes, folds };
    work.run(card, progress)
}

fn blank_card(panel: &Panel<'_>, causes: &Causes, settings: &Settings) -> ModelCard {
    let snapshots = panel.snapshots;
    let mut accounts: Vec<u32> = panel.rows.iter().map(|row| panel.account(*row)).collect();
    accounts.dedup();
    let first = panel.rows.iter().map(|row| panel.at(*row)).min().unwrap_or(panel.until);
    let mut landmarks: Vec<u16> = panel.rows.iter().map(|row| panel.landmark(*row)).collect();
    landmarks.sort_unstable();
    landmarks.dedup();
    let mut late: Vec<u32> = panel
        .rows
        .iter()
        .filter(|row| snapshots.standing.started_at.get(**row as usize).is_some_and(|at| *at < first))
        .map(|row| panel.account(*row))
        .collect();
    late.dedup();
    ModelCard {
        version: VERSION,
        seed: settings.seed,
        as_of: panel.until,
        window: crate::card::Fold { from: first, until: panel.until },
        landmarks: landmarks.len() as u64,
        accounts: accounts.len() as u64,
        entered_late: late.len() as u64,
        rows: panel.rows.len() as u64,
        losses: panel.ends.len() as u64,
        causes: causes.clone(),
        fit: None,
        calibration: None,
        test: None,
        learners: Vec::new(),
        metrics: Vec::new(),
        horizons: horizons([Standing::Unchecked; COUNT]),
        lead_time: None,
        families: Vec::new(),
        leaks: Vec::new(),
        left_out: Vec::new(),
        population_drift: Vec::new(),
        cohort_drift: Vec::new(),
        fairness: Vec::new(),
        groups: Vec::new(),
        hand_score: Vec::new(),
        refusals: Vec::new(),
    }
}

/// What all steps of a fit share.
struct Work<'a> {
    inputs: &'a Inputs<'a>,
    settings: &'a Settings,
    panel: &'a Panel<'a>,
    labels: &'a Labels,
    causes: &'a Causes,
    folds: Folds,
}

impl Work<'_> {
    fn run(&self, mut card: ModelCard, progress: &mut dyn FnMut(&str)) -> Result<Assessment, Error> {
        let (panel, settings, folds) = (self.panel, self.settings, self.folds);
        let (fit, calibration, test) = (folds.fit, folds.calibration, folds.test);
        let most = settings.maximum_check_rows;
        let fit_rows = panel.between(fit.from, fit.until);
        let calibration_rows =
            thin(panel, panel.between(calibration.from, calibration.until), most, settings.seed, 5);
        let test_rows = thin(panel, panel.between(test.from, test.until), most, settings.seed, 6);
        (card.fit, card.calibration, card.test) = (Some(fit), Some(calibration), Some(test));
        for (fold, rows, until) in [
            ("fit", &fit_rows, fit.until),
            ("calibration", &calibration_rows, calibration.until),
            ("test", &test_rows, test.until),
        ] {
            let losses = panel.losses(rows, until) as f64;
            let needed =
                if fold == "test" { settings.minimum_test_events } else { settings.minimum_fit_events };
            if losses < needed {
                card.refusals.push(Refusal::TooFewInFold { fold: fold.to_owned(), losses, needed });
            }
        }
        if !card.refusals.is_empty() {
            return Ok(Assessment::Refused(Box::new(card)));
        }
        progress("columns");
        let known = panel.between(fit.from, panel.until);
        let Chosen { columns, left_out, leaks } = choose(panel, &known, settings);
        (card.left_out, card.leaks) = (left_out, leaks);

        progress("check");
        let mut checked = learn(panel, self.labels, self.causes, &columns, &fit_rows, fit.until, settings)?;
        let known_then = self.outcomes(&calibration_rows, calibration.until);
        checked.calibrate(panel.snapshots, &known_then.picks, &known_then.outcome, known_then.certainty)?;
        let incidences = checked.predict(panel.snapshots, &test_rows)?;
        let earlier_rows = thin(panel, panel.between(fit.from, test.from), 4 * most, settings.seed, 7);
        let earlier = Fold { panel, labels: self.labels, rows: &earlier_rows, until: test.from };
        let base = earlier.shares(self.causes.len());
        let tested = Fold { panel, labels: self.labels, rows: &test_rows, until: test.until };
        card.metrics = evaluate::all(&tested, &incidences, self.causes, &base, settings);
        let horizon = settings.horizon();
        card.lead_time = evaluate::lead_time(&tested, &incidences, horizon);
        let judged = tested.judged(None, horizon, |row| incidences.leaves(row, horizon));
        card.fairness = fairness::by_group(panel.snapshots, &judged, horizon);
        card.cohort_drift = drift::cohorts(&tested, &incidences, self.causes);
        if let Some(score) = self.inputs.hand_score {
            let calibrated =
                Fold { panel, labels: self.labels, rows: &calibration_rows, until: calibration.until };
            card.hand_score = evaluate::compare(
                score,
                &calibrated,
                &tested,
                &card.metrics,
                &base,
                self.causes.len(),
                settings,
            );
        }
        card.horizons = horizons(evaluate::standings(&card.metrics, settings));
        card.learners = weights(&checked, self.causes);
        let decisive = card
            .metrics
            .iter()
            .find(|metrics| metrics.cause == "any" && metrics.horizon_days == settings.horizon_days);
        card.refusals = match decisive {
            Some(metrics) => evaluate::refusals(metrics, settings),
            None => vec![Refusal::TooShort {
                days: days(test.from, test.until),
                needed: f64::from(HORIZONS[horizon]),
            }],
        };
        if !card.refusals.is_empty() {
            return Ok(Assessment::Refused(Box::new(card)));
        }

        progress("refit");
        let later_rows = thin(panel, panel.between(calibration.from, test.until), most, settings.seed, 8);
        let later = self.outcomes(&later_rows, test.until);
        checked.calibrate(panel.snapshots, &later.picks, &later.outcome, later.certainty)?;
        let mut last = learn(panel, self.labels, self.causes, &columns, &known, panel.until, settings)?;
        let share =
            panel.losses(&fit_rows, fit.until) as f64 / panel.losses(&known, panel.until).max(1) as f64;
        carry_over(&checked, &mut last, share);
        last.level(panel.snapshots, &later.picks, &later.outcome, later.certainty)?;
        progress("score");
        let stayers = self.stayers(&columns, &known);
        let shipped = Definitions::shipped().map_err(|error| Error::Input {
            what: "the definitions of features".to_owned(),
            problem: error.to_string(),
        })?;
        let is_trait = |definition: &Definition| !shipped.features().contains(definition);
        let chosen = columns.iter().map(|index| &panel.snapshots.columns[*index].definition);
        let traits = chosen.filter(|definition| is_trait(definition)).cloned().collect();
        let mut model =
            RiskModel { version: VERSION, settings: settings.clone(), hazards: last, stayers, traits, card };
        let predictions = model.score(panel.snapshots, self.inputs.as_of)?;
        model.card.population_drift = drift::population(panel.snapshots, &columns, &known, &predictions.rows);
        if !predictions.rows.is_empty() {
            let explainer = Explainer::new(&model.hazards, panel.snapshots, &predictions.rows, horizon)?;
            model.card.families = explainer.importance(&self.causes.mix());
        }
        progress("explain");
        let who_next = if predictions.rows.is_empty() {
            Vec::new()
        } else {
            model.who_next(panel.snapshots, &predictions, self.inputs.states)?
        };
        Ok(Assessment::Published(Box::new(Published { model, predictions, who_next })))
    }

    /// What happened to landmark rows, as far as it is seen at `until`.
    fn outcomes(&self, rows: &[u32], until: i64) -> Outcomes<'_> {
        let mut found = Outcomes { picks: Vec::new(), outcome: Vec::new(), certainty: 1.0 };
        let mut leaving = 0_usize;
        for row in rows {
            for interval in 0..COUNT {
                let outcome = match self.panel.outcome(*row, interval, until) {
                    Outcome::NotSeen => continue,
                    Outcome::Stays => None,
                    Outcome::Leaves(loss) => {
                        leaving += 1;
                        Some(self.labels.of(loss))
                    }
                };
                found.picks.push((*row, interval as u8));
                found.outcome.push(outcome);
            }
        }
        let losses = self.panel.losses(rows, until) as f64;
        found.certainty = (losses / leaving.max(1) as f64).clamp(0.05, 1.0);
        found
    }

    /// Quartiles of the features that can be moved, among rows that stayed for the horizon.
    fn stayers(&self, columns: &[usize], rows: &[u32]) -> Vec<Quartiles> {
        let panel = self.panel;
        let horizon = self.settings.horizon();
        let rows = thin(panel, rows.to_vec(), self.settings.maximum_check_rows, self.settings.seed, 9);
        let stayed: Vec<u32> = rows
            .into_iter()
            .filter(|row| {
                panel.is_seen(*row, horizon, panel.until)
                    && panel.loss_within(*row, horizon, panel.until).is_none()
            })
            .collect();
        columns
            .iter()
            .map(|index| &panel.snapshots.columns[*index])
            .filter(|column| column.definition.action != Action::None)
            .filter_map(|column| {
                let FeatureValues::Numbers(numbers) = &column.values else { return None };
                let mut known: Vec<f64> = stayed
                    .iter()
                    .map(|row| f64::from(numbers[*row as usize]))
                    .filter(|number| !number.is_nan())
                    .collect();
                known.sort_by(f64::total_cmp);
                (!known.is_empty()).then(|| Quartiles {
                    feature: column.definition.name.clone(),
                    lower: holdfast_stats::bootstrap::sorted_quantile(&known, 0.25),
                    upper: holdfast_stats::bootstrap::sorted_quantile(&known, 0.75),
                })
            })
            .collect()
    }
}

/// Intervals of landmark rows with their outcomes.
struct Outcomes<'a> {
    picks: Vec<Pick>,
    /// The loss's distribution over the causes; `None` for staying.
    outcome: Vec<Option<&'a [f32]>>,
    /// How many different losses there are for each row with one.
    certainty: f64,
}

/// Gives models learned on more rows the trust that was found in the checked ones; `share`: losses
/// then over losses now. A learner that only one of them has shares its slope with the others.
/// Levels do not carry over: see [`Hazards::level`].
fn carry_over(checked: &Hazards, last: &mut Hazards, share: f64) {
    for cause in 0..last.members.len() {
        let known: Vec<&str> = checked.members[cause].iter().map(Member::learner).collect();
        let new: Vec<&str> = last.members[cause].iter().map(Member::learner).collect();
        let mut calibration = checked.calibration[cause].clone();
        if known != new {
            // The sum of the slopes is what is known about how far to trust log-odds.
            let count = new.len();
            let sums: [f64; COUNT] = std::array::from_fn(|interval| {
                calibration.slopes.iter().map(|slopes| slopes[interval]).sum::<f64>()
            });
            calibration.slopes = vec![sums.map(|sum| sum / count as f64); count];
            calibration.centre = vec![0.0; count];
        }
        last.calibration[cause] = calibration.with_more(share);
    }
    last.total = checked.total.with_more(share);
}
