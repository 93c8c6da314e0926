//! The check on the part held out.

use holdfast_stats::ConfidenceLevel;
use holdfast_stats::purchases::PurchaseDays;

use super::buying::{AtCut, Model};
use super::day::Day;
use super::outcome::{Baseline, FrequencyGroup, HeldOut, Refusal, Versus};
use super::settings::Settings;

/// Repeat purchases from which accounts are one group.
const LAST_GROUP: u32 = 7;

/// What a simpler forecast expects of an account.
type Forecast = dyn Fn(&AtCut) -> f64;

/// Compares what the model, fitted up to the cut, expects of each account with what it did.
pub(super) fn held_out(model: &Model, days: &PurchaseDays, cut: i32, end: i32) -> HeldOut {
    let accounts: Vec<AtCut> =
        (0..days.people()).filter_map(|person| model.at_cut(days, person, cut, end)).collect();
    let watched: f64 = accounts.iter().map(|account| account.watched).sum();
    let repeats: f64 = accounts.iter().map(|account| f64::from(account.frequency)).sum();
    let average = if watched > 0.0 { repeats / watched } else { 0.0 };
    let forecasts: [(Baseline, &Forecast); 2] = [
        // Nobody can have a rate from less than one day (or occasion).
        (Baseline::SameRate, &|account| {
            f64::from(account.frequency) / account.watched.max(1.0) * account.ahead
        }),
        (Baseline::AverageRate, &move |account| average * account.ahead),
    ];
    let squared = |account: &AtCut, expected: f64| (expected - f64::from(account.bought)).powi(2);
    let count = (accounts.len() as f64).max(1.0);
    let squared_error =
        accounts.iter().map(|account| squared(account, account.expected)).sum::<f64>() / count;
    let versus = forecasts
        .into_iter()
        .map(|(baseline, forecast)| {
            let (mut expected, mut error, mut square) = (0.0, 0.0, 0.0);
            for account in &accounts {
                let simple = forecast(account);
                let theirs = squared(account, simple);
                let difference = squared(account, account.expected) - theirs;
                expected += simple;
                error += theirs;
                square += difference * difference;
            }
            let difference = squared_error - error / count;
            let variance = (square / count - difference * difference).max(0.0) / (count - 1.0).max(1.0);
            let margin = ConfidenceLevel::P95.normal_quantile() * variance.sqrt();
            Versus {
                baseline,
                expected,
                squared_error: error / count,
                difference,
                lower: difference - margin,
                upper: difference + margin,
            }
        })
        .collect();
    let mut by_frequency: Vec<FrequencyGroup> = (0..=LAST_GROUP)
        .map(|repeat_purchases| FrequencyGroup { repeat_purchases, accounts: 0, expected: 0.0, bought: 0 })
        .collect();
    for account in &accounts {
        let group = &mut by_frequency[account.frequency.min(LAST_GROUP) as usize];
        group.accounts += 1;
        group.expected += account.expected;
        group.bought += u64::from(account.bought);
    }
    HeldOut {
        fitted_until: Day(cut),
        days: (end - cut) as u32,
        accounts: accounts.len() as u64,
        bought: accounts.iter().map(|account| u64::from(account.bought)).sum(),
        expected: accounts.iter().map(|account| account.expected).sum(),
        squared_error,
        versus,
        by_frequency,
    }
}

/// What speaks against publishing.
pub(super) fn refusals(check: &HeldOut, settings: &Settings) -> Vec<Refusal> {
    let needed = settings.minimum_held_out_purchases;
    if check.bought < needed {
        return vec![Refusal::TooFewHeldOutPurchases { found: check.bought, needed }];
    }
    let mut refusals = Vec::new();
    let bought = check.bought as f64;
    let off = (check.expected - bought).abs();
    for versus in &check.versus {
        let same_rate = versus.expected;
        if versus.baseline == Baseline::SameRate
            && off > settings.near_enough * bought
            && off >= (same_rate - bought).abs()
        {
            refusals.push(Refusal::TotalNotBetter {
                expected: check.expected,
                same_rate,
                bought: check.bought,
            });
        }
        if versus.upper >= 0.0 {
            refusals.push(Refusal::AccountsNotBetter {
                baseline: versus.baseline,
                difference: versus.difference,
                upper: versus.upper,
            });
        }
    }
    if off > settings.too_far * bought {
        let limit = settings.too_far;
        refusals.push(Refusal::TotalTooFar { expected: check.expected, bought: check.bought, limit });
    }
    refusals
}
