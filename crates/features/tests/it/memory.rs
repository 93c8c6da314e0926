//! Answers the few queries that features ask, from facts in memory: no engine is linked.

use std::collections::{BTreeMap, BTreeSet};

use holdfast_analytics::{Analytics, Column, Error, Table, Value};
use holdfast_domain::facts::FactKind;

use crate::facts::{Fact, columns};

/// Facts, with one import for each number.
pub(crate) struct Memory {
    facts: Vec<Fact>,
}

fn import_id(import: u32) -> String {
    format!("import-{import:05}")
}

impl Memory {
    pub(crate) fn new(facts: Vec<Fact>) -> Self {
        Self { facts }
    }

    fn imports(&self) -> Table {
        // Tables of one source are told apart by their own source names.
        let mut found: BTreeMap<(u32, String), BTreeMap<&str, usize>> = BTreeMap::new();
        for fact in &self.facts {
            let source = fact.text("source").unwrap_or_default().to_owned();
            *found.entry((fact.import, source)).or_default().entry(fact.kind.table_name()).or_default() += 1;
        }
        let ids: Vec<String> =
            found.keys().map(|(import, source)| format!("{}-{source}", import_id(*import))).collect();
        let rows: Vec<String> = found
            .values()
            .map(|tables| {
                let rows: Vec<String> =
                    tables.iter().map(|(table, count)| format!("\"{table}\": {count}")).collect();
                format!("{{{}}}", rows.join(", "))
            })
            .collect();
        Table::new(vec![
            ("import_id".to_owned(), Column::texts(ids.iter().map(|id| Some(id.as_str())))),
            ("source".to_owned(), Column::texts(found.keys().map(|(_, source)| Some(source.as_str())))),
            ("rows".to_owned(), Column::texts(rows.iter().map(|rows| Some(rows.as_str())))),
        ])
        .unwrap()
    }
}

impl Analytics for Memory {
    fn query(&self, sql: &str, parameters: &[(&str, Value)]) -> Result<Table, Error> {
        let (listed, rest) = sql.strip_prefix("SELECT ").unwrap().split_once(" FROM ").unwrap();
        let table = rest.split(' ').next().unwrap();
        if table == "imports" {
            return Ok(self.imports());
        }
        let after = match parameters {
            [("after", Value::Text(after))] => after.as_str(),
            _ => "",
        };
        let is_versions = table.ends_with("_versions");
        let kind = FactKind::from_table_name(table.trim_end_matches("_versions")).unwrap();
        let id = |fact: &Fact| format!("{}-{}", import_id(fact.import), fact.text("source").unwrap());
        let rows: Vec<&Fact> = self
            .facts
            .iter()
            .filter(|fact| fact.kind == kind && is_versions && id(fact).as_str() > after)
            .collect();
        let ids: Vec<String> = rows.iter().map(|fact| id(fact)).collect();
        let mut known = columns(kind, &rows);
        known.push(("import_id", Column::texts(ids.iter().map(|id| Some(id.as_str())))));
        let names: Vec<&str> = listed.split(", ").map(|name| name.trim_matches('"')).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        let picked = names.iter().map(|name| {
            let name = name.rsplit(' ').next().unwrap();
            let (_, column) = known.iter().find(|(known, _)| *known == name).unwrap();
            (name.to_owned(), column.clone())
        });
        Table::new(picked.collect())
    }

    fn register(&self, _: &str, _: Table) -> Result<(), Error> {
        unreachable!("features register nothing")
    }

    fn materialize(&self, _: &str, _: &str, _: &[(&str, Value)]) -> Result<u64, Error> {
        unreachable!("features keep nothing in the session")
    }
}
