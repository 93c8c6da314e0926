//! `holdfast train`: makes the models that read texts from labelled texts.

use crate::arguments::{TrainAction, TrainTextOptions};
use crate::console::Console;
use crate::corpus::Corpus;
use crate::text_models::{announce, encoders};
use anyhow::Context as _;
use comfy_table::{CellAlignment, Table, presets};
use holdfast_language::corpus::{CorpusText, read_reasons};
use holdfast_language::encoder::Encoder;
use holdfast_language::metrics::{Outcome, Scores, similar_groups};
use holdfast_language::models::{
    join_vectors, model_files, train_horsemen_models, train_reasons, train_tone_models,
};
use holdfast_language::{
    Classifier, Horseman, HorsemenDetector, Memory, TextLanguage, encoder_input, horsemen_inputs,
};
use holdfast_taxonomy::{RollUp, S2Headings, Taxonomy};
use std::collections::BTreeSet;
use std::process::ExitCode;

/// Validation texts this much like a training text are left out of the figures.
const PARAPHRASE: f64 = 0.5;

pub(crate) fn run(action: &TrainAction, console: &Console) -> anyhow::Result<ExitCode> {
    let TrainAction::Text(options) = action;
    let corpus = Corpus::open(options.corpus.as_deref())?;
    let confirmed = confirmed(options)?;
    let installed = encoders(&options.reading, console)?;
    let installed: Vec<&Encoder> = installed.iter().collect();
    announce(&installed, console);
    let spinner = console.spinner("progress-training");
    let reasons = train_reasons(&corpus.reasons, &confirmed, &installed).context("reasons")?;
    let tone = train_tone_models(&corpus.tones, &corpus.reasons, &installed).context("tone")?;
    let horsemen = train_horsemen_models(&corpus.horsemen, &installed).context("horsemen")?;
    spinner.finish_and_clear();
    std::fs::create_dir_all(&options.out).with_context(|| options.out.display().to_string())?;
    for (name, bytes) in model_files(&reasons, &tone, &horsemen) {
        let path = options.out.join(name);
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
    }
    let unseen = unseen(&corpus, &confirmed);
    let (best, detector) = (reasons.best(), horsemen.with_encoder.last().unwrap_or(&horsemen.plain));
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY).set_header(
        [
            "column-what",
            "column-language",
            "column-texts",
            "column-accuracy",
            "column-group",
            "column-precision",
            "column-recall",
            "column-f1",
            "column-calibration",
            "column-abstained",
        ]
        .map(|key| console.texts().get(&format!("train-{key}"))),
    );
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let groups = groups(&best.classifier);
    for language in TextLanguage::TRAINED {
        let outcomes = held_out(&corpus.reasons, &best.held_out, &best.classifier, language);
        add(
            &mut table,
            console.texts().get("train-row-held-out"),
            language,
            &outcomes,
            best.classifier.labels().len(),
            Some(&groups),
        );
    }
    for language in TextLanguage::TRAINED {
        let texts = unseen.iter().filter(|text| text.language == language);
        let outcomes = judged(&best.classifier, &installed, texts)?;
        add(
            &mut table,
            console.texts().get("train-row-validation"),
            language,
            &outcomes,
            best.classifier.labels().len(),
            Some(&groups),
        );
    }
    for language in TextLanguage::TRAINED {
        let outcomes = judged_messages(&detector.detector, &installed, &corpus, language)?;
        add(
            &mut table,
            console.texts().get("train-row-horsemen"),
            language,
            &outcomes,
            Horseman::ALL.len(),
            None,
        );
    }
    console.result(&table.to_string());
    console.note("trained", &[("path", options.out.display().to_string().into())]);
    Ok(ExitCode::SUCCESS)
}

fn confirmed(options: &TrainTextOptions) -> anyhow::Result<Vec<CorpusText>> {
    let Some(path) = &options.with_confirmed else { return Ok(Vec::new()) };
    let content = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let texts =
        read_reasons(&content, None, TextLanguage::Other).with_context(|| path.display().to_string())?;
    let taxonomy = Taxonomy::embedded();
    for text in &texts {
        for leaf in text.also.iter().chain([&text.leaf]) {
            anyhow::ensure!(taxonomy.leaf(leaf).is_some(), "{}: no leaf {leaf}", path.display());
        }
    }
    Ok(texts)
}

