//! `holdfast text`: reads texts from JSON Lines, without a workspace.

use crate::arguments::{TextAction, TextFilesOptions};
use crate::console::Console;
use crate::text_models::{announce, classifiers, encoders};
use crate::told::Told;
use anyhow::Context as _;
use holdfast_language::encoder::Encoder;
use holdfast_language::models::join_vectors;
use holdfast_language::{Classifier, HorsemenDetector, Memory, encoder_input, horsemen_inputs};
use holdfast_reasons::{likeliest, with_known_wording};
use holdfast_taxonomy::Crosswalks;
use indicatif::ProgressBar;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Above this size of the input the slower encoders would take minutes: the preferred, fast one
/// reads alone unless another is named.
const MOST_BYTES_FOR_ALL_ENCODERS: u64 = 2 << 20;

/// Texts a thread takes at a time: enough for an encoder to find pieces that they share, few
/// enough for little memory and for threads to end together.
const BATCH: usize = 512;

/// About what one text with all its leaves takes in the output.
const BYTES_PER_ROW: usize = 2400;

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
            stream(files, console, |rows, memory, out| classify(&classifier, &used, rows, memory, out))?;
        }
        TextAction::Horsemen(_) => {
            let detector = models.horsemen(&used)?;
            stream(files, console, |rows, memory, out| horsemen(&detector, &used, rows, memory, out))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A text with its identifier as it stood in the file.
struct Row {
    id: Value,
    text: String,
}

/// Where the threads take their texts from, one batch at a time.
struct Source<'a> {
    reader: BufReader<File>,
    /// Lines and batches taken so far.
    lines: usize,
    batches: usize,
    bar: &'a ProgressBar,
}

/// Where the threads put what they found, in whatever order they are done.
struct Sink {
    out: Box<dyn Write + Send>,
    /// Number of the batch that is written next; those after it wait.
    next: usize,
    waiting: BTreeMap<usize, String>,
    rows: usize,
}

impl Sink {
    fn put(&mut self, batch: usize, rows: usize, found: String) -> std::io::Result<()> {
        self.rows += rows;
        self.waiting.insert(batch, found);
        while let Some(found) = self.waiting.remove(&self.next) {
            self.out.write_all(found.as_bytes())?;
            self.next += 1;
        }
        Ok(())
    }
}

/// Reads, works on several threads, and writes in the order of the input. A thread reads its
/// own lines and writes what is ready, so that all are busy all the time.
fn stream(
    files: &TextFilesOptions,
    console: &Console,
    work: impl Fn(&[Row], &mut Memory, &mut String) -> anyhow::Result<()> + Sync,
) -> anyhow::Result<()> {
    let name = || files.input.display().to_string();
    let input = File::open(&files.input).with_context(name)?;
    let bar = console.bar("progress-reading-texts", input.metadata()?.len(), true);
    let out: Box<dyn Write + Send> = match &files.output {
        Some(path) => Box::new(File::create(path).with_context(|| path.display().to_string())?),
        None => Box::new(std::io::stdout()),
    };
    let source = Mutex::new(Source {
        reader: BufReader::with_capacity(1 << 18, input),
        lines: 0,
        batches: 0,
        bar: &bar,
    });
    let sink = Mutex::new(Sink { out, next: 0, waiting: BTreeMap::new(), rows: 0 });
    // One thread's error stops the others at their next batch.
    let failed = AtomicBool::new(false);
    let turn = || -> anyhow::Result<()> {
        let (mut lines, mut memory) = (Vec::new(), Memory::default());
        while !failed.load(Ordering::Relaxed) {
            let (number, first) = take(&mut locked(&source), &mut lines)?;
            if lines.is_empty() {
                break;
            }
            let rows = rows(&lines, first).with_context(name)?;
            let mut found = String::with_capacity(rows.len() * BYTES_PER_ROW);
            work(&rows, &mut memory, &mut found)?;
            locked(&sink).put(number, rows.len(), found)?;
        }
        Ok(())
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|_| scope.spawn(|| turn().inspect_err(|_| failed.store(true, Ordering::Relaxed))))
            .collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect::<anyhow::Result<Vec<()>>>()
    })?;
    let mut sink = sink.into_inner().unwrap_or_else(PoisonError::into_inner);
    sink.out.flush()?;
    bar.finish_and_clear();
    console.note("texts-read", &[("count", sink.rows.into())]);
    Ok(())
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next lines; the number of their batch and the number of lines before them.
fn take(source: &mut Source<'_>, lines: &mut Vec<String>) -> anyhow::Result<(usize, usize)> {
    lines.clear();
    let (batch, before) = (source.batches, source.lines);
    let mut bytes = 0;
    while lines.len() < BATCH {
        let mut line = String::new();
        let length = source.reader.read_line(&mut line)?;
        if length == 0 {
            break;
        }
        bytes += length;
        lines.push(line);
    }
    source.batches += 1;
    source.lines += lines.len();
    source.bar.inc(bytes as u64);
    Ok((batch, before))
}

