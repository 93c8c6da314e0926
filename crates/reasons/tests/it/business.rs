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
use holdfast_measures::{Measures, Recognition};
use holdfast_reasons::{
    Attribution, Inputs, Manner, PhraseReader, Registry, ReplyReader, ReplyReading, Settings, TextReader,
};
use holdfast_simulator::{Configuration, Run, simulate_folder};
use holdfast_taxonomy::{Crosswalks, S2Headings, Taxonomy};
use tempfile::TempDir;

/// A reader of replies that knows a few wordings of four languages: it stands for a trained
/// one, and errs.
pub(crate) struct FewWords;

impl ReplyReader for FewWords {
    fn read(&self, replies: &[&str]) -> Result<Vec<ReplyReading>, String> {
        const WORDS: [(Manner, &[&str]); 3] = [
            (
                Manner::Contempt,
                &[
                    "never read",
                    "not our fault",
                    "your tiny",
                    "beginner",
                    "blamed",
                    "nothing further",
                    "closed from our",
                    "careless",
                    "cute",
                    "落ち度",
                    "責任は負え",
                    "お答えすること",
                    "说明书",
                    "不是我们的",
                    "不是我們的",
                    "誤解された",
                    "簡単な",
                    "ご遠慮",
                    "无可奉告",
                    "無可奉告",
                ],
            ),
            (
                Manner::Canned,
                &[
                    "help centre",
                    "cache",
                    "documentation",
                    "automated",
                    "ヘルプセンター",
                    "キャッシュ",
                    "自動送信",
                    "よくある質問",
                    "帮助中心",
                    "缓存",
                    "說明中心",
                    "快取",
                ],
            ),
            (
                Manner::Cold,
                &[
                    "not possible",
                    "noted.",
                    "as stated",
                    "仕様です",
                    "以上です",
                    "できません。",
                    "不支持",
                    "不支援",
                    "见上",
                    "見上",
                ],
            ),
        ];
        let read = |reply: &&str| {
            let lower = reply.to_lowercase();
            let found = WORDS.iter().find(|(_, words)| words.iter().any(|word| lower.contains(word)));
            let manner = found.map_or(Manner::Fine, |(manner, _)| *manner);
            ReplyReading { manner, probability: 0.8, span: Some(0..reply.len()) }
        };
        Ok(replies.iter().map(read).collect())
    }
}

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
    pub(crate) fn attribute(&self) -> Attribution {
        self.attribute_with(&PhraseReader(Crosswalks::embedded()), Some(&FewWords))
    }

    pub(crate) fn attribute_with(
        &self,
        customer_texts: &dyn TextReader,
        own_replies: Option<&dyn ReplyReader>,
    ) -> Attribution {
        let taxonomy = Taxonomy::embedded();
        let inputs = Inputs {
            engine: &self.lake,
            taxonomy,
            crosswalks: Crosswalks::embedded(),
            registry: &Registry::shipped(taxonomy).unwrap(),
            customer_texts,
            own_replies,
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
