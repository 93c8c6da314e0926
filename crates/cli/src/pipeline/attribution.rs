//! Why every customer left: what reads texts for the evidence, and the results as files.

use crate::arguments::TextReadingOptions;
use crate::console::Console;
use crate::text_models::{classifiers, encoders};
use anyhow::Context as _;
use holdfast_analytics::Analytics;
use holdfast_domain::calendar::Zone;
use holdfast_language::encoder::Encoder;
use holdfast_language::models::{TextModels, join_vectors};
use holdfast_language::{
    Canned, Classifier, Horseman, HorsemenDetector, Memory, canned, encoder_input, horsemen_inputs,
};
use holdfast_reasons::{
    Attribution, Inputs, Manner, Registry, ReplyReader, ReplyReading, TextReader, TextReading,
};
use holdfast_taxonomy::{Crosswalks, LeafId, Taxonomy};
use std::collections::HashMap;
use std::path::Path;

/// Above this many texts the slower encoders would take minutes: the fastest one reads.
const MOST_FOR_ALL_ENCODERS: usize = 4_000;
/// A leaf less likely than this is left out of what a text says.
const LEAST_PROBABILITY: f32 = 0.02;
/// Texts read at a time by a thread.
const BATCH: usize = 256;

/// What is asked for beside the facts.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// How texts are read.
    pub(crate) texts: TextReadingOptions,
    /// A person's own sources of evidence.
    pub(crate) rules: Option<&'a Path>,
    /// Reasons that people settled on, by account.
    pub(crate) confirmed: HashMap<String, LeafId>,
}

/// Weighs the evidence. The measures must have run on this engine.
pub(crate) fn compute(
    engine: &dyn Analytics,
    settings: &holdfast_measures::Settings,
    wanted: Wanted<'_>,
    console: &Console,
    progress: &mut dyn FnMut(&str),
) -> anyhow::Result<Attribution> {
    let readers = TextReaders::open(&wanted.texts, console)?;
    let registry = Registry::shipped(Taxonomy::embedded())?;
    let registry = match wanted.rules {
        None => registry,
        Some(path) => {
            let rules =
                std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            registry.with_rules(Taxonomy::embedded(), &rules, &path.display().to_string())?
        }
    };
    let inputs = Inputs {
        engine,
        taxonomy: Taxonomy::embedded(),
        crosswalks: Crosswalks::embedded(),
        registry: &registry,
        customer_texts: &readers,
        own_replies: Some(&readers),
        confirmed: wanted.confirmed,
    };
    let settings = holdfast_reasons::Settings {
        s2_headings: settings.s2_headings,
        ..holdfast_reasons::Settings::new(settings.as_of)
    };
    Ok(Attribution::compute(&inputs, &settings, progress)?)
}

/// What reads texts: the models, and the encoders that are installed.
struct TextReaders {
    models: TextModels,
    encoders: Vec<Encoder>,
}

impl TextReaders {
    /// Opens the models in the program and the encoders that are installed.
    fn open(options: &TextReadingOptions, console: &Console) -> anyhow::Result<Self> {
        Ok(Self { models: classifiers(None)?, encoders: encoders(options, console)? })
    }

    /// The encoders for so many texts of a kind.
    fn encoders_for(&self, kind: &str, texts: usize) -> Vec<&Encoder> {
        let all: Vec<&Encoder> = self.encoders.iter().collect();
        let wanted = if texts > MOST_FOR_ALL_ENCODERS { &all[..all.len().min(1)] } else { &all[..] };
        self.models.usable(kind, wanted)
    }
}