fn rows(lines: &[String], before: usize) -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::with_capacity(lines.len());
    for (number, line) in (before + 1..).zip(lines) {
        if line.trim().is_empty() {
            continue;
        }
        let mut value: Value =
            serde_json::from_str(line.trim_start_matches('\u{FEFF}')).map_err(|error| {
                Told::error("error-line-no-json", [("line", number.to_string()), ("why", error.to_string())])
            })?;
        let Some(Value::String(text)) = value.get_mut("text").map(Value::take) else {
            return Err(Told::error("error-line-no-text", [("line", number.to_string())]));
        };
        rows.push(Row { id: value.get_mut("id").map(Value::take).unwrap_or_default(), text });
    }
    Ok(rows)
}

/// Writes a number from 0 to 1 as `{:.6}` does, in a tenth of the time. A million times an
/// `f32` is exact in `f64`.
fn write_probability(out: &mut String, probability: f32) {
    let millionths = (f64::from(probability) * 1e6).round_ties_even() as u32;
    let (whole, mut rest) = (millionths / 1_000_000, millionths % 1_000_000);
    let mut digits = *b"0.000000";
    digits[0] += whole.min(9) as u8;
    for digit in digits[2..].iter_mut().rev() {
        *digit += (rest % 10) as u8;
        rest /= 10;
    }
    out.extend(digits.iter().copied().map(char::from));
}

fn classify(
    classifier: &Classifier,
    encoders: &[&Encoder],
    rows: &[Row],
    memory: &mut Memory,
    out: &mut String,
) -> anyhow::Result<()> {
    let mut vectors = Vec::new();
    if !encoders.is_empty() {
        let inputs: Vec<String> = rows.iter().map(|row| encoder_input(&row.text)).collect();
        join_vectors(encoders, &inputs.iter().map(String::as_str).collect::<Vec<_>>(), &mut vectors);
    }
    let length = vectors.len() / rows.len().max(1);
    let labels = classifier.labels();
    for (place, row) in rows.iter().enumerate() {
        let vector = (length > 0).then(|| &vectors[place * length..(place + 1) * length]);
        let mut found = classifier.classify(&row.text, None, vector, memory)?;
        with_known_wording(Crosswalks::embedded(), &row.text, labels, &mut found.probabilities);
        found.best = likeliest(&found.probabilities);
        found.abstained = found.probability() < classifier.threshold();
        write!(
            out,
            "{{\"id\":{},\"lang\":\"{}\",\"leaf\":\"{}\",\"probability\":",
            row.id,
            found.language.code(),
            labels[found.best]
        )?;
        write_probability(out, found.probability());
        out.push_str(",\"leaves\":[");
        for (number, (label, probability)) in found.ranked().into_iter().enumerate() {
            out.push_str(if number > 0 { ",{\"leaf\":\"" } else { "{\"leaf\":\"" });
            out.push_str(&labels[label]);
            out.push_str("\",\"probability\":");
            write_probability(out, probability);
            out.push('}');
        }
        writeln!(out, "],\"abstained\":{}}}", found.abstained)?;
    }
    Ok(())
}

fn horsemen(
    detector: &HorsemenDetector,
    encoders: &[&Encoder],
    rows: &[Row],
    memory: &mut Memory,
    out: &mut String,
) -> anyhow::Result<()> {
    for row in rows {
        let mut vectors = Vec::new();
        if !encoders.is_empty() {
            let inputs = horsemen_inputs(&row.text);
            join_vectors(encoders, &inputs.iter().map(String::as_str).collect::<Vec<_>>(), &mut vectors);
        }
        let given = (!encoders.is_empty()).then_some(vectors.as_slice());
        let found = detector.detect(&row.text, None, given, memory)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_written_as_the_standard_library_writes_them() {
        let mut numbers: Vec<f32> = (0..1000).map(|step| step as f32 / 999.0).collect();
        // Halves of a millionth that an f32 holds exactly, and their neighbours.
        for step in 0..=128_u16 {
            let half = f32::from(step) / 128.0;
            numbers.extend([half, half.next_down().max(0.0), half.next_up().min(1.0)]);
        }
        numbers.extend((0..40).map(|power| 0.5_f32.powi(power)));
        let mut state = 1_u32;
        for _ in 0..100_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let number = f32::from_bits(state & 0x3FFF_FFFF);
            numbers.extend((0.0..=1.0).contains(&number).then_some(number));
        }
        for number in numbers {
            let mut own = String::new();
            write_probability(&mut own, number);
            assert_eq!(own, format!("{number:.6}"), "{number:e}");
        }
    }
}
