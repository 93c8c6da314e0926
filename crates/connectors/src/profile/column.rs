//! Evidence about one column, gathered value by value.

use crate::values::dates::{self, DateOrder, NumericDate};
use crate::values::numbers::{self, DecimalMark};
use crate::values::{booleans, is_blank, is_blank_typed, trimmed};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use twox_hash::XxHash3_64;

/// What a column's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// No value in any row.
    Empty,
    /// Truth values.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers with a fraction.
    Number,
    /// Dates, with or without time.
    Date,
    /// Anything else.
    Text,
}

/// How many values read as numbers, under either decimal mark.
#[derive(Debug, Clone, Default)]
pub struct NumberEvidence {
    /// Values that read with a decimal point.
    pub point: u64,
    /// Values that read with a decimal comma.
    pub comma: u64,
    /// Values that read as different numbers under the two marks.
    pub open: u64,
    /// Values that are whole numbers under the better mark.
    pub whole: u64,
    /// Values below zero.
    pub negative: u64,
    /// Values in exponent notation.
    pub scientific: u64,
    /// Values with a per cent sign.
    pub percent: u64,
    /// The ISO 4217 code written beside values.
    pub currency: Option<&'static str>,
    /// Smallest value.
    pub least: f64,
    /// Largest value.
    pub greatest: f64,
    /// A value that is open, or else in exponent notation.
    pub example: Option<String>,
}

/// How many values read as dates, under each order.
#[derive(Debug, Clone, Default)]
pub struct DateEvidence {
    /// Written dates in which year, month and day are told apart by the text.
    pub known: u64,
    /// Dates that exist when read year first, day first, month first.
    pub fitting: [u64; 3],
    /// Dates that exist both day first and month first, as different days.
    pub open: u64,
    /// Numbers like `20240305`.
    pub compact: u64,
    /// Numbers that would be days of 1954–2064 as spreadsheets count.
    pub serial: u64,
    /// Numbers that would be seconds of 1990–2064.
    pub seconds: u64,
    /// Numbers that would be milliseconds of 1990–2064.
    pub milliseconds: u64,
    /// Numbers that would be microseconds of 1990–2064.
    pub microseconds: u64,
    /// Values without any digit, such as `No` in a column of end dates.
    pub words: HashMap<String, u64>,
    /// Values without any digit, all of them.
    pub wordy: u64,
}

/// Evidence about one column.
#[derive(Debug, Clone)]
pub struct ColumnProfile {
    /// Its header.
    pub header: String,
    /// Rows with a value.
    pub filled: u64,
    /// Rows without.
    pub blank: u64,
    /// Rows whose value means "no value" in a column that is not text (`none`, `NA` …).
    pub blank_words: u64,
    /// Rows with a truth value.
    pub boolean: u64,
    /// Numbers.
    pub numbers: NumberEvidence,
    /// Dates.
    pub dates: DateEvidence,
    /// Every distinct value with its count, as long as there are at most 64.
    pub values: Option<HashMap<String, u64>>,
    /// Hashes of the distinct values, up to a bound.
    pub hashes: HashSet64,
    /// Whether the bound was met and further distinct values are not in `hashes`.
    pub overflowed: bool,
    /// Rows that repeat a value seen before, as far as `hashes` could tell.
    pub repeated: u64,
    /// Bytes of all values.
    pub bytes: u64,
    /// Rows with U+FFFD.
    pub replaced: u64,
    hash_bound: usize,
    /// Distinct values and their counts while there are few, by hash.
    listed: HashMap<u64, (String, u64), BuildHasherDefault<HashOfHash>>,
    /// Values looked at.
    looked: u64,
    /// Values looked at with digits that are neither numbers nor dates of a plain order.
    undated: u64,
    /// Whether the values seen leave nothing open, so that from here on few are looked at.
    settled: bool,
    /// Rows not looked at since the last one that was.
    passed_over: u64,
}

