//! What can go wrong while a business is simulated.

use std::path::PathBuf;

/// Why a simulation could not be configured, run or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The configuration is not valid TOML or names a field that does not exist.
    #[error("simulator configuration cannot be read: {0}")]
    Syntax(#[from] toml::de::Error),
    /// A value of the configuration is out of range or refers to something that is not there.
    #[error("simulator configuration, {place}: {problem}")]
    Configuration {
        /// Where in the configuration, as a dotted path such as `segments.startup.share`.
        place: String,
        /// What is wrong and which values are allowed.
        problem: String,
    },
    /// More accounts were asked for than account numbers can hold.
    #[error("{accounts} accounts were asked for; at least 1 and at most {maximum} are possible")]
    Accounts {
        /// The number asked for.
        accounts: u64,
        /// The largest number allowed.
        maximum: u64,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A character does not exist in the encoding chosen for the files.
    #[error("{table} holds a character that {encoding} cannot represent; choose utf-8 or another encoding")]
    Encoding {
        /// File in which the character stands.
        table: &'static str,
        /// Name of the encoding.
        encoding: &'static str,
    },
    /// A worker thread ended without handing in its part: a bug of the simulator.
    #[error("a simulation worker stopped before its part was complete")]
    Worker,
}

/// Result of a simulator operation.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A configuration error at `place`.
    pub(crate) fn configuration(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Configuration { place: place.into(), problem: problem.into() }
    }
}
