//! The corpus as it lies in the repository.

use std::path::PathBuf;

pub(crate) const LANGUAGES: [&str; 4] = ["en", "zh-Hans", "zh-Hant", "ja"];

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// Texts of one language: leaf and text.
pub(crate) fn reasons(language: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder().join("reasons").join(language)) else { return found };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let leaf = path.file_stem().unwrap().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if let Ok(row) = serde_json::from_str::<serde_json::Value>(line) {
                found.push((leaf.clone(), row["text"].as_str().unwrap().to_owned()));
            }
        }
    }
    found
}
