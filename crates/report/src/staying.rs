//! How long customers stay, in a sentence.

use crate::document::Survival;
use crate::voice::Voice;

impl Voice<'_> {
    /// The median time customers stay, with its interval, or that it is not reached.
    pub(crate) fn median_sentence(&self, survival: &Survival) -> String {
        let subjects = ("subjects", self.integer(survival.subjects).into());
        let events = ("events", self.integer(survival.events).into());
        let Some(median) = &survival.median else {
            return self.say_with("survival-no-median", &[subjects, events]);
        };
        let low = median.low.unwrap_or(0.0);
        let range = match median.high {
            Some(high) => {
                let (low, high) = (self.formats.number(rounded(low)), self.duration(&survival.unit, high));
                self.formats.range(&low, &high)
            }
            None => self.say_with("range-open", &[("low", self.duration(&survival.unit, low).into())]),
        };
        let value = self.duration(&survival.unit, median.value);
        let values = [subjects, events, ("median", value.into()), ("range", range.into())];
        self.say_with("survival-median", &values)
    }

    /// A duration in units of time, with at most one decimal place.
    pub(crate) fn duration(&self, unit: &str, value: f64) -> String {
        self.say_with(&format!("duration-{unit}"), &[("count", rounded(value).into())])
    }
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
