//! Who leaves next: features at the starts of months, losses with their reasons, the fit, and
//! the results as files.

use crate::pipeline::DataFolder;
use crate::pipeline::attribution::Readers;
use crate::told::{Tell as _, Told};
use anyhow::Context as _;
use holdfast_analytics::{Analytics, Column, Table, Value};
use holdfast_domain::calendar::{Month, Zone};
use holdfast_domain::clock::{Clock as _, SystemClock};
use holdfast_domain::money::{Currency, Money};
use holdfast_features::{Definition, Request, Snapshots};
use holdfast_reasons::Attribution;
use holdfast_report::assemble::Wrote;
use holdfast_risk::rules::{HandScore, States};
use holdfast_risk::{Assessment, End, HORIZONS, Inputs, Predictions, RiskModel, STAYS, Settings, WhoNext};
use holdfast_taxonomy::{LeafId, Taxonomy};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Starts of months that are looked at, at most: older customers left another product.
const MOST_LANDMARKS: usize = 36;

/// A loss is the one that a reason was found for if it was decided within this many microseconds
/// of it: requests are noted at one moment and come into force at another.
const SAME_LOSS: i64 = 45 * 86_400_000_000;

/// Customers whose last words are shown.
const MOST_QUOTED: usize = 500;

/// The newest text that each listed customer wrote and that was known.
const LAST_WRITTEN: &str = "
    SELECT account_id, text, at
    FROM (
        SELECT
            m.account_id, m.text, m.occurred_at AS at,
            row_number() OVER (PARTITION BY m.account_id ORDER BY m.occurred_at DESC, m.row_key) AS place
        FROM messages AS m
        JOIN customers_listed AS l ON m.account_id = l.account_id
        WHERE m.author = 'customer' AND m.occurred_at < $as_of AND m.recorded_at < $as_of
    ) AS written
    WHERE place = 1";

/// When leaving was decided, and the probabilities of its reasons.
type Decided<'a> = (i64, &'a [(LeafId, f64)]);

/// What is asked for beside the facts.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// A person's own score, to compare with.
    pub(crate) hand_score: Option<&'a Path>,
    /// Days ahead that decide and rank; the default of the fit where `None`.
    pub(crate) horizon_days: Option<u32>,
    /// Seed of the fit.
    pub(crate) seed: Option<u64>,
    /// Where what was read of the facts is kept for the next time.
    pub(crate) kept: Option<PathBuf>,
}

/// What was found out about who leaves next, and what it was found from.
pub(crate) struct Assessed {
    pub(crate) snapshots: Snapshots,
    pub(crate) assessment: Assessment,
    pub(crate) settings: Settings,
    /// The features, for their units.
    pub(crate) definitions: Vec<Definition>,
}

/// The file, in the folder of what is kept, with what was read of messages.
const READ_MESSAGES: &str = "messages.labels";

/// Features of every customer at these instants, with what messages say read by these readers.
/// Where a folder is named, what was read of the facts and of the texts is kept there, so that the
/// next time only new imports and new texts are read.
pub(crate) fn snapshots_at(
    folder: &DataFolder,
    readers: &Readers,
    kept: Option<&Path>,
    as_of: Vec<i64>,
    zone: &Zone,
    currency: Currency,
    progress: &mut dyn FnMut(&str),
) -> anyhow::Result<Snapshots> {
    progress("message_labels");
    let read = kept.map(|kept| kept.join(READ_MESSAGES));
    let labels =
        holdfast_reasons::message_labels(folder.engine(), &readers.for_messages()?, read.as_deref())?.labels;
    let request = Request { as_of, zone: zone.clone(), default_currency: currency, labels };
    let mut step = |table: &str| progress(if table == "features" { table } else { "history" });
    Ok(match kept {
        Some(kept) => holdfast_features::compute_incrementally(folder.engine(), kept, &request, &mut step)?,
        None => holdfast_features::compute(folder.engine(), &request, &mut step)?,
    })
}

/// The folder of a data folder in which the reduced facts are kept. It can be deleted at any time.
pub(crate) fn kept_in(data: &Path) -> PathBuf {
    data.join("history")
}

