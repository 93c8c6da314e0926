//! Who is expected to leave, in a sentence or two.

use crate::document::Review;
use crate::voice::{SMALLEST_BASE_FOR_PERCENTAGES, Voice};

/// Reasons named.
const REASONS_NAMED: usize = 3;
/// Expected losses from which on a reason is named.
const WORTH_NAMING: f64 = 0.5;

pub(super) fn sentences(review: &Review, voice: &Voice<'_>) -> Vec<String> {
    let Some(risk) = &review.risk else { return Vec::new() };
    let days = ("days", i64::from(risk.horizon_days).into());
    if !risk.is_published() {
        let refused = Some(voice.say("lead-risk-refused"));
        return refused.into_iter().chain(outlook(review, voice)).collect();
    }
    let Some(expected) = risk.expected_in_all() else { return Vec::new() };
    let mut values = vec![
        days,
        ("accounts", voice.integer(risk.accounts).into()),
        ("customers", voice.expected(expected.customers).into()),
        ("range", voice.expected_range(expected).into()),
    ];
    let first = match voice.risk_amounts(review, &expected.monthly_minor) {
        Some(amounts) => {
            values.push(("amounts", amounts.into()));
            voice.say_with("lead-risk-money", &values)
        }
        None => voice.say_with("lead-risk", &values),
    };
    let causes = risk.expected_by_cause();
    let reasons: Vec<String> = causes
        .iter()
        .filter(|expected| expected.customers >= WORTH_NAMING)
        .take(REASONS_NAMED)
        .map(|expected| {
            let reason = voice.cause(&expected.cause, &expected.level);
            let customers = voice.expected(expected.customers);
            voice.say_with("risk-reason-count", &[("reason", reason.into()), ("customers", customers.into())])
        })
        .collect();
    let second = (!reasons.is_empty() && causes.len() > 1)
        .then(|| voice.say_with("lead-risk-reasons", &[("reasons", voice.formats.list(&reasons).into())]));
    std::iter::once(first).chain(second).collect()
}

/// What can be said without a model.
fn outlook(review: &Review, voice: &Voice<'_>) -> Option<String> {
    let risk = review.risk.as_ref()?;
    let all = risk.groups.iter().find(|group| group.kind == "all")?;
    if (all.accounts as f64) < SMALLEST_BASE_FOR_PERCENTAGES {
        return None;
    }
    let horizon = all.horizons.iter().find(|horizon| horizon.horizon_days == risk.horizon_days)?;
    let values = [
        ("days", i64::from(risk.horizon_days).into()),
        ("share", voice.percent(horizon.leaves.value).into()),
        ("range", voice.ends(&horizon.leaves).into()),
    ];
    Some(voice.say_with("lead-risk-outlook", &values))
}