/// Works on batches on every processor; the results are in the order of the texts.
fn in_parallel<T: Send>(
    texts: &[&str],
    work: impl Fn(&[&str], &mut Vec<T>) -> Result<(), String> + Sync,
) -> Result<Vec<T>, String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = texts.len().div_ceil(threads).max(1);
    let parts: Vec<Result<Vec<T>, String>> = std::thread::scope(|scope| {
        let running: Vec<_> = texts
            .chunks(share)
            .map(|part| {
                scope.spawn(|| {
                    let mut results = Vec::with_capacity(part.len());
                    part.chunks(BATCH).try_for_each(|batch| work(batch, &mut results)).map(|()| results)
                })
            })
            .collect();
        let joined = running.into_iter().map(|thread| thread.join());
        joined.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    let mut all = Vec::with_capacity(texts.len());
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

/// Vectors of the inputs, one after another; none without encoders.
fn vectors(encoders: &[&Encoder], inputs: &[String]) -> Vec<f32> {
    let mut vectors = Vec::new();
    if !encoders.is_empty() {
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        join_vectors(encoders, &inputs, &mut vectors);
    }
    vectors
}

impl TextReader for TextReaders {
    fn read(&self, texts: &[&str]) -> Result<Vec<TextReading>, String> {
        let used = self.encoders_for("reasons", texts.len());
        let classifier = self.models.reasons(&used).map_err(|error| error.to_string())?;
        let leaves: Vec<LeafId> = classifier.labels().iter().map(|label| LeafId::new(label)).collect();
        in_parallel(texts, |batch, readings| {
            let inputs: Vec<String> = batch.iter().map(|text| encoder_input(text)).collect();
            let vectors = vectors(&used, &inputs);
            let length = vectors.len() / batch.len().max(1);
            let mut memory = Memory::default();
            for (place, text) in batch.iter().enumerate() {
                let vector = (length > 0).then(|| &vectors[place * length..(place + 1) * length]);
                readings.push(reading(&classifier, &leaves, text, vector, &mut memory)?);
            }
            Ok(())
        })
    }
}

fn reading(
    classifier: &Classifier,
    leaves: &[LeafId],
    text: &str,
    vector: Option<&[f32]>,
    memory: &mut Memory,
) -> Result<TextReading, String> {
    let found = classifier.classify(text, None, vector, memory).map_err(|error| error.to_string())?;
    if found.abstained || leaves[found.best].is_unknown() {
        return Ok(TextReading::default());
    }
    let likely = found.probabilities.iter().zip(leaves);
    let likely =
        likely.filter(|(probability, leaf)| **probability >= LEAST_PROBABILITY && !leaf.is_unknown());
    let span = classifier.spans(text, found.best, 1, memory).into_iter().next().map(|span| span.range);
    Ok(TextReading {
        leaves: likely.map(|(probability, leaf)| (leaf.clone(), f64::from(*probability))).collect(),
        span,
    })
}

impl ReplyReader for TextReaders {
    fn read(&self, replies: &[&str]) -> Result<Vec<ReplyReading>, String> {
        let used = self.encoders_for("horsemen", replies.len());
        let detector = self.models.horsemen(&used).map_err(|error| error.to_string())?;
        in_parallel(replies, |batch, readings| {
            let mut memory = Memory::default();
            for reply in batch {
                readings.push(reply_reading(&detector, &used, reply, &mut memory)?);
            }
            Ok(())
        })
    }
}

fn reply_reading(
    detector: &HorsemenDetector,
    encoders: &[&Encoder],
    reply: &str,
    memory: &mut Memory,
) -> Result<ReplyReading, String> {
    let vectors = vectors(encoders, &horsemen_inputs(reply));
    let given = (!encoders.is_empty()).then_some(vectors.as_slice());
    let found = detector.detect(reply, None, given, memory).map_err(|error| error.to_string())?;
    let probability = f64::from(found.probabilities.iter().copied().fold(0.0_f32, f32::max));
    let manner = match found.label {
        Horseman::Criticism => Manner::Criticism,
        Horseman::Contempt => Manner::Contempt,
        Horseman::Defensiveness => Manner::Defensiveness,
        Horseman::Stonewalling => Manner::Stonewalling,
        Horseman::None if canned(reply) != Canned::Personal => Manner::Canned,
        Horseman::None => Manner::Fine,
    };
    Ok(ReplyReading { manner, probability, span: found.span })
}

/// Writes `reasons.csv`, one row an account, and `reasons_by_account.csv`, one row an account
/// and leaf, both with dates of the workspace's zone.
pub(crate) fn write(attribution: &Attribution, zone: &Zone, folder: &Path) -> anyhow::Result<()> {
    let write = |name: &str, fill: &dyn Fn(&mut dyn std::io::Write) -> anyhow::Result<()>| {
        let path = folder.join(name);
        let file = std::fs::File::create(&path).with_context(|| format!("writing {}", path.display()))?;
        let mut file = std::io::BufWriter::new(file);
        fill(&mut file)?;
        std::io::Write::flush(&mut file).with_context(|| format!("writing {}", path.display()))
    };
    let date = |instant: i64| {
        let instant = jiff::Timestamp::from_microsecond(instant);
        instant.map_or_else(|_| String::new(), |instant| zone.date(instant).to_string())
    };
    write("reasons_by_account.csv", &|out| Ok(attribution.write_by_account(out)?))?;
    write("reasons.csv", &|out| Ok(attribution.write_reasons(out, &date)?))
}
