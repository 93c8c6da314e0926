//! The configuration prepared for speed, and what all accounts of a seed have in common.

use jiff::civil::Date;

use crate::{
    Configuration, Error, IncidentKind, Result, Signal, Signals,
    configuration::{Occurrence, Segment},
    dice::{Dice, Purpose},
    rows::{DAY_SECONDS, Id, Rows},
    table::Table,
    texts::{LANGUAGES, Texts},
    timeline::{Day, Timeline},
};

/// A hazard with the logarithms of its factors.
#[derive(Debug)]
struct Hazard {
    monthly: f64,
    requires: Option<Signal>,
    raised_by: Vec<(Signal, f64)>,
    involuntary: bool,
}

/// An incident with its first day.
#[derive(Debug)]
pub(crate) struct DatedIncident {
    pub(crate) day: Day,
    pub(crate) second: u64,
    pub(crate) hours: u32,
    pub(crate) kind: IncidentKind,
    pub(crate) share: f64,
    pub(crate) title: String,
}

/// Names and weights side by side, for drawing.
#[derive(Debug)]
pub(crate) struct Choice {
    names: Vec<String>,
    weights: Vec<f64>,
}

impl Choice {
    fn new<'a>(table: impl IntoIterator<Item = (&'a String, &'a f64)>) -> Self {
        let (names, weights) = table.into_iter().map(|(name, w)| (name.clone(), *w)).unzip();
        Self { names, weights }
    }

    /// One of the names.
    pub(crate) fn draw(&self, dice: &mut Dice) -> &str {
        &self.names[dice.weighted(&self.weights)]
    }
}

/// A segment with its choices resolved to indices.
#[derive(Debug)]
pub(crate) struct SegmentChoices {
    pub(crate) plans: Vec<f64>,
    pub(crate) countries: Vec<f64>,
    /// Per occurrence: probability of starting in a month.
    pub(crate) occurrences: Vec<f64>,
}

/// Everything accounts share. Read-only, so that threads can share it.
#[derive(Debug)]
pub(crate) struct World<'c> {
    pub(crate) configuration: &'c Configuration,
    pub(crate) seed: u64,
    pub(crate) timeline: Timeline,
    pub(crate) texts: Vec<Texts>,
    pub(crate) incidents: Vec<DatedIncident>,
    pub(crate) segment_weights: Vec<f64>,
    pub(crate) segments: Vec<SegmentChoices>,
    /// Per country: index of language and currency.
    pub(crate) countries: Vec<(usize, usize)>,
    pub(crate) destinations: Vec<Choice>,
    pub(crate) honest_answers: Vec<Choice>,
    pub(crate) decline_codes: Choice,
    pub(crate) ticket_channels: Choice,
    pub(crate) cancel_channels: Choice,
    pub(crate) background_topics: Choice,
    /// Usage events, repeated by weight, so that six random bits choose one.
    pub(crate) usage_events: Vec<String>,
    hazards: Vec<Hazard>,
    arrivals: Vec<f64>,
    /// Seat prices by calendar month, plan and currency.
    prices: Vec<Vec<Vec<i64>>>,
}

/// How many entries the table of usage events has: a power of two.
const USAGE_TABLE: usize = 256;

impl<'c> World<'c> {
    /// Prepares `configuration` for `seed`.
    pub(crate) fn new(configuration: &'c Configuration, seed: u64) -> Result<Self> {
        let start: Date = configuration
            .calendar
            .start
            .parse()
            .map_err(|error: jiff::Error| Error::configuration("calendar.start", error.to_string()))?;
        let months = configuration.calendar.months;
        let timeline = Timeline::new(start, months)
            .ok_or_else(|| Error::configuration("calendar", "runs past the year 9999"))?;
        let incidents = incidents(configuration, &timeline, seed);
        let countries = configuration
            .countries
            .iter()
            .map(|country| {
                let language = LANGUAGES.iter().position(|name| *name == country.language);
                let currency = configuration.currencies.iter().position(|c| c.code == country.currency);
                (language.unwrap_or(0), currency.unwrap_or(0))
            })
            .collect();
        let growth = 1.0 + configuration.calendar.arrivals_growth;
        Ok(Self {
            seed,
            texts: Texts::all()?,
            incidents,
            segment_weights: configuration.segments.iter().map(|segment| segment.share).collect(),
            segments: configuration.segments.iter().map(|s| choices(configuration, s)).collect(),
            countries,
            destinations: configuration.causes.iter().map(|c| Choice::new(&c.destinations)).collect(),
            honest_answers: configuration
                .causes
                .iter()
                .map(|cause| Choice::new(&cause.honest_answers))
                .collect(),
            decline_codes: Choice::new(&configuration.payments.decline_codes),
            ticket_channels: Choice::new(&configuration.support.channels),
            cancel_channels: Choice::new(&configuration.distortions.channels),
            background_topics: Choice::new(&configuration.support.background_topics),
            usage_events: usage_table(configuration),
            hazards: configuration
                .causes
                .iter()
                .map(|cause| Hazard {
                    monthly: cause.monthly_hazard,
                    requires: cause.requires,
                    raised_by: cause.raised_by.iter().map(|(s, factor)| (*s, factor.ln())).collect(),
                    involuntary: cause.involuntary,
                })
                .collect(),
            arrivals: (0..months).map(|month| growth.powi(month.cast_signed())).collect(),
            prices: prices(configuration, months + 26),
            timeline,
            configuration,
        })
    }

