//! `holdfast risk benchmark`: how well learners predict on any table with one row per customer.

use crate::console::Console;
use crate::told::{Tell as _, Told};
use anyhow::Context as _;
use clap::Args;
use comfy_table::{CellAlignment, Table, presets};
use holdfast_connectors::{Limits, PlainColumn, PlainTable, PlainValues, read_plain_table};
use holdfast_risk::benchmark::{
    self, Benchmark, BinaryQuality, Cells, Column, Limited, Method, Options, Use,
};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct RiskBenchmarkOptions {
    /// A table with one row per customer: CSV, TSV, Excel or JSON Lines, also gzipped
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The column that says who left
    #[arg(long, value_name = "COLUMN")]
    pub(crate) target: String,

    /// The value of that column that means "left", where it does not say so itself
    #[arg(long, value_name = "VALUE")]
    pub(crate) positive: Option<String>,

    /// The column that identifies customers; rows of one customer stay together
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id: Option<String>,

    /// The column with the time under observation: survival is predicted instead
    #[arg(long, value_name = "COLUMN")]
    pub(crate) time: Option<String>,

    /// The column that says by which cause a customer left
    #[arg(long, value_name = "COLUMN", requires = "time")]
    pub(crate) cause: Option<String>,

    /// Folds
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(2..=20))]
    pub(crate) folds: u8,

    /// Seed of folds and learners
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,

    /// What predicts: stacked, boosting, logistic or base-rate
    #[arg(long, value_name = "LEARNER", default_value = "stacked", value_parser = ["stacked", "boosting", "logistic", "base-rate"])]
    pub(crate) learner: String,

    /// File to write every row's out-of-fold probability to (CSV)
    #[arg(long, value_name = "FILE")]
    pub(crate) predictions: Option<PathBuf>,

    /// Print as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

pub(super) fn run(options: &RiskBenchmarkOptions, console: &Console) -> anyhow::Result<()> {
    let spinner = console.spinner("progress-analysing");
    let table = read_plain_table(&options.file, &Limits::default())
        .with_context(|| options.file.display().to_string())?;
    let columns: Vec<Column> = table.columns.iter().map(column).collect();
    let wanted = Options {
        target: options.target.clone(),
        positive: options.positive.clone(),
        id: options.id.clone(),
        time: options.time.clone(),
        cause: options.cause.clone(),
        folds: usize::from(options.folds),
        seed: options.seed,
        method: Method::from_name(&options.learner).unwrap_or_default(),
    };
    let found = benchmark::run(&columns, &wanted).map_err(told)?;
    spinner.finish_and_clear();
    unreadable(&table, console);
    if let Some(path) = &options.predictions {
        write(&found, path)?;
    }
    if options.json {
        console.result(&serde_json::to_string_pretty(&found)?);
    } else {
        show(&found, console);
    }
    Ok(())
}

fn column(column: &PlainColumn) -> Column {
    let cells = match &column.values {
        PlainValues::Numbers(numbers) => Cells::Numbers(numbers.clone()),
        PlainValues::Texts { codes, names } => Cells::Texts { codes: codes.clone(), names: names.clone() },
        PlainValues::Days(days) => Cells::Days(days.clone()),
    };
    Column { name: column.header.clone(), cells }
}

/// What a request lacks, in the reader's language.
fn told(error: benchmark::Error) -> anyhow::Error {
    use benchmark::Error;
    match error {
        Error::NoColumn { name, known } => {
            Told::error("benchmark-no-column", [("column", name), ("columns", known)])
        }
        Error::WhichPositive { column, values } => {
            Told::error("benchmark-which-positive", [("column", column), ("values", values)])
        }
        Error::NoSuchValue { positive, column, values } => Told::error(
            "benchmark-no-such-value",
            [("value", positive), ("column", column), ("values", values)],
        ),
        Error::TooFew { positives, rows, needed, folds } => Told::error(
            "benchmark-too-few",
            [
                ("positives", positives.to_string()),
                ("rows", rows.to_string()),
                ("needed", needed.to_string()),
                ("folds", folds.to_string()),
            ],
        ),
        Error::NoColumns(columns) => Told::error("benchmark-no-columns", [("columns", columns)]),
        Error::NoTimes(column) => Told::error("benchmark-no-times", [("column", column)]),
        other => other.into(),
    }
}

