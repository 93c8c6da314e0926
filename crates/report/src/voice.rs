//! How the review speaks: words, numbers and names in one language.

mod groups;
mod risk;

pub(crate) use groups::{group_name, grouping_title, groups_with_few};

use std::collections::BTreeMap;
use std::rc::Rc;

use holdfast_domain::money::Currency;
use holdfast_i18n::{Argument as Value, Formats, Language, Texts};
use jiff::civil::Date;

use crate::document::{Argument, Review, Share};
use crate::{Name, Names};

/// Under this many observations a share is shown as counts ("3 of 12"), because a percentage
/// would promise more than so few can give.
pub const SMALLEST_BASE_FOR_PERCENTAGES: f64 = 30.0;

/// Texts, formats and names of one rendering.
pub(crate) struct Voice<'a> {
    pub(crate) texts: Texts,
    pub(crate) formats: Rc<Formats>,
    pub(crate) names: &'a dyn Names,
}

/// A share of something countable, with its interval.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Proportion {
    pub(crate) count: f64,
    pub(crate) total: f64,
    pub(crate) share: Share,
}

impl Proportion {
    pub(crate) fn new(count: f64, total: f64, value: f64, low: f64, high: f64) -> Self {
        Self { count, total, share: Share { value, low, high } }
    }

    /// Whether there are enough observations for a percentage.
    pub(crate) fn has_percentage(&self) -> bool {
        self.total >= SMALLEST_BASE_FOR_PERCENTAGES
    }
}

impl<'a> Voice<'a> {
    pub(crate) fn new(language: Language, names: &'a dyn Names) -> Self {
        let texts = Texts::embedded(language);
        let formats = texts.formats();
        Self { texts, formats, names }
    }

    pub(crate) fn language(&self) -> Language {
        self.texts.language()
    }

    /// The message of a key.
    pub(crate) fn say(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The message of a key with values filled in.
    pub(crate) fn say_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.format(key, values)
    }

    /// The message of a key made of `prefix` and an identifier of the data, or the identifier
    /// itself where there is no such message.
    pub(crate) fn word(&self, prefix: &str, id: &str) -> String {
        let key = format!("{prefix}{}", id.replace('_', "-"));
        if self.texts.contains(&key) { self.texts.get(&key) } else { id.to_owned() }
    }

    /// A count that is a sum of weights: whole where it is whole, else with one decimal place.
    pub(crate) fn count(&self, count: f64) -> String {
        let digits = u8::from((count - count.round()).abs() >= 1e-6);
        self.formats.decimal(count, digits)
    }

