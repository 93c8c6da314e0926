//! A simulated business held in memory, and its tables read back with the `csv` crate.

use std::collections::HashMap;

use holdfast_simulator::{Configuration, Result, Run, Sink, Summary, Table, simulate};

/// All files of a simulation.
pub(crate) struct Business {
    pub(crate) files: Vec<Vec<u8>>,
    pub(crate) summary: Summary,
}

struct Collect<'a>(&'a mut Vec<Vec<u8>>);

impl Sink for Collect<'_> {
    fn write(&mut self, table: Table, bytes: &[u8]) -> Result<()> {
        self.0[table as usize].extend_from_slice(bytes);
        Ok(())
    }
}

/// A row by column name.
pub(crate) type Row = HashMap<String, String>;

impl Business {
    pub(crate) fn new(configuration: &Configuration, run: Run) -> Self {
        let mut files = vec![Vec::new(); Table::COUNT];
        let summary = simulate(configuration, run, &mut Collect(&mut files), &()).unwrap();
        Self { files, summary }
    }

    /// The rows of `table`; every row has to have as many values as the header.
    pub(crate) fn rows(&self, table: Table) -> Vec<Row> {
        let mut reader = csv::Reader::from_reader(self.files[table as usize].as_slice());
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(header, table.columns(), "{table:?}");
        reader
            .records()
            .map(|record| {
                let record = record.unwrap();
                header.iter().cloned().zip(record.iter().map(str::to_owned)).collect()
            })
            .collect()
    }

    /// Rows of `table` by the value of `column`.
    pub(crate) fn by(&self, table: Table, column: &str) -> HashMap<String, Vec<Row>> {
        let mut groups: HashMap<String, Vec<Row>> = HashMap::new();
        for row in self.rows(table) {
            groups.entry(row[column].clone()).or_default().push(row);
        }
        groups
    }
}

/// An amount written with `exponent` decimals, in minor units.
pub(crate) fn minor(amount: &str, exponent: usize) -> i64 {
    let decimals = amount.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    assert_eq!(decimals, exponent, "{amount}");
    amount.replace('.', "").parse().unwrap()
}

/// The configuration with as little usage as possible, for tests that do not look at it.
pub(crate) fn quiet() -> Configuration {
    let mut configuration = Configuration::default();
    configuration.usage.events_per_account = 0.0;
    configuration
}
