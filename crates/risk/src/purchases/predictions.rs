//! Predictions as CSV.

use std::io::{self, Write};

use super::outcome::Assessment;

/// Writes one row for each account: `account_id`, `first_day`, `last_day`, `purchases`,
/// `probability_alive`, then `expected_purchases_D` and `probability_of_purchase_D` for each
/// horizon of D days, then `expected_minor_units_D_CUR` for each currency and horizon (an
/// expectation in minor units; empty where the account never paid in that currency). Where
/// predictions are refused the columns from `probability_alive` on are empty.
///
/// # Errors
/// Those of the writer.
pub fn write_predictions(
    assessment: &Assessment,
    horizons_days: &[u32],
    out: &mut impl Write,
) -> io::Result<()> {
    let currencies: Vec<&str> = assessment.spend.iter().map(|spend| spend.currency.as_str()).collect();
    write!(out, "account_id,first_day,last_day,purchases,probability_alive")?;
    for days in horizons_days {
        write!(out, ",expected_purchases_{days},probability_of_purchase_{days}")?;
    }
    for currency in &currencies {
        for days in horizons_days {
            let mark = if currency.is_empty() { "" } else { "_" };
            write!(out, ",{}", quoted(&format!("expected_minor_units_{days}{mark}{currency}")))?;
        }
    }
    writeln!(out)?;
    for outlook in &assessment.outlooks {
        let account = quoted(&outlook.account);
        write!(out, "{account},{},{},{}", outlook.first_day, outlook.last_day, outlook.purchases)?;
        let Some(prediction) = &outlook.prediction else {
            let empty = 1 + horizons_days.len() * (2 + currencies.len());
            writeln!(out, "{}", ",".repeat(empty))?;
            continue;
        };
        write!(out, ",{:.6}", prediction.probability_alive)?;
        for horizon in &prediction.horizons {
            write!(out, ",{:.6},{:.6}", horizon.expected_purchases, horizon.probability_of_purchase)?;
        }
        for currency in &currencies {
            match prediction.money.iter().find(|money| money.currency == *currency) {
                Some(money) => {
                    for expected in &money.expected_minor_units {
                        write!(out, ",{expected:.2}")?;
                    }
                }
                None => write!(out, "{}", ",".repeat(horizons_days.len()))?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A cell, in quotation marks where it needs them.
fn quoted(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}
