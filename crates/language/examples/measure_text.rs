//! Cross-validated figures of the text classifier on the corpus of this repository or on a
//! comma-separated file with a text and a label column:
//! `measure_text corpus FOLDER` or `measure_text table FILE TEXT LABEL`, then settings as
//! `name=value`.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement at the terminal")]

use holdfast_language::metrics::{Outcome, Scores};
use holdfast_language::{Example, FeatureSettings, Loss, Training, train};
use std::collections::BTreeMap;

struct Labelled {
    text: String,
    label: usize,
    also: Vec<usize>,
    group: String,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut training = Training::default();
    let mut features = FeatureSettings::default();
    let mut encoder = None;
    let mut vectors = None;
    for (name, value) in arguments.iter().filter_map(|argument| argument.split_once('=')) {
        match name {
            "penalty" => training.penalty = value.parse().unwrap(),
            "iterations" => training.iterations = value.parse().unwrap(),
            "least" => training.least_texts = value.parse().unwrap(),
            "east" => features.longest_east_asian = value.parse().unwrap(),
            "short" => features.shortest_in_word = value.parse().unwrap(),
            "long" => features.longest_in_word = value.parse().unwrap(),
            "words" => features.words = value == "1",
            "conceded" => features.conceded_quarters = value.parse().unwrap(),
            "loss" => training.loss = if value == "ovr" { Loss::OneVsRest } else { Loss::Softmax },
            "folds" => training.folds = value.parse().unwrap(),
            "balanced" => training.balanced = value == "1",
            "also" => training.also_share = value.parse().unwrap(),
            "vectors" => vectors = Some(value.to_owned()),
            "encoder" => encoder = Some(value.to_owned()),
            other => panic!("no setting {other}"),
        }
    }
    training.features = features;
    if arguments[0] == "horsemen" {
        horsemen(&arguments[1], encoder.as_deref(), &training);
        return;
    }
    let (labels, texts) = match arguments[0].as_str() {
        "corpus" => corpus(&arguments[1]),
        _ => table(&arguments[1], &arguments[2], &arguments[3]),
    };
    let encodings = encoder.map(|path| {
        let encoder = holdfast_language::encoder::Encoder::from_bytes(&std::fs::read(path).unwrap()).unwrap();
        let encode = |inputs: &[String]| {
            let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
            let out = encoder.encode_in_parallel(&inputs, std::num::NonZeroUsize::new(2).unwrap());
            let dimensions = out.len() / inputs.len();
            out.chunks(dimensions).map(<[f32]>::to_vec).collect::<Vec<_>>()
        };
        let inputs: Vec<String> =
            texts.iter().map(|text| holdfast_language::encoder_input(&text.text)).collect();
        let rows = encode(&inputs);
        training.encoders = vec![("measured".to_owned(), rows[0].len())];
        rows
    });
    // Or vectors that another program computed: little-endian f32, row by row.
    let encodings = match vectors {
        None => encodings,
        Some(path) => {
            let bytes = std::fs::read(path).unwrap();
            let numbers: Vec<f32> =
                bytes.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
            let dimensions = numbers.len() / texts.len();
            training.encoders = vec![("measured".to_owned(), dimensions)];
            Some(numbers.chunks(dimensions).map(<[f32]>::to_vec).collect())
        }
    };
    let examples: Vec<Example<'_>> = texts
        .iter()
        .enumerate()
        .map(|(place, text)| Example {
            text: &text.text,
            label: text.label,
            also: &text.also,
            weight: 1.0,
            group: place as u32,
            encoding: encodings.as_ref().map(|rows| rows[place].as_slice()),
        })
        .collect();
    let start = std::time::Instant::now();
    let trained = train(&labels, &examples, [0; 32], &training).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let trained = trained.best();
    let mut groups: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
    for (row, text) in trained.held_out.iter().zip(&texts) {
        let best = (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap();
        let outcome = Outcome {
            truth: text.label,
            best,
            probability: row[best],
            abstained: row[best] < trained.classifier.threshold(),
        };
        groups.entry(&text.group).or_default().push(outcome);
        groups.entry("all").or_default().push(outcome);
    }
    let bytes = trained.classifier.to_bytes().len();
    println!(
        "{} labels, {} texts, {seconds:.1} s, {bytes} bytes, threshold {:.3}",
        labels.len(),
        texts.len(),
        trained.classifier.threshold()
    );
    for (group, outcomes) in groups {
        let scores = Scores::of(&outcomes, labels.len());
        println!(
            "{group:8} accuracy {:.3} macro-F1 {:.3} ECE {:.3} abstained {:.3}",
            scores.accuracy, scores.macro_f1, scores.calibration_error, scores.abstained
        );
    }
}

fn horsemen(folder: &str, encoder: Option<&str>, training: &Training) {
    use holdfast_language::{Horseman, LabelledMessage, horsemen_inputs, train_horsemen};
    let mut rows = Vec::new();
    for language in ["en", "zh-Hans", "zh-Hant", "ja"] {
        for line in std::fs::read_to_string(format!("{folder}/{language}.jsonl")).unwrap_or_default().lines()
        {
            let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
            rows.push((text("text"), Horseman::from_code(&text("label")).unwrap(), text("span"), language));
        }
    }
    let encoder = encoder
        .map(|path| holdfast_language::encoder::Encoder::from_bytes(&std::fs::read(path).unwrap()).unwrap());
    let vectors: Option<Vec<Vec<f32>>> = encoder.map(|encoder| {
        rows.iter()
            .map(|row| {
                let inputs = horsemen_inputs(&row.0);
                let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
                encoder.encode_in_parallel(&inputs, std::num::NonZeroUsize::MIN)
            })
            .collect()
    });
    let mut training = training.clone();
    if let Some(vectors) = &vectors {
        training.encoders =
            vec![("measured".to_owned(), vectors[0].len() / horsemen_inputs(&rows[0].0).len())];
    }
    let messages: Vec<LabelledMessage<'_>> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| LabelledMessage {
            text: &row.0,
            label: row.1,
            span: &row.2,
            encodings: vectors.as_ref().map(|all| all[place].as_slice()),
        })
        .collect();
    let trained = train_horsemen(&messages, [0; 32], &training).unwrap();
    for (name, model) in [("plain", Some(&trained.plain)), ("encoder", trained.with_encoder.last())] {
        let Some(model) = model else { continue };
        let mut groups: BTreeMap<&str, Vec<Outcome>> = BTreeMap::new();
        let (mut shown, mut found) = (0, 0);
        for ((row, probabilities), span) in rows.iter().zip(&model.held_out).zip(&model.held_out_spans) {
            let truth = Horseman::ALL.iter().position(|horseman| *horseman == row.1).unwrap();
            let best = (0..5).max_by(|a, b| probabilities[*a].total_cmp(&probabilities[*b])).unwrap();
            let outcome = Outcome { truth, best, probability: probabilities[best], abstained: false };
            groups.entry(row.3).or_default().push(outcome);
            groups.entry("all").or_default().push(outcome);
            if let (true, Some(span), Some(start)) = (truth == best && truth > 0, span, row.0.find(&row.2)) {
                found += 1;
                shown += usize::from(span.start < start + row.2.len() && start < span.end);
            }
        }
        println!("{name}: {} bytes, spans overlap {shown} of {found}", model.detector.to_bytes().len());
        for (group, outcomes) in groups {
            let scores = Scores::of(&outcomes, 5);
            println!(
                "  {group:8} accuracy {:.3} macro-F1 {:.3} ECE {:.3}",
                scores.accuracy, scores.macro_f1, scores.calibration_error
            );
            if group == "all" {
                println!(
                    "  F1 {:?}",
                    scores
                        .labels
                        .iter()
                        .map(|label| (label.f1 * 1000.0).round() / 1000.0)
                        .collect::<Vec<_>>()
                );
            }
        }
    }
}

