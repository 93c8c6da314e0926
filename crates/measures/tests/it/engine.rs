//! An engine with facts in memory.

use std::collections::BTreeMap;

use holdfast_analytics::{Analytics, Column, Table};
use holdfast_domain::calendar::Zone;
use holdfast_domain::facts::{COMMON_FIELDS, FactKind, FieldType};
use holdfast_domain::money::Currency;
use holdfast_lake::{Lake, Options};
use holdfast_measures::reference::Subscription;
use holdfast_measures::{Measures, Recognition, Results, Settings};
use holdfast_taxonomy::{Crosswalks, S2Headings, Taxonomy};
use jiff::Timestamp;

/// A value of a fact in a test.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}
impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

pub(crate) type Row = BTreeMap<&'static str, Cell>;

/// A row from `field => value` pairs; `Option`s are left out where `None`.
#[macro_export]
macro_rules! row {
    ($($field:ident: $value:expr),* $(,)?) => {{
        let mut row = $crate::engine::Row::new();
        $(if let Some(value) = Option::from($value) {
            let value: $crate::engine::Cell = value;
            row.insert(stringify!($field), value);
        })*
        row
    }};
}

/// Shows `rows` as the table of a kind of fact.
pub(crate) fn show(engine: &dyn Analytics, kind: FactKind, rows: &[Row]) {
    let fields = kind.fields().iter().chain(COMMON_FIELDS);
    let columns = fields.map(|field| {
        let value = |index: usize, row: &Row| -> Option<Cell> {
            row.get(field.name).cloned().or(match field.name {
                "row_key" | "source_row" => Some(Cell::Integer(index as i64)),
                "occurred_at" | "recorded_at" => Some(Cell::Integer(0)),
                "source" => Some(Cell::from("test")),
                _ => None,
            })
        };
        let cells: Vec<Option<Cell>> =
            rows.iter().enumerate().map(|(index, row)| value(index, row)).collect();
        let column = match field.kind {
            FieldType::Text => Column::texts(cells.iter().map(|cell| match cell {
                Some(Cell::Text(text)) => Some(text.as_str()),
                _ => None,
            })),
            FieldType::Integer | FieldType::Money | FieldType::Instant => {
                Column::integers(cells.iter().map(|cell| match cell {
                    Some(Cell::Integer(value)) => Some(*value),
                    _ => None,
                }))
            }
            FieldType::Number => Column::numbers(cells.iter().map(|cell| match cell {
                Some(Cell::Number(value)) => Some(*value),
                _ => None,
            })),
            FieldType::Boolean => Column::booleans(cells.iter().map(|cell| match cell {
                Some(Cell::Boolean(value)) => Some(*value),
                _ => None,
            })),
        };
        (field.name.to_owned(), column)
    });
    let table = Table::new(columns.collect()).unwrap();
    engine.register(kind.table_name(), table).unwrap();
}

/// A lake in a folder of its own.
pub(crate) struct Engine {
    pub(crate) lake: Lake,
    zone: Zone,
    _folder: tempfile::TempDir,
}

impl Engine {
    pub(crate) fn new(zone: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let zone = Zone::from_name(zone).unwrap();
        let options = Options { memory_limit_bytes: 1 << 29, threads: 2 };
        let lake = Lake::open(folder.path(), zone.time_zone().clone(), options).unwrap();
        Self { lake, zone, _folder: folder }
    }

    pub(crate) fn show(&self, kind: FactKind, rows: &[Row]) -> &Self {
        show(&self.lake, kind, rows);
        self
    }

    pub(crate) fn settings(&self, as_of: i64, recognition: Recognition) -> Settings {
        Settings {
            as_of,
            zone: self.zone.clone(),
            default_currency: Currency::USD,
            recognition,
            s2_headings: S2Headings::Eight,
        }
    }

    pub(crate) fn compute(&self, as_of: i64) -> Results {
        self.compute_with(&self.settings(as_of, Recognition::PeriodEnd))
    }

    pub(crate) fn compute_with(&self, settings: &Settings) -> Results {
        Measures::compute(&self.lake, settings, Taxonomy::embedded(), Crosswalks::embedded(), &mut |_| {})
            .unwrap_or_else(|error| panic!("{error}"))
    }
}

pub(crate) fn at(text: &str) -> i64 {
    let text = if text.contains('T') { text.to_owned() } else { format!("{text}T00:00:00Z") };
    text.parse::<Timestamp>().unwrap().as_microsecond()
}

pub(crate) fn subscription_row(subscription: &Subscription) -> Row {
    row! {
        account_id: Cell::from(subscription.account.as_str()),
        subscription_id: Cell::from(subscription.subscription.as_str()),
        currency: Cell::from(subscription.currency.as_str()),
        mrr: subscription.mrr.map(Cell::from),
        trial: Cell::from(subscription.trial),
        started_at: Cell::from(subscription.started_at),
        ended_at: subscription.ended_at.map(Cell::from),
        cancel_requested_at: subscription.requested_at.map(Cell::from),
        cancelled_at: subscription.cancelled_at.map(Cell::from),
    }
}

/// A plain subscription: `amount` a month from `from` until `to`.
pub(crate) fn subscription(account: &str, amount: i64, from: &str, to: Option<&str>) -> Subscription {
    Subscription {
        account: account.to_owned(),
        subscription: format!("{account}/{from}/{amount}"),
        currency: "USD".to_owned(),
        mrr: Some(amount),
        trial: false,
        started_at: at(from),
        ended_at: to.map(at),
        requested_at: None,
        cancelled_at: None,
    }
}

/// The value of a measure in a month; panics where the series has no such month.
pub(crate) fn value(results: &Results, dialect: &str, measure: &str, period: &str) -> Option<f64> {
    let series = results
        .series
        .iter()
        .find(|series| series.dialect.key() == dialect && series.measure == measure)
        .unwrap_or_else(|| panic!("no {measure} in {dialect}"));
    series.points.iter().find(|point| point.period == period).unwrap_or_else(|| panic!("no {period}")).value
}
