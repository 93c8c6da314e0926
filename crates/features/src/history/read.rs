//! Reads the tables of facts, one stream each.

mod accounts;
mod imports;
mod money;
mod support;
mod surroundings;
mod use_of_product;

use holdfast_analytics::{Analytics, Column, Value};
use holdfast_domain::facts::FactKind;

use super::rows::{NEVER, Stamp};
use super::{History, versions};
use crate::days::Days;
use crate::error::Error;
use crate::names::Names;
pub(crate) use imports::Imports;

/// Where facts are read from.
pub(crate) struct Reader<'a> {
    pub(crate) engine: &'a dyn Analytics,
    pub(crate) days: &'a Days,
    pub(crate) imports: &'a Imports,
    /// Only imports after this one; empty: all.
    pub(crate) after: &'a str,
    /// Currency of amounts that name none.
    pub(crate) currency: &'a str,
    /// Whether keys of usage are kept, to recognise rows that come again.
    pub(crate) keeps_keys: bool,
}

/// The values of a row, by the place of their column in the list asked for.
pub(crate) struct Cells<'a> {
    columns: Vec<&'a Column>,
    row: usize,
}

impl<'a> Cells<'a> {
    pub(crate) fn text(&self, column: usize) -> Option<&'a str> {
        self.columns[column].text(self.row)
    }

    /// The text; empty where missing.
    pub(crate) fn word(&self, column: usize) -> &'a str {
        self.text(column).unwrap_or_default()
    }

    pub(crate) fn integer(&self, column: usize) -> Option<i64> {
        self.columns[column].integer(self.row)
    }

    /// The instant; [`NEVER`] where missing.
    pub(crate) fn instant(&self, column: usize) -> i64 {
        self.integer(column).unwrap_or(NEVER)
    }

    pub(crate) fn number(&self, column: usize) -> f64 {
        self.columns[column].number(self.row).unwrap_or(f64::NAN)
    }

    pub(crate) fn truth(&self, column: usize) -> Option<bool> {
        self.columns[column].boolean(self.row)
    }
}

/// The number of the account of the row before: rows of an account lie together.
#[derive(Default)]
pub(crate) struct AccountRun {
    last: String,
    number: Option<u32>,
}

impl AccountRun {
    /// The number of an account; [`Names::NONE`] where the row names none.
    pub(crate) fn number(&mut self, accounts: &mut Names, account: Option<&str>) -> u32 {
        let Some(account) = account else { return Names::NONE };
        match self.number {
            Some(number) if self.last == account => number,
            _ => {
                let number = accounts.number(account);
                self.last.clear();
                self.last.push_str(account);
                self.number = Some(number);
                number
            }
        }
    }
}

/// Columns that every row is read with, after those asked for.
const COMMON: [&str; 6] = ["occurred_at", "recorded_at", "row_key", "source_row", "source", "import_id"];

impl Reader<'_> {
    /// Hands over every version of every row of a kind. The stamp's account is left open.
    pub(crate) fn each(
        &self,
        kind: FactKind,
        columns: &[&str],
        row: &mut dyn FnMut(&Cells<'_>, Stamp),
    ) -> Result<(), Error> {
        let table = kind.table_name();
        let listed = columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let common = "occurred_at, recorded_at, row_key, source_row, source";
        // Tables that a caller shows to the session have no versions.
        let sql = if self.imports.has(kind) {
            format!("SELECT {listed}, {common}, import_id FROM {table}_versions WHERE import_id > $after")
        } else if self.after.is_empty() {
            format!("SELECT {listed}, {common}, '' AS import_id FROM {table} WHERE $after = ''")
        } else {
            return Ok(());
        };
        let mut last = LastKey::default();
        let mut broken = None;
        let after = [("after", Value::Text(self.after.to_owned()))];
        self.engine
            .scan(&sql, &after, &mut |piece| {
                let mut cells = Cells { columns: piece.columns().iter().collect(), row: 0 };
                let common: Vec<&Column> = cells.columns.split_off(columns.len());
                for place in 0..piece.rows() {
                    cells.row = place;
                    let integer = |column: usize| common[column].integer(place);
                    let (Some(at), Some(known), Some(row_key)) = (integer(0), integer(1), integer(2)) else {
                        broken = Some(place);
                        return Err(holdfast_analytics::Error::Shape(
                            "a fact without its instants".to_owned(),
                        ));
                    };
                    let import = self.imports.place(common[5].text(place).unwrap_or_default(), &mut last);
                    let key = last.key(common[4].text(place).unwrap_or_default(), row_key);
                    let line = integer(3).unwrap_or_default() as u32;
                    let stamp =
                        Stamp { account: Names::NONE, at, known, until: NEVER, key, import, row: line };
                    row(&cells, stamp);
                }
                Ok(())
            })
            .map_err(|error| match broken {
                Some(row) => Error::Value { table: table.to_owned(), column: COMMON[..3].join(", "), row },
                None => Error::engine(table)(error),
            })
    }

    /// Reads every table into the history.
    pub(crate) fn read(&self, history: &mut History, progress: &mut dyn FnMut(&str)) -> Result<(), Error> {
        for kind in FactKind::ALL {
            if kind == FactKind::Tenure {
                continue;
            }
            progress(kind.table_name());
            match kind {
                FactKind::Account => self.accounts(history)?,
                FactKind::AccountTrait => self.traits(history)?,
                FactKind::Contact => self.contacts(history)?,
                FactKind::Subscription => self.subscriptions(history)?,
                FactKind::Invoice => self.invoices(history)?,
                FactKind::Payment => self.payments(history)?,
                FactKind::Usage => self.usage(history)?,
                FactKind::Ticket => self.tickets(history)?,
                FactKind::Message => self.messages(history)?,
                FactKind::Survey => self.surveys(history)?,
                FactKind::Cancellation => self.cancellations(history)?,
                FactKind::Incident => self.incidents(history)?,
                FactKind::ExternalEvent => self.externals(history)?,
                FactKind::Tenure => {}
            }
        }
        Ok(())
    }
}

/// Source and import of the row before, with what was found out about them.
#[derive(Default)]
pub(crate) struct LastKey {
    source: String,
    source_hash: u64,
    import: String,
    import_place: u32,
}

impl LastKey {
    fn key(&mut self, source: &str, row_key: i64) -> u64 {
        if self.source != source || self.source_hash == 0 {
            source.clone_into(&mut self.source);
            self.source_hash = versions::hash(source).max(1);
        }
        versions::keyed(self.source_hash, row_key)
    }
}
