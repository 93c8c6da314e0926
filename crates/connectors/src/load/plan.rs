//! A mapping made ready for the rows of one file.

use super::cells::{Reader, is_unreadable_date};
use crate::error::Error;
use crate::mapping::{CUSTOMER_FIELDS, ColumnMapping, InputMapping, ReadAs};
use crate::recognise::fields::read_as;
use holdfast_domain::facts::FactKind;
use holdfast_domain::money::Currency;

/// One column that is read.
pub(super) struct Entry {
    pub(super) column: usize,
    pub(super) header: String,
    pub(super) reader: Reader,
}

/// An attribute column: its place among the entries and its name.
pub(super) struct Attribute {
    pub(super) entry: usize,
    pub(super) name: String,
    pub(super) numeric: bool,
}

/// What is done with each row.
pub(super) struct Plan {
    pub(super) kind: Option<FactKind>,
    pub(super) entries: Vec<Entry>,
    /// Field → entry.
    pub(super) fields: Vec<(&'static str, usize)>,
    pub(super) attributes: Vec<Attribute>,
    /// Columns of the row's key; empty: all.
    pub(super) key: Vec<usize>,
    pub(super) width: usize,
    pub(super) currency: Option<Currency>,
    pub(super) constants: Vec<(&'static str, String)>,
    pub(super) emit: Vec<FactKind>,
    pub(super) join_column: Option<usize>,
    pub(super) unit: &'static str,
    pub(super) anonymous: bool,
    /// The column without whose value a row is passed over.
    pub(super) only_with: Option<usize>,
    /// `mrr` and `billing_months`, where the amount is for an interval.
    pub(super) per_interval: Option<(usize, usize)>,
    /// `amount` and `tax`, where the amount holds the tax.
    pub(super) tax_included: Option<(usize, usize)>,
    /// `kind` and `competitor` of external events.
    pub(super) rivals_event: Option<(usize, usize)>,
}

impl Plan {
    /// # Errors
    /// [`Error::Mapping`] naming a header that the file does not have, or a currency that
    /// is not known.
    pub(super) fn new(input: &InputMapping, headers: &[String]) -> Result<Self, Error> {
        let wrong = |what: String| Error::mapping(format!("file {}", input.file), what);
        let place = |header: &str| {
            headers.iter().position(|known| known == header).ok_or_else(|| {
                wrong(format!("there is no column {header}; the file has {}", headers.join(", ")))
            })
        };
        let kind = input.kind();
        let mut plan = Self {
            kind,
            entries: Vec::new(),
            fields: Vec::new(),
            attributes: Vec::new(),
            key: Vec::new(),
            width: headers.len(),
            currency: None,
            constants: Vec::new(),
            emit: input.emit.iter().filter_map(|name| FactKind::from_table_name(name)).collect(),
            join_column: None,
            unit: ["day", "week", "quarter", "year"]
                .into_iter()
                .find(|unit| input.unit.as_deref() == Some(unit))
                .unwrap_or("month"),
            anonymous: input.anonymous,
            only_with: None,
            per_interval: None,
            tax_included: None,
            rivals_event: None,
        };
        if let Some(code) = &input.currency {
            plan.currency = Some(
                Currency::from_code(code)
                    .ok_or_else(|| wrong(format!("`currency = \"{code}\"` is not an ISO 4217 code")))?,
            );
        }
        for column in &input.columns {
            if column.ignore.is_some() || is_unreadable_date(column) {
                continue;
            }
            let at = place(&column.header)?;
            let default = match (&column.field, kind) {
                (Some(field), Some(kind)) => read_as(kind, field),
                (Some(field), None) => CUSTOMER_FIELDS
                    .iter()
                    .find(|(name, _)| name == field)
                    .map_or(ReadAs::Text, |(_, read)| *read),
                (None, _) => ReadAs::Text,
            };
            let reader = Reader::new(column, default);
            let entry = plan.entries.len();
            if let Some(field) = &column.field {
                let name = static_name(kind, field).ok_or_else(|| wrong(format!("no field {field}")))?;
                plan.fields.push((name, entry));
            } else if let Some(name) = &column.attribute {
                plan.attributes.push(Attribute {
                    entry,
                    name: name.clone(),
                    numeric: matches!(reader.read, ReadAs::Number | ReadAs::Integer | ReadAs::Money),
                });
            }
            plan.entries.push(Entry { column: at, header: column.header.clone(), reader });
        }
        plan.only_with = input.only_with.as_deref().map(place).transpose()?;
        let marked = |mark: fn(&ColumnMapping) -> bool| input.columns.iter().any(mark);
        if marked(|column| column.per_interval) {
            plan.per_interval = plan.entry("mrr").zip(plan.entry("billing_months"));
        }
        if marked(|column| column.tax_included) {
            plan.tax_included = plan.entry("amount").zip(plan.entry("tax"));
        }
        if kind == Some(FactKind::ExternalEvent) {
            plan.rivals_event = plan.entry("kind").zip(plan.entry("competitor"));
        }
        for header in &input.key {
            plan.key.push(place(header)?);
        }
        if let Some(join) = &input.account_through {
            plan.join_column = Some(place(&join.column)?);
        }
        for (field, value) in &input.constants {
            let name = static_name(kind, field).ok_or_else(|| wrong(format!("no field {field}")))?;
            plan.constants.push((name, value.clone()));
        }
        Ok(plan)
    }

    pub(super) fn entry(&self, field: &str) -> Option<usize> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, entry)| *entry)
    }
}

fn static_name(kind: Option<FactKind>, field: &str) -> Option<&'static str> {
    match kind {
        Some(kind) => kind.field(field).map(|field| field.name),
        None => CUSTOMER_FIELDS.iter().find(|(name, _)| *name == field).map(|(name, _)| *name),
    }
}
