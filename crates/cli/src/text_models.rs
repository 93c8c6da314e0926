//! Opens what reads texts: the installed sentence encoders and the classifiers.

use crate::arguments::TextReadingOptions;
use crate::console::Console;
use crate::models;
use anyhow::{Context as _, anyhow};
use holdfast_language::encoder::{Encoder, PACKAGES, Package, SentenceEncoder as _};
use holdfast_language::models::TextModels;
use std::path::Path;

/// The encoders that are installed and wanted, in order of preference. Says so where there
/// is none, because texts are read less well then.
pub(crate) fn encoders(options: &TextReadingOptions, console: &Console) -> anyhow::Result<Vec<Encoder>> {
    if options.encoder == "none" {
        return Ok(Vec::new());
    }
    let wanted: Vec<&Package> = PACKAGES
        .iter()
        .filter(|package| options.encoder == "all" || options.encoder == package.name)
        .collect();
    if wanted.is_empty() {
        let names = PACKAGES.iter().map(|package| package.name).collect::<Vec<_>>().join(", ");
        return Err(anyhow!(console.texts().format(
            "texts-no-such-encoder",
            &[("name", options.encoder.as_str().into()), ("names", names.into())]
        )));
    }
    let mut found = Vec::new();
    if let Ok(folder) = models::folder(options.data.as_deref(), console.texts()) {
        for package in wanted {
            found.extend(models::open(&folder, package)?);
        }
    }
    if found.is_empty() {
        console.note("texts-without-encoder", &[]);
    }
    Ok(found)
}

/// The classifiers of a folder, or those in the program.
pub(crate) fn classifiers(folder: Option<&Path>) -> anyhow::Result<TextModels> {
    let Some(folder) = folder else { return Ok(TextModels::embedded()) };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let extension = path.extension().unwrap_or_default();
        if extension == "model" || extension == "head" {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, std::fs::read(&path).with_context(|| path.display().to_string())?));
        }
    }
    Ok(TextModels::from_files(files))
}

/// Says which encoders are used.
pub(crate) fn announce(encoders: &[&Encoder], console: &Console) {
    if !encoders.is_empty() {
        let names = encoders.iter().map(|encoder| encoder.name()).collect::<Vec<_>>().join(" + ");
        console.note("texts-with-encoder", &[("name", names.into())]);
    }
}
