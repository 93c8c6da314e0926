//! `holdfast risk purchases`: who still buys where there is no subscription to cancel.

use super::benchmark::unreadable;
use crate::arguments::RiskPurchasesOptions;
use crate::console::Console;
use crate::pipeline::currency;
use crate::told::{Tell as _, Told};
use anyhow::Context as _;
use comfy_table::{CellAlignment, Table, presets};
use holdfast_connectors::{Limits, PlainColumn, PlainTable, PlainValues, read_plain_table};
use holdfast_domain::money::{Currency, Money};
use holdfast_risk::purchases::{
    self, Assessment, Baseline, ModelKind, Purchase, PurchaseLog, Refusal, Settings,
};
use jiff::civil::Date;
use std::fs::File;
use std::io::{BufWriter, Write as _};

/// Customers that are listed.
const LISTED: usize = 10;

pub(super) fn run(options: &RiskPurchasesOptions, console: &Console) -> anyhow::Result<()> {
    let currency = currency(&options.currency)?;
    let spinner = console.spinner("progress-analysing");
    let table = read_plain_table(&options.file, &Limits::default())
        .with_context(|| options.file.display().to_string())?;
    let log = log(&table, options, currency)?;
    let settings = Settings { until_day: options.as_of.map(days_since_1970), ..Settings::default() };
    let found = purchases::assess(&log, &settings)?;
    spinner.finish_and_clear();
    unreadable(&table, console);
    if let Some(path) = &options.predictions {
        let mut out = BufWriter::new(File::create(path).told("error-writing", path)?);
        purchases::write_predictions(&found, &settings.horizons_days, &mut out)
            .told("error-writing", path)?;
        out.flush().told("error-writing", path)?;
    }
    if options.json {
        console.result(&serde_json::to_string_pretty(&found)?);
    } else {
        show(&found, console);
    }
    Ok(())
}

fn days_since_1970(date: Date) -> i32 {
    (date - Date::constant(1970, 1, 1)).get_days()
}

/// The purchases of a file: a row without a customer or a date is none.
fn log(
    table: &PlainTable,
    options: &RiskPurchasesOptions,
    currency: Currency,
) -> anyhow::Result<PurchaseLog> {
    let named = |name: &str| {
        table.column(name).ok_or_else(|| {
            let known: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
            Told::error("benchmark-no-column", [("column", name.to_owned()), ("columns", known.join(", "))])
        })
    };
    let customer = named(&options.customer)?;
    let PlainValues::Days(days) = &named(&options.date)?.values else {
        return Err(Told::error("purchases-no-dates", [("column", options.date.clone())]));
    };
    let amounts = match &options.amount {
        None => None,
        Some(name) => match &named(name)?.values {
            PlainValues::Numbers(amounts) => Some(amounts),
            _ => return Err(Told::error("purchases-no-amounts", [("column", name.clone())])),
        },
    };
    let mut log = PurchaseLog::new();
    for row in 0..table.rows {
        let (Some(account), Some(day)) = (text(customer, row), days[row]) else { continue };
        let amount_minor = match amounts.map(|amounts| amounts[row]) {
            Some(amount) if amount.is_finite() => Some(
                Money::parse_minor_rounded(&amount.to_string(), currency)
                    .with_context(|| format!("{}, row {}", options.file.display(), table.row_numbers[row]))?,
            ),
            _ => None,
        };
        log.push(Purchase { account: &account, day, amount_minor, currency: currency.code() });
    }
    Ok(log)
}

fn text(column: &PlainColumn, row: usize) -> Option<String> {
    match &column.values {
        PlainValues::Texts { codes, names } => names.get(codes[row] as usize).cloned(),
        PlainValues::Numbers(numbers) => numbers[row].is_finite().then(|| numbers[row].to_string()),
        PlainValues::Days(days) => days[row].map(|day| day.to_string()),
    }
}

