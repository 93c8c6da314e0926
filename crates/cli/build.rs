//! Puts the labelled texts of `corpus/` into the program, so that models can be trained
//! again, with a workspace's own confirmed texts, wherever the program runs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let corpus = Path::new("../../corpus");
    println!("cargo::rerun-if-changed={}", corpus.display());
    let mut list = String::from("static FILES: &[(&str, &str)] = &[\n");
    for path in files(corpus)? {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.strip_prefix(corpus).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let place = fs::canonicalize(&path)?;
        writeln!(list, "    ({name:?}, include_str!({:?})),", place.display().to_string())
            .map_err(io::Error::other)?;
    }
    list.push_str("];\n");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| io::Error::other("no OUT_DIR"))?;
    fs::write(out.join("corpus_files.rs"), list)
}

/// The files with labelled texts, in order of their paths.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        println!("cargo::rerun-if-changed={}", folder.display());
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "jsonl") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
