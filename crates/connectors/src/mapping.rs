//! How a file's columns become facts: proposed, printed, corrected by a person, reused.

mod text;

use crate::discover::{Container, InputFile};
use crate::error::Error;
use crate::read::Format;
use crate::read::delimited::Delimiter;
use crate::values::dates::{DateOrder, NumericDate};
use crate::values::numbers::DecimalMark;
use holdfast_domain::facts::FactKind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The mapping of a set of inputs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Version of this file's layout; 1.
    pub version: u32,
    /// The inputs, in the order in which they are loaded.
    #[serde(default, rename = "input")]
    pub inputs: Vec<InputMapping>,
    /// Files that are not imported, and why.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
}

/// A file that is not imported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The file's name.
    pub file: String,
    /// The sheet, in a workbook.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Why: a code of [`LeftOutReason`](crate::LeftOutReason), or a person's own words.
    pub reason: String,
    /// What belongs to the reason, such as the name of a limit.
    #[serde(default)]
    pub detail: String,
}

impl LeftOut {
    pub(crate) fn new(file: String, sheet: Option<String>, why: &crate::WhyLeftOut) -> Self {
        Self { file, sheet, reason: why.reason.code().to_owned(), detail: why.detail.clone() }
    }
}

/// How one input is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputMapping {
    /// The file's name, without folder.
    pub file: String,
    /// The sheet, in a workbook.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Logical name of the source, the same for corrected versions of the export.
    pub source: String,
    /// `customers` (one row a customer) or the name of a fact table.
    pub table: String,
    /// For `customers`: the fact tables filled from each row.
    #[serde(default)]
    pub emit: Vec<String>,
    /// Text encoding.
    #[serde(default)]
    pub encoding: Option<String>,
    /// Delimiter: one sign, `tab` or `spaces`.
    #[serde(default)]
    pub delimiter: Option<String>,
    /// Rows before the first data row; 1 where only a header stands there.
    #[serde(default)]
    pub skipped_rows: Option<u64>,
    /// Whether there is a header; without one, columns are `column_1`, `column_2`, …
    #[serde(default)]
    pub header: Option<bool>,
    /// Whether rows end with a carriage return alone.
    #[serde(default)]
    pub carriage_return: bool,
    /// Only rows with a value in this column are read: one file may tell of two things, such
    /// as subscriptions and, where they ended, why.
    #[serde(default)]
    pub only_with: Option<String>,
    /// Headers whose values together identify a row; empty: the whole row does.
    #[serde(default)]
    pub key: Vec<String>,
    /// Currency of amounts where no column states it.
    #[serde(default)]
    pub currency: Option<String>,
    /// Unit of `duration`: day, week, month, quarter or year.
    #[serde(default)]
    pub unit: Option<String>,
    /// Whether the row number stands in for a customer identifier.
    #[serde(default)]
    pub anonymous: bool,
    /// The source whose rows describe the same customers and decide who left and why;
    /// this input then only adds attributes (and customers that the other lacks).
    #[serde(default)]
    pub same_customers_as: Option<String>,
    /// Where the account of a row is looked up.
    #[serde(default)]
    pub account_through: Option<Join>,
    /// Fields with the same value in every row.
    #[serde(default)]
    pub constants: BTreeMap<String, String>,
    /// What happens to each column.
    #[serde(default)]
    pub columns: Vec<ColumnMapping>,
}

/// A look-up in another input.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The header here.
    pub column: String,
    /// The other input's source.
    pub source: String,
    /// The header there that holds the same values.
    pub key: String,
    /// The header there that holds the account.
    pub account: String,
    /// The header there that holds the currency of amounts here.
    #[serde(default)]
    pub currency: Option<String>,
    /// The header there that holds the date of rows here that have none of their own.
    #[serde(default)]
    pub occurred_at: Option<String>,
}

/// How a cell's text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAs {
    /// As it stands, trimmed.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// Yes or no.
    Boolean,
    /// A date or a point in time.
    Date,
    /// A billing interval (`monthly`, `annual`, `3`), in months.
    Interval,
    /// Who did something: customer, us or system.
    Party,
    /// The result of a payment: succeeded, failed or refunded.
    PaymentResult,
    /// What kind of incident: outage, performance, bug, `data_loss`, privacy or maintenance.
    IncidentKind,
    /// What kind of event: a change of prices, a release, a campaign, a shock …
    EventKind,
}

