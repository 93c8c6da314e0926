//! `holdfast risk card` and `backtest`: how a model was made, and how well it held.

use crate::arguments::RiskCardOptions;
use crate::console::Console;
use crate::pipeline::TaxonomyNames;
use crate::told::Tell as _;
use anyhow::Context as _;
use comfy_table::{CellAlignment, Table, presets};
use holdfast_report::Names as _;
use holdfast_risk::{Assessment, Limits, Metrics, ModelCard, RiskModel};

/// Families of features that are listed.
const FAMILIES: usize = 8;

pub(super) fn run(options: &RiskCardOptions, console: &Console) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(&options.file).told("error-reading", &options.file)?;
    // A model has its card in it.
    let card = match RiskModel::from_json(&text) {
        Ok(model) => model.card().clone(),
        Err(_) => {
            serde_json::from_str::<ModelCard>(&text).with_context(|| options.file.display().to_string())?
        }
    };
    if options.json {
        console.result(&serde_json::to_string_pretty(&card)?);
        return Ok(());
    }
    overview(&card, console);
    metrics(&card.metrics, console);
    families(&card, console);
    Ok(())
}

/// Predictions against what happened on months that were not learned from.
pub(super) fn backtest(card: &ModelCard, json: bool, console: &Console) -> anyhow::Result<()> {
    if json {
        let shown = serde_json::json!({
            "refusals": card.refusals,
            "test": card.test,
            "metrics": card.metrics,
            "lead_time": card.lead_time,
            "hand_score": card.hand_score,
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    overview(card, console);
    metrics(&card.metrics, console);
    let texts = console.texts();
    for compared in &card.hand_score {
        let auc = |metrics: &Metrics| {
            metrics.auc.map_or_else(|| "–".to_owned(), |auc| share(auc.estimate, console))
        };
        let better = compared
            .model
            .auc
            .zip(compared.score.auc)
            .is_some_and(|(model, score)| model.estimate > score.estimate);
        let key = if better { "hand-score-better" } else { "hand-score-not-better" };
        let values = [
            ("days", compared.horizon_days.into()),
            ("model", auc(&compared.model).into()),
            ("score", auc(&compared.score).into()),
        ];
        console.result(&texts.format(key, &values));
    }
    Ok(())
}

/// Whether there are account scores, and if not why, in sentences.
pub(super) fn verdict(assessment: &Assessment, console: &Console) {
    overview(assessment.card(), console);
    if let Assessment::Published(_) = assessment {
        metrics(&assessment.card().metrics, console);
    }
}

fn overview(card: &ModelCard, console: &Console) {
    let texts = console.texts();
    let key = if card.refusals.is_empty() { "risk-published" } else { "risk-refused" };
    let values = [
        ("accounts", card.accounts.into()),
        ("losses", card.losses.into()),
        ("landmarks", card.landmarks.into()),
        ("causes", card.causes.causes.len().into()),
    ];
    console.summary(&texts.format(key, &values));
    for refusal in &card.refusals {
        console.summary(&holdfast_report::assemble::risk_refusal(refusal, texts));
    }
}

fn metrics(metrics: &[Metrics], console: &Console) {
    if metrics.is_empty() {
        return;
    }
    let names = TaxonomyNames::new(console.texts().language());
    let formats = console.texts().formats();
    let headings = [
        "column-reason",
        "column-horizon",
        "column-departures",
        "column-predicted",
        "column-observed",
        "column-auc",
        "column-slope",
        "column-lift",
    ];
    let mut shown = table(&headings, console);
    let of = |limits: Option<Limits>, digits: u8| {
        limits.map_or_else(
            || "–".to_owned(),
            |found| {
                let range = formats
                    .range(&formats.decimal(found.lower, digits), &formats.decimal(found.upper, digits));
                format!("{} ({range})", formats.decimal(found.estimate, digits))
            },
        )
    };
    for row in metrics {
        shown.add_row([
            cause(&row.cause, &names, console),
            formats.integer(i64::from(row.horizon_days)),
            formats.decimal(row.events, 0),
            formats.percent(row.mean_predicted, 1),
            formats.percent(row.mean_observed, 1),
            of(row.auc, 3),
            of(row.slope, 2),
            row.lift.map_or_else(|| "–".to_owned(), |lift| formats.decimal(lift, 1)),
        ]);
    }
    console.summary(&aligned(shown, &[1, 2, 3, 4, 5, 6, 7]));
}

fn families(card: &ModelCard, console: &Console) {
    if card.families.is_empty() {
        return;
    }
    let formats = console.texts().formats();
    let mut shown = table(&["column-family", "column-importance"], console);
    for family in card.families.iter().take(FAMILIES) {
        let name = console.texts().get(&format!("feature-family-{}", family.family));
        shown.add_row([name, formats.decimal(family.importance, 3)]);
    }
    console.summary(&aligned(shown, &[1]));
}

/// The name of a cause: of the taxonomy, or of what its reasons were merged into.
pub(super) fn cause(id: &str, names: &TaxonomyNames, console: &Console) -> String {
    match id {
        "any" | "other" => console.texts().get(&format!("risk-cause-{id}")),
        "voluntary" | "involuntary" => console.texts().get(&format!("leaving-{id}")),
        id if id.contains('.') => names.reason(id).name,
        id => names.class(id).name,
    }
}

fn share(value: f64, console: &Console) -> String {
    console.texts().formats().percent(value, 1)
}

fn table(headings: &[&str], console: &Console) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY);
    table.set_header(headings.iter().map(|key| console.texts().get(key)));
    table
}

fn aligned(mut table: Table, numbers: &[usize]) -> String {
    for column in numbers {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}