const LISTED: usize = 64;

/// Values after which a column may be settled, and of how many one is looked at then.
const SETTLING: u64 = 16_384;
const SETTLED_STEP: u64 = 16;

/// A set of hashes, which need no hashing of their own.
pub type HashSet64 = std::collections::HashSet<u64, BuildHasherDefault<HashOfHash>>;

/// Takes a 64-bit hash as it is.
#[derive(Debug, Default, Clone, Copy)]
pub struct HashOfHash(u64);

impl Hasher for HashOfHash {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// The hash under which values of different files are compared.
pub(crate) fn value_hash(text: &str) -> u64 {
    XxHash3_64::oneshot(text.as_bytes())
}

impl ColumnProfile {
    pub(crate) fn new(header: &str, missed: u64, wide: usize) -> Self {
        Self {
            header: header.to_owned(),
            filled: 0,
            blank: missed,
            blank_words: 0,
            boolean: 0,
            numbers: NumberEvidence {
                least: f64::INFINITY,
                greatest: f64::NEG_INFINITY,
                ..NumberEvidence::default()
            },
            dates: DateEvidence::default(),
            values: Some(HashMap::new()),
            hashes: HashSet64::default(),
            overflowed: false,
            repeated: 0,
            bytes: 0,
            replaced: 0,
            // Bounded over all columns together.
            listed: HashMap::default(),
            looked: 0,
            undated: 0,
            settled: false,
            passed_over: 0,
            hash_bound: (4_000_000 / wide.max(1)).clamp(1_000, 1_000_000),
        }
    }

    pub(crate) fn see(&mut self, cell: &str) {
        let text = trimmed(cell);
        if is_blank(text) {
            self.blank += 1;
            return;
        }
        self.filled += 1;
        self.bytes += text.len() as u64;
        let hash = value_hash(text);
        if let Some((_, count)) = self.listed.get_mut(&hash) {
            // Seen before: what it is was, or will be, looked at once.
            *count += 1;
            self.repeated += 1;
            return;
        }
        if self.hashes.contains(&hash) {
            self.repeated += 1;
        } else if self.hashes.len() < self.hash_bound {
            self.hashes.insert(hash);
        } else {
            self.overflowed = true;
        }
        if self.values.is_some() {
            if self.listed.len() < LISTED && text.len() <= 200 {
                self.listed.insert(hash, (text.to_owned(), 1));
                return;
            }
            self.values = None;
            self.weigh_listed();
        }
        self.look(text, 1);
    }

    /// Looks at the listed values, each with the weight of its rows.
    fn weigh_listed(&mut self) {
        for (text, count) in std::mem::take(&mut self.listed).into_values() {
            self.look(&text, count);
            if let Some(values) = &mut self.values {
                values.insert(text, count);
            }
        }
    }

    /// Ends the gathering: evidence is complete only after this.
    pub(crate) fn finish(&mut self) {
        self.weigh_listed();
    }

    fn look(&mut self, text: &str, weight: u64) {
        if !text.is_ascii() && text.contains('\u{fffd}') {
            self.replaced += weight;
        }
        let mut weight = weight;
        if self.settled {
            self.passed_over += weight;
            if self.passed_over < SETTLED_STEP {
                return;
            }
            weight = std::mem::take(&mut self.passed_over);
        }
        self.looked += 1;
        if self.looked.is_multiple_of(SETTLING) {
            self.settled = self.leaves_nothing_open();
        }
        if is_blank_typed(text) {
            self.blank_words += weight;
        }
        if text.len() <= 24 && booleans::read(text).is_some() {
            self.boolean += weight;
        }
        if !text.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0x80) {
            self.dates.wordy += weight;
            let known = self.dates.words.len() < 8;
            if text.len() <= 24 && (known || self.dates.words.contains_key(text)) {
                *self.dates.words.entry(text.to_owned()).or_default() += weight;
            }
            return;
        }
        if text.len() > 64 || !self.see_number(text, weight) && !self.see_date(text, weight) {
            self.undated += weight;
        }
    }

