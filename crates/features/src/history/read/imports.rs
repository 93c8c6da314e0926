//! The imports in force: which came first, and what they brought.

use std::collections::HashMap;

use holdfast_analytics::Analytics;
use holdfast_domain::facts::FactKind;

use super::LastKey;
use crate::error::Error;

/// The imports, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Imports {
    /// Identifier, source and tables of each.
    pub(crate) all: Vec<(String, String, Vec<FactKind>)>,
}

impl Imports {
    /// Reads the table of imports.
    pub(crate) fn read(engine: &dyn Analytics) -> Result<Self, Error> {
        let sql = "SELECT import_id, source, rows FROM imports ORDER BY import_id";
        let table = engine.query(sql, &[]).map_err(Error::engine("imports"))?;
        let column = |name: &str| table.column(name).map_err(Error::engine("imports"));
        let (ids, sources, rows) = (column("import_id")?, column("source")?, column("rows")?);
        let broken =
            |column: &str, row| Error::Value { table: "imports".to_owned(), column: column.to_owned(), row };
        let all = (0..table.rows())
            .map(|row| {
                let id = ids.text(row).ok_or_else(|| broken("import_id", row))?;
                let source = sources.text(row).ok_or_else(|| broken("source", row))?;
                let counts: HashMap<String, u64> = rows
                    .text(row)
                    .and_then(|text| serde_json::from_str(text).ok())
                    .ok_or_else(|| broken("rows", row))?;
                let mut kinds: Vec<FactKind> = counts
                    .iter()
                    .filter(|(_, count)| **count > 0)
                    .filter_map(|(table, _)| FactKind::from_table_name(table))
                    .collect();
                kinds.sort_unstable();
                Ok((id.to_owned(), source.to_owned(), kinds))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        Ok(Self { all })
    }

    /// Whether any import brought rows of this kind.
    pub(crate) fn has(&self, kind: FactKind) -> bool {
        self.all.iter().any(|(_, _, kinds)| kinds.contains(&kind))
    }

    /// Whether a row of this kind can have come several times: two imports of one source brought some.
    pub(crate) fn is_contested(&self, kind: FactKind) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        self.all.iter().filter(|(_, _, kinds)| kinds.contains(&kind)).any(|(_, source, _)| {
            let is_known = seen.contains(&source.as_str());
            seen.push(source);
            is_known
        })
    }

    /// The place of an import among all, from 1; 0 where there is none.
    pub(crate) fn place(&self, id: &str, last: &mut LastKey) -> u32 {
        if last.import != id {
            id.clone_into(&mut last.import);
            let found = self.all.binary_search_by(|(known, _, _)| known.as_str().cmp(id));
            last.import_place = found.map_or(0, |place| place as u32 + 1);
        }
        last.import_place
    }
}
