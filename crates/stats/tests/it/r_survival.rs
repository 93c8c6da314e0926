//! Agreement with R's `survival` and `cmprsk`, committed and live.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    generated,
    oracle::{Columns, Golden, check_against_r},
};

fn golden_directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Runs `make.R`; says so and returns false where R or its packages are missing.
fn run_r(arguments: &[&Path], mode: &str) -> bool {
    let packages = "stopifnot(requireNamespace('survival'), requireNamespace('cmprsk'))";
    let Ok(found) = Command::new("Rscript").args(["-e", packages]).output() else {
        eprintln!("skipped: Rscript not found");
        return false;
    };
    if !found.status.success() {
        eprintln!("skipped: R has no survival or cmprsk package");
        return false;
    }
    let script = golden_directory().join("make.R");
    let output = Command::new("Rscript").arg(script).arg(mode).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    true
}

#[test]
fn generated_data_agree_with_committed_results_of_r() {
    for (name, columns) in generated::all() {
        let mut golden = Golden::read(&golden_directory().join(format!("{name}.csv")));
        assert!(check_against_r(&columns, &mut golden) > 100);
    }
}

/// Runs R on the generated data now. With `HOLDFAST_WRITE_GOLDENS` set, the results replace
/// the committed ones.
#[test]
fn generated_data_agree_with_r_run_now() {
    let directory = tempfile::tempdir().unwrap();
    for (name, columns) in generated::all() {
        let input = directory.path().join("input.csv");
        let output = directory.path().join(format!("{name}.csv"));
        columns.write(&input);
        if !run_r(&[&input, &output], "fit") {
            return;
        }
        if std::env::var_os("HOLDFAST_WRITE_GOLDENS").is_some() {
            std::fs::copy(&output, golden_directory().join(format!("{name}.csv"))).unwrap();
        }
        check_against_r(&columns, &mut Golden::read(&output));
    }
}

/// lung, veteran (ties, whole and fractional weights), heart (left truncation, several rows
/// of one subject), pbc, mgus2 (competing risks; also by age, left-truncated and weighted),
/// transplant, ovarian, colon (clusters).
#[test]
fn data_sets_of_r_agree_with_r_run_now() {
    let directory = tempfile::tempdir().unwrap();
    if !run_r(&[directory.path()], "builtin") {
        return;
    }
    let mut sets = 0;
    for entry in std::fs::read_dir(directory.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".data.csv") {
            let columns = Columns::read(&path);
            let mut golden = Golden::read(&directory.path().join(format!("{name}.csv")));
            assert!(check_against_r(&columns, &mut golden) > 100);
            sets += 1;
        }
    }
    assert_eq!(sets, 10);
}
