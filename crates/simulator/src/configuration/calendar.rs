//! What happens to the business as a whole, and when.

use serde::Deserialize;

/// The simulated calendar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// First day, `YYYY-MM-01`.
    pub start: String,
    /// Number of months observed, 1 to 120. Exports end on the last day of the last month.
    pub months: u32,
    /// Growth of the number of new accounts from month to month, such as 0.02.
    pub arrivals_growth: f64,
    /// Price changes.
    #[serde(default)]
    pub price_changes: Vec<PriceChange>,
    /// Competitor launches.
    #[serde(default)]
    pub competitor_launches: Vec<CompetitorLaunch>,
    /// Incidents at fixed dates.
    #[serde(default)]
    pub incidents: Vec<Incident>,
    /// Incidents at random dates.
    pub random_incidents: RandomIncidents,
    /// External shocks.
    #[serde(default)]
    pub external_shocks: Vec<ExternalShock>,
    /// Calendar months, counted from 0, in which a major release came out.
    pub releases: Vec<u32>,
}

/// The price per seat of some plans rises.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceChange {
    /// Calendar month, counted from 0; takes effect on its first day. Existing customers
    /// pay the new price from their next renewal.
    pub month: u32,
    /// Plans concerned.
    pub plans: Vec<String>,
    /// Percent added to the price.
    pub percent: i64,
}

/// In what way a rival is a threat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RivalStrength {
    /// Solves more of the problem.
    More,
    /// Solves it better.
    Better,
    /// Is believed to be better.
    Believed,
    /// Costs less for the same.
    Cheaper,
}

/// A rival launches or campaigns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetitorLaunch {
    /// Calendar month, counted from 0.
    pub month: u32,
    /// Months it is felt.
    pub months: u32,
    /// The rival.
    pub competitor: String,
    /// In what way it is a threat.
    pub strength: RivalStrength,
    /// Segments it is aimed at.
    pub segments: Vec<String>,
}

/// What kind of incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IncidentKind {
    /// The product is down or slow.
    Outage,
    /// Customer data was exposed or used in a way not agreed.
    Privacy,
}

/// An incident at a fixed date.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Calendar month, counted from 0.
    pub month: u32,
    /// Day in the month, counted from 0.
    pub day: u32,
    /// Kind.
    pub kind: IncidentKind,
    /// Share of accounts hit.
    pub share: f64,
    /// Length in hours.
    pub hours: u32,
    /// Title on the status page.
    pub title: String,
}

/// Outages at random dates, the same for all accounts of a seed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RandomIncidents {
    /// Mean number per month.
    pub per_month: f64,
    /// Smallest and largest share of accounts hit.
    pub share: [f64; 2],
    /// Shortest and longest, in hours.
    pub hours: [u32; 2],
    /// Titles on the status page.
    pub titles: Vec<String>,
}

/// A shock from outside.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExternalShock {
    /// Calendar month, counted from 0, in which it starts.
    pub month: u32,
    /// Months it lasts.
    pub months: u32,
    /// Countries concerned; empty means all.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Industries concerned; empty means all.
    #[serde(default)]
    pub industries: Vec<String>,
    /// What it is.
    pub title: String,
}