    /// The hazard of every cause for one account-month, into `hazards`.
    ///
    /// `term` is the factor of the contract term; `voluntary` and `involuntary` are the
    /// parts of the month in which such a departure would be observed.
    pub(crate) fn hazards(
        &self,
        signals: &Signals,
        term: f64,
        voluntary: f64,
        involuntary: f64,
        hazards: &mut Vec<f64>,
    ) {
        hazards.clear();
        for hazard in &self.hazards {
            let required = hazard.requires.map_or(1.0, |signal| signals.get(signal));
            let mut value = 0.0;
            if required > 0.0 {
                let exponent: f64 =
                    hazard.raised_by.iter().map(|(signal, ln)| signals.get(*signal) * ln).sum();
                value = hazard.monthly * required * exponent.exp();
            }
            value *= if hazard.involuntary { involuntary } else { term * voluntary };
            hazards.push(value);
        }
        let total: f64 = hazards.iter().sum();
        let largest = self.configuration.business.largest_total_hazard;
        if total > largest {
            for hazard in hazards.iter_mut() {
                *hazard *= largest / total;
            }
        }
    }

    /// A first day for an account.
    pub(crate) fn arrival(&self, dice: &mut Dice) -> Day {
        let month = dice.weighted(&self.arrivals) as u32;
        let first = self.timeline.month_start(month);
        first + dice.below(self.timeline.month_start(month + 1) - first)
    }

    /// Price of a seat for a month, for those who renew on `day`.
    pub(crate) fn seat_price(&self, plan: usize, currency: usize, day: Day) -> i64 {
        let month = self.timeline.month_of(day) as usize;
        self.prices[month.min(self.prices.len() - 1)][plan][currency]
    }

    /// Decimals of the currency.
    pub(crate) fn exponent(&self, currency: usize) -> u8 {
        self.configuration.currencies[currency].exponent
    }

    /// Months since the last release, as a share of two years.
    pub(crate) fn staleness(&self, day: Day) -> f64 {
        let month = self.timeline.month_of(day);
        let releases = &self.configuration.calendar.releases;
        let last = releases.iter().filter(|release| **release <= month).max().unwrap_or(&0);
        f64::from(month - last) / 24.0
    }

    /// Writes what concerns the business as a whole.
    pub(crate) fn write_calendar(&self, rows: &mut Rows) {
        let calendar = &self.configuration.calendar;
        for (index, incident) in self.incidents.iter().enumerate() {
            let from = u64::from(incident.day) * DAY_SECONDS + incident.second;
            let kind = match incident.kind {
                IncidentKind::Outage => "outage",
                IncidentKind::Privacy => "privacy",
            };
            rows.row(Table::Incidents)
                .id(Id { letter: b'N', account: index as u64 + 1, sequence: 0 })
                .moment(&self.timeline, from)
                .moment(&self.timeline, from + u64::from(incident.hours) * 3600)
                .plain(kind)
                .text(&incident.title)
                .decimal(incident.share)
                .end();
        }
        for change in &calendar.price_changes {
            for plan in &change.plans {
                rows.row(Table::PriceChanges)
                    .day(&self.timeline, self.timeline.month_start(change.month))
                    .text(plan)
                    .plain(&change.percent.to_string())
                    .end();
            }
        }
        for launch in &calendar.competitor_launches {
            let strength = format!("{:?}", launch.strength).to_lowercase();
            rows.row(Table::CompetitorEvents)
                .day(&self.timeline, self.timeline.month_start(launch.month))
                .plain("launch")
                .text(&launch.competitor)
                .plain(&strength)
                .text(&launch.segments.join("|"))
                .empty()
                .empty()
                .end();
        }
        for shock in &calendar.external_shocks {
            rows.row(Table::CompetitorEvents)
                .day(&self.timeline, self.timeline.month_start(shock.month))
                .plain("external_shock")
                .empty()
                .empty()
                .text(&shock.industries.join("|"))
                .text(&shock.countries.join("|"))
                .text(&shock.title)
                .end();
        }
    }
}

