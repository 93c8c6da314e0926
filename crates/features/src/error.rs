//! What can go wrong while features are computed.

/// What can go wrong while features are computed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused a query or could not read the data.
    #[error("features: reading {table}: {source}")]
    Engine {
        /// The table read.
        table: String,
        /// The engine's own error.
        source: Box<holdfast_analytics::Error>,
    },
    /// A table lacks a value that its schema promises.
    #[error("features: {table} has no usable {column} in row {row} of a batch; run `holdfast verify`")]
    Value {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// The row, from 0.
        row: usize,
    },
    /// The definitions are not the TOML expected.
    #[error("features: the definitions cannot be read: {0}")]
    Syntax(#[from] Box<toml::de::Error>),
    /// A definition that cannot be used as written.
    #[error("feature {name}: {problem}")]
    Definition {
        /// The feature.
        name: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// A request that cannot be answered.
    #[error("features: {0}")]
    Request(String),
    /// The file with the reduced facts could not be written.
    #[error("features: writing {path}: {source}; free space there or make the folder writable")]
    Write {
        /// The file.
        path: String,
        /// What happened.
        source: std::io::Error,
    },
}

impl Error {
    pub(crate) fn engine(table: &str) -> impl FnOnce(holdfast_analytics::Error) -> Self {
        let table = table.to_owned();
        move |source| Self::Engine { table, source: Box::new(source) }
    }
}
