//! Words, progress and errors on the terminal. Results go to standard output, everything
//! else to standard error.
#![expect(clippy::print_stderr, reason = "this is where the program speaks")]

use crate::told::told_once;
use holdfast_i18n::{Argument, Language, Texts};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// The language the system asks for; English where it asks for none of ours.
pub(crate) fn language_of_environment() -> Language {
    // `--lang` decides the language of help too, so it is looked for before parsing.
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = match word.split_once('=') {
            Some(("--lang", value)) => Some(value.to_owned()),
            None if word == "--lang" => words.next(),
            _ => None,
        };
        if let Some(language) = value.and_then(|value| Language::from_code(&value).ok()) {
            return language;
        }
    }
    ["HOLDFAST_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(variable)
        .find_map(|value| Language::from_environment_value(&value))
        .unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "the command line is where configuration is read")]
fn variable(name: &&str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where the program speaks.
pub(crate) struct Console {
    texts: Texts,
    quiet: bool,
    /// Everything that moves, so that one does not write over the other.
    bars: MultiProgress,
}

impl Console {
    pub(crate) fn new(language: Language, quiet: bool) -> Self {
        Self { texts: Texts::embedded(language), quiet, bars: MultiProgress::new() }
    }

    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Prints a result.
    #[expect(clippy::unused_self, reason = "whoever speaks has the console")]
    pub(crate) fn result(&self, text: &str) {
        // A closed pipe (`| head`) is the reader's decision, not an error.
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }

    /// Prints a result unless quiet.
    pub(crate) fn summary(&self, text: &str) {
        if !self.quiet {
            self.result(text);
        }
    }

    /// Says something about the work, unless quiet.
    pub(crate) fn note(&self, key: &str, arguments: &[(&str, Argument<'_>)]) {
        if !self.quiet {
            self.bars.suspend(|| eprintln!("{}", self.texts.format(key, arguments)));
        }
    }

    /// Says what went wrong, with every cause.
    pub(crate) fn error(&self, error: &anyhow::Error) {
        eprintln!("{}: {}", self.texts.get("error"), told_once(error, &self.texts));
    }

    /// The words for a step of the analysis. Most steps are quick and share one.
    pub(crate) fn step(&self, step: &str) -> String {
        let key = format!("progress-step-{}", step.replace('_', "-"));
        if self.texts.contains(&key) { self.texts.get(&key) } else { self.texts.get("progress-analysing") }
    }

    /// A progress bar of this length in bytes, accounts or steps.
    pub(crate) fn bar(&self, key: &str, length: u64, bytes: bool) -> ProgressBar {
        let amounts = if bytes { "{bytes}/{total_bytes}" } else { "{human_pos}/{human_len}" };
        let template = format!("{{msg:<36}} {{bar:28}} {amounts} {{elapsed}}");
        let bar = ProgressBar::new(length).with_message(self.texts.get(key));
        let bar = match ProgressStyle::with_template(&template) {
            Ok(style) => bar.with_style(style.progress_chars("━━─")),
            Err(_) => bar,
        };
        self.shown(bar)
    }

    /// A spinner for work of unknown length.
    pub(crate) fn spinner(&self, key: &str) -> ProgressBar {
        let bar = ProgressBar::new_spinner().with_message(self.texts.get(key));
        let bar = self.shown(bar);
        bar.enable_steady_tick(Duration::from_millis(120));
        bar
    }

    fn shown(&self, bar: ProgressBar) -> ProgressBar {
        if self.quiet {
            bar.set_draw_target(ProgressDrawTarget::hidden());
            return bar;
        }
        self.bars.add(bar)
    }
}
