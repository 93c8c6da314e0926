//! Whole numbers, decimals, percentages and short forms of large numbers.

use fixed_decimal::{Decimal, FloatPrecision, Sign, SignedRoundingMode, UnsignedRoundingMode};
use writeable::Writeable;

use crate::{Formats, Language};

/// Shown for a number that does not exist (not a number, infinite): never a zero.
const NO_NUMBER: &str = "–";

/// Half away from zero: what a reader who checks with pencil and paper expects.
const ROUNDING: SignedRoundingMode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);

/// A power of ten that has a name, largest first in its list.
type Step = (u32, &'static str);

impl Formats {
    /// A whole number with its thousands grouped: `1,234,567`.
    pub fn integer(&self, value: i64) -> String {
        self.write(&Decimal::from(value))
    }

    /// A number with exactly `digits` digits after the decimal mark, rounded half away from zero
    /// as it is written in decimal: `decimal(2.345, 2)` is `2.35`. A number that is not finite is
    /// shown as a dash.
    pub fn decimal(&self, value: f64, digits: u8) -> String {
        match rounded(value, 0, digits) {
            Some(decimal) => self.write(&decimal),
            None => NO_NUMBER.to_owned(),
        }
    }

    /// A number with at most three digits after the decimal mark and no trailing zeros.
    pub fn number(&self, value: f64) -> String {
        match rounded(value, 0, 3) {
            Some(mut decimal) => {
                decimal.absolute.trim_end();
                self.write(&decimal)
            }
            None => NO_NUMBER.to_owned(),
        }
    }

    /// A share (0 to 1; beyond where that makes sense) as a percentage with exactly `digits`
    /// digits after the decimal mark: `percent(0.2654, 1)` is `26.5%`.
    pub fn percent(&self, share: f64, digits: u8) -> String {
        match rounded(share, 2, digits) {
            Some(decimal) => format!("{}%", self.write(&decimal)),
            None => NO_NUMBER.to_owned(),
        }
    }

    /// A large number shortened to about three significant digits: `12.3K` and `1.23M` in
    /// English, `1.23万` and `1.23亿` in Chinese and Japanese (each in its own characters).
    pub fn compact_integer(&self, value: i64) -> String {
        let (number, unit) = self.compact(i128::from(value), 0);
        format!("{}{unit}", self.write(&number))
    }

    /// Shortens `value` × 10^-`exponent` to a number and the name of its power of ten. Below the
    /// first named power, the number is rounded to the whole, or kept to the last minor unit where
    /// it is below 100.
    pub(crate) fn compact(&self, value: i128, exponent: u8) -> (Decimal, &'static str) {
        let exponent = u32::from(exponent);
        let magnitude = value.unsigned_abs();
        let steps = self.steps();
        let mut chosen: Step = (0, "");
        for &(power, name) in steps {
            // A number that rounding would lift over the threshold belongs above it.
            let threshold = 10_u128.pow(power + exponent);
            let lifted = rounded_in_step_below(magnitude, power, exponent, steps);
            if lifted >= threshold {
                chosen = (power, name);
                break;
            }
        }
        let mut number = Decimal::from(value);
        number.absolute.multiply_pow10(-((chosen.0 + exponent) as i16));
        if chosen.0 > 0 {
            let leading = number.absolute.nonzero_magnitude_start();
            number.round_with_mode((leading - 2).min(0), ROUNDING);
            number.absolute.trim_end();
        } else if magnitude >= 10_u128.pow(2 + exponent) || value == 0 {
            number.round_with_mode(0, ROUNDING);
            number.absolute.trim_end();
        }
        (number, chosen.1)
    }

    fn steps(&self) -> &'static [Step] {
        match self.language {
            Language::English => &[(12, "T"), (9, "B"), (6, "M"), (3, "K")],
            Language::SimplifiedChinese => &[(12, "万亿"), (8, "亿"), (4, "万")],
            Language::TraditionalChinese => &[(12, "兆"), (8, "億"), (4, "萬")],
            Language::Japanese => &[(12, "兆"), (8, "億"), (4, "万")],
        }
    }

    /// Writes a decimal with the digits and the grouping of the language.
    pub(crate) fn write(&self, decimal: &Decimal) -> String {
        match &self.rules {
            Some(rules) => rules.decimal.format(decimal).write_to_string().into_owned(),
            None => decimal.to_string(),
        }
    }
}

/// The magnitude after rounding it the way the step below `power` would show it.
fn rounded_in_step_below(magnitude: u128, power: u32, exponent: u32, steps: &[Step]) -> u128 {
    let below = steps.iter().map(|step| step.0).find(|&step| step < power).unwrap_or(0);
    // The step below shows whole numbers just before it overflows into this one.
    let unit = 10_u128.pow(below + exponent);
    (magnitude + unit / 2) / unit * unit
}

/// `value` × 10^`shift`, rounded to `digits` digits after the mark; `None` if it is not finite.
fn rounded(value: f64, shift: i16, digits: u8) -> Option<Decimal> {
    let mut decimal = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).ok()?;
    decimal.absolute.multiply_pow10(shift);
    let last = -i16::from(digits);
    decimal.round_with_mode(last, ROUNDING);
    decimal.absolute.trim_end();
    decimal.absolute.pad_end(last);
    decimal.absolute.trim_start();
    if decimal.absolute.is_zero() {
        decimal.sign = Sign::None;
    }
    Some(decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_half_away_from_zero_on_the_written_number() {
        let formats = Formats::of(Language::English);
        // 2.345 and 1.005 lie below their written value in binary.
        assert_eq!(formats.decimal(2.345, 2), "2.35");
        assert_eq!(formats.decimal(1.005, 2), "1.01");
        assert_eq!(formats.decimal(-0.004, 2), "0.00");
        assert_eq!(formats.decimal(0.5, 0), "1");
        assert_eq!(formats.decimal(1e15, 1), "1,000,000,000,000,000.0");
        assert_eq!(formats.percent(0.145, 0), "15%");
        assert_eq!(formats.percent(-0.0005, 1), "-0.1%");
        assert_eq!(formats.percent(f64::NAN, 1), "–");
        assert_eq!(formats.decimal(f64::INFINITY, 1), "–");
        assert_eq!(formats.number(0.1 + 0.2), "0.3");
        assert_eq!(formats.number(1234.0), "1,234");
    }

    #[test]
    fn compact_numbers_never_show_a_thousand_of_a_step() {
        let english = Formats::of(Language::English);
        let japanese = Formats::of(Language::Japanese);
        for (value, in_english, in_japanese) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (9_999, "10K", "9,999"),
            (12_345, "12.3K", "1.23万"),
            (999_499, "999K", "99.9万"),
            (999_500, "1M", "100万"),
            (12_345_678, "12.3M", "1,235万"),
            (99_994_999, "100M", "9,999万"),
            (99_995_000, "100M", "1億"),
            (-1_230_000_000_000, "-1.23T", "-1.23兆"),
            (i64::MIN, "-9,223,372T", "-9,223,372兆"),
        ] {
            assert_eq!(english.compact_integer(value), in_english, "{value}");
            assert_eq!(japanese.compact_integer(value), in_japanese, "{value}");
        }
    }
}
