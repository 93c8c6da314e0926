//! Reading columns of an answer.

use holdfast_analytics::{Analytics, Column, Table, Value};

use crate::error::Error;

/// An answer with the name of its query.
pub(crate) struct Rows {
    table: Table,
    step: String,
}

impl Rows {
    pub(crate) fn query(
        engine: &dyn Analytics,
        step: &str,
        sql: &str,
        parameters: &[(&str, Value)],
    ) -> Result<Self, Error> {
        let table = engine.query(sql, parameters).map_err(Error::engine(step))?;
        Ok(Self { table, step: step.to_owned() })
    }

    pub(crate) fn len(&self) -> usize {
        self.table.rows()
    }

    pub(crate) fn column(&self, name: &str) -> Result<&Column, Error> {
        self.table.column(name).map_err(Error::engine(&self.step))
    }

    pub(crate) fn missing(&self, column: &str, row: usize) -> Error {
        Error::Value { step: self.step.clone(), column: column.to_owned(), row }
    }
}