/// Fits and checks the model on the facts up to the settings' as-of instant.
pub(crate) fn assess(
    folder: &DataFolder,
    settings: &holdfast_measures::Settings,
    attribution: &Attribution,
    readers: &Readers,
    wanted: &Wanted<'_>,
    progress: &mut dyn FnMut(&str),
) -> anyhow::Result<Assessed> {
    // Mistakes of a person's own score are told before the long work.
    let hand_score = wanted.hand_score.map(hand_score).transpose()?;
    let landmarks = landmarks(folder, settings.as_of, &settings.zone)?;
    let snapshots = snapshots_at(
        folder,
        readers,
        wanted.kept.as_deref(),
        landmarks,
        &settings.zone,
        settings.default_currency,
        progress,
    )?;
    let ends = ends(&snapshots, attribution);
    let states = States::shipped()?;
    let inputs = Inputs {
        snapshots: &snapshots,
        ends: &ends,
        as_of: settings.as_of,
        taxonomy: Taxonomy::embedded(),
        hand_score: hand_score.as_ref(),
        states: &states,
    };
    let defaults = Settings::default();
    let fit = Settings {
        horizon_days: wanted.horizon_days.unwrap_or(defaults.horizon_days),
        seed: wanted.seed.unwrap_or(defaults.seed),
        ..defaults
    };
    let departures = attribution.accounts.len() as u64;
    let assessment = holdfast_risk::fit(&inputs, &fit, progress)?.among(departures);
    let definitions = snapshots.columns.iter().map(|column| column.definition.clone()).collect();
    Ok(Assessed { snapshots, assessment, settings: fit, definitions })
}

fn hand_score(path: &Path) -> anyhow::Result<HandScore> {
    let text = std::fs::read_to_string(path).told("error-reading", path)?;
    Ok(HandScore::from_toml(&path.display().to_string(), &text)?)
}

fn landmarks(folder: &DataFolder, as_of: i64, zone: &Zone) -> anyhow::Result<Vec<i64>> {
    let Some((first, _)) = folder.window(SystemClock.now())? else { return Ok(vec![as_of]) };
    let mut month = Month::of(first);
    let mut found = Vec::new();
    loop {
        month = month.plus(1);
        let start = zone.month_start(month)?.as_microsecond();
        if start >= as_of {
            break;
        }
        found.push(start);
    }
    found.push(as_of);
    Ok(found.split_off(found.len().saturating_sub(MOST_LANDMARKS + 1)))
}

/// Every loss with its reasons. Reasons are known for accounts that are gone; of those that have
/// announced their end, or came back, the reason of that loss is not known.
fn ends(snapshots: &Snapshots, attribution: &Attribution) -> Vec<End> {
    let reasons: HashMap<&str, Decided<'_>> = attribution
        .decided()
        .map(|(account, at)| (account.account_id.as_str(), (at, account.leaves.as_slice())))
        .collect();
    let causes = |loss: &holdfast_features::Loss| {
        let (at, leaves) = reasons.get(snapshots.accounts[loss.account as usize].as_str())?;
        ((loss.at - at).abs() <= SAME_LOSS).then(|| leaves.to_vec())
    };
    let end = |loss: &holdfast_features::Loss| End {
        account: loss.account,
        decided_at: loss.at,
        causes: causes(loss).unwrap_or_default(),
    };
    snapshots.losses.iter().map(end).collect()
}

/// What the customers on the list last wrote.
pub(crate) fn last_written(
    engine: &dyn Analytics,
    assessment: &Assessment,
) -> anyhow::Result<BTreeMap<String, Wrote>> {
    let Assessment::Published(published) = assessment else { return Ok(BTreeMap::new()) };
    let listed = published.who_next.iter().take(MOST_QUOTED).map(|listed| Some(listed.account_id.as_str()));
    let listed = Table::new(vec![("account_id".to_owned(), Column::texts(listed))])?;
    engine.register("customers_listed", listed)?;
    let at = published.predictions.as_of;
    let rows = engine.query(LAST_WRITTEN, &[("as_of", Value::Integer(at))])?;
    let (account, text, written) = (rows.column("account_id")?, rows.column("text")?, rows.column("at")?);
    Ok((0..rows.rows())
        .filter_map(|row| {
            let wrote = Wrote { text: text.text(row)?.to_owned(), span: None, at: written.integer(row) };
            Some((account.text(row)?.to_owned(), wrote))
        })
        .collect())
}

/// Reads a model that [`write()`] wrote.
pub(crate) fn read_model(path: &Path) -> anyhow::Result<RiskModel> {
    let text = std::fs::read_to_string(path).told("error-reading", path)?;
    RiskModel::from_json(&text).with_context(|| path.display().to_string())
}

