//! Exports as support, billing, customer and product systems give them, written by hand after
//! the shape of such exports: how many tables, columns and values are recognised.

use super::memory::{Imported, run, write};
use super::{vendors_chinese_japanese as asian, vendors_english as english};
use holdfast_domain::facts::FactKind;

/// One export of a business.
pub(crate) struct Export {
    pub(crate) file: &'static str,
    /// `customers` or a table of facts.
    pub(crate) table: &'static str,
    /// The header line, and under each header the field that it fills, `-` for none and `~`
    /// for what may be either.
    pub(crate) fields: &'static str,
    pub(crate) rows: &'static str,
    /// Values of a field in the order of the rows, `|` between them.
    pub(crate) values: &'static [(&'static str, &'static str)],
}

#[derive(Default)]
struct Score {
    tables: [usize; 2],
    columns: [usize; 2],
    values: [usize; 2],
    misses: Vec<String>,
}

impl Score {
    fn count(of: &mut [usize; 2], hit: bool) -> bool {
        of[0] += usize::from(hit);
        of[1] += 1;
        hit
    }

    fn business(&mut self, name: &str, exports: &[Export]) {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<_> = exports
            .iter()
            .map(|export| {
                let header: Vec<&str> =
                    export.fields.split(',').map(|field| field.rsplit_once('=').unwrap().0).collect();
                write(folder.path(), export.file, format!("{}\n{}", header.join(","), export.rows))
            })
            .collect();
        let imported = run(&paths);
        for export in exports {
            self.export(&format!("{name} {}", export.file), export, &imported);
        }
    }

    fn export(&mut self, name: &str, export: &Export, imported: &Imported) {
        let input = imported.outcome.inputs.iter().find(|input| input.file == export.file);
        let rows = export.rows.trim_end().lines().count() as u64;
        let table = input.map_or("left out", |input| input.table.as_str());
        if !Self::count(&mut self.tables, table == export.table) {
            self.misses.push(format!("{name}: {table} for {}", export.table));
        }
        if let Some(input) = input
            && input.rows_loaded != rows
        {
            let rejects = imported.rejects.rejects();
            self.misses.push(format!("{name}: {} of {rows} rows: {rejects:?}", input.rows_loaded));
            self.values[1] += 1;
        }
        for field in export.fields.split(',') {
            let (header, field) = field.rsplit_once('=').unwrap();
            let found = imported.field(export.file, header).unwrap_or_default();
            let right = match field {
                "~" => continue,
                "-" => found == "ignored" || found == "attribute",
                _ => found.split('+').any(|found| found == field),
            };
            if !Self::count(&mut self.columns, right) {
                self.misses.push(format!("{name}: {header} is {found:?} for {field}"));
            }
        }
        let kind = FactKind::ALL.into_iter().find(|kind| kind.table_name() == export.table);
        let kind = kind.unwrap_or(FactKind::Account);
        let facts: Vec<_> = imported
            .facts
            .rows(kind)
            .into_iter()
            .filter(|row| input.is_none_or(|input| row["source"] == input.source))
            .collect();
        for (field, values) in export.values {
            for (row, expected) in values.split('|').enumerate() {
                let found = facts.get(row).and_then(|row| row.get(*field)).cloned().unwrap_or_default();
                if !Self::count(&mut self.values, found == expected) {
                    self.misses.push(format!("{name}: row {row} {field} is {found:?} for {expected:?}"));
                }
            }
        }
    }

    fn check(&self) {
        println!("{}", self.misses.join("\n"));
        println!("tables {:?}, columns {:?}, values {:?}", self.tables, self.columns, self.values);
        assert!(self.misses.is_empty(), "{}", self.misses.join("\n"));
    }
}

#[test]
fn english_exports_of_vendors_are_recognised() {
    let mut score = Score::default();
    for (name, exports) in english::BUSINESSES {
        score.business(name, exports);
    }
    score.check();
}

#[test]
fn japanese_and_chinese_exports_are_recognised() {
    let mut score = Score::default();
    for (name, exports) in asian::BUSINESSES {
        score.business(name, exports);
    }
    score.check();
}
