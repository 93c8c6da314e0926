//! The optional language model: opening what a settings file names, and saying what it did.

use crate::console::Console;
use crate::data_folder::data_folder;
use anyhow::{Context as _, anyhow, bail};
use holdfast_analytics::Analytics;
use holdfast_domain::clock::SystemClock;
use holdfast_language_model::{Cache, Key, KnownNames, LanguageModel, Settings};
use holdfast_reasons::TextReader;
use holdfast_taxonomy::Taxonomy;
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Which model is asked, and where its answers are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// Its settings.
    pub(crate) settings: &'a Path,
    /// The data folder [default: the user's].
    pub(crate) data: Option<&'a Path>,
}

/// A model that can be asked, and the bar that shows how far it is.
pub(crate) struct Opened {
    model: LanguageModel<'static>,
    bar: ProgressBar,
}

impl Opened {
    /// Reads the settings and the key, and makes ready. Nothing is sent yet.
    pub(crate) fn new(asked: &Asked<'_>, engine: &dyn Analytics, console: &Console) -> anyhow::Result<Self> {
        let file = asked.settings.display().to_string();
        let document = std::fs::read_to_string(asked.settings).with_context(|| format!("reading {file}"))?;
        let settings = Settings::from_toml(&document, &file)?;
        let key = match variable(settings.key_variable()) {
            Some(key) => Some(Key::new(&key).context(settings.key_variable().to_owned())?),
            None if settings.key_is_required() => {
                let name = [("name", settings.key_variable().into())];
                bail!("{}", console.texts().format("language-model-no-key", &name));
            }
            None => None,
        };
        let cache = Cache::open(&answers(asked.data, console)?)?;
        console.note("language-model-asked", &[("name", settings.described().into())]);
        let names = names(engine)?;
        let names = KnownNames::new(names.iter().map(String::as_str));
        let bar = console.bar("progress-language-model", 0, false);
        let shown = bar.clone();
        let model =
            LanguageModel::open(settings, key, Taxonomy::embedded(), Some(cache), names, &SystemClock)?;
        let model = model.with_progress(move |done, all| {
            shown.set_length(all);
            shown.set_position(done);
        });
        Ok(Self { model, bar })
    }

    pub(crate) fn reader(&self) -> &dyn TextReader {
        &self.model
    }

    /// Says how many texts were asked about, what came of it, and what it cost.
    pub(crate) fn report(&self, console: &Console) {
        self.bar.finish_and_clear();
        let tally = self.model.tally();
        let formats = console.texts().formats();
        let currency = tally.cost.currency();
        let refused: u64 = tally.refused.values().sum();
        let values = [
            ("texts", tally.texts.into()),
            ("answered", tally.answered.into()),
            ("known", tally.from_cache.into()),
            ("refused", refused.into()),
            ("unsent", tally.not_sent.into()),
            ("requests", tally.requests.into()),
            ("cost", formats.money(tally.cost.minor(), currency.exponent(), currency.code()).into()),
        ];
        console.note("language-model-used", &values);
        if refused > 0 {
            let kinds = tally.refused.iter().map(|(kind, count)| {
                let key = format!("language-model-refused-{}", kind.key().replace('_', "-"));
                let count = i64::try_from(*count).unwrap_or(i64::MAX);
                format!("{} {}", console.texts().get(&key), formats.integer(count))
            });
            let kinds = kinds.collect::<Vec<_>>().join(", ");
            console.note("language-model-refused", &[("kinds", kinds.into())]);
        }
        if let Some(stopped) = tally.stopped {
            let key = format!("language-model-stopped-{}", stopped.key().replace('_', "-"));
            console.note(&key, &[("unsent", tally.not_sent.into())]);
        }
    }
}

/// Deletes the answers that were kept.
pub(crate) fn erase(data: Option<&Path>, console: &Console) -> anyhow::Result<ExitCode> {
    let folder = answers(data, console)?;
    let key = if Cache::erase(&folder)? { "language-model-erased" } else { "language-model-nothing-kept" };
    console.summary(&console.texts().format(key, &[("path", folder.display().to_string().into())]));
    Ok(ExitCode::SUCCESS)
}

/// The folder of the answers in the data folder.
fn answers(data: Option<&Path>, console: &Console) -> anyhow::Result<PathBuf> {
    let data = data_folder(data).ok_or_else(|| anyhow!(console.texts().get("models-no-home")))?;
    Ok(Cache::folder_in(&data))
}

/// Names of contacts and accounts, which are not sent.
fn names(engine: &dyn Analytics) -> anyhow::Result<Vec<String>> {
    let table = engine.query(
        "SELECT DISTINCT name FROM (SELECT name FROM contacts UNION ALL SELECT name FROM accounts)
         WHERE trim(coalesce(name, '')) <> '' ORDER BY name",
        &[],
    )?;
    let column = table.column("name")?;
    Ok((0..table.rows()).filter_map(|row| column.text(row)).map(str::to_owned).collect())
}

#[expect(clippy::disallowed_methods, reason = "the command line is where configuration is read")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}
