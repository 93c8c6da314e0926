//! A subscription business in order, to put faults into.

use holdfast_analytics::{Analytics, Column, FactBatch, Facts, ImportDescription};
use holdfast_domain::facts::{COMMON_FIELDS, FactKind, FieldType};
use holdfast_lake::{Lake, Options};
use holdfast_quality::{Assessment, Finding, Settings, assess};
use holdfast_stats::random::Generator;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

pub(crate) const DAY: i64 = 86_400_000_000;
/// First day of the book, a Saturday in 2022, and how many days it has.
pub(crate) const FIRST: i64 = 19_000;
pub(crate) const DAYS: i64 = 360;

#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(String),
    Integer(i64),
    Number(f64),
    Truth(bool),
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
        Self::Truth(value)
    }
}

pub(crate) type Row = BTreeMap<&'static str, Cell>;

/// Rows by source and kind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Book {
    pub(crate) rows: BTreeMap<(&'static str, FactKind), Vec<Row>>,
}

impl Book {
    /// Adds a row that happened at `day` (and a fraction of it).
    pub(crate) fn add<const N: usize>(
        &mut self,
        source: &'static str,
        kind: FactKind,
        day: f64,
        cells: [(&'static str, Cell); N],
    ) {
        let mut row: Row = cells.into_iter().collect();
        row.insert("occurred_at", Cell::Integer((day * DAY as f64) as i64));
        self.rows.entry((source, kind)).or_default().push(row);
    }

    pub(crate) fn of(&mut self, source: &'static str, kind: FactKind) -> &mut Vec<Row> {
        self.rows.entry((source, kind)).or_default()
    }

    /// 120 accounts, every fourth of which leaves; subscriptions, usage, tickets, payments,
    /// cancellations and attributes, all in order.
    pub(crate) fn clean() -> Self {
        let mut book = Self::default();
        let mut random = Generator::new(11);
        for index in 0..120_i64 {
            let account = format!("a{index:03}");
            let subscription = format!("s{index:03}");
            let (start, left) = (FIRST + index * 3 / 2, index % 4 == 0);
            let end = if left { FIRST + 250 + index / 2 } else { FIRST + DAYS };
            let plan = ["basic", "pro"][(index % 2) as usize];
            book.add(
                "crm",
                FactKind::Account,
                start as f64,
                [
                    ("account_id", account.clone().into()),
                    ("started_at", (start * DAY).into()),
                    ("churned", left.into()),
                    ("plan", plan.into()),
                ],
            );
            for (name, cell) in [
                ("seats", ("number", Cell::Number((random.next_unit() * 50.0).floor()))),
                ("industry", ("text", ["retail", "health", "media"][random.next_below(3)].into())),
            ] {
                book.add(
                    "crm",
                    FactKind::AccountTrait,
                    start as f64,
                    [("account_id", account.clone().into()), ("name", name.into()), cell],
                );
            }
            let mut cells = vec![
                ("subscription_id", Cell::from(subscription.clone())),
                ("account_id", account.clone().into()),
                ("plan", plan.into()),
                ("started_at", (start * DAY).into()),
                ("mrr", (1_000 + index).into()),
                ("currency", "USD".into()),
                ("churned", left.into()),
            ];
            if left {
                cells.push(("ended_at", (end * DAY).into()));
                let reason = (index / 4 % 3) as usize;
                book.add(
                    "events",
                    FactKind::Cancellation,
                    end as f64,
                    [
                        ("cancellation_id", format!("c{index:03}").into()),
                        ("account_id", account.clone().into()),
                        ("reason", ["price", "support", "features"][reason].into()),
                        ("comment", ["too dear", "slow answers", "misses exports"][reason].into()),
                    ],
                );
            }
            let mut row: Row = cells.into_iter().collect();
            row.insert("occurred_at", (start * DAY).into());
            book.of("billing", FactKind::Subscription).push(row);
            for day in (start..end).filter(|day| (day + index) % 3 == 0) {
                book.add(
                    "app",
                    FactKind::Usage,
                    day as f64 + 0.4,
                    [
                        ("account_id", account.clone().into()),
                        ("subscription_id", subscription.clone().into()),
                        ("event", "login".into()),
                    ],
                );
            }
            for (number, day) in (start..end).step_by(30).enumerate() {
                book.add(
                    "billing",
                    FactKind::Payment,
                    day as f64 + 0.5,
                    [
                        ("payment_id", format!("p{index:03}-{number}").into()),
                        ("account_id", account.clone().into()),
                        ("amount", (1_000 + index).into()),
                        ("currency", "USD".into()),
                        ("result", "succeeded".into()),
                    ],
                );
            }
            for (number, day) in (start + 5..end).step_by(45).enumerate() {
                book.add(
                    "desk",
                    FactKind::Ticket,
                    day as f64 + 0.3,
                    [
                        ("ticket_id", format!("t{index:03}-{number}").into()),
                        ("account_id", account.clone().into()),
                        ("closed_at", ((day + 1) * DAY).into()),
                        ("subject", format!("question {number}").into()),
                    ],
                );
            }
        }
        book
    }

    /// Writes the book into a lake and assesses it at the end of its last day.
    pub(crate) fn assess(&self) -> Assessment {
        self.assess_at(FIRST + DAYS)
    }

    pub(crate) fn assess_at(&self, as_of_day: i64) -> Assessment {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { memory_limit_bytes: 256 << 20, threads: 2 };
        let lake = Lake::open(folder.path(), TimeZone::UTC, options).unwrap();
        let mut sources: Vec<&str> = self.rows.keys().map(|(source, _)| *source).collect();
        sources.dedup();
        for source in sources {
            let writer = lake
                .begin_import(ImportDescription {
                    source: source.to_owned(),
                    content_hash: source.to_owned(),
                    file_name: format!("{source}.csv"),
                    imported_at: 0,
                    note: String::new(),
                })
                .unwrap();
            for ((_, kind), rows) in self.rows.iter().filter(|((of, _), _)| *of == source) {
                writer.append(batch(*kind, rows)).unwrap();
            }
            writer.commit(String::new()).unwrap();
        }
        let lives = "SELECT account_id, FALSE AS never_customer, coalesce(churned, FALSE) AS has_left, started_at FROM accounts";
        lake.materialize("lives", lives, &[]).unwrap();
        let as_of = as_of_day * DAY;
        let settings = Settings { as_of, now: (FIRST + DAYS) * DAY, statements: Vec::new() };
        assess(&lake, &settings, &mut |_| {}).unwrap()
    }
}

fn batch(kind: FactKind, rows: &[Row]) -> FactBatch {
    let mut columns = Vec::new();
    for field in kind.fields().iter().chain(COMMON_FIELDS) {
        let cells = || rows.iter().map(|row| row.get(field.name));
        let column = match (field.name, field.kind) {
            ("source", _) => continue,
            ("recorded_at", _) => Column::integers(rows.iter().map(|row| match row["occurred_at"] {
                Cell::Integer(at) => Some(at),
                _ => None,
            })),
            ("row_key" | "source_row", _) => {
                Column::integers((0..rows.len()).map(|row| Some(row as i64 + 1)))
            }
            (_, FieldType::Text) => Column::texts(cells().map(|cell| match cell {
                Some(Cell::Text(text)) => Some(text.as_str()),
                _ => None,
            })),
            (_, FieldType::Boolean) => Column::booleans(cells().map(|cell| match cell {
                Some(Cell::Truth(value)) => Some(*value),
                _ => None,
            })),
            (_, FieldType::Number) => Column::numbers(cells().map(|cell| match cell {
                Some(Cell::Number(value)) => Some(*value),
                _ => None,
            })),
            (_, FieldType::Integer | FieldType::Money | FieldType::Instant) => {
                Column::integers(cells().map(|cell| match cell {
                    Some(Cell::Integer(value)) => Some(*value),
                    _ => None,
                }))
            }
        };
        columns.push((field.name, column));
    }
    FactBatch { kind, columns }
}

/// The findings of this kind.
pub(crate) fn found<'a>(assessment: &'a Assessment, id: &str) -> Vec<&'a Finding> {
    assessment.findings.iter().filter(|finding| finding.id == id).collect()
}

/// The only finding of this kind.
pub(crate) fn only<'a>(assessment: &'a Assessment, id: &str) -> &'a Finding {
    let findings = found(assessment, id);
    assert_eq!(findings.len(), 1, "{id} in {:#?}", assessment.findings);
    findings[0]
}
