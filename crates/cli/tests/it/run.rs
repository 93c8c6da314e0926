//! Running the binary and reading what it wrote.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs `holdfast` with these arguments, in English.
pub(crate) fn holdfast(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_holdfast"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env_remove("HOLDFAST_DATA")
        .env_remove("HOLDFAST_ZONE")
        // What is installed on this machine changes no result.
        .env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/nothing-installed"))
        .output()
        .unwrap()
}

/// Runs it and expects success; gives standard output.
pub(crate) fn succeeds(arguments: &[&str]) -> String {
    let output = holdfast(arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "holdfast {arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

/// The review in this folder, checked against the published schema.
pub(crate) fn review(folder: &Path) -> Value {
    let text = std::fs::read_to_string(folder.join("report.json")).unwrap();
    let review: Value = serde_json::from_str(&text).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/report.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator.iter_errors(&review).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    review
}

/// A folder or file of the real data sets; `None`, said aloud, where they are not there.
pub(crate) fn real(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "tests find the data sets through the environment")]
    let folder = std::env::var("HOLDFAST_TEST_DATA").ok();
    let path = folder.map(|folder| Path::new(&folder).join(name)).filter(|path| path.exists());
    if path.is_none() {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: HOLDFAST_TEST_DATA is not set or has no {name}");
        }
    }
    path
}

/// Analyses these files of the real data sets; `None` where they are not there.
pub(crate) fn analyzed(names: &[&str]) -> Option<Value> {
    let paths: Vec<String> =
        names.iter().map(|name| real(name).map(|path| path.display().to_string())).collect::<Option<_>>()?;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("review");
    let out_text = out.display().to_string();
    let mut arguments = vec!["analyze"];
    arguments.extend(paths.iter().map(String::as_str));
    arguments.extend(["--out", &out_text]);
    succeeds(&arguments);
    Some(review(&out))
}