    /// A whole number.
    pub(crate) fn integer(&self, value: u64) -> String {
        self.formats.integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// A share as a percentage with one decimal place.
    pub(crate) fn percent(&self, share: f64) -> String {
        self.formats.percent(share, 1)
    }

    /// A share beside an axis: no more decimal places than it needs.
    pub(crate) fn axis_percent(&self, share: f64) -> String {
        let percent = share * 100.0;
        self.formats.percent(share, u8::from((percent - percent.round()).abs() > 1e-6))
    }

    /// Both ends of an interval of shares.
    pub(crate) fn range(&self, share: &Share) -> String {
        self.formats.range(&self.percent(share.low), &self.percent(share.high))
    }

    /// "3 of 12".
    pub(crate) fn of(&self, count: f64, total: f64) -> String {
        let (count, total) = (self.count(count), self.count(total));
        self.say_with("share-of", &[("count", count.into()), ("total", total.into())])
    }

    /// The figure itself: a percentage, or "3 of 12" where there are too few for one.
    pub(crate) fn figure(&self, proportion: &Proportion) -> String {
        if proportion.has_percentage() {
            self.percent(proportion.share.value)
        } else {
            self.of(proportion.count, proportion.total)
        }
    }

    /// What stands under the figure: what it is a share of, and its interval.
    pub(crate) fn figure_note(&self, proportion: &Proportion) -> String {
        let range = ("range", self.range(&proportion.share).into());
        if proportion.has_percentage() {
            let of = self.of(proportion.count, proportion.total);
            self.say_with("figure-of-with-interval", &[("of", of.into()), range])
        } else {
            self.say_with("figure-interval", &[range])
        }
    }

    /// An amount with all its digits.
    pub(crate) fn money(&self, minor: i64, currency: &str) -> String {
        self.formats.money(minor, exponent(currency), currency)
    }

    /// An amount shortened for a figure or an axis.
    pub(crate) fn compact_money(&self, minor: i64, currency: &str) -> String {
        self.formats.compact_money(minor, exponent(currency), currency)
    }

    /// Amounts in several currencies, each with all its digits, joined by "and", in the order
    /// of `currencies`; those not listed follow.
    pub(crate) fn amounts(&self, amounts: &BTreeMap<String, i64>, currencies: &[&str]) -> String {
        let mut ordered: Vec<(&String, &i64)> = amounts.iter().collect();
        let place = |currency: &str| currencies.iter().position(|known| *known == currency);
        ordered.sort_by_key(|(currency, _)| place(currency).unwrap_or(currencies.len()));
        let texts: Vec<String> =
            ordered.into_iter().map(|(currency, minor)| self.money(*minor, currency)).collect();
        self.formats.list(&texts)
    }

    /// Amounts in the main currencies, and in how many others there are more.
    pub(crate) fn main_amounts(&self, review: &Review, amounts: &BTreeMap<String, i64>) -> String {
        let (currencies, others) = review.main_currencies();
        let amount = |currency: &&str| Some(self.money(*amounts.get(*currency)?, currency));
        let more = (others > 0).then(|| self.say_with("amounts-more", &[("count", others.into())]));
        let texts: Vec<String> = currencies.iter().filter_map(amount).chain(more).collect();
        self.formats.list(&texts)
    }

    /// A local date in the words of the language; text that is no date stays as it is.
    pub(crate) fn date(&self, text: &str) -> String {
        text.parse().map_or_else(|_| text.to_owned(), |date: Date| self.formats.date(date))
    }

    /// A month such as `2026-03`, in the words of the language.
    pub(crate) fn month(&self, period: &str) -> String {
        first_day(period).map_or_else(|| period.to_owned(), |day| self.formats.month(day))
    }

    /// The name of a leaf.
    pub(crate) fn reason(&self, id: &str) -> Name {
        self.names.reason(id)
    }

    /// The name of a class.
    pub(crate) fn class(&self, id: &str) -> Name {
        self.names.class(id)
    }

    /// The sentence of a finding or limit in this language; its own `message` where the
    /// language has none for it.
    pub(crate) fn sentence(&self, id: &str, arguments: &BTreeMap<String, Argument>, message: &str) -> String {
        sentence(&self.texts, id, arguments).unwrap_or_else(|| message.to_owned())
    }
}

/// The first day of a month such as `2026-03`.
pub(crate) fn first_day(period: &str) -> Option<Date> {
    format!("{period}-01").parse().ok()
}

/// Decimal places of a currency's minor unit: ISO 4217's, and 2 for a code it does not list.
pub(crate) fn exponent(currency: &str) -> u8 {
    Currency::from_code(currency).map_or(2, Currency::exponent)
}

/// The sentence of a finding ([`Finding::id`](crate::document::Finding::id)) or of a limit
/// ([`Statement::id`](crate::document::Statement::id)) with its values filled in; `None` where
/// the language has no such sentence or a value is missing.
///
/// Whole numbers arrive as numbers, so that plural forms work. A real number whose key ends in
/// `_share` is written as a percentage with one decimal place, one whose key ends in `_loss` with
/// four decimal places; a text whose key ends in `_date` is written as a date and one whose key
/// ends in `_month` as a month.
pub fn sentence(texts: &Texts, id: &str, arguments: &BTreeMap<String, Argument>) -> Option<String> {
    let formats = texts.formats();
    let filled: Vec<(&str, Value<'_>)> = arguments
        .iter()
        .map(|(key, argument)| {
            let value: Value<'_> = match argument {
                Argument::Integer(value) => (*value).into(),
                Argument::Number(value) if key.ends_with("_share") => formats.percent(*value, 1).into(),
                Argument::Number(value) if key.ends_with("_loss") => formats.decimal(*value, 4).into(),
                Argument::Number(value) => (*value).into(),
                Argument::Text(text) => match (date_of(key, text), month_of(key, text)) {
                    (Some(date), _) => formats.date(date).into(),
                    (_, Some(month)) => formats.month(month).into(),
                    _ => text.as_str().into(),
                },
            };
            (key.as_str(), value)
        })
        .collect();
    texts.try_format(id, &filled).ok()
}

fn date_of(key: &str, text: &str) -> Option<Date> {
    (key == "date" || key.ends_with("_date")).then(|| text.parse().ok())?
}

fn month_of(key: &str, text: &str) -> Option<Date> {
    (key == "month" || key.ends_with("_month")).then(|| first_day(text))?
}
