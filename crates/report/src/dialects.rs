//! The same measures by several definitions, side by side.

use std::collections::BTreeMap;

use crate::document::{Argument, DialectDifference, MeasurePoint, Review};
use crate::voice::{Proportion, SMALLEST_BASE_FOR_PERCENTAGES, Voice, sentence};

/// Order of the definitions: our own first.
const DIALECTS: &[&str] =
    &["canonical", "stripe", "chartmogul_b2b", "chartmogul_b2c", "baremetrics", "profitwell"];

/// Order of the measures; others follow by name.
const MEASURES: &[&str] = &[
    "logo_churn",
    "gross_revenue_churn",
    "net_revenue_churn",
    "gross_revenue_retention",
    "net_revenue_retention",
    "quick_ratio",
    "average_revenue_per_account",
    "mrr",
    "active_accounts",
];

/// What the value of a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A share of accounts.
    AccountShare,
    /// A share of money.
    MoneyShare,
    /// A quotient that is no share.
    Ratio,
    /// Minor units of the point's currency.
    Money,
    /// A number of accounts.
    Count,
}

impl Kind {
    /// The kind of a measure by its name, and by whether it is of a currency.
    pub(crate) fn of(measure: &str, has_currency: bool) -> Self {
        match measure {
            "quick_ratio" => Self::Ratio,
            "mrr" | "average_revenue_per_account" => Self::Money,
            _ if measure.contains("churn") || measure.contains("retention") => {
                if has_currency {
                    Self::MoneyShare
                } else {
                    Self::AccountShare
                }
            }
            _ if has_currency => Self::Money,
            _ => Self::Count,
        }
    }
}

/// One month of every measure in every dialect.
#[derive(Debug)]
pub(crate) struct DialectTable<'a> {
    /// The month.
    pub(crate) period: String,
    /// The dialects with any value, canonical first.
    pub(crate) dialects: Vec<&'a str>,
    /// The measures and currencies with any value.
    pub(crate) rows: Vec<DialectRow<'a>>,
}

/// One measure (of one currency) in every dialect.
#[derive(Debug)]
pub(crate) struct DialectRow<'a> {
    /// The measure.
    pub(crate) measure: &'a str,
    /// The currency, for measures of money.
    pub(crate) currency: Option<&'a str>,
    /// One cell a dialect; `None` where the dialect does not define the measure or the month
    /// has no value.
    pub(crate) cells: Vec<Option<&'a MeasurePoint>>,
}

impl<'a> DialectTable<'a> {
    /// The table of the month that the differences explain, else of the last complete month;
    /// `None` where there is nothing to compare.
    pub(crate) fn of(review: &'a Review) -> Option<Self> {
        let period = headline_period(review)?;
        let mut dialects: Vec<&str> = review.measures.keys().map(String::as_str).collect();
        dialects.sort_by_key(|dialect| position(DIALECTS, dialect));
        let currencies = review.currencies();
        let mut keys: BTreeMap<(usize, &str, usize), Option<&str>> = BTreeMap::new();
        for series in review.measures.values() {
            for (measure, points) in series {
                for point in points.iter().filter(|point| point.period == period && point.value.is_some()) {
                    let currency = point.currency.as_deref();
                    let place = currency.map_or(0, |currency| position(&currencies, currency));
                    keys.insert((position(MEASURES, measure), measure, place), currency);
                }
            }
        }
        let rows: Vec<DialectRow<'_>> = keys
            .into_iter()
            .map(|((_, measure, _), currency)| DialectRow {
                measure,
                currency,
                cells: dialects
                    .iter()
                    .map(|dialect| point_of(review, dialect, measure, &period, currency))
                    .collect(),
            })
            .collect();
        (!rows.is_empty()).then_some(Self { period, dialects, rows })
    }

    /// The rows of shares and ratios, which definitions change; sums of money are left out.
    pub(crate) fn comparable_rows(&self) -> impl Iterator<Item = &DialectRow<'a>> {
        self.rows.iter().filter(|row| {
            Kind::of(row.measure, row.currency.is_some()) != Kind::Money || row.cells.len() == 1
        })
    }
}

fn position(list: &[&str], name: &str) -> usize {
    list.iter().position(|known| *known == name).unwrap_or(list.len())
}

