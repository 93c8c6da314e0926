//! Documents that stay true: paths they name exist, every crate is described, decisions
//! are numbered.

use super::{files_below, read, shown};
use std::path::Path;

pub(super) fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut problems = named_paths_exist(root)?;
    problems.extend(crates_are_described(root)?);
    problems.extend(decisions_are_numbered(root)?);
    Ok(problems)
}

/// Every path in back quotes that begins with a folder of ours must exist.
fn named_paths_exist(root: &Path) -> anyhow::Result<Vec<String>> {
    const FOLDERS: [&str; 7] = ["crates/", "docs/", "locales/", "taxonomy/", "xtask/", ".ci/", ".cargo/"];
    let mut problems = Vec::new();
    for document in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "crates/README.md"] {
        let text = read(&root.join(document))?;
        for named in text.split('`').skip(1).step_by(2) {
            let is_path = FOLDERS.iter().any(|folder| named.starts_with(folder));
            let is_plain = !named.contains(['<', '*', '{', ' ']);
            if is_path && is_plain && !root.join(named).exists() {
                problems.push(format!("{document}: names {named}, which does not exist"));
            }
        }
    }
    Ok(problems)
}

fn crates_are_described(root: &Path) -> anyhow::Result<Vec<String>> {
    let matrix = read(&root.join("crates/README.md"))?;
    let mut problems = Vec::new();
    for entry in std::fs::read_dir(root.join("crates"))? {
        let folder = entry?.path();
        if !folder.is_dir() {
            continue;
        }
        let name = shown(&folder, &root.join("crates"));
        if !folder.join("README.md").exists() {
            problems.push(format!("crates/{name}: has no README.md"));
        }
        if !matrix.contains(&format!("`{name}`")) {
            problems.push(format!("crates/README.md: has no row for `{name}`"));
        }
    }
    Ok(problems)
}

fn decisions_are_numbered(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    let log = read(&root.join("docs/decisions/README.md"))?;
    for path in files_below(&root.join("docs/decisions"), "md")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let numbered = name.len() > 4 && name.bytes().take(3).all(|byte| byte.is_ascii_digit());
        if !numbered {
            problems.push(format!("docs/decisions/{name}: does not begin with a number of three digits"));
        }
        if !log.contains(&name) {
            problems.push(format!("docs/decisions/README.md: does not list {name}"));
        }
    }
    Ok(problems)
}
