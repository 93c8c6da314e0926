//! How risk is put into words: causes, signals and their values, horizons.

use std::collections::BTreeMap;

use super::Voice;
use crate::document::{Estimate, ExpectedLosses, FeatureDriver, Review, Risk, RiskChange, Statement};
use crate::revenue::MAIN_CURRENCIES;

/// A change in relation to before that is smaller is none.
const UNCHANGED: f64 = 0.005;
/// From this factor on, "3 times as much" reads better than "up 200 %".
const TIMES: f64 = 3.0;

impl Voice<'_> {
    /// The name of a modelled cause.
    pub(crate) fn cause(&self, id: &str, level: &str) -> String {
        match level {
            "leaf" => self.reason(id).name,
            "how_left" => self.word("leaving-", id),
            "any" if id == "other" => self.say("risk-cause-other"),
            "any" => self.say("risk-cause-any"),
            _ => self.class(id).name,
        }
    }

    /// The name of a cause of which only the identifier is at hand.
    pub(crate) fn cause_of(&self, risk: &Risk, id: &str) -> String {
        let level = risk.card.causes.iter().find(|cause| cause.id == id).map(|cause| cause.level.as_str());
        match (id, level) {
            ("any", None) => self.say("risk-all-reasons"),
            ("voluntary" | "involuntary", _) => self.word("leaving-", id),
            (_, Some(level)) => self.cause(id, level),
            _ => self.reason(id).name,
        }
    }

    /// The name of a feature: from the texts of features; a trait of accounts has the name that
    /// the source gives it.
    pub(crate) fn feature(&self, name: &str) -> String {
        let key = format!("feature-{}", name.replace('_', "-"));
        match name.strip_prefix("trait_") {
            _ if self.texts.contains(&key) => self.texts.get(&key),
            Some(own) => self.say_with("feature-trait", &[("name", own.into())]),
            None => name.to_owned(),
        }
    }

    /// The name of a family of features.
    pub(crate) fn family(&self, family: &str) -> String {
        self.word("feature-family-", family)
    }

    /// A number of days.
    pub(crate) fn days(&self, days: u32) -> String {
        self.say_with("risk-days", &[("count", i64::from(days).into())])
    }

    /// Several numbers of days, joined.
    pub(crate) fn days_list(&self, days: &[u32]) -> String {
        let words: Vec<String> = days.iter().map(|days| self.days(*days)).collect();
        self.formats.list(&words)
    }

    /// Both ends of an interval of shares.
    pub(crate) fn ends(&self, estimate: &Estimate) -> String {
        self.formats.range(&self.percent(estimate.low), &self.percent(estimate.high))
    }

    /// Both ends of an interval of numbers.
    pub(crate) fn number_ends(&self, estimate: &Estimate, digits: u8) -> String {
        let [low, high] = [estimate.low, estimate.high].map(|end| self.formats.decimal(end, digits));
        self.formats.range(&low, &high)
    }

    /// A sum of probabilities: whole from ten on, else with one decimal place.
    pub(crate) fn expected(&self, customers: f64) -> String {
        self.formats.decimal(customers, u8::from(customers < 9.95))
    }

    /// The interval of a sum of probabilities.
    pub(crate) fn expected_range(&self, expected: &ExpectedLosses) -> String {
        self.formats.range(&self.expected(expected.low), &self.expected(expected.high))
    }

    /// A value of a feature without its name.
    pub(crate) fn signal_value(&self, unit: &str, value: f64) -> String {
        let count = |key: &str, digits: i32| {
            let scale = 10_f64.powi(digits);
            self.say_with(key, &[("count", ((value * scale).round() / scale).into())])
        };
        match unit {
            "days" => count("duration-day", 0),
            "months" => count("duration-month", 0),
            "hours" => count("signal-hours", i32::from(value.abs() < 10.0)),
            "share" => self.formats.percent(value, u8::from(value.abs() < 0.1)),
            "percent" => self.formats.percent(value / 100.0, u8::from(value.abs() < 10.0)),
            "change" => self.moved(value),
            "log_ratio" => self.moved(value.exp() - 1.0),
            "difference" if value.abs() < UNCHANGED => self.say("signal-same"),
            "difference" => self.up_or_down(value, self.formats.number(rounded(value.abs()))),
            "yes_no" => self.say(if value >= 0.5 { "signal-yes" } else { "signal-no" }),
            _ => self.formats.number(rounded(value)),
        }
    }

    /// A change in relation to before.
    fn moved(&self, change: f64) -> String {
        if change.abs() < UNCHANGED {
            self.say("signal-same")
        } else if change >= TIMES - 1.0 {
            let factor = self.formats.decimal(change + 1.0, u8::from(change < 9.0));
            self.say_with("signal-times", &[("factor", factor.into())])
        } else {
            self.up_or_down(change, self.formats.percent(change.abs(), 0))
        }
    }

    fn up_or_down(&self, value: f64, size: String) -> String {
        let key = if value > 0.0 { "signal-up" } else { "signal-down" };
        self.say_with(key, &[("value", size.into())])
    }

    /// A feature with its value: a sentence of its own where the language has one, else its name
    /// and the value.
    pub(crate) fn signal(&self, driver: &FeatureDriver) -> String {
        let key = format!("said-{}", driver.feature.replace('_', "-"));
        if let Some(value) = driver.value.filter(|_| self.texts.contains(&key)) {
            return self.said(&key, &driver.unit, value);
        }
        let feature = ("feature", self.feature(&driver.feature).into());
        let value = match (driver.value, &driver.category) {
            (Some(value), _) => self.signal_value(&driver.unit, value),
            (None, Some(category)) => category.clone(),
            (None, None) => return self.say_with("signal-unknown", &[feature]),
        };
        self.say_with("signal-value", &[feature, ("value", value.into())])
    }

    /// A sentence about a value, by its direction and size.
    fn said(&self, key: &str, unit: &str, value: f64) -> String {
        let change = match unit {
            "log_ratio" => value.exp() - 1.0,
            _ => value,
        };
        let direction = match unit {
            "yes_no" if value >= 0.5 => "yes",
            "yes_no" => "no",
            _ if change.abs() < UNCHANGED => "same",
            _ if change > 0.0 => "up",
            _ => "down",
        };
        let size = match unit {
            "change" | "log_ratio" => self.formats.percent(change.abs(), 0),
            "difference" => self.formats.number(rounded(change.abs())),
            unit => self.signal_value(unit, value),
        };
        let values =
            [("direction", direction.into()), ("value", size.into()), ("count", rounded(value).into())];
        self.say_with(key, &values)
    }

    /// A change that was scored again, as a sentence.
    pub(crate) fn change(&self, change: &RiskChange, currency: Option<&str>) -> String {
        let mut values = vec![
            ("feature", self.feature(&change.feature).into()),
            ("to", self.signal_value(&change.unit, change.to).into()),
            ("before", self.percent(change.probability_before).into()),
            ("after", self.percent(change.probability_after).into()),
        ];
        if let Some(from) = change.from {
            values.push(("from", self.signal_value(&change.unit, from).into()));
        }
        let amount = change.money_minor.filter(|minor| *minor > 0).zip(currency);
        if let Some((minor, currency)) = amount {
            values.push(("amount", self.money(minor, currency).into()));
        }
        let key = match (change.from.is_some(), amount.is_some()) {
            (true, true) => "risk-change-money",
            (true, false) => "risk-change",
            (false, true) => "risk-change-to-money",
            (false, false) => "risk-change-to",
        };
        self.say_with(key, &values)
    }

    /// The name of a state and what it means; a state that was defined by the reader has its own
    /// name only.
    pub(crate) fn state(&self, state: &str) -> (String, Option<String>) {
        let key = format!("risk-state-{}", state.replace('_', "-"));
        let meaning = format!("{key}.text");
        if self.texts.contains(&key) {
            (self.texts.get(&key), Some(self.texts.get(&meaning)))
        } else {
            (state.to_owned(), None)
        }
    }

    /// Why no account has a probability.
    pub(crate) fn refusal(&self, refusal: &Statement) -> String {
        self.sentence(&refusal.id, &refusal.arguments, &refusal.message)
    }

    /// Amounts other than zero in the main currencies, and in how many others there are more;
    /// `None` where there is no amount.
    pub(crate) fn risk_amounts(&self, review: &Review, amounts: &BTreeMap<String, i64>) -> Option<String> {
        let order = review.currencies();
        let place = |currency: &str| order.iter().position(|known| *known == currency);
        let mut known: Vec<(&String, &i64)> = amounts.iter().filter(|(_, minor)| **minor != 0).collect();
        known.sort_by_key(|(currency, _)| place(currency).unwrap_or(order.len()));
        // One that is left alone is named rather than counted.
        let others = if known.len() > MAIN_CURRENCIES + 1 { known.len() - MAIN_CURRENCIES } else { 0 };
        known.truncate(known.len() - others);
        let more = (others > 0).then(|| self.say_with("amounts-more", &[("count", others.into())]));
        let texts: Vec<String> =
            known.into_iter().map(|(currency, minor)| self.money(*minor, currency)).chain(more).collect();
        (!texts.is_empty()).then(|| self.formats.list(&texts))
    }
}

/// Three significant digits below a thousand, whole above.
fn rounded(value: f64) -> f64 {
    let size = value.abs();
    let scale = if size >= 100.0 {
        1.0
    } else if size >= 10.0 {
        10.0
    } else {
        100.0
    };
    (value * scale).round() / scale
}