/// Writes `risk_by_account.csv`, `who_next.csv`, the model card and, where it is published, the
/// model. Without a published model the two tables have no rows.
pub(crate) fn write(assessment: &Assessment, folder: &Path) -> anyhow::Result<()> {
    let card = serde_json::to_string_pretty(assessment.card())?;
    let path = folder.join("model_card.json");
    std::fs::write(&path, card).told("error-writing", &path)?;
    match assessment {
        Assessment::Published(published) => {
            let path = folder.join("risk_model.json");
            std::fs::write(&path, published.model.to_json()?).told("error-writing", &path)?;
            write_scores(Some((&published.predictions, &published.who_next)), folder)
        }
        Assessment::Refused(_) => {
            let path = folder.join("risk_model.json");
            match std::fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    Err(error).told("error-removing", &path)
                }
                _ => write_scores(None, folder),
            }
        }
    }
}

/// Writes `risk_by_account.csv` and `who_next.csv`.
pub(crate) fn write_scores(scores: Option<(&Predictions, &[WhoNext])>, folder: &Path) -> anyhow::Result<()> {
    let path = folder.join("risk_by_account.csv");
    let mut out = csv::Writer::from_path(&path).told("error-writing", &path)?;
    out.write_record(["account_id", "leaf", "horizon_days", "probability", "level"])?;
    for row in scores.iter().flat_map(|(predictions, _)| predictions.risk_rows()) {
        // Staying is what the probabilities of leaving lack to 1.
        if row.leaf == STAYS {
            continue;
        }
        let (days, probability) = (row.horizon_days.to_string(), format!("{:.12}", row.probability));
        let level = row.level.map_or("", holdfast_risk::Level::key);
        out.write_record([&row.account_id, &row.leaf, &days, &probability, level])?;
    }
    out.flush().told("error-writing", &path)?;
    let path = folder.join("who_next.csv");
    let mut out = csv::Writer::from_path(&path).told("error-writing", &path)?;
    let mut header: Vec<String> = [
        "rank",
        "account_id",
        "horizon_days",
        "probability",
        "cause",
        "level",
        "cause_probability",
        "segment",
        "monthly_amount",
        "money_at_risk",
        "currency",
        "states",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    header.extend(HORIZONS.map(|days| format!("probability_{days}")));
    out.write_record(&header)?;
    let Some((predictions, who_next)) = scores else { return out.flush().told("error-writing", &path) };
    let places: HashMap<&str, usize> =
        predictions.accounts.iter().enumerate().map(|(place, account)| (account.as_str(), place)).collect();
    let amount = |money: Option<Money>| money.map(plain).unwrap_or_default();
    for account in who_next {
        let mut row = vec![
            account.rank.to_string(),
            account.account_id.clone(),
            account.horizon_days.to_string(),
            format!("{:.6}", account.probability),
            account.cause.clone(),
            account.level.key().to_owned(),
            format!("{:.6}", account.cause_probability),
            account.segment.clone().unwrap_or_default(),
            amount(account.monthly),
            amount(account.money_at_risk),
            account.monthly.map(|money| money.currency().code().to_owned()).unwrap_or_default(),
            account.states.join(" "),
        ];
        let place = places.get(account.account_id.as_str());
        row.extend((0..HORIZONS.len()).map(|horizon| {
            let failed = predictions.horizons[horizon].standing == holdfast_risk::Standing::Failed;
            let known = place.filter(|_| !failed);
            known.map(|place| format!("{:.6}", predictions.leaves(*place, horizon))).unwrap_or_default()
        }));
        out.write_record(&row)?;
    }
    out.flush().told("error-writing", &path)
}

/// An amount as a plain number in the currency's own unit, as other programs read it.
fn plain(money: Money) -> String {
    let digits = usize::from(money.currency().exponent());
    let sign = if money.minor() < 0 { "-" } else { "" };
    let text = format!("{:0>width$}", money.minor().unsigned_abs(), width = digits + 1);
    let (whole, part) = text.split_at(text.len() - digits);
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// That an account has no score, and which is meant.
pub(crate) fn no_such_account(account: &str, predictions: &Predictions) -> anyhow::Error {
    let near = crate::closest::closest(account, predictions.accounts.iter().map(String::as_str));
    let near = near.unwrap_or_default().to_owned();
    let key = if near.is_empty() { "risk-no-such-account" } else { "risk-no-such-account-near" };
    Told::error(key, [("account", account.to_owned()), ("near", near)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        let money = |minor, code| plain(Money::new(minor, Currency::from_code(code).unwrap()));
        assert_eq!(money(123_456, "USD"), "1234.56");
        assert_eq!(money(5, "EUR"), "0.05");
        assert_eq!(money(-150, "USD"), "-1.50");
        assert_eq!(money(980, "JPY"), "980");
        assert_eq!(money(1, "KWD"), "0.001");
    }
}