impl ReadAs {
    const NAMES: [(Self, &'static str); 11] = [
        (Self::Text, "text"),
        (Self::Integer, "integer"),
        (Self::Number, "number"),
        (Self::Money, "money"),
        (Self::Boolean, "boolean"),
        (Self::Date, "date"),
        (Self::Interval, "interval"),
        (Self::Party, "party"),
        (Self::PaymentResult, "payment-result"),
        (Self::IncidentKind, "incident-kind"),
        (Self::EventKind, "event-kind"),
    ];

    /// Its name in a mapping file.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("text", |(_, name)| name)
    }
}

/// What happens to one column. A column may stand here twice to fill two fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own in the file")]
pub struct ColumnMapping {
    /// The column's header.
    pub header: String,
    /// The field it fills.
    #[serde(default)]
    pub field: Option<String>,
    /// The attribute of the account that it is.
    #[serde(default)]
    pub attribute: Option<String>,
    /// Why it is not used.
    #[serde(default)]
    pub ignore: Option<String>,
    /// How its text is read; text unless stated.
    #[serde(default)]
    pub read: Option<ReadAs>,
    /// Order of day and month; a column of dates without it is left unread as ambiguous.
    #[serde(default)]
    pub order: Option<DateOrder>,
    /// What plain numbers mean in a column of dates.
    #[serde(default)]
    pub numeric: Option<NumericDate>,
    /// Dates are in UTC, not on the workspace's clock.
    #[serde(default)]
    pub utc: bool,
    /// Decimal mark; the point unless stated.
    #[serde(default)]
    pub decimal: Option<DecimalMark>,
    /// Amounts are in minor units (cents).
    #[serde(default)]
    pub minor_units: bool,
    /// Numbers and amounts are divided by this (an annual amount by 12).
    #[serde(default)]
    pub divide: Option<u32>,
    /// The amount is for a billing interval: it is divided by the months of the row's
    /// `billing_months`.
    #[serde(default)]
    pub per_interval: bool,
    /// The amount holds the tax: the row's `tax` is taken off.
    #[serde(default)]
    pub tax_included: bool,
    /// Further words for true.
    #[serde(default)]
    pub true_words: Vec<String>,
    /// Further words for false.
    #[serde(default)]
    pub false_words: Vec<String>,
    /// True and false are exchanged.
    #[serde(default)]
    pub invert: bool,
    /// Words that stand for no value.
    #[serde(default)]
    pub blank: Vec<String>,
    /// The column only repeats who left or why.
    #[serde(default)]
    pub derived_from_outcome: bool,
}

/// The fields of a row in the table `customers`.
pub(crate) const CUSTOMER_FIELDS: &[(&str, ReadAs)] = &[
    ("account_id", ReadAs::Text),
    ("name", ReadAs::Text),
    ("started_at", ReadAs::Date),
    ("ended_at", ReadAs::Date),
    ("churned", ReadAs::Boolean),
    ("status", ReadAs::Text),
    ("trial", ReadAs::Boolean),
    ("plan", ReadAs::Text),
    ("mrr", ReadAs::Money),
    ("currency", ReadAs::Text),
    ("quantity", ReadAs::Number),
    ("billing_months", ReadAs::Interval),
    ("duration", ReadAs::Number),
    ("entry", ReadAs::Number),
    ("weight", ReadAs::Number),
    ("reason", ReadAs::Text),
    ("reason_category", ReadAs::Text),
    ("comment", ReadAs::Text),
    ("cancel_requested_at", ReadAs::Date),
    ("recorded_at", ReadAs::Date),
];