fn choices(configuration: &Configuration, segment: &Segment) -> SegmentChoices {
    let probability = |occurrence: &Occurrence| {
        let factor = occurrence.segments.get(&segment.name).copied().unwrap_or(1.0);
        (occurrence.monthly_probability * factor).clamp(0.0, 1.0)
    };
    SegmentChoices {
        plans: configuration
            .plans
            .iter()
            .map(|plan| segment.plans.get(&plan.name).copied().unwrap_or(0.0))
            .collect(),
        countries: configuration
            .countries
            .iter()
            .map(|country| segment.countries.get(&country.code).copied().unwrap_or(0.0))
            .collect(),
        occurrences: configuration.occurrences.iter().map(probability).collect(),
    }
}

/// Fixed and random incidents of the observed calendar, by date.
fn incidents(configuration: &Configuration, timeline: &Timeline, seed: u64) -> Vec<DatedIncident> {
    let calendar = &configuration.calendar;
    let mut dice = Dice::new(seed, 0, Purpose::Calendar);
    let mut incidents: Vec<DatedIncident> = calendar
        .incidents
        .iter()
        .filter(|incident| incident.month < calendar.months)
        .map(|incident| DatedIncident {
            day: timeline.month_start(incident.month) + incident.day,
            second: 9 * 3600,
            hours: incident.hours,
            kind: incident.kind,
            share: incident.share,
            title: incident.title.clone(),
        })
        .collect();
    let random = &calendar.random_incidents;
    for month in 0..calendar.months {
        for _ in 0..dice.poisson(random.per_month) {
            incidents.push(DatedIncident {
                day: timeline.month_start(month) + dice.below(28),
                second: u64::from(dice.below(60_000)),
                hours: dice.between(random.hours[0], random.hours[1]),
                kind: IncidentKind::Outage,
                share: random.share[0] + dice.uniform() * (random.share[1] - random.share[0]),
                title: crate::texts::choose(&random.titles, &mut dice).to_owned(),
            });
        }
    }
    incidents.sort_by_key(|incident| (incident.day, incident.second));
    incidents
}

/// Events repeated in proportion to their weights.
fn usage_table(configuration: &Configuration) -> Vec<String> {
    let total: f64 = configuration.usage.events.values().sum();
    let mut table = Vec::with_capacity(USAGE_TABLE);
    let mut cumulated = 0.0;
    for (event, weight) in &configuration.usage.events {
        cumulated += weight / total;
        let until = (cumulated * USAGE_TABLE as f64).round() as usize;
        while table.len() < until {
            table.push(event.clone());
        }
    }
    table
}

/// Seat prices by calendar month, plan and currency, each rise rounded half up.
fn prices(configuration: &Configuration, months: u32) -> Vec<Vec<Vec<i64>>> {
    let mut now: Vec<Vec<i64>> = configuration
        .plans
        .iter()
        .map(|plan| {
            let price = |code: &String| plan.seat_price.get(code).copied().unwrap_or(0);
            configuration.currencies.iter().map(|currency| price(&currency.code)).collect()
        })
        .collect();
    (0..months)
        .map(|month| {
            for change in configuration.calendar.price_changes.iter().filter(|c| c.month == month) {
                for (plan, prices) in configuration.plans.iter().zip(&mut now) {
                    if change.plans.contains(&plan.name) {
                        for price in prices {
                            *price = percent_of(*price, 100 + change.percent);
                        }
                    }
                }
            }
            now.clone()
        })
        .collect()
}

/// `percent` percent of `amount`, rounded half up to the minor unit.
pub(crate) fn percent_of(amount: i64, percent: i64) -> i64 {
    (amount * percent + 50).div_euclid(100)
}
