//! Arguments of `holdfast risk`.

use super::ReasonsFactsOptions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum RiskAction {
    /// Fit a model, test it on later months, and write every customer's risk if it holds
    Fit(RiskFitOptions),
    /// Score today's customers with a model that was fitted before
    Score(RiskScoreOptions),
    /// Explain one customer's risk: what drives it, and what goes with a lower one
    Explain(RiskExplainOptions),
    /// Show how well predictions held on later months, beside a score of your own
    Backtest(RiskBacktestOptions),
    /// Show the model card: from what the model was made and how it was checked
    Card(RiskCardOptions),
    /// How well the learners predict on any table with one row per customer
    Benchmark(crate::commands::risk::benchmark::RiskBenchmarkOptions),
    /// Who still buys in a shop, where there is no subscription to cancel
    Purchases(RiskPurchasesOptions),
}

/// The facts from which who leaves next is learned.
#[derive(Debug, Args)]
pub(crate) struct RiskFactsOptions {
    #[command(flatten)]
    pub(crate) facts: ReasonsFactsOptions,

    /// A score of your own (TOML: weights of conditions over features), compared with the model on the same months
    #[arg(long, value_name = "FILE")]
    pub(crate) hand_score: Option<PathBuf>,

    /// Days ahead that rank the list: 30, 90, 180 or 365
    #[arg(long, value_name = "DAYS", default_value_t = 90)]
    pub(crate) horizon: u32,

    /// Seed of the fit
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct RiskFitOptions {
    #[command(flatten)]
    pub(crate) risk: RiskFactsOptions,

    /// Folder to write `risk_by_account.csv`, `who_next.csv`, `model_card.json` and `risk_model.json` to
    #[arg(long, value_name = "FOLDER", default_value = "holdfast-risk")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RiskScoreOptions {
    /// The model that `holdfast risk fit` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,

    /// Data folder that keeps the facts
    #[arg(long, value_name = "FOLDER", env = "HOLDFAST_DATA")]
    pub(crate) data: PathBuf,

    /// Time zone of days and months (IANA name)
    #[arg(long, value_name = "ZONE", default_value = "UTC", env = "HOLDFAST_ZONE")]
    pub(crate) zone: String,

    /// Last day that counts [default: the last day with facts]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<jiff::civil::Date>,

    /// Folder to write `risk_by_account.csv` and `who_next.csv` to
    #[arg(long, value_name = "FOLDER", default_value = "holdfast-risk")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RiskExplainOptions {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    pub(crate) account: String,

    #[command(flatten)]
    pub(crate) risk: RiskFactsOptions,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RiskBacktestOptions {
    #[command(flatten)]
    pub(crate) risk: RiskFactsOptions,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RiskPurchasesOptions {
    /// A table with one row per purchase: CSV, TSV, Excel or JSON Lines, also gzipped
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The column that identifies customers
    #[arg(long, value_name = "COLUMN")]
    pub(crate) customer: String,

    /// The column with the date of purchase
    #[arg(long, value_name = "COLUMN")]
    pub(crate) date: String,

    /// The column with the amount paid
    #[arg(long, value_name = "COLUMN")]
    pub(crate) amount: Option<String>,

    /// Currency of the amounts (ISO 4217)
    #[arg(long, value_name = "CODE", default_value = "USD")]
    pub(crate) currency: String,

    /// Last day that counts [default: the last day with a purchase]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<jiff::civil::Date>,

    /// File to write every customer's outlook to (CSV)
    #[arg(long, value_name = "FILE")]
    pub(crate) predictions: Option<PathBuf>,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RiskCardOptions {
    /// The card of this model, that `holdfast risk fit` wrote: `model_card.json` or `risk_model.json`
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
