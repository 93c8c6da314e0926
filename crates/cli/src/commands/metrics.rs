//! `holdfast metrics`: churn and revenue measures of a data folder.

use crate::arguments::MetricsOptions;
use crate::console::Console;
use crate::pipeline::{self, DataFolder, end_of};
use crate::told::Told;
use comfy_table::{CellAlignment, Table, presets};
use holdfast_domain::calendar::{Month, Zone};
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_i18n::Formats;
use holdfast_measures::{Dialect, MeasurePoint, MeasureSeries, Measures, Settings, cohort_accounts};
use holdfast_taxonomy::{Crosswalks, Taxonomy};
use std::process::ExitCode;

/// Months shown unless one is named.
const MONTHS_SHOWN: usize = 12;

pub(crate) fn run(options: &MetricsOptions, console: &Console) -> anyhow::Result<ExitCode> {
    let zone = Zone::from_name(&options.zone)?;
    let folder = DataFolder::existing(&options.data, &zone)?;
    let now = SystemClock.now();
    let last_fact = folder.window(now)?.map(|(_, last)| last);
    let as_of = options.review.as_of.or(last_fact).unwrap_or_else(|| zone.date(now));
    let settings = Settings {
        as_of: end_of(as_of, &zone)?,
        zone,
        default_currency: pipeline::currency(&options.currency)?,
        recognition: pipeline::recognition(options.review.recognition),
        s2_headings: pipeline::headings(&options.review),
    };
    let spinner = console.spinner("progress-analysing");
    let results = Measures::compute(
        folder.engine(),
        &settings,
        Taxonomy::embedded(),
        Crosswalks::embedded(),
        &mut |step| {
            spinner.set_message(console.step(step));
        },
    )?;
    spinner.finish_and_clear();
    if let Some(cell) = &options.accounts_of {
        return list_accounts(cell, &folder, &settings, options.json, console);
    }
    let wanted = wanted_months(options, &results.series)?;
    if options.json {
        let series: Vec<MeasureSeries> = results
            .series
            .into_iter()
            .map(|mut series| {
                series.points.retain(|point| wanted.contains(&point.period));
                series
            })
            .collect();
        let shown = serde_json::json!({ "as_of": as_of.to_string(), "accounts": results.accounts, "measures": series });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(ExitCode::SUCCESS);
    }
    for month in &wanted {
        console.result(&month_table(month, &results.series, console));
    }
    Ok(ExitCode::SUCCESS)
}

fn wanted_months(options: &MetricsOptions, series: &[MeasureSeries]) -> anyhow::Result<Vec<String>> {
    let mut known: Vec<String> =
        series.iter().flat_map(|series| series.points.iter().map(|point| point.period.clone())).collect();
    known.sort_unstable();
    known.dedup();
    if known.is_empty() {
        return Err(Told::error("error-no-months", []));
    }
    let Some(month) = &options.month else {
        let first = known.len().saturating_sub(MONTHS_SHOWN);
        return Ok(known.split_off(first));
    };
    let month = month.parse::<Month>()?.to_string();
    if !known.contains(&month) {
        let (first, last) = (known[0].clone(), known[known.len() - 1].clone());
        return Err(Told::error("error-no-such-month", [("month", month), ("first", first), ("last", last)]));
    }
    Ok(vec![month])
}

/// One month: a row a measure (and currency), a column a dialect.
fn month_table(month: &str, series: &[MeasureSeries], console: &Console) -> String {
    let texts = console.texts();
    let formats = texts.formats();
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    let dialect_name = |dialect: &Dialect| texts.get(&format!("dialect-{}", dialect.key()));
    table.set_header(std::iter::once(month.to_owned()).chain(Dialect::ALL.iter().map(dialect_name)));
    for measure in holdfast_measures::MEASURES {
        let mut currencies: Vec<Option<String>> = series
            .iter()
            .filter(|series| series.measure == measure)
            .flat_map(|series| series.points.iter().filter(|point| point.period == month))
            .map(|point| point.currency.clone())
            .collect();
        currencies.sort_unstable();
        currencies.dedup();
        for currency in currencies {
            let name = texts.get(&format!("measure-{measure}"));
            let label = currency.as_ref().map_or(name.clone(), |currency| format!("{name} ({currency})"));
            let value = |dialect: &Dialect| {
                series
                    .iter()
                    .find(|series| series.dialect == *dialect && series.measure == measure)
                    .and_then(|series| {
                        series.points.iter().find(|point| point.period == month && point.currency == currency)
                    })
                    .map_or("–".to_owned(), |point| shown(measure, point, &formats))
            };
            table.add_row(std::iter::once(label).chain(Dialect::ALL.iter().map(value)));
        }
    }
    for column in 1..=Dialect::ALL.len() {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

/// A value as its measure is written, with its interval where it has one.
fn shown(measure: &str, point: &MeasurePoint, formats: &Formats) -> String {
    let Some(value) = point.value else { return "–".to_owned() };
    let is_share = measure.contains("churn") || measure.contains("retention");
    let one = |value: f64| {
        if is_share {
            formats.percent(value, 1)
        } else if measure == "quick_ratio" {
            formats.decimal(value, 2)
        } else if let Some(currency) = &point.currency {
            let exponent = holdfast_domain::money::Currency::from_code(currency)
                .map_or(2, holdfast_domain::money::Currency::exponent);
            formats.money(value.round() as i64, exponent, currency)
        } else {
            formats.integer(value.round() as i64)
        }
    };
    match (is_share, point.low, point.high) {
        (true, Some(low), Some(high)) => {
            format!("{}\n{}", one(value), formats.range(&one(low), &one(high)))
        }
        _ => one(value),
    }
}

/// The accounts behind one cell of a cohort table.
fn list_accounts(
    cell: &str,
    folder: &DataFolder,
    settings: &Settings,
    json: bool,
    console: &Console,
) -> anyhow::Result<ExitCode> {
    let parts = || {
        let (rest, age) = cell.rsplit_once(':')?;
        let (by, label) = rest.split_once(':')?;
        Some((by, label, age.parse::<u32>().ok()?))
    };
    let (by, label, age) =
        parts().ok_or_else(|| Told::error("error-no-cohort-cell", [("cell", cell.to_owned())]))?;
    let accounts = cohort_accounts(folder.engine(), settings, by, label, age)?;
    if json {
        console.result(&serde_json::to_string_pretty(&accounts)?);
        return Ok(ExitCode::SUCCESS);
    }
    for account in &accounts {
        let key = match account.retained {
            Some(true) => "cohort-still-there",
            Some(false) => "cohort-left",
            None => "cohort-not-observed",
        };
        console.result(&format!("{}\t{}", account.account_id, console.texts().get(key)));
    }
    Ok(ExitCode::SUCCESS)
}