impl Mapping {
    /// Reads a mapping file and checks it.
    ///
    /// # Errors
    /// [`Error::Mapping`] naming the line or the file and field that is wrong.
    pub fn from_toml(text: &str, place: &str) -> Result<Self, Error> {
        let mapping: Self = toml::from_str(text).map_err(|error| {
            let line =
                error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            Error::mapping(format!("{place}, line {line}"), error.message().to_owned())
        })?;
        if mapping.version != 1 {
            return Err(Error::mapping(
                place,
                format!("version {} is not known; this program writes version 1", mapping.version),
            ));
        }
        for input in &mapping.inputs {
            input.check(place)?;
        }
        Ok(mapping)
    }

    /// The mapping as a small TOML file.
    pub fn to_toml(&self) -> String {
        text::write(self)
    }

    /// The part of the mapping that is for this input.
    pub fn find(&self, input: &InputFile) -> Option<&InputMapping> {
        let name = input.file_name();
        self.inputs
            .iter()
            .find(|mapping| mapping.file == name && (mapping.sheet.is_none() || mapping.sheet == input.sheet))
    }
}

impl InputMapping {
    /// The kind of fact of its table; `None` for `customers`.
    pub fn kind(&self) -> Option<FactKind> {
        FactKind::from_table_name(&self.table)
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.column_of(field).is_some()
    }

    pub(crate) fn column_of(&self, field: &str) -> Option<&ColumnMapping> {
        self.columns.iter().find(|column| column.field.as_deref() == Some(field))
    }

    fn check(&self, place: &str) -> Result<(), Error> {
        let wrong = |what: String| Err(Error::mapping(format!("{place}, file {}", self.file), what));
        if self.table != "customers" && self.kind().is_none() {
            return wrong(format!(
                "`table = \"{}\"` is no table; write `customers` or one of {}",
                self.table,
                table_names()
            ));
        }
        for table in &self.emit {
            if FactKind::from_table_name(table).is_none() {
                return wrong(format!("`emit` names {table}, which is no table; there is {}", table_names()));
            }
        }
        if let Some(name) = &self.encoding
            && crate::detect::encoding::by_name(name).is_none()
        {
            return wrong(format!("`encoding = \"{name}\"` is not read"));
        }
        if let Some(unit) = &self.unit
            && !["day", "week", "month", "quarter", "year"].contains(&unit.as_str())
        {
            return wrong(format!("`unit = \"{unit}\"` is not day, week, month, quarter or year"));
        }
        for column in &self.columns {
            let uses = [&column.field, &column.attribute, &column.ignore].into_iter().flatten().count();
            if uses != 1 {
                return wrong(format!(
                    "column {}: give exactly one of `field`, `attribute` and `ignore`",
                    column.header
                ));
            }
            if let Some(field) = &column.field
                && !self.knows(field)
            {
                return wrong(format!(
                    "column {}: the table {} has no field {field}",
                    column.header, self.table
                ));
            }
        }
        for field in self.constants.keys() {
            if !self.knows(field) {
                return wrong(format!("`constants`: the table {} has no field {field}", self.table));
            }
        }
        Ok(())
    }

    fn knows(&self, field: &str) -> bool {
        match self.kind() {
            Some(kind) => {
                kind.field(field).is_some_and(|_| !matches!(field, "source" | "row_key" | "source_row"))
            }
            None => CUSTOMER_FIELDS.iter().any(|(name, _)| *name == field),
        }
    }

    /// How the file is packed.
    pub(crate) fn format(&self, container: Container) -> Format {
        Format {
            container,
            encoding: self
                .encoding
                .as_deref()
                .and_then(crate::detect::encoding::by_name)
                .unwrap_or(encoding_rs::UTF_8),
            delimiter: match self.delimiter.as_deref() {
                Some("tab") => Delimiter::Byte(b'\t'),
                Some("spaces") => Delimiter::Spaces,
                Some(text) => Delimiter::Byte(text.bytes().next().unwrap_or(b',')),
                None => Delimiter::Byte(b','),
            },
            skipped_rows: self.skipped_rows.unwrap_or(u64::from(container != Container::JsonLines)),
            has_header: self.header.unwrap_or(container != Container::JsonLines),
            carriage_return: self.carriage_return,
        }
    }
}

fn table_names() -> String {
    FactKind::ALL.map(FactKind::table_name).join(", ")
}
