//! Rules for source files: length, unfinished marks, paths of one machine.

use super::{files_below, read, shown};
use std::path::Path;

/// A longer file holds more than one subject.
const LONGEST_FILE: usize = 500;

pub(super) fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut problems = Vec::new();
    let mut files = files_below(&root.join("crates"), "rs")?;
    files.extend(files_below(&root.join("xtask"), "rs")?);
    for path in files {
        let text = read(&path)?;
        let place = shown(&path, root);
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            problems.push(format!("{place}: {lines} lines, more than {LONGEST_FILE}"));
        }
        for (number, line) in text.lines().enumerate() {
            // The marks are spelt in two parts so that this file does not report itself.
            for mark in [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("FIX", "ME")] {
                if line.contains(mark) {
                    problems.push(format!("{place}:{}: unfinished: {mark}", number + 1));
                }
            }
        }
        let module_file = path.file_name().is_some_and(|name| name == "mod.rs");
        if module_file {
            problems.push(format!("{place}: write it as a file named after the module"));
        }
    }
    Ok(problems)
}
