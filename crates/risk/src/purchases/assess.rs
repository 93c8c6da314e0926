//! Fit, check, publish or refuse.

use super::buying::{Model, buying};
use super::check::{held_out, refusals};
use super::day::Day;
use super::log::{Known, PurchaseLog};
use super::money::Amounts;
use super::outcome::{AccountOutlook, Assessment, BuyingFound, Prediction, Refusal};
use super::settings::Settings;
use crate::Error;

/// Fits a model to the purchases, checks it on the last part of the window, and says what to
/// expect of each account, or why not.
///
/// # Errors
/// A setting outside its range; a log without any purchase up to the last day.
pub fn assess(log: &PurchaseLog, settings: &Settings) -> Result<Assessment, Error> {
    settings.check()?;
    let nothing = |problem: &str| Error::Input { what: "purchases".to_owned(), problem: problem.to_owned() };
    let until = settings
        .until_day
        .or(log.last_day())
        .ok_or_else(|| nothing("there are none; give rows with an account and a date"))?;
    let known = log.known(until, settings.count_free_purchases)?.ok_or_else(|| {
        nothing("there are none up to the last day that counts; give a later day, or count free purchases")
    })?;
    let days = &known.days;
    let window = days.window();
    let buyers = (0..days.people()).filter(|&person| !days.of(person).is_empty()).count() as u64;
    let mut assessment = Assessment {
        first_day: window.map(|(first, _)| Day(first)),
        until_day: Day(until),
        accounts: buyers,
        purchases: days.purchases() as u64,
        repeat_purchases: days.purchases() as u64 - buyers,
        buying: buying(days, settings.buying),
        model: None,
        held_out: None,
        spend: Vec::new(),
        refusals: Vec::new(),
        outlooks: Vec::new(),
    };
    check(&mut assessment, &known, settings)?;
    let every_days = assessment.buying.every_days;
    let mut model = None;
    // The fit needs one repeat purchase, on occasions that are over.
    if !assessment.refusals.iter().any(too_little) {
        let fitted = Model::fit(days, until, every_days, settings.penalty)?;
        if !fitted.converged() {
            assessment.refusals.push(Refusal::NotConverged);
        }
        assessment.model = Some(fitted.summary(&settings.horizons_days));
        model = Some(fitted);
    }
    let mut amounts = Vec::new();
    for (currency, days) in &known.by_currency {
        amounts.extend(Amounts::new(currency, days, settings)?);
    }
    let model = model.filter(|_| assessment.refusals.is_empty());
    assessment.outlooks = outlooks(log, &known, until, model.as_ref(), &amounts, settings);
    assessment.spend = amounts.into_iter().map(|amounts| amounts.summary).collect();
    Ok(assessment)
}

fn too_little(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::TooFewAccounts { .. } | Refusal::TooFewRepeatPurchases { .. })
}

/// Fits up to the cut, foretells what comes after it, and notes what speaks against publishing.
fn check(assessment: &mut Assessment, known: &Known, settings: &Settings) -> Result<(), Error> {
    let (days, until) = (&known.days, assessment.until_day.0);
    let first = assessment.first_day.map_or(until, |day| day.0);
    let BuyingFound { every_days, .. } = assessment.buying;
    let cut = until - (f64::from(until - first) * settings.held_out_share).round() as i32;
    let mut accounts = 0;
    let mut repeats = 0;
    for person in 0..days.people() {
        let frequency = match every_days {
            None => days.known(person, cut, 1.0).map(|known| known.frequency),
            Some(every) => days
                .known_on_occasions(person, cut, every, holdfast_stats::purchases::OpenOccasion::LeaveOut)
                .map(|known| known.frequency),
        };
        if let Some(frequency) = frequency {
            accounts += 1;
            repeats += u64::from(frequency);
        }
    }
    let needed = settings.minimum_accounts.max(1);
    if accounts < needed {
        assessment.refusals.push(Refusal::TooFewAccounts { found: accounts, needed });
    }
    let needed = settings.minimum_repeat_purchases.max(1);
    if repeats < needed {
        assessment.refusals.push(Refusal::TooFewRepeatPurchases { found: repeats, needed });
    }
    if !assessment.refusals.is_empty() {
        return Ok(());
    }
    let fitted = Model::fit(days, cut, every_days, settings.penalty)?;
    if !fitted.converged() {
        assessment.refusals.push(Refusal::NotConverged);
    }
    let check = held_out(&fitted, days, cut, until);
    assessment.refusals.extend(refusals(&check, settings));
    assessment.held_out = Some(check);
    Ok(())
}

fn outlooks(
    log: &PurchaseLog,
    known: &Known,
    until: i32,
    model: Option<&Model>,
    amounts: &[Amounts<'_>],
    settings: &Settings,
) -> Vec<AccountOutlook> {
    let days = &known.days;
    let mut outlooks = Vec::new();
    for (person, account) in log.accounts().iter().enumerate().take(days.people()) {
        let of_account = days.of(person);
        let (Some(&first), Some(&last)) = (of_account.first(), of_account.last()) else { continue };
        let prediction = model
            .and_then(|model| model.outlook(days, person, until, &settings.horizons_days))
            .map(|(probability_alive, horizons)| {
                let money = amounts
                    .iter()
                    .filter_map(|amounts| amounts.expected(person, of_account.len(), &horizons))
                    .collect();
                Prediction { probability_alive, horizons, money }
            });
        outlooks.push(AccountOutlook {
            account: account.clone(),
            first_day: Day(first),
            last_day: Day(last),
            purchases: of_account.len() as u32,
            prediction,
        });
    }
    outlooks
}