/// Validation texts that no training text resembles.
fn unseen(corpus: &Corpus, confirmed: &[CorpusText]) -> Vec<CorpusText> {
    let training = corpus.reasons.iter().chain(confirmed);
    let all: Vec<&str> = training.chain(&corpus.validation).map(|text| text.text.as_str()).collect();
    let groups = similar_groups(&all, PARAPHRASE);
    let first = corpus.reasons.len() + confirmed.len();
    let seen: BTreeSet<u32> = groups[..first].iter().copied().collect();
    corpus
        .validation
        .iter()
        .zip(&groups[first..])
        .filter(|(_, group)| !seen.contains(group))
        .map(|(text, _)| text.clone())
        .collect()
}

/// For every label the number of its heading among the eight reasons.
fn groups(classifier: &Classifier) -> Vec<usize> {
    let taxonomy = Taxonomy::embedded();
    let mut names: Vec<String> = Vec::new();
    classifier
        .labels()
        .iter()
        .map(|label| {
            let name = taxonomy.roll_up(label, RollUp::S2, S2Headings::Eight).as_str().to_owned();
            names.iter().position(|own| *own == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            })
        })
        .collect()
}

fn held_out(
    texts: &[CorpusText],
    rows: &[Vec<f32>],
    classifier: &Classifier,
    language: TextLanguage,
) -> Vec<Outcome> {
    texts
        .iter()
        .zip(rows)
        .filter(|(text, _)| text.language == language)
        .filter_map(|(text, row)| {
            let best = (0..row.len()).max_by(|left, right| row[*left].total_cmp(&row[*right]))?;
            let truth = classifier.label(&text.leaf)?;
            Some(Outcome {
                truth,
                best,
                probability: row[best],
                abstained: row[best] < classifier.threshold(),
            })
        })
        .collect()
}

fn judged<'a>(
    classifier: &Classifier,
    encoders: &[&Encoder],
    texts: impl Iterator<Item = &'a CorpusText>,
) -> anyhow::Result<Vec<Outcome>> {
    let mut memory = Memory::default();
    let mut outcomes = Vec::new();
    for text in texts {
        let Some(truth) = classifier.label(&text.leaf) else { continue };
        let mut vector = Vec::new();
        if !encoders.is_empty() {
            join_vectors(encoders, &[&encoder_input(&text.text)], &mut vector);
        }
        let found = classifier.classify(&text.text, None, Some(&vector), &mut memory)?;
        outcomes.push(Outcome {
            truth,
            best: found.best,
            probability: found.probability(),
            abstained: found.abstained,
        });
    }
    Ok(outcomes)
}

fn judged_messages(
    detector: &HorsemenDetector,
    encoders: &[&Encoder],
    corpus: &Corpus,
    language: TextLanguage,
) -> anyhow::Result<Vec<Outcome>> {
    let mut memory = Memory::default();
    let mut outcomes = Vec::new();
    let place = |label: Horseman| Horseman::ALL.iter().position(|own| *own == label).unwrap_or_default();
    for message in corpus.validation_horsemen.iter().filter(|message| message.language == language) {
        let mut vectors = Vec::new();
        if !encoders.is_empty() {
            let inputs = horsemen_inputs(&message.text);
            join_vectors(encoders, &inputs.iter().map(String::as_str).collect::<Vec<_>>(), &mut vectors);
        }
        let found = detector.detect(&message.text, None, Some(&vectors), &mut memory)?;
        let best = place(found.label);
        outcomes.push(Outcome {
            truth: place(message.label),
            best,
            probability: found.probabilities[best],
            abstained: false,
        });
    }
    Ok(outcomes)
}

fn add(
    table: &mut Table,
    what: String,
    language: TextLanguage,
    outcomes: &[Outcome],
    labels: usize,
    groups: Option<&[usize]>,
) {
    if outcomes.is_empty() {
        return;
    }
    let scores = Scores::of(outcomes, labels);
    let share = |number: f64| format!("{number:.3}");
    table.add_row([
        what,
        language.code().to_owned(),
        scores.texts.to_string(),
        share(scores.answered_right),
        groups.map_or_else(String::new, |groups| share(Scores::group_accuracy(outcomes, groups))),
        share(scores.macro_precision),
        share(scores.macro_recall),
        share(scores.macro_f1),
        share(scores.calibration_error),
        share(scores.abstained),
    ]);
}