pub(super) fn unreadable(table: &PlainTable, console: &Console) {
    if let Some(first) = table.unreadable.first() {
        let values = [
            ("count", table.unreadable_count.into()),
            ("row", first.row.into()),
            ("column", first.column.as_str().into()),
            ("text", first.text.as_str().into()),
        ];
        console.note("benchmark-unreadable", &values);
    }
    if let Some(first) = table.broken_rows.first() {
        let values = [("count", table.broken_rows.len().into()), ("row", (*first).into())];
        console.note("benchmark-broken-rows", &values);
    }
}

/// `id,probability,fold,target`, in the file's order.
fn write(found: &Benchmark, path: &Path) -> anyhow::Result<()> {
    let mut text = String::from("id,probability,fold,target\n");
    for row in &found.predictions {
        if row.id.contains(['"', ',', '\n', '\r']) {
            write!(text, "\"{}\"", row.id.replace('"', "\"\""))?;
        } else {
            text.push_str(&row.id);
        }
        writeln!(text, ",{},{},{}", row.probability, row.fold, u8::from(row.positive))?;
    }
    std::fs::write(path, text).told("error-writing", path)
}

fn show(found: &Benchmark, console: &Console) {
    let texts = console.texts();
    let say = |key: &str, values: &[(&str, holdfast_i18n::Argument<'_>)]| {
        console.result(&texts.format(key, values));
    };
    let target = &found.target;
    say(
        "benchmark-target",
        &[
            ("column", target.column.as_str().into()),
            ("value", target.positive.as_str().into()),
            ("positives", target.positives.into()),
            ("rows", (target.positives + target.negatives).into()),
            ("missing", target.missing.into()),
        ],
    );
    for (used_as, key) in [
        (Use::Constant, "benchmark-constant"),
        (Use::Identifier, "benchmark-identifiers"),
        (Use::MostlyUnique, "benchmark-mostly-unique"),
    ] {
        let names: Vec<&str> = found
            .columns
            .iter()
            .filter(|column| column.used_as == used_as)
            .map(|column| column.column.as_str())
            .collect();
        if !names.is_empty() {
            say(key, &[("columns", names.join(", ").into())]);
        }
    }
    for leak in &found.leaks {
        say("benchmark-leak", &[("column", leak.column.as_str().into())]);
    }
    if found.few_events {
        say("benchmark-few", &[]);
    }
    if let Some(quality) = &found.quality {
        console.result(&binary(quality, console));
    }
    if let Some(survival) = &found.survival {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(
            [
                "benchmark-cause",
                "benchmark-events",
                "benchmark-concordance",
                "benchmark-brier",
                "benchmark-base",
            ]
            .map(|key| texts.get(key)),
        );
        for cause in &survival.causes {
            table.add_row([
                cause.cause.clone(),
                cause.events.to_string(),
                limited(&cause.concordance),
                format!("{:.4}", cause.integrated_brier),
                format!("{:.4}", cause.base_integrated_brier),
            ]);
        }
        console.result(&table.to_string());
    }
}

fn binary(quality: &BinaryQuality, console: &Console) -> String {
    let texts = console.texts();
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header([String::new(), texts.get("benchmark-value"), texts.get("benchmark-base")]);
    let rows = [
        ("benchmark-auc", limited(&quality.auc), "0.5000".to_owned()),
        ("benchmark-log-loss", number(quality.log_loss), number(quality.base_rate_log_loss)),
        ("benchmark-brier", number(quality.brier), number(quality.base_rate_brier)),
        ("benchmark-ece", number(quality.ece), String::new()),
        ("benchmark-lift", number(quality.lift_top_decile), "1.0000".to_owned()),
    ];
    for (key, value, base) in rows {
        table.add_row([texts.get(key), value, base]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

fn number(value: f64) -> String {
    format!("{value:.4}")
}

fn limited(value: &Limited) -> String {
    format!("{:.4} ({:.4}–{:.4})", value.estimate, value.lower, value.upper)
}