fn headline_period(review: &Review) -> Option<String> {
    if let Some((first, others)) = review.dialect_differences.split_first()
        && others.iter().all(|other| other.period == first.period)
    {
        return Some(first.period.clone());
    }
    let periods = || review.measures.values().flat_map(BTreeMap::values).flatten();
    let with_value = periods().filter(|point| point.value.is_some()).map(|point| &point.period);
    let complete = with_value.clone().filter(|period| review.is_complete(period)).max();
    complete.or_else(|| with_value.max()).cloned()
}

/// The value of a measure in a month.
pub(crate) fn point_of<'a>(
    review: &'a Review,
    dialect: &str,
    measure: &str,
    period: &str,
    currency: Option<&str>,
) -> Option<&'a MeasurePoint> {
    let points = review.measures.get(dialect)?.get(measure)?;
    points.iter().find(|point| {
        point.period == period && point.currency.as_deref() == currency && point.value.is_some()
    })
}

/// Whether fewer customers stand behind a share than a percentage needs.
pub(crate) fn rests_on_few(review: &Review, measure: &str, point: &MeasurePoint) -> bool {
    let currency = point.currency.as_deref();
    let base = match Kind::of(measure, currency.is_some()) {
        Kind::AccountShare => point.denominator,
        Kind::MoneyShare => review.accounts_at_start(&point.period, currency).map(|accounts| accounts as f64),
        Kind::Ratio | Kind::Money | Kind::Count => return false,
    };
    base.is_none_or(|base| base < SMALLEST_BASE_FOR_PERCENTAGES)
}

/// A value of a measure, and what stands under it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) value: String,
    /// What is divided by what.
    pub(crate) of: Option<String>,
    /// The interval.
    pub(crate) range: Option<String>,
}

impl Voice<'_> {
    /// A measure as it is shown. A share is a percentage only where at least thirty customers
    /// stand behind it; else what is divided is shown.
    pub(crate) fn measure(&self, review: &Review, measure: &str, point: &MeasurePoint) -> Option<Cell> {
        let value = point.value?;
        let currency = point.currency.as_deref();
        let kind = Kind::of(measure, currency.is_some());
        let plain = |value: f64| match (kind, currency) {
            (Kind::AccountShare | Kind::MoneyShare, _) => self.percent(value),
            (Kind::Ratio, _) => self.formats.decimal(value, 2),
            (Kind::Money, Some(currency)) => self.money(value.round() as i64, currency),
            (Kind::Money, None) | (Kind::Count, _) => self.count(value),
        };
        let range = match (point.low, point.high) {
            (Some(low), Some(high)) => Some(self.formats.range(&plain(low), &plain(high))),
            _ => None,
        };
        let of = match (point.numerator, point.denominator, kind, currency) {
            (Some(count), Some(total), Kind::AccountShare, _) => Some(self.of(count, total)),
            (Some(part), Some(whole), Kind::MoneyShare | Kind::Ratio, Some(currency)) => {
                let part = self.compact_money(part.round() as i64, currency);
                let whole = self.compact_money(whole.round() as i64, currency);
                Some(self.say_with("share-of", &[("count", part.into()), ("total", whole.into())]))
            }
            _ => None,
        };
        Some(match of {
            Some(of) if rests_on_few(review, measure, point) => Cell { value: of, of: None, range },
            of => Cell { value: plain(value), of, range },
        })
    }

    /// The proportion behind a share of accounts, where the point has all of it.
    pub(crate) fn proportion_of(point: &MeasurePoint) -> Option<Proportion> {
        Some(Proportion::new(point.numerator?, point.denominator?, point.value?, point.low?, point.high?))
    }

    /// The sentence that explains why a definition gives another figure; empty where the
    /// language has none.
    pub(crate) fn explanation(&self, difference: &DialectDifference) -> String {
        let whole = |value: f64| value.fract() == 0.0 && value.abs() < 1e15;
        let arguments = difference
            .arguments
            .iter()
            .map(|(key, value)| {
                // Whole numbers as such, so that plural forms work; shares stay shares.
                let argument = if whole(*value) && !key.ends_with("_share") {
                    Argument::Integer(*value as i64)
                } else {
                    Argument::Number(*value)
                };
                (key.clone(), argument)
            })
            .collect();
        sentence(&self.texts, &difference.explanation, &arguments).unwrap_or_default()
    }

    /// The name of a measure.
    pub(crate) fn measure_name(&self, measure: &str) -> String {
        let named = self.word("measure-", measure);
        if named == measure { self.word("", measure) } else { named }
    }

    /// The name of a dialect.
    pub(crate) fn dialect_name(&self, dialect: &str) -> String {
        self.word("dialect-", dialect)
    }
}
