//! What a workspace decides about its measures.

use holdfast_domain::calendar::{Month, Zone};
use holdfast_domain::money::Currency;
use holdfast_taxonomy::S2Headings;
use jiff::Timestamp;

use crate::Error;

/// When the end of a subscription counts as a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognition {
    /// When the customer asks to cancel.
    Requested,
    /// When the subscription is cancelled in billing.
    Cancelled,
    /// When the service period ends.
    #[default]
    PeriodEnd,
}

impl Recognition {
    /// All settings, earliest recognition first.
    pub const ALL: [Self; 3] = [Self::Requested, Self::Cancelled, Self::PeriodEnd];

    /// The key used in settings, in SQL and in reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Cancelled => "cancelled",
            Self::PeriodEnd => "period_end",
        }
    }
}

/// What a workspace decides about its measures. Computing again with another setting
/// replays the whole history under it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The first instant that no longer counts, microseconds since 1970 UTC: the end of the
    /// as-of day in the workspace's zone.
    pub as_of: i64,
    /// The workspace's zone: the engine's `local_day` and `local_month` must use the same.
    pub zone: Zone,
    /// Currency of amounts whose source names none.
    pub default_currency: Currency,
    /// When an end counts.
    pub recognition: Recognition,
    /// Whether the S2 roll-up shows eight classes or nine headings.
    pub s2_headings: S2Headings,
}

impl Settings {
    /// The month of the as-of day, and whether it is cut short by it.
    pub(crate) fn last_month(&self) -> Result<(Month, bool), Error> {
        let out_of_range = |_| Error::AsOf { as_of: self.as_of };
        let last =
            Timestamp::from_microsecond(self.as_of - 1).map_err(|_| Error::AsOf { as_of: self.as_of })?;
        let month = self.zone.month(last);
        let next = self.zone.month_start(month.plus(1)).map_err(out_of_range)?;
        Ok((month, next.as_microsecond() > self.as_of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_partial_unless_the_as_of_day_is_its_last() {
        let settings = |as_of: &str| Settings {
            as_of: as_of.parse::<Timestamp>().unwrap().as_microsecond(),
            zone: Zone::from_name("Asia/Tokyo").unwrap(),
            default_currency: Currency::USD,
            recognition: Recognition::PeriodEnd,
            s2_headings: S2Headings::Eight,
        };
        let (month, partial) = settings("2026-03-31T15:00:00Z").last_month().unwrap();
        assert_eq!((month.to_string().as_str(), partial), ("2026-03", false));
        let (month, partial) = settings("2026-03-31T15:00:01Z").last_month().unwrap();
        assert_eq!((month.to_string().as_str(), partial), ("2026-04", true));
    }
}
