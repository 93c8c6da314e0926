//! What the checks look at: the engine, and the summaries of the large tables that several
//! checks share.

use crate::{Error, Settings, rhythm::DailyCounts};
use holdfast_analytics::{Analytics, Table, Value};
use holdfast_domain::facts::FactKind;

/// Kinds of fact that happen at an account, and are compared with its beginning and end.
pub(crate) const AT_ACCOUNTS: [FactKind; 8] = [
    FactKind::Subscription,
    FactKind::Invoice,
    FactKind::Payment,
    FactKind::Usage,
    FactKind::Ticket,
    FactKind::Message,
    FactKind::Survey,
    FactKind::Cancellation,
];

/// Kinds of fact that keep coming while a customer is one, so that silence means something.
pub(crate) const FLOWS: [FactKind; 6] = [
    FactKind::Invoice,
    FactKind::Payment,
    FactKind::Usage,
    FactKind::Ticket,
    FactKind::Message,
    FactKind::Survey,
];

/// One table of one source, day by day.
#[derive(Debug, Clone)]
pub(crate) struct SourceDays {
    pub(crate) kind: FactKind,
    pub(crate) source: String,
    pub(crate) rows: u64,
    /// All rows carry one instant (that of the import), or the kind has no dates.
    pub(crate) undated: bool,
    pub(crate) counts: DailyCounts,
}

/// The engine, the settings, and what the shared scans found.
pub(crate) struct Books<'a> {
    pub(crate) engine: &'a dyn Analytics,
    pub(crate) settings: &'a Settings,
    /// Local day of the last instant that counts, and of the present.
    pub(crate) as_of_day: i64,
    pub(crate) today: i64,
    /// Tables of sources with rows, by kind and then by source.
    pub(crate) days: Vec<SourceDays>,
}

impl<'a> Books<'a> {
    /// Reads every table once.
    pub(crate) fn read(engine: &'a dyn Analytics, settings: &'a Settings) -> Result<Self, Error> {
        const CHECK: &str = "days";
        let mut books = Self { engine, settings, as_of_day: 0, today: 0, days: Vec::new() };
        let days = books.ask(
            CHECK,
            "SELECT local_day($last) AS as_of_day, local_day($now) AS today",
            &[("last", Value::Integer(settings.as_of - 1)), ("now", Value::Integer(settings.now))],
        )?;
        books.as_of_day = days.integer(0, "as_of_day")?;
        books.today = days.integer(0, "today")?;
        for kind in FactKind::ALL {
            let sql = include_str!("../sql/days.sql").replace("{table}", kind.table_name());
            let answer = books.ask(CHECK, &sql, &[])?;
            let mut days = by_source(kind, &answer)?;
            books.find_undated(kind, &mut days)?;
            books.days.extend(days);
        }
        for (table, sql) in [
            ("quality_account_spans", include_str!("../sql/quality_account_spans.sql")),
            ("quality_subscription_spans", include_str!("../sql/quality_subscription_spans.sql")),
        ] {
            books.materialize(CHECK, table, sql, &[])?;
        }
        for kind in AT_ACCOUNTS.into_iter().filter(|kind| books.has(*kind)) {
            books.summarize(kind)?;
        }
        Ok(books)
    }

    /// Marks the sources whose rows all carry one instant.
    fn find_undated(&self, kind: FactKind, days: &mut [SourceDays]) -> Result<(), Error> {
        if days.iter().all(|days| days.undated || days.counts.days_with_facts() > 1) {
            return Ok(());
        }
        let sql = include_str!("../sql/single_instants.sql").replace("{table}", kind.table_name());
        let answer = self.ask("days", &sql, &[])?;
        for row in 0..answer.rows() {
            let source = answer.text(row, "source")?;
            for days in days.iter_mut().filter(|days| Some(days.source.as_str()) == source) {
                days.undated = true;
            }
        }
        Ok(())
    }

    /// Keeps the facts of a kind per account and subscription as `quality_<table>`.
    fn summarize(&self, kind: FactKind) -> Result<(), Error> {
        const NOTHING: &str = "CAST(NULL AS VARCHAR)";
        let table = kind.table_name();
        let has_subscription = kind != FactKind::Subscription && kind.field("subscription_id").is_some();
        let several = self.sources(kind).count() > 1;
        let mut group = vec!["account_id"];
        let source = if several { "source" } else { NOTHING };
        let subscription = if has_subscription { "subscription_id" } else { NOTHING };
        group.extend(
            [several.then_some(source), has_subscription.then_some(subscription)].into_iter().flatten(),
        );
        let sql = include_str!("../sql/quality_facts.sql")
            .replace("{table}", table)
            .replace("{source}", source)
            .replace("{subscription_id}", subscription)
            .replace("{group}", &group.join(", "));
        self.materialize("days", &format!("quality_{table}"), &sql, &[])
    }

