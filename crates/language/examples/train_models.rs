//! Trains the models from the corpus folder: `train_models CORPUS OUT [ENCODER_FILE ...]`,
//! and prints figures per language, held out and on the validation texts. With `--tone` before
//! everything only the tone models.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement at the terminal")]

use holdfast_language::corpus::{
    CorpusMessage, CorpusText, CorpusTone, read_horsemen, read_reasons, read_tones,
};
use holdfast_language::encoder::Encoder;
use holdfast_language::metrics::{Outcome, Scores, area_under_roc};
use holdfast_language::models::{
    join_vectors, model_files, tone_files, train_horsemen_models, train_reasons, train_tone_models,
};
use holdfast_language::{
    Horseman, Memory, Sentiment, TextLanguage, ToneReader, Trained, encoder_input, horsemen_inputs,
};
use std::path::Path;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let only_tone = arguments.first().is_some_and(|first| first == "--tone");
    arguments.drain(..usize::from(only_tone));
    let corpus = Path::new(&arguments[0]);
    let encoders: Vec<Encoder> = arguments[2..]
        .iter()
        .map(|path| Encoder::from_bytes(&std::fs::read(path).unwrap()).unwrap())
        .collect();
    let encoders: Vec<&Encoder> = encoders.iter().collect();
    let start = std::time::Instant::now();
    let tones = tones(corpus);
    let tone = train_tone_models(&tones, &reasons(corpus), &encoders).unwrap();
    println!("tone: {:.1} s", start.elapsed().as_secs_f64());
    show_tone(&tone, &tones);
    if only_tone {
        for (name, bytes) in tone_files(&tone) {
            println!("{name}: {} bytes", bytes.len());
            std::fs::write(Path::new(&arguments[1]).join(name), bytes).unwrap();
        }
        return;
    }
    let trained = train_reasons(&reasons(corpus), &[], &encoders).unwrap();
    println!("reasons: {:.1} s", start.elapsed().as_secs_f64());
    let horsemen = train_horsemen_models(&messages(&corpus.join("horsemen")), &encoders).unwrap();
    println!("all: {:.1} s", start.elapsed().as_secs_f64());
    std::fs::create_dir_all(&arguments[1]).unwrap();
    for (name, bytes) in model_files(&trained, &tone, &horsemen) {
        println!("{name}: {} bytes", bytes.len());
        std::fs::write(Path::new(&arguments[1]).join(name), bytes).unwrap();
    }
    for model in [&trained.plain].into_iter().chain(&trained.with_encoder) {
        let classifier = &model.classifier;
        println!("{}: threshold {:.3}", classifier.encoder().unwrap_or("n-grams"), classifier.threshold());
        let used: Vec<&Encoder> = used(&encoders, classifier.encoder());
        for language in TextLanguage::TRAINED {
            let path = corpus.join(format!("validation/{}.jsonl", language.code()));
            let texts = read_reasons(&std::fs::read_to_string(path).unwrap(), None, language).unwrap();
            let mut memory = Memory::default();
            let outcomes: Vec<Outcome> = texts
                .iter()
                .map(|text| {
                    let mut vector = Vec::new();
                    if !used.is_empty() {
                        join_vectors(&used, &[&encoder_input(&text.text)], &mut vector);
                    }
                    let found = classifier.classify(&text.text, None, Some(&vector), &mut memory).unwrap();
                    let truth = classifier.label(&text.leaf).unwrap();
                    Outcome {
                        truth,
                        best: found.best,
                        probability: found.probability(),
                        abstained: found.abstained,
                    }
                })
                .collect();
            show(language.code(), &Scores::of(&outcomes, classifier.labels().len()));
        }
    }
    for model in [&horsemen.plain].into_iter().chain(&horsemen.with_encoder) {
        println!("horsemen {}", model.detector.encoder().unwrap_or("n-grams"));
        let used: Vec<&Encoder> = used(&encoders, model.detector.encoder());
        let (mut all, mut shown, mut right) = (Vec::new(), 0, 0);
        for language in TextLanguage::TRAINED {
            let path = corpus.join(format!("validation/horsemen/{}.jsonl", language.code()));
            let texts = read_horsemen(&std::fs::read_to_string(path).unwrap(), language).unwrap();
            let mut memory = Memory::default();
            let outcomes: Vec<Outcome> = texts
                .iter()
                .map(|text| {
                    let mut vectors = Vec::new();
                    if !used.is_empty() {
                        let inputs = horsemen_inputs(&text.text);
                        join_vectors(
                            &used,
                            &inputs.iter().map(String::as_str).collect::<Vec<_>>(),
                            &mut vectors,
                        );
                    }
                    let found = model.detector.detect(&text.text, None, Some(&vectors), &mut memory).unwrap();
                    let place = |label| Horseman::ALL.iter().position(|own| *own == label).unwrap();
                    if found.label == text.label && found.label != Horseman::None {
                        let start = text.text.find(&text.span).unwrap();
                        right += 1;
                        shown +=
                            usize::from(found.span.clone().is_some_and(|span| {
                                span.start < start + text.span.len() && start < span.end
                            }));
                    }
                    let best = place(found.label);
                    Outcome {
                        truth: place(text.label),
                        best,
                        probability: found.probabilities[best],
                        abstained: false,
                    }
                })
                .collect();
            show(language.code(), &Scores::of(&outcomes, 5));
            all.extend(outcomes);
        }
        show("all", &Scores::of(&all, 5));
        println!("  spans overlap {shown} of {right}");
    }
}

