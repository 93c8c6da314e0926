//! Why every customer left: what reads texts for the evidence, and the results as files.

use crate::arguments::TextReadingOptions;
use crate::console::Console;
use crate::language_model;
use crate::pipeline::rules;
use crate::text_models::{classifiers, encoders};
use crate::told::Tell as _;
use holdfast_analytics::Analytics;
use holdfast_domain::calendar::Zone;
use holdfast_language::encoder::Encoder;
use holdfast_language::models::TextModels;
use holdfast_reasons::{Attribution, Confidence, Inputs, Registry, TrainedReader};
use holdfast_taxonomy::{Crosswalks, LeafId, RollUp, Taxonomy};
use std::collections::HashMap;
use std::path::Path;

/// Above this many texts the slower encoders would take minutes: the preferred, fast one reads
/// alone.
const MOST_FOR_ALL_ENCODERS: usize = 4_000;
/// Above this many even that one would: letters and words have to do.
const MOST_FOR_AN_ENCODER: usize = 30_000;

/// What reads the texts of a run.
pub(crate) struct Readers {
    models: TextModels,
    /// The encoders that are used, in order of preference.
    encoders: Vec<Encoder>,
}

impl Readers {
    /// The models of this folder, or those in the program, with the encoders that are installed and
    /// quick enough for the texts there are.
    pub(crate) fn open(
        options: &TextReadingOptions,
        models: Option<&Path>,
        engine: &dyn Analytics,
        console: &Console,
    ) -> anyhow::Result<Self> {
        let models = classifiers(models)?;
        let mut encoders = encoders(options, console)?;
        // Who names an encoder gets it, however long it takes.
        if options.encoder == "all" && !encoders.is_empty() {
            let texts = texts_in(engine)?;
            if texts > MOST_FOR_AN_ENCODER {
                console.note("texts-too-many-for-encoder", &[("count", texts.into())]);
                encoders.clear();
            } else if texts > MOST_FOR_ALL_ENCODERS {
                encoders.truncate(1);
            }
        }
        Ok(Self { models, encoders })
    }

    /// Reads texts about why customers left.
    fn for_reasons(&self) -> anyhow::Result<TrainedReader<'_>> {
        Ok(TrainedReader::new(&self.models, &self.encoders.iter().collect::<Vec<_>>())?)
    }

    /// Reads every message: the preferred encoder alone, since these are many more texts, and since
    /// what is learned from their readings needs the same reader for few texts and for more.
    pub(crate) fn for_messages(&self) -> anyhow::Result<TrainedReader<'_>> {
        Ok(TrainedReader::new(&self.models, &self.encoders.iter().take(1).collect::<Vec<_>>())?)
    }
}

/// What is asked for beside the facts.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// A person's own sources of evidence.
    pub(crate) rules: Option<&'a Path>,
    /// A language model that is asked about texts too.
    pub(crate) language_model: Option<language_model::Asked<'a>>,
    /// Reasons that people settled on, by account.
    pub(crate) confirmed: HashMap<String, LeafId>,
}

/// Weighs the evidence. The measures must have run on this engine.
pub(crate) fn compute(
    engine: &dyn Analytics,
    settings: &holdfast_measures::Settings,
    wanted: Wanted<'_>,
    readers: &Readers,
    console: &Console,
    progress: &mut dyn FnMut(&str),
) -> anyhow::Result<Attribution> {
    let registry = Registry::shipped(Taxonomy::embedded())?;
    let registry = match wanted.rules {
        None => registry,
        Some(path) => rules::added(registry, path)?,
    };
    let reader = readers.for_reasons()?;
    let language_model = match &wanted.language_model {
        None => None,
        Some(asked) => Some(language_model::Opened::new(asked, engine, console)?),
    };
    let inputs = Inputs {
        engine,
        taxonomy: Taxonomy::embedded(),
        crosswalks: Crosswalks::embedded(),
        registry: &registry,
        customer_texts: &reader,
        own_replies: Some(&reader),
        language_model: language_model.as_ref().map(language_model::Opened::reader),
        confirmed: wanted.confirmed,
    };
    let settings = holdfast_reasons::Settings {
        s2_headings: settings.s2_headings,
        ..holdfast_reasons::Settings::new(settings.as_of)
    };
    let mut attribution = Attribution::compute(&inputs, &settings, progress)?;
    if let Some(model) = &language_model {
        model.report(console);
    }
    settle(&mut attribution, &inputs.confirmed, &settings);
    Ok(attribution)
}

/// A reason that people settled on is the reason, however little evidence there is for it.
fn settle(
    attribution: &mut Attribution,
    confirmed: &HashMap<String, LeafId>,
    settings: &holdfast_reasons::Settings,
) {
    for account in &mut attribution.accounts {
        let Some(leaf) = confirmed.get(&account.account_id).filter(|leaf| !leaf.is_unknown()) else {
            continue;
        };
        let class = |roll_up| Taxonomy::embedded().roll_up(leaf, roll_up, settings.s2_headings);
        account.leaf = leaf.clone();
        account.roll_ups = [class(RollUp::S2), class(RollUp::S0), class(RollUp::S1)];
        account.confidence = Confidence::High;
    }
}

/// How many texts there are to read.
fn texts_in(engine: &dyn Analytics) -> anyhow::Result<usize> {
    let table = engine.query(
        "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM surveys)
            + (SELECT count(*) FROM cancellations) AS texts",
        &[],
    )?;
    Ok(table.column("texts")?.integer(0).and_then(|texts| usize::try_from(texts).ok()).unwrap_or(0))
}

/// Writes `reasons.csv`, one row an account, and `reasons_by_account.csv`, one row an account
/// and leaf, both with dates of the workspace's zone.
pub(crate) fn write(attribution: &Attribution, zone: &Zone, folder: &Path) -> anyhow::Result<()> {
    let write = |name: &str, fill: &dyn Fn(&mut dyn std::io::Write) -> anyhow::Result<()>| {
        let path = folder.join(name);
        let file = std::fs::File::create(&path).told("error-writing", &path)?;
        let mut file = std::io::BufWriter::new(file);
        fill(&mut file)?;
        std::io::Write::flush(&mut file).told("error-writing", &path)
    };
    let date = |instant: i64| {
        let instant = jiff::Timestamp::from_microsecond(instant);
        instant.map_or_else(|_| String::new(), |instant| zone.date(instant).to_string())
    };
    write("reasons_by_account.csv", &|out| Ok(attribution.write_by_account(out)?))?;
    write("reasons.csv", &|out| Ok(attribution.write_reasons(out, &date)?))
}