    /// Whether further values cannot change how the column is read: nothing in it was
    /// anything but text, or everything was a date whose order is plain from its writing.
    fn leaves_nothing_open(&self) -> bool {
        let numbers = self.numbers.point + self.numbers.comma;
        let dates = self.dates.fitting.iter().sum::<u64>();
        let other = self.boolean + self.blank_words + numbers;
        other == 0
            && (dates == 0 || self.dates.wordy == 0 && self.undated == 0 && dates == 3 * self.dates.known)
    }

    fn see_number(&mut self, text: &str, weight: u64) -> bool {
        let point = numbers::read(text, DecimalMark::Point);
        let needs_comma = text.contains([',', '.']) || point.is_none();
        let comma = if needs_comma { numbers::read(text, DecimalMark::Comma) } else { point };
        let Some((decimal, marks)) = point.or(comma) else {
            return false;
        };
        let evidence = &mut self.numbers;
        evidence.point += weight * u64::from(point.is_some());
        evidence.comma += weight * u64::from(comma.is_some());
        if point.is_some() && comma.is_some() && point != comma {
            evidence.open += weight;
            if evidence.example.is_none() {
                evidence.example = Some(text.to_owned());
            }
        }
        evidence.whole += weight * u64::from(decimal.to_integer().is_some());
        evidence.scientific += weight * u64::from(marks.scientific);
        evidence.percent += weight * u64::from(marks.percent);
        evidence.currency = evidence.currency.or(marks.currency);
        let number = decimal.to_number();
        evidence.negative += weight * u64::from(number < 0.0);
        evidence.least = evidence.least.min(number);
        evidence.greatest = evidence.greatest.max(number);
        let dates = &mut self.dates;
        let years = |number: f64| (631_152_000.0..2_966_371_200.0).contains(&number);
        dates.seconds += weight * u64::from(years(number));
        dates.milliseconds += weight * u64::from(years(number / 1e3));
        dates.microseconds += weight * u64::from(years(number / 1e6));
        dates.serial += weight * u64::from((20_000.0..60_000.0).contains(&number));
        if (19_000_101.0..=20_991_231.0).contains(&number) || number >= 190_001_010_000.0 {
            let rule = dates::DateRule { order: DateOrder::YearFirst, numeric: Some(NumericDate::Compact) };
            dates.compact += weight * u64::from(dates::read(text, rule).is_some());
        }
        // `5.3.24` and `2024.03` are no numbers in groups, but `12.5` is no date.
        true
    }

    /// Whether it is a date whose order is plain from its writing.
    fn see_date(&mut self, text: &str, weight: u64) -> bool {
        let Some(scanned) = dates::scan(text) else { return false };
        let evidence = &mut self.dates;
        if scanned.is_unambiguous() {
            let exists = scanned.resolve(DateOrder::YearFirst).is_some();
            if exists {
                evidence.known += weight;
                for count in &mut evidence.fitting {
                    *count += weight;
                }
            }
            return exists;
        }
        let day = scanned.resolve(DateOrder::DayFirst);
        let month = scanned.resolve(DateOrder::MonthFirst);
        evidence.fitting[0] += weight * u64::from(scanned.resolve(DateOrder::YearFirst).is_some());
        evidence.fitting[1] += weight * u64::from(day.is_some());
        evidence.fitting[2] += weight * u64::from(month.is_some());
        evidence.open += weight * u64::from(day.is_some() && month.is_some() && day != month);
        false
    }

    /// Rows with a value that is not one of the words for "no value".
    pub fn typed(&self) -> u64 {
        self.filled - self.blank_words
    }

    /// How many distinct values there are, at least.
    pub fn distinct(&self) -> usize {
        self.hashes.len()
    }

