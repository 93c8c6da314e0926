//! One engine: whatever packages a build names, the crates below the engine have the same
//! features, so that it is compiled once.

use anyhow::{Context as _, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

type Features = BTreeMap<String, BTreeSet<String>>;

pub(super) fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let alone = features(root, &["-p", "holdfast-lake", "-e", "normal,build"])?;
    let together = features(root, &["--workspace"])?;
    let mut problems = Vec::new();
    for (package, own) in &alone {
        let surplus: Vec<&str> = together
            .get(package)
            .into_iter()
            .flatten()
            .filter(|name| !own.contains(*name))
            .map(String::as_str)
            .collect();
        if !surplus.is_empty() {
            problems.push(format!(
                "crates/engine-features/Cargo.toml: add {} to {package}: another crate turns it on, so the engine would be compiled twice",
                surplus.join(", ")
            ));
        }
    }
    Ok(problems)
}

/// The features of every package in a build, by name and version.
fn features(root: &Path, selection: &[&str]) -> anyhow::Result<Features> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["tree", "--offline", "--prefix", "none", "--format", "{p}|{f}"])
        .args(selection)
        .output()
        .context("running cargo tree")?;
    if !output.status.success() {
        bail!("cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    }
    let mut found = Features::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((package, features)) = line.split_once('|') else { continue };
        let package = package.split(" (").next().unwrap_or(package).to_owned();
        let features = features.trim_end_matches(" (*)");
        found
            .entry(package)
            .or_default()
            .extend(features.split(',').filter(|name| !name.is_empty()).map(str::to_owned));
    }
    Ok(found)
}
