//! What can go wrong while attributing losses.

/// What can go wrong while attributing losses.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused a query or could not read the data.
    #[error("{step}: {source}")]
    Engine {
        /// The query: the name of its SQL file.
        step: String,
        /// The engine's own error.
        source: Box<holdfast_analytics::Error>,
    },
    /// A result lacks a value that its definition promises.
    #[error("{step}: column {column} has no usable value in row {row}; the query and its reader disagree")]
    Value {
        /// The query.
        step: String,
        /// The column.
        column: String,
        /// The row, from 0.
        row: usize,
    },
    /// A document of sources is not the TOML expected.
    #[error("the sources in {document} cannot be read: {source}")]
    Syntax {
        /// Where it came from.
        document: String,
        /// The parser's words.
        source: Box<toml::de::Error>,
    },
    /// A source that cannot be used as written.
    #[error("source {id}: {problem}")]
    Source {
        /// The source.
        id: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The label model refused its input.
    #[error("label model: {0}")]
    Statistics(#[from] holdfast_stats::Error),
    /// A reader of texts failed.
    #[error("reading texts: {0}")]
    Reader(String),
    /// Writing results failed.
    #[error("writing {what}: {source}")]
    Write {
        /// The file.
        what: String,
        /// What happened.
        source: std::io::Error,
    },
}

impl Error {
    pub(crate) fn engine(step: &str) -> impl FnOnce(holdfast_analytics::Error) -> Self {
        let step = step.to_owned();
        move |source| Self::Engine { step, source: Box::new(source) }
    }

    pub(crate) fn source(id: &str, problem: impl Into<String>) -> Self {
        Self::Source { id: id.to_owned(), problem: problem.into() }
    }
}