fn corpus(folder: &str) -> (Vec<String>, Vec<Labelled>) {
    let mut rows = Vec::new();
    let mut labels = Vec::new();
    for language in ["en", "zh-Hans", "zh-Hant", "ja"] {
        let Ok(entries) = std::fs::read_dir(format!("{folder}/{language}")) else { continue };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let leaf = path.file_stem().unwrap().to_string_lossy().into_owned();
            labels.push(leaf.clone());
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
                let also: Vec<String> = value["also"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|id| Some(id.as_str()?.to_owned()))
                    .collect();
                rows.push((value["text"].as_str().unwrap().to_owned(), leaf.clone(), also, language));
            }
        }
    }
    labels.sort();
    labels.dedup();
    let place = |name: &str| labels.iter().position(|label| label == name);
    let texts = rows
        .into_iter()
        .map(|(text, leaf, also, language)| Labelled {
            text,
            label: place(&leaf).unwrap(),
            also: also.iter().filter_map(|id| place(id)).collect(),
            group: language.to_owned(),
        })
        .collect();
    (labels, texts)
}

fn table(path: &str, text: &str, label: &str) -> (Vec<String>, Vec<Labelled>) {
    let content = std::fs::read_to_string(path).unwrap();
    let rows = records(&content);
    let column = |name: &str| rows[0].iter().position(|field| field == name).unwrap();
    let (text, label) = (column(text), column(label));
    let rows: Vec<(String, String)> = rows[1..]
        .iter()
        .filter(|row| row.len() > text.max(label) && !row[label].is_empty() && !row[text].is_empty())
        .map(|row| (row[text].clone(), row[label].clone()))
        .collect();
    let mut labels: Vec<String> = rows.iter().map(|row| row.1.clone()).collect();
    labels.sort();
    labels.dedup();
    let texts = rows
        .into_iter()
        .map(|(text, name)| Labelled {
            text,
            label: labels.binary_search(&name).unwrap(),
            also: Vec::new(),
            group: "all".to_owned(),
        })
        .collect();
    (labels, texts)
}

/// Records of a comma-separated file.
fn records(content: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = content.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            other => field.push(other),
        }
    }
    if !row.is_empty() || !field.is_empty() {
        row.push(field);
        rows.push(row);
    }
    rows
}
