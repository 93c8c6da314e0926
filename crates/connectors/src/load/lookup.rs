//! What another input says about the rows of one: whose they are, in which currency, when.

use super::ImportOptions;
use super::cells::{Reader, Value, Zone};
use super::keys;
use super::worker::Joined;
use crate::discover::InputFile;
use crate::error::Error;
use crate::mapping::{InputMapping, Join, ReadAs};
use crate::read::{self, Format};
use crate::values::trimmed;
use holdfast_domain::money::Currency;
use std::collections::HashMap;

/// Reads the columns of `other` that a join names, by the hash of its key; of rows with the
/// same key the first counts.
pub(super) fn read(
    file: &InputFile,
    format: &Format,
    headers: &[String],
    (join, other): (&Join, &InputMapping),
    options: &ImportOptions<'_>,
) -> Result<HashMap<u64, Joined>, Error> {
    let place = |name: &str| {
        let wrong = || Error::mapping(format!("file {}", other.file), format!("there is no column {name}"));
        headers.iter().position(|header| header == name).ok_or_else(wrong)
    };
    let (key, account) = (place(&join.key)?, place(&join.account)?);
    let currency = join.currency.as_deref().map(place).transpose()?;
    // Dates are read as the other input reads them.
    let date = match &join.occurred_at {
        Some(header) => {
            let rule = other.columns.iter().find(|column| column.header == *header && column.order.is_some());
            rule.map(|rule| Ok::<_, Error>((place(header)?, Reader::new(rule, ReadAs::Date)))).transpose()?
        }
        None => None,
    };
    let mut zone = Zone::new(options.zone.clone());
    let mut names = headers.to_vec();
    let mut found: HashMap<u64, Joined> = HashMap::new();
    let limits = &options.limits;
    read::blocks(file, format, limits, options.parquet, &mut |block| {
        let (records, _) = block.records(format, &mut names, limits, &file.path)?;
        for record in 0..records.len() {
            if records.number(record) < format.skipped_rows {
                continue;
            }
            let cell = |column: usize| trimmed(records.cell(record, column));
            if cell(key).is_empty() || cell(account).is_empty() {
                continue;
            }
            found.entry(keys::hash(cell(key))).or_insert_with(|| Joined {
                account: cell(account).into(),
                currency: currency.and_then(|column| Currency::from_code(&cell(column).to_ascii_uppercase())),
                occurred_at: date.as_ref().and_then(|(column, reader)| {
                    match reader.read(cell(*column), None, &mut zone, &mut 0) {
                        Ok(Value::Integer(instant)) => Some(instant),
                        _ => None,
                    }
                }),
            });
        }
        if found.len() > limits.known_rows {
            return Err(Error::limit(&file.path, "known_rows", limits.known_rows as u64, "rows to join"));
        }
        Ok(true)
    })?;
    Ok(found)
}
