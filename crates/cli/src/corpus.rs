//! The labelled texts that models are trained on: those in the program, or a folder.

use crate::told::Told;
use anyhow::Context as _;
use holdfast_language::TextLanguage;
use holdfast_language::corpus::{
    CorpusMessage, CorpusText, CorpusTone, read_horsemen, read_reasons, read_tones,
};
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/corpus_files.rs"));

/// Labelled texts for training, and others that training must not see.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    pub(crate) reasons: Vec<CorpusText>,
    pub(crate) horsemen: Vec<CorpusMessage>,
    pub(crate) tones: Vec<CorpusTone>,
    pub(crate) validation: Vec<CorpusText>,
    pub(crate) validation_horsemen: Vec<CorpusMessage>,
}

impl Corpus {
    /// The corpus of this folder, or the one in the program.
    pub(crate) fn open(folder: Option<&Path>) -> anyhow::Result<Self> {
        let mut corpus = Self::default();
        match folder {
            None => {
                for (name, content) in FILES {
                    corpus.add(name, content)?;
                }
            }
            Some(folder) => {
                let mut names: Vec<String> = Vec::new();
                list(folder, folder, &mut names)?;
                names.sort();
                for name in names {
                    let path = folder.join(&name);
                    let content =
                        std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
                    corpus.add(&name, &content)?;
                }
            }
        }
        // A folder about reasons and horsemen alone says nothing against what is known of tone.
        if corpus.tones.is_empty() {
            for (name, content) in FILES.iter().filter(|(name, _)| name.starts_with("tone/")) {
                corpus.add(name, content)?;
            }
        }
        if corpus.reasons.is_empty() || corpus.horsemen.is_empty() {
            return Err(Told::error("error-empty-corpus", []));
        }
        // The order of languages is that of training, whatever the order of files.
        let order = |language: TextLanguage| TextLanguage::TRAINED.iter().position(|own| *own == language);
        corpus.reasons.sort_by_key(|text| order(text.language));
        corpus.horsemen.sort_by_key(|message| order(message.language));
        corpus.tones.sort_by_key(|tone| order(tone.language));
        Ok(corpus)
    }

    fn add(&mut self, name: &str, content: &str) -> anyhow::Result<()> {
        let parts: Vec<&str> = name.trim_end_matches(".jsonl").split('/').collect();
        let context = || format!("corpus/{name}");
        match parts.as_slice() {
            ["reasons", language, leaf] => self.reasons.extend(
                read_reasons(content, Some(leaf), TextLanguage::from_tag(language)).with_context(context)?,
            ),
            ["horsemen", language] => {
                self.horsemen
                    .extend(read_horsemen(content, TextLanguage::from_tag(language)).with_context(context)?);
            }
            ["tone", language] => {
                self.tones
                    .extend(read_tones(content, TextLanguage::from_tag(language)).with_context(context)?);
            }
            ["validation", "horsemen", language] => self
                .validation_horsemen
                .extend(read_horsemen(content, TextLanguage::from_tag(language)).with_context(context)?),
            ["validation", language] => self
                .validation
                .extend(read_reasons(content, None, TextLanguage::from_tag(language)).with_context(context)?),
            _ => {}
        }
        Ok(())
    }
}

fn list(root: &Path, folder: &Path, names: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, names)?;
        } else if path.extension().is_some_and(|extension| extension == "jsonl") {
            names.push(path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
