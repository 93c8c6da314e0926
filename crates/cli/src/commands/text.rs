//! `holdfast text`: reads texts from JSON Lines, without a workspace.

use crate::arguments::{TextAction, TextFilesOptions};
use crate::console::Console;
use crate::text_models::{announce, classifiers, encoders};
use anyhow::{Context as _, anyhow};
use holdfast_language::encoder::Encoder;
use holdfast_language::models::join_vectors;
use holdfast_language::{Classifier, HorsemenDetector, Memory, encoder_input, horsemen_inputs};
use holdfast_reasons::{likeliest, with_known_wording};
use holdfast_taxonomy::Crosswalks;
use indicatif::ProgressBar;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

/// Above this size of the input the slower encoders would take minutes: the preferred, fast one
/// reads alone unless another is named.
const MOST_BYTES_FOR_ALL_ENCODERS: u64 = 2 << 20;

/// Texts read at a time: enough for every thread, little memory.
const BATCH: usize = 4096;

pub(crate) fn run(action: &TextAction, console: &Console) -> anyhow::Result<ExitCode> {
    let (files, kind) = match action {
        TextAction::Classify(files) => (files, "reasons"),
        TextAction::Horsemen(files) => (files, "horsemen"),
    };
    let mut installed = encoders(&files.reading, console)?;
    let size = std::fs::metadata(&files.input).with_context(|| files.input.display().to_string())?.len();
    if files.reading.encoder == "all" && size > MOST_BYTES_FOR_ALL_ENCODERS {
        installed.truncate(1);
    }
    let models = classifiers(files.models.as_deref())?;
    let used = models.usable(kind, &installed.iter().collect::<Vec<_>>());
    announce(&used, console);
    match action {
        TextAction::Classify(_) => {
            let classifier = models.reasons(&used)?;
            stream(files, console, |rows, out| classify(&classifier, &used, rows, out))?;
        }
        TextAction::Horsemen(_) => {
            let detector = models.horsemen(&used)?;
            stream(files, console, |rows, out| horsemen(&detector, &used, rows, out))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A text with its identifier as it stood in the file.
struct Row {
    id: Value,
    text: String,
}

/// Reads, works on several threads, and writes in the order of the input.
fn stream(
    files: &TextFilesOptions,
    console: &Console,
    work: impl Fn(&[Row], &mut String) -> anyhow::Result<()> + Sync,
) -> anyhow::Result<()> {
    let input = File::open(&files.input).with_context(|| files.input.display().to_string())?;
    let bar = console.bar("progress-reading-texts", input.metadata()?.len(), true);
    let mut reader = BufReader::with_capacity(1 << 18, input);
    let mut out: Box<dyn Write> = match &files.output {
        Some(path) => Box::new(BufWriter::with_capacity(
            1 << 18,
            File::create(path).with_context(|| path.display().to_string())?,
        )),
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut line = 0;
    let mut total = 0;
    loop {
        let rows = batch(&mut reader, &mut line, &bar).with_context(|| files.input.display().to_string())?;
        if rows.is_empty() {
            break;
        }
        total += rows.len();
        let share = rows.len().div_ceil(threads);
        let parts: Vec<anyhow::Result<String>> = std::thread::scope(|scope| {
            let running: Vec<_> = rows
                .chunks(share)
                .map(|part| {
                    scope.spawn(|| {
                        let mut own = String::with_capacity(part.len() * 512);
                        work(part, &mut own).map(|()| own)
                    })
                })
                .collect();
            running
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        for part in parts {
            out.write_all(part?.as_bytes())?;
        }
    }
    out.flush()?;
    bar.finish_and_clear();
    console.note("texts-read", &[("count", total.into())]);
    Ok(())
}

fn batch(reader: &mut impl BufRead, line: &mut usize, bar: &ProgressBar) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut buffer = String::new();
    while rows.len() < BATCH {
        buffer.clear();
        let length = reader.read_line(&mut buffer)?;
        if length == 0 {
            break;
        }
        *line += 1;
        bar.inc(length as u64);
        if buffer.trim().is_empty() {
            continue;
        }
        let mut value: Value = serde_json::from_str(buffer.trim_start_matches('\u{FEFF}'))
            .with_context(|| format!("line {line}"))?;
        let Some(Value::String(text)) = value.get_mut("text").map(Value::take) else {
            return Err(anyhow!("line {line}: `text` is missing or no text"));
        };
        rows.push(Row { id: value.get_mut("id").map(Value::take).unwrap_or_default(), text });
    }
    Ok(rows)
}

fn classify(
    classifier: &Classifier,
    encoders: &[&Encoder],
    rows: &[Row],
    out: &mut String,
) -> anyhow::Result<()> {
    let mut vectors = Vec::new();
    if !encoders.is_empty() {
        let inputs: Vec<String> = rows.iter().map(|row| encoder_input(&row.text)).collect();
        join_vectors(encoders, &inputs.iter().map(String::as_str).collect::<Vec<_>>(), &mut vectors);
    }
    let length = vectors.len() / rows.len().max(1);
    let mut memory = Memory::default();
    for (place, row) in rows.iter().enumerate() {
        let vector = (length > 0).then(|| &vectors[place * length..(place + 1) * length]);
        let mut found = classifier.classify(&row.text, None, vector, &mut memory)?;
        let labels = classifier.labels();
        with_known_wording(Crosswalks::embedded(), &row.text, labels, &mut found.probabilities);
        found.best = likeliest(&found.probabilities);
        found.abstained = found.probability() < classifier.threshold();
        write!(
            out,
            "{{\"id\":{},\"lang\":\"{}\",\"leaf\":\"{}\",\"probability\":{:.6},\"leaves\":[",
            row.id,
            found.language.code(),
            labels[found.best],
            found.probability()
        )?;
        for (number, (label, probability)) in found.ranked().into_iter().enumerate() {
            let comma = if number > 0 { "," } else { "" };
            write!(out, "{comma}{{\"leaf\":\"{}\",\"probability\":{probability:.6}}}", labels[label])?;
        }
        writeln!(out, "],\"abstained\":{}}}", found.abstained)?;
    }
    Ok(())
}

fn horsemen(
    detector: &HorsemenDetector,
    encoders: &[&Encoder],
    rows: &[Row],
    out: &mut String,
) -> anyhow::Result<()> {
    let mut memory = Memory::default();
    for row in rows {
        let mut vectors = Vec::new();
        if !encoders.is_empty() {
            let inputs = horsemen_inputs(&row.text);
            join_vectors(encoders, &inputs.iter().map(String::as_str).collect::<Vec<_>>(), &mut vectors);
        }
        let given = (!encoders.is_empty()).then_some(vectors.as_slice());
        let found = detector.detect(&row.text, None, given, &mut memory)?;
        let probability = found.probabilities.iter().copied().fold(0.0_f32, f32::max);
        let span = found.span.map(|range| row.text[range].to_owned()).unwrap_or_default();
        writeln!(
            out,
            "{{\"id\":{},\"lang\":\"{}\",\"label\":\"{}\",\"probability\":{probability:.6},\"span\":{}}}",
            row.id,
            found.language.code(),
            found.label.code(),
            Value::String(span)
        )?;
    }
    Ok(())
}