    /// Whether no value occurs twice, as far as it was looked at.
    pub fn is_unique(&self) -> bool {
        self.repeated == 0 && self.filled > 0
    }

    /// Dates, by the best order: how many values are dates.
    pub fn date_count(&self) -> u64 {
        self.dates.fitting.iter().copied().max().unwrap_or(0)
    }

    /// Words that stand in a column of dates where there is no date yet: at most three,
    /// without digits, while nearly everything else is a date.
    pub fn date_words(&self) -> Vec<String> {
        if self.date_count() == 0 || self.dates.words.len() > 3 {
            return Vec::new();
        }
        let mut words: Vec<String> = self.dates.words.keys().cloned().collect();
        words.sort();
        words
    }

    /// What the values are: the narrowest kind that at least 98 of 100 fit.
    pub fn kind(&self) -> ValueKind {
        if self.filled == 0 {
            return ValueKind::Empty;
        }
        let most = |count: u64, of: u64| of > 0 && count * 50 >= of * 49;
        let numeric = self.numbers.point.max(self.numbers.comma);
        if most(self.boolean, self.typed().max(1)) && self.distinct() <= 6 && self.boolean > 0 {
            return ValueKind::Boolean;
        }
        if most(numeric, self.typed()) {
            return if self.numbers.whole == numeric { ValueKind::Integer } else { ValueKind::Number };
        }
        let word_rows = if self.dates.words.len() <= 3 { self.dates.wordy } else { self.blank_words };
        if most(self.date_count(), self.filled.saturating_sub(word_rows)) {
            return ValueKind::Date;
        }
        ValueKind::Text
    }

    /// The decimal mark, and whether the values leave it open.
    pub fn decimal_mark(&self) -> (DecimalMark, bool) {
        let numbers = &self.numbers;
        if numbers.comma > numbers.point {
            return (DecimalMark::Comma, false);
        }
        // All fit both: with three digits after every mark it may be either.
        (DecimalMark::Point, numbers.open > 0 && numbers.comma == numbers.point)
    }

    /// Average bytes of a value.
    pub fn mean_bytes(&self) -> u64 {
        self.bytes.checked_div(self.filled).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(cells: impl Iterator<Item = String>) -> ColumnProfile {
        let mut column = ColumnProfile::new("column", 0, 1);
        for cell in cells {
            column.see(&cell);
        }
        column.finish();
        column
    }

    /// Every day of 1990–2043 and on, written by a rule.
    fn days(write: impl Fn(u64, u64, u64) -> String) -> impl Iterator<Item = String> {
        (0..60_000_u64).map(move |n| write(1990 + n / 336, n / 28 % 12 + 1, n % 28 + 1))
    }

    #[test]
    fn a_settled_column_is_what_it_would_be_if_every_value_were_looked_at() {
        let plain = seen(days(|year, month, day| format!("{year}-{month:02}-{day:02}")));
        assert!(plain.settled && plain.kind() == ValueKind::Date);
        assert_eq!(plain.filled, 60_000);
        let text = seen((0..60_000).map(|n| format!("account-{n}x")));
        assert!(text.settled && text.kind() == ValueKind::Text);
    }

    #[test]
    fn a_date_late_in_a_file_still_decides_the_order_of_day_and_month() {
        // Nothing above 12 until the very end.
        let cells = days(|year, month, day| format!("{:02}/{month:02}/{year}", day % 12 + 1));
        let column = seen(cells.chain(std::iter::once("31/12/2099".to_owned())));
        assert!(!column.settled);
        let [_, day_first, month_first] = column.dates.fitting;
        assert_eq!(day_first - month_first, 1);
    }

    #[test]
    fn numbers_never_settle_so_that_a_late_decimal_comma_is_seen() {
        let cells = (0..60_000).map(|n| n.to_string()).chain(std::iter::once("1,5".to_owned()));
        let column = seen(cells);
        assert!(!column.settled && column.decimal_mark().0 == DecimalMark::Comma);
    }
}
