//! Data flows one way: which crate may use which, and who may name the engine.

use std::path::Path;

/// Our crates by layer, lowest first. A crate may use crates of lower layers only.
const LAYERS: &[(&str, &[&str])] = &[
    ("pure", &["domain", "taxonomy", "stats", "i18n", "charts", "language", "engine-features"]),
    ("learning", &["learners"]),
    ("port", &["analytics", "store"]),
    ("history", &["features"]),
    ("use case", &["measures", "quality", "reasons", "risk", "simulator"]),
    ("adapter base", &["store-sql"]),
    ("adapter", &["lake", "connectors", "language-model", "store-sqlite", "store-postgres"]),
    ("conformance", &["store-conformance"]),
    ("document", &["report"]),
    ("program", &["cli"]),
];

/// External crates that only some of ours may name.
const RESERVED: &[(&[&str], &[&str])] = &[
    (&["lake"], &["datafusion", "deltalake", "arrow", "parquet", "object_store"]),
    (&["lake", "store-sqlite", "store-postgres", "store-conformance"], &["tokio"]),
    (&["store-sqlite", "store-postgres"], &["sqlx"]),
    (&["i18n"], &["fluent-bundle", "icu"]),
    (&["connectors"], &["calamine", "chardetng"]),
    (&["cli"], &["clap", "indicatif", "comfy-table"]),
    (&["language-model"], &["ureq", "rustls", "rustls-native-certs"]),
];

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|(_, crates)| crates.contains(&name))
}

pub(super) fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .other_options(vec!["--offline".to_owned()])
        .exec()?;
    let mut problems = Vec::new();
    for package in metadata.workspace_packages() {
        let Some(own) = package.name.strip_prefix("holdfast-") else { continue };
        let Some(own_layer) = layer(own) else {
            problems.push(format!("crates/{own}: not in the layer table of xtask/src/tidy/dependencies.rs"));
            continue;
        };
        for dependency in &package.dependencies {
            // Tests may look upwards: a measure is tested against the real engine.
            if dependency.kind == cargo_metadata::DependencyKind::Development {
                continue;
            }
            if let Some(other) = dependency.name.strip_prefix("holdfast-") {
                let allowed = layer(other).is_some_and(|other_layer| other_layer < own_layer);
                if !allowed {
                    problems.push(format!("crates/{own}: uses {other}, which is not below it"));
                }
            }
            for (owners, names) in RESERVED {
                if !owners.contains(&own) && names.contains(&dependency.name.as_str()) {
                    problems.push(format!(
                        "crates/{own}: names {}, which only {} may",
                        dependency.name,
                        owners.join(", ")
                    ));
                }
            }
        }
    }
    Ok(problems)
}