/// Figures on the messages labelled for their tone, each read when it was held out.
fn show_tone(tone: &Trained, tones: &[CorpusTone]) {
    for model in [&tone.plain].into_iter().chain(&tone.with_encoder) {
        println!("tone {}", model.classifier.encoder().unwrap_or("n-grams"));
        let reader = ToneReader::new(model.classifier.clone()).unwrap();
        for language in TextLanguage::TRAINED.map(Some).into_iter().chain([None]) {
            let rows = tones.iter().zip(&model.held_out);
            let rows = rows.filter(|(tone, _)| language.is_none_or(|own| tone.language == own));
            let read: Vec<_> = rows.map(|(truth, row)| (truth, reader.tone(row))).collect();
            let polar = read.iter().filter(|(truth, _)| truth.sentiment != Sentiment::Neutral);
            let polar: Vec<(f32, bool)> =
                polar.map(|(truth, tone)| (tone.sentiment, truth.sentiment == Sentiment::Positive)).collect();
            let leaving: Vec<(f32, bool)> =
                read.iter().map(|(truth, tone)| (tone.leaving, truth.leaving)).collect();
            let mean = |of: Sentiment| {
                let own: Vec<f32> = read
                    .iter()
                    .filter(|(truth, _)| truth.sentiment == of)
                    .map(|(_, tone)| tone.sentiment)
                    .collect();
                own.iter().sum::<f32>() / own.len() as f32
            };
            println!(
                "  {:8} negative against positive {:.3}, leaving {:.3}, mean sentiment {:.2} {:.2} {:.2}",
                language.map_or("all", TextLanguage::code),
                area_under_roc(&polar),
                area_under_roc(&leaving),
                mean(Sentiment::Negative),
                mean(Sentiment::Neutral),
                mean(Sentiment::Positive),
            );
        }
    }
}

fn tones(corpus: &Path) -> Vec<CorpusTone> {
    let read = |language: TextLanguage| {
        let path = corpus.join(format!("tone/{}.jsonl", language.code()));
        read_tones(&std::fs::read_to_string(path).unwrap(), language).unwrap()
    };
    TextLanguage::TRAINED.into_iter().flat_map(read).collect()
}

fn used<'a>(encoders: &[&'a Encoder], name: Option<&str>) -> Vec<&'a Encoder> {
    use holdfast_language::encoder::SentenceEncoder as _;
    let names: Vec<&str> = name.map_or_else(Vec::new, |name| name.split('+').collect());
    encoders.iter().copied().filter(|encoder| names.contains(&encoder.name())).collect()
}

fn show(name: &str, scores: &Scores) {
    println!(
        "  {name:8} accuracy {:.3} answered and right {:.3} macro-F1 {:.3} ECE {:.3} abstained {:.3}",
        scores.accuracy, scores.answered_right, scores.macro_f1, scores.calibration_error, scores.abstained
    );
}

fn reasons(corpus: &Path) -> Vec<CorpusText> {
    let mut texts = Vec::new();
    for language in TextLanguage::TRAINED {
        let folder = corpus.join("reasons").join(language.code());
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let leaf = path.file_stem().unwrap().to_string_lossy().into_owned();
            texts.extend(
                read_reasons(&std::fs::read_to_string(&path).unwrap(), Some(&leaf), language).unwrap(),
            );
        }
    }
    texts
}

fn messages(folder: &Path) -> Vec<CorpusMessage> {
    let mut messages = Vec::new();
    for language in TextLanguage::TRAINED {
        let path = folder.join(format!("{}.jsonl", language.code()));
        if let Ok(content) = std::fs::read_to_string(path) {
            messages.extend(read_horsemen(&content, language).unwrap());
        }
    }
    messages
}
