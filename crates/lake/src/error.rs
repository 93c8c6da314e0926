//! Short ways to the port's errors. The lake has no error type of its own: everything it
//! reports crosses the port, whose errors already name file, table and remedy.

use holdfast_analytics::Error;
use std::fmt::Display;
use std::path::Path;

/// Reading or writing `path` failed.
pub(crate) fn storage(path: &Path, error: &dyn Display) -> Error {
    Error::Storage { path: path.display().to_string(), message: error.to_string() }
}

/// The engine refused or failed a query.
pub(crate) fn query(sql: &str, error: &dyn Display) -> Error {
    Error::Query { message: error.to_string(), sql: sql.to_owned() }
}