fn show(found: &Assessment, console: &Console) {
    let texts = console.texts();
    let formats = texts.formats();
    let values = [
        ("accounts", found.accounts.into()),
        ("purchases", found.purchases.into()),
        ("repeats", found.repeat_purchases.into()),
    ];
    console.result(&texts.format("purchases-read", &values));
    if let Some(model) = &found.model {
        let key = match model.kind {
            ModelKind::BetaGeometricNegativeBinomial => "purchases-at-any-time",
            ModelKind::BetaGeometricBetaBinomial => "purchases-on-occasions",
        };
        console.result(&texts.get(key));
    }
    if let Some(check) = &found.held_out {
        let values = [
            ("days", check.days.into()),
            ("expected", formats.decimal(check.expected, 0).into()),
            ("bought", check.bought.into()),
        ];
        console.result(&texts.format("purchases-check", &values));
        for versus in &check.versus {
            let values = [("expected", formats.decimal(versus.expected, 0).into())];
            console
                .result(&texts.format(&format!("purchases-versus-{}", baseline(versus.baseline)), &values));
        }
    }
    for refusal in &found.refusals {
        console.result(&refused(refusal, console));
    }
    if !found.is_published() {
        return;
    }
    let mut shown = Table::new();
    shown.load_style(presets::UTF8_BORDERS_ONLY);
    shown.set_header(
        ["column-customer", "column-purchases", "column-still-buys", "column-expected-purchases"]
            .map(|key| texts.get(key)),
    );
    let mut listed: Vec<_> =
        found.outlooks.iter().filter_map(|outlook| Some((outlook, outlook.prediction.as_ref()?))).collect();
    // Those who bought most before and may be gone: the ones worth a call.
    let missed =
        |outlook: &purchases::AccountOutlook, alive: f64| (1.0 - alive) * f64::from(outlook.purchases);
    listed.sort_by(|one, other| {
        missed(other.0, other.1.probability_alive).total_cmp(&missed(one.0, one.1.probability_alive))
    });
    for (outlook, prediction) in listed.iter().take(LISTED) {
        shown.add_row([
            outlook.account.clone(),
            outlook.purchases.to_string(),
            formats.percent(prediction.probability_alive, 0),
            formats.decimal(prediction.horizons.last().map_or(0.0, |last| last.expected_purchases), 1),
        ]);
    }
    for column in shown.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    console.result(&texts.get("purchases-listed"));
    console.result(&shown.to_string());
}

fn baseline(baseline: Baseline) -> &'static str {
    match baseline {
        Baseline::SameRate => "own-rate",
        Baseline::AverageRate => "average-rate",
    }
}

/// Why nothing is published, in words.
fn refused(refusal: &Refusal, console: &Console) -> String {
    let texts = console.texts();
    let formats = texts.formats();
    let counts = |key: &str, found: u64, needed: u64| {
        texts.format(key, &[("found", found.into()), ("needed", needed.into())])
    };
    match *refusal {
        Refusal::TooFewAccounts { found, needed } => counts("purchases-too-few-customers", found, needed),
        Refusal::TooFewRepeatPurchases { found, needed } => {
            counts("purchases-too-few-repeats", found, needed)
        }
        Refusal::TooFewHeldOutPurchases { found, needed } => {
            counts("purchases-too-few-held-out", found, needed)
        }
        Refusal::NotConverged => texts.get("purchases-not-converged"),
        Refusal::TotalNotBetter { expected, same_rate, bought } => texts.format(
            "purchases-total-not-better",
            &[
                ("expected", formats.decimal(expected, 0).into()),
                ("rate", formats.decimal(same_rate, 0).into()),
                ("bought", bought.into()),
            ],
        ),
        Refusal::TotalTooFar { expected, bought, limit } => texts.format(
            "purchases-total-too-far",
            &[
                ("expected", formats.decimal(expected, 0).into()),
                ("bought", bought.into()),
                ("limit", formats.percent(limit, 0).into()),
            ],
        ),
        Refusal::AccountsNotBetter { baseline: simpler, .. } => {
            texts.get(&format!("purchases-not-better-than-{}", baseline(simpler)))
        }
    }
}