    /// Whether there are facts of this kind.
    pub(crate) fn has(&self, kind: FactKind) -> bool {
        self.sources(kind).next().is_some()
    }

    /// The sources of a kind.
    pub(crate) fn sources(&self, kind: FactKind) -> impl Iterator<Item = &SourceDays> {
        self.days.iter().filter(move |days| days.kind == kind)
    }

    /// The source that a row of a summary is about: its own, or the only one there is.
    pub(crate) fn source_of<'b>(&'b self, kind: FactKind, source: Option<&'b str>) -> Option<&'b SourceDays> {
        match source {
            Some(source) => self.sources(kind).find(|days| days.source == source),
            None => self.sources(kind).next(),
        }
    }

    /// Runs a query.
    pub(crate) fn ask(
        &self,
        check: &'static str,
        sql: &str,
        parameters: &[(&str, Value)],
    ) -> Result<Answer, Error> {
        let table = self.engine.query(sql, parameters).map_err(|error| failed(check, error))?;
        Ok(Answer { check, table })
    }

    /// Keeps the result of a query.
    pub(crate) fn materialize(
        &self,
        check: &'static str,
        table: &str,
        sql: &str,
        parameters: &[(&str, Value)],
    ) -> Result<(), Error> {
        let kept = self.engine.materialize(table, sql, parameters);
        kept.map(drop).map_err(|error| failed(check, error))
    }

    /// The parameter `$as_of`.
    pub(crate) fn as_of(&self) -> (&'static str, Value) {
        ("as_of", Value::Integer(self.settings.as_of))
    }
}

fn failed(check: &'static str, error: holdfast_analytics::Error) -> Error {
    Error::Analytics { check, error: Box::new(error) }
}

/// The answer to a query of a check.
pub(crate) struct Answer {
    check: &'static str,
    table: Table,
}

impl Answer {
    pub(crate) fn rows(&self) -> usize {
        self.table.rows()
    }

    fn column(&self, name: &str) -> Result<&holdfast_analytics::Column, Error> {
        self.table.column(name).map_err(|error| failed(self.check, error))
    }

    /// A whole number; 0 where it is missing.
    pub(crate) fn integer(&self, row: usize, name: &str) -> Result<i64, Error> {
        let column = self.column(name)?;
        Ok(column.integer(row).or_else(|| column.number(row).map(|number| number as i64)).unwrap_or(0))
    }

    /// A count; 0 where it is missing.
    pub(crate) fn count(&self, row: usize, name: &str) -> Result<u64, Error> {
        Ok(u64::try_from(self.integer(row, name)?).unwrap_or(0))
    }

    pub(crate) fn number(&self, row: usize, name: &str) -> Result<Option<f64>, Error> {
        Ok(self.column(name)?.number(row))
    }

    pub(crate) fn text(&self, row: usize, name: &str) -> Result<Option<&str>, Error> {
        Ok(self.column(name)?.text(row))
    }

    pub(crate) fn boolean(&self, row: usize, name: &str) -> Result<Option<bool>, Error> {
        Ok(self.column(name)?.boolean(row))
    }
}

/// Cuts an answer, which comes sorted by source, into one series a source.
fn by_source(kind: FactKind, answer: &Answer) -> Result<Vec<SourceDays>, Error> {
    let mut found: Vec<SourceDays> = Vec::new();
    let mut days = Vec::new();
    for row in 0..answer.rows() {
        let source = answer.text(row, "source")?.unwrap_or_default();
        days.push((answer.integer(row, "day")?, answer.count(row, "facts")?));
        if row + 1 == answer.rows() || answer.text(row + 1, "source")?.unwrap_or_default() != source {
            found.push(SourceDays {
                kind,
                source: source.to_owned(),
                rows: days.iter().map(|(_, facts)| facts).sum(),
                undated: matches!(kind, FactKind::AccountTrait | FactKind::Tenure),
                counts: DailyCounts::new(std::mem::take(&mut days)),
            });
        }
    }
    Ok(found)
}
