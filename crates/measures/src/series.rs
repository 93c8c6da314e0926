//! Monthly series of every measure in every dialect.

use holdfast_analytics::{Analytics, Table};
use holdfast_domain::calendar::Month;
use holdfast_stats::{ConfidenceLevel, proportion};

use crate::definitions::{self, Definition};
use crate::dialects::Dialect;
use crate::error::Error;
use crate::intervals::{RatioSums, ratio_interval};

/// The names of the monthly measures, in the order in which they are shown.
pub const MEASURES: [&str; 9] = [
    "mrr",
    "active_accounts",
    "average_revenue_per_account",
    "logo_churn",
    "gross_revenue_churn",
    "net_revenue_churn",
    "gross_revenue_retention",
    "net_revenue_retention",
    "quick_ratio",
];

/// One measure in one dialect, month by month; for money, currency by currency.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct MeasureSeries {
    /// Whose definition.
    pub dialect: Dialect,
    /// One of [`MEASURES`].
    pub measure: String,
    /// Ordered by currency, then month.
    pub points: Vec<MeasurePoint>,
}

/// One month of a measure.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct MeasurePoint {
    /// The month.
    pub period: String,
    /// Currency, for measures of money.
    pub currency: Option<String>,
    /// The value: a share, a ratio, a count, or minor units; `None` where not defined.
    pub value: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// What is divided: accounts or minor units.
    pub numerator: Option<f64>,
    /// By what.
    pub denominator: Option<f64>,
}

/// Where the interval of a measure must end, whatever the approximation says. A dialect that
/// lets the value itself pass a bound is not held to it.
fn bounds(measure: &str, value: f64) -> (f64, f64) {
    let (least, most) = match measure {
        "gross_revenue_churn" | "gross_revenue_retention" => (0.0, 1.0),
        "net_revenue_retention" | "average_revenue_per_account" => (0.0, f64::INFINITY),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    };
    (if value < least { f64::NEG_INFINITY } else { least }, if value > most { f64::INFINITY } else { most })
}

pub(crate) fn compute(engine: &dyn Analytics) -> Result<Vec<MeasureSeries>, Error> {
    let mut all = Vec::new();
    for definition in definitions::MEASURES {
        let sql = format!("SELECT * FROM (\n{}\n) AS measure ORDER BY currency, month", definition.sql);
        let table = engine.query(&sql, &[]).map_err(Error::engine(definition.name))?;
        for dialect in Dialect::ALL {
            let points = points(&table, definition, dialect)?;
            if !points.is_empty() {
                all.push(MeasureSeries { dialect, measure: definition.name.to_owned(), points });
            }
        }
    }
    Ok(all)
}

fn points(table: &Table, definition: Definition, dialect: Dialect) -> Result<Vec<MeasurePoint>, Error> {
    let column = |name: &str| table.column(name).map_err(Error::engine(definition.name));
    let (dialects, months, currencies) = (column("dialect")?, column("month")?, column("currency")?);
    let (numerators, denominators, values) = (column("numerator")?, column("denominator")?, column("value")?);
    let (kinds, accounts) = (column("interval_kind")?, column("accounts")?);
    let (y_squares, products, x_squares) = (column("y_squares")?, column("products")?, column("x_squares")?);
    let mut found = Vec::new();
    for row in 0..table.rows() {
        if dialects.text(row) != Some(dialect.key()) {
            continue;
        }
        let missing =
            |column: &str| Error::Value { step: definition.name.to_owned(), column: column.to_owned(), row };
        let month = months.integer(row).ok_or_else(|| missing("month"))?;
        let (numerator, denominator, value) =
            (numerators.number(row), denominators.number(row), values.number(row));
        let interval = match (kinds.text(row), numerator, denominator, value) {
            (Some("wilson"), Some(part), Some(whole), Some(_)) => Some(
                proportion::wilson(part as u64, whole as u64, ConfidenceLevel::P95)
                    .map(|interval| (interval.lower, interval.upper))
                    .map_err(Error::statistics("interval of a monthly share"))?,
            ),
            (Some("ratio"), Some(numerator), Some(denominator), Some(_)) => ratio_interval(&RatioSums {
                numerator,
                denominator,
                numerator_squares: y_squares.number(row).unwrap_or_default(),
                products: products.number(row).unwrap_or_default(),
                denominator_squares: x_squares.number(row).unwrap_or_default(),
                accounts: accounts.integer(row).unwrap_or_default().max(0) as u64,
            }),
            _ => None,
        };
        let (least, most) = bounds(definition.name, value.unwrap_or_default());
        found.push(MeasurePoint {
            period: Month::from_number(month as i32).to_string(),
            currency: currencies.text(row).map(str::to_owned),
            value,
            low: interval.map(|(low, _)| low.clamp(least, most)),
            high: interval.map(|(_, high)| high.clamp(least, most)),
            numerator,
            denominator,
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_a_definition() {
        assert_eq!(definitions::MEASURES.map(|definition| definition.name), MEASURES);
    }
}
