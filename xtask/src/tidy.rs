//! The rules. Each function returns the problems it found, one line each, with the place.

mod dependencies;
mod documents;
mod engine;
mod sources;

use anyhow::Context;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace.
pub fn repository_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Every rule.
///
/// # Errors
/// If the workspace cannot be read.
pub fn check_all(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut problems = dependencies::check(root)?;
    problems.extend(documents::check(root)?);
    problems.extend(engine::check(root)?);
    problems.extend(sources::check(root)?);
    Ok(problems)
}

/// The files below `folder` whose name ends in `extension`, sorted.
fn files_below(folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).with_context(|| format!("reading {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                if path.file_name().is_none_or(|name| name != "target") {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// A path as written in documents: relative to the repository.
fn shown(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_keeps_its_own_rules() {
        let problems = check_all(&repository_root()).unwrap();
        assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    }
}
