//! JSON Lines: one object a line, nested objects flattened as `outer.inner`.

use super::delimited::Chunk;
use super::{BadRow, Records};
use crate::error::Error;
use crate::limits::Limits;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::path::Path;

/// An object's members in the order in which they stand.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(entry) = map.next_entry::<String, Value>()? {
                    if members.len() > 100_000 {
                        return Err(de::Error::custom("too many members"));
                    }
                    members.push(entry);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// Takes the lines of a chunk apart. Keys that are not in `columns` are appended to it.
/// Record number 0 is the first line: the header is the keys, so callers treat the table
/// as one without header row.
pub(crate) fn parse(
    chunk: &Chunk,
    columns: &mut Vec<String>,
    limits: &Limits,
    path: &Path,
) -> Result<(Records, Vec<BadRow>), Error> {
    let mut records = Records::new(chunk.first_row);
    let mut bad = Vec::new();
    let mut cells: Vec<Option<String>> = Vec::new();
    for (index, line) in chunk.bytes.split(|byte| *byte == b'\n').enumerate() {
        let number = chunk.first_row + index as u64;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if line.len() > limits.row_bytes {
            return Err(Error::limit(
                path,
                "row_bytes",
                limits.row_bytes as u64,
                format!("line {}", number + 1),
            ));
        }
        let Ok(Members(members)) = serde_json::from_slice::<Members>(line) else {
            bad.push(BadRow {
                number,
                reason: "not_json",
                text: String::from_utf8_lossy(&line[..line.len().min(200)]).into_owned(),
            });
            continue;
        };
        cells.clear();
        cells.resize(columns.len(), None);
        for (key, value) in members {
            place(key, value, columns, &mut cells, 0);
        }
        if columns.len() > limits.columns {
            return Err(Error::limit(path, "columns", limits.columns as u64, format!("line {}", number + 1)));
        }
        records.begin_row(number);
        for cell in &cells {
            records.push_cell(cell.as_deref().unwrap_or_default());
        }
    }
    Ok((records, bad))
}

fn place(key: String, value: Value, columns: &mut Vec<String>, cells: &mut Vec<Option<String>>, depth: u8) {
    let text = match value {
        Value::Object(members) if depth < 4 => {
            for (inner, value) in members {
                place(format!("{key}.{inner}"), value, columns, cells, depth + 1);
            }
            return;
        }
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    };
    let at = columns.iter().position(|known| *known == key).unwrap_or_else(|| {
        columns.push(key);
        columns.len() - 1
    });
    if cells.len() <= at {
        cells.resize(at + 1, None);
    }
    cells[at] = Some(text);
}
