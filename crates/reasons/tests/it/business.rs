//! A simulated business, imported and measured, with the truth about it.

use std::collections::HashMap;
use std::path::Path;

use holdfast_connectors::{
    ImportOptions, Limits, ProposeOptions, RejectList, Silent, discover, import, profile, propose,
};
use holdfast_domain::calendar::Zone;
use holdfast_domain::clock::SystemClock;
use holdfast_domain::money::Currency;
use holdfast_lake::{Lake, Options};
use holdfast_language::models::TextModels;
use holdfast_measures::{Measures, Recognition};
use holdfast_reasons::{
    Attribution, Inputs, PhraseReader, Registry, ReplyReader, Settings, TextReader, TrainedReader,
};
use holdfast_simulator::{Configuration, Run, simulate_folder};
use holdfast_taxonomy::{Crosswalks, S2Headings, Taxonomy};
use tempfile::TempDir;

pub(crate) struct Business {
    pub(crate) lake: Lake,
    pub(crate) folder: TempDir,
    pub(crate) as_of: i64,
}

pub(crate) fn settings(as_of: i64) -> holdfast_measures::Settings {
    holdfast_measures::Settings {
        as_of,
        zone: Zone::UTC,
        default_currency: Currency::USD,
        recognition: Recognition::PeriodEnd,
        s2_headings: S2Headings::Eight,
    }
}

/// Imports the exports in a folder and runs the measures.
pub(crate) fn load(exports: &Path, folder: TempDir, as_of: i64) -> Business {
    let zone = Zone::UTC;
    let options = Options { memory_limit_bytes: 1 << 30, threads: 2 };
    let lake = Lake::open(&folder.path().join("facts"), zone.time_zone().clone(), options).unwrap();
    let limits = Limits::default();
    let found = discover(&[exports.to_path_buf()], &limits).unwrap();
    let profiles: Vec<_> = found.inputs.iter().map(|input| profile(input, &limits, None).unwrap()).collect();
    let proposal = propose(&profiles, &ProposeOptions::default());
    let rejects = RejectList::default();
    let options = ImportOptions {
        facts: Some(&lake),
        clock: &SystemClock,
        zone: zone.time_zone().clone(),
        limits,
        parquet: None,
        rejects: &rejects,
        progress: &Silent,
    };
    import(&found.inputs, &proposal.mapping, &options).unwrap();
    Measures::compute(&lake, &settings(as_of), Taxonomy::embedded(), Crosswalks::embedded(), &mut |_| {})
        .unwrap();
    Business { lake, folder, as_of }
}

/// The end of the simulator's calendar: three years from 2023-01-01.
const END: &str = "2026-01-01T00:00:00Z";

pub(crate) fn simulated(accounts: u64, seed: u64, languages: &[&str]) -> Business {
    let folder = tempfile::tempdir().unwrap();
    let mut configuration = Configuration::default();
    if let [language] = languages {
        configuration = configuration.in_language(language).unwrap();
    }
    simulate_folder(&configuration, Run::new(accounts, seed), folder.path(), &()).unwrap();
    let as_of = END.parse::<jiff::Timestamp>().unwrap().as_microsecond();
    let exports = folder.path().join("exports");
    load(&exports, folder, as_of)
}

impl Business {
    /// With the trained readers as they come, without a sentence encoder.
    pub(crate) fn attribute(&self) -> Attribution {
        let reader = TrainedReader::new(&TextModels::embedded(), &[]).unwrap();
        self.attribute_with(&reader, Some(&reader), None)
    }

    /// The same with a language model beside them.
    pub(crate) fn attribute_beside(&self, language_model: &dyn TextReader) -> Attribution {
        let reader = TrainedReader::new(&TextModels::embedded(), &[]).unwrap();
        self.attribute_with(&reader, Some(&reader), Some(language_model))
    }

    /// With nothing trained: texts by phrase rules, replies not read.
    pub(crate) fn attribute_untrained(&self) -> Attribution {
        self.attribute_with(&PhraseReader(Crosswalks::embedded()), None, None)
    }

    fn attribute_with(
        &self,
        customer_texts: &dyn TextReader,
        own_replies: Option<&dyn ReplyReader>,
        language_model: Option<&dyn TextReader>,
    ) -> Attribution {
        let taxonomy = Taxonomy::embedded();
        let inputs = Inputs {
            engine: &self.lake,
            taxonomy,
            crosswalks: Crosswalks::embedded(),
            registry: &Registry::shipped(taxonomy).unwrap(),
            customer_texts,
            own_replies,
            language_model,
            confirmed: HashMap::new(),
        };
        Attribution::compute(&inputs, &Settings::new(self.as_of), &mut |_| {}).unwrap()
    }

    /// The true cause of the last departure of every account.
    pub(crate) fn truth(&self) -> HashMap<String, String> {
        let path = self.folder.path().join("truth/accounts.csv");
        let mut reader = csv::Reader::from_path(path).unwrap();
        let headers = reader.headers().unwrap().clone();
        let place = |name: &str| headers.iter().position(|header| header == name).unwrap();
        let (id, cause) = (place("account_id"), place("cause"));
        reader
            .records()
            .map(|row| row.unwrap())
            .map(|row| (row[id].to_owned(), row[cause].to_owned()))
            .collect()
    }
}
