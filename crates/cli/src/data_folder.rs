//! Where the program keeps what belongs to this user on this machine.

use std::path::{Path, PathBuf};

/// The chosen folder, or the platform's place for a user's data.
///
/// # Errors
/// If none was chosen and the environment names no home.
pub(crate) fn data_folder(chosen: Option<&Path>) -> Option<PathBuf> {
    if let Some(folder) = chosen {
        return Some(folder.to_owned());
    }
    let folder = if cfg!(windows) {
        variable("LOCALAPPDATA")?
    } else if cfg!(target_os = "macos") {
        variable("HOME")?.join("Library/Application Support")
    } else {
        variable("XDG_DATA_HOME").filter(|path| path.is_absolute()).or_else(|| {
            let home = variable("HOME")?;
            Some(home.join(".local/share"))
        })?
    };
    Some(folder.join("holdfast"))
}

#[expect(clippy::disallowed_methods, reason = "the command line is where configuration is read")]
fn variable(name: &str) -> Option<PathBuf> {
    std::env::var(name).ok().filter(|value| !value.is_empty()).map(PathBuf::from)
}
