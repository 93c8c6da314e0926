//! Numbers as people and programs write them.

use super::composed;

/// The decimal mark of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// `1,234.56`
    #[default]
    Point,
    /// `1.234,56`
    Comma,
}

/// A number in exact decimal form: `digits × 10^-scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// Signed digits without the mark.
    pub digits: i128,
    /// Digits after the mark.
    pub scale: u32,
}

impl Decimal {
    /// The nearest real number.
    pub fn to_number(self) -> f64 {
        if self.scale == 0 {
            return self.digits as f64;
        }
        // Both operands are exact below 2^53 and 10^22, so one division rounds correctly.
        if self.digits.unsigned_abs() < (1 << 53) && self.scale <= 22 {
            return self.digits as f64 / 10f64.powi(self.scale as i32);
        }
        format!("{}e-{}", self.digits, self.scale).parse().unwrap_or(f64::NAN)
    }

    /// The whole number, where there is no fraction and it fits.
    pub fn to_integer(self) -> Option<i64> {
        let (units, rounded) = self.to_units(0)?;
        (!rounded).then_some(units)
    }

    /// The number in units of `10^-exponent`, and whether it had to be rounded (half to
    /// even). `None` beyond 64 bits.
    pub fn to_units(self, exponent: u32) -> Option<(i64, bool)> {
        if exponent >= self.scale {
            let factor = 10i128.checked_pow(exponent - self.scale)?;
            return Some((i64::try_from(self.digits.checked_mul(factor)?).ok()?, false));
        }
        let divisor = 10i128.checked_pow(self.scale - exponent)?;
        let mut units = self.digits / divisor;
        let rest = self.digits % divisor;
        let twice = rest.unsigned_abs() * 2;
        if twice > divisor.unsigned_abs() || twice == divisor.unsigned_abs() && units % 2 != 0 {
            units += self.digits.signum();
        }
        Some((i64::try_from(units).ok()?, rest != 0))
    }
}

/// What a number carries beside its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// A currency sign or code stands beside it.
    pub currency: Option<&'static str>,
    /// A per cent sign follows (the value is not divided).
    pub percent: bool,
    /// Written as `1.2E+5`.
    pub scientific: bool,
}

/// Signs and codes beside amounts, and the ISO 4217 code they stand for; longest first.
/// `¥` and `￥` stand for yen or yuan and `$` for several dollars: they name none.
const CURRENCIES: &[(&str, Option<&str>)] = &[
    ("US$", Some("USD")),
    ("NT$", Some("TWD")),
    ("HK$", Some("HKD")),
    ("CA$", Some("CAD")),
    ("A$", Some("AUD")),
    ("RMB", Some("CNY")),
    ("USD", Some("USD")),
    ("EUR", Some("EUR")),
    ("GBP", Some("GBP")),
    ("JPY", Some("JPY")),
    ("CNY", Some("CNY")),
    ("TWD", Some("TWD")),
    ("HKD", Some("HKD")),
    ("KRW", Some("KRW")),
    ("CHF", Some("CHF")),
    ("人民币", Some("CNY")),
    ("日本円", Some("JPY")),
    ("€", Some("EUR")),
    ("£", Some("GBP")),
    ("₩", Some("KRW")),
    ("₹", Some("INR")),
    ("円", Some("JPY")),
    ("圓", None),
    ("元", None),
    ("$", None),
    ("¥", None),
    ("￥", None),
];

/// Reads a number with this decimal mark: signs, brackets, thousands groups by comma,
/// point, space or apostrophe, full-width digits, currency signs, `万/萬/億/亿/千`, per cent
/// and exponents. Groups must be of three digits (or two before the last three).
///
/// ```
/// use holdfast_connectors::values::numbers::{read, DecimalMark};
/// assert_eq!(read("1,234.56", DecimalMark::Point).unwrap().0.digits, 123_456);
/// assert_eq!(read("(12.00)", DecimalMark::Point).unwrap().0.to_integer(), Some(-12));
/// assert!(read("1,23", DecimalMark::Point).is_none());
/// ```
pub fn read(text: &str, mark: DecimalMark) -> Option<(Decimal, Marks)> {
    if let Some(plain) = plain(text.as_bytes(), mark) {
        return Some((plain, Marks::default()));
    }
    if text.is_empty() || text.len() > 64 || is_surely_none(text.as_bytes()) {
        return None;
    }
    written(&composed(text), mark)
}

/// Whether an ASCII text is no number at the first look: most identifiers, dates and
/// sentences are told here, without trying every sign.
fn is_surely_none(bytes: &[u8]) -> bool {
    if !bytes.is_ascii() {
        return false;
    }
    // Amounts begin with a sign, a digit, a bracket, a mark or a currency; codes are capitals.
    if bytes[0].is_ascii_lowercase() {
        return true;
    }
    let mut letters = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'/' | b':' | b'@' | b'_' | b'=' | b'&' | b'?' | b'#' => return true,
            // Between digits a hyphen is part of a date or of an identifier.
            b'-' => {
                let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
                if at > 0 && digit(at - 1) && digit(at + 1) {
                    return true;
                }
            }
            b'a'..=b'z' | b'A'..=b'Z' => letters += 1,
            _ => {}
        }
    }
    // A code of three letters before and after, and the letter of an exponent.
    letters > 7
}

/// `-123.45` and nothing else.
#[inline]
fn plain(bytes: &[u8], mark: DecimalMark) -> Option<Decimal> {
    let (negative, digits) = match bytes.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mark = match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let mut value: i64 = 0;
    let mut scale = None;
    for (index, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            _ if *byte == mark && scale.is_none() && digits.len() > 1 => {
                scale = Some(digits.len() - index - 1);
            }
            _ => return None,
        }
    }
    Some(Decimal {
        digits: i128::from(if negative { -value } else { value }),
        scale: scale.unwrap_or(0) as u32,
    })
}

fn written(text: &str, mark: DecimalMark) -> Option<(Decimal, Marks)> {
    let mut marks = Marks::default();
    let mut negative = false;
    let mut rest = text.trim();
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
    }
    let mut multiplier: i128 = 1;
    loop {
        let before = rest;
        for sign in ['-', '−', '–', '▲', '△'] {
            if let Some(inner) = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign)) {
                if negative {
                    return None;
                }
                negative = true;
                rest = inner.trim();
            }
        }
        if let Some(inner) = rest.strip_prefix('+') {
            rest = inner.trim();
        }
        for (sign, code) in CURRENCIES {
            if let Some(inner) = rest.strip_prefix(sign).or_else(|| rest.strip_suffix(sign)) {
                marks.currency = marks.currency.or(*code);
                rest = inner.trim();
                break;
            }
        }
        if let Some(inner) = rest.strip_suffix('%') {
            marks.percent = true;
            rest = inner.trim();
        }
        for (word, factor) in
            [('万', 10_000), ('萬', 10_000), ('億', 100_000_000), ('亿', 100_000_000), ('千', 1_000)]
        {
            if let Some(inner) = rest.strip_suffix(word) {
                if multiplier != 1 {
                    return None;
                }
                multiplier = factor;
                rest = inner.trim();
            }
        }
        if rest == before {
            break;
        }
    }
    let (body, exponent) = match rest.find(['e', 'E']) {
        Some(at) if at > 0 => {
            marks.scientific = true;
            (&rest[..at], rest[at + 1..].parse::<i32>().ok()?)
        }
        _ => (rest, 0),
    };
    let decimal = grouped(body, mark)?;
    let mut digits = decimal.digits.checked_mul(multiplier)?;
    let mut scale = i64::from(decimal.scale) - i64::from(exponent);
    if scale < 0 {
        digits = digits.checked_mul(10i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
        scale = 0;
    }
    if negative {
        digits = -digits;
    }
    let scale = u32::try_from(scale).ok().filter(|scale| *scale <= 30)?;
    Some((Decimal { digits, scale }, marks))
}

/// Digits in groups, with an optional fraction.
fn grouped(text: &str, mark: DecimalMark) -> Option<Decimal> {
    let (mark, other) = match mark {
        DecimalMark::Point => ('.', ','),
        DecimalMark::Comma => (',', '.'),
    };
    let (whole, fraction) = match text.split_once(mark) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let mut digits: i128 = 0;
    let mut group = 0usize;
    let mut groups: Vec<usize> = Vec::new();
    let mut separator = None;
    for character in whole.chars() {
        if let Some(digit) = character.to_digit(10) {
            digits = digits.checked_mul(10)?.checked_add(i128::from(digit))?;
            group += 1;
        } else if character == other
            || matches!(character, ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
        {
            if group == 0 || separator.is_some_and(|known| known != character) {
                return None;
            }
            separator = Some(character);
            groups.push(group);
            group = 0;
        } else {
            return None;
        }
    }
    if let Some((first, inner)) = groups.split_first() {
        let size = inner.first().copied().unwrap_or(3);
        let allowed = *first <= size
            && group == 3
            && (size == 3 || size == 2)
            && inner.iter().all(|group| *group == size);
        if !allowed {
            return None;
        }
    }
    for byte in fraction.bytes() {
        digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    Some(Decimal { digits, scale: fraction.len() as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, mark: DecimalMark) -> Option<f64> {
        read(text, mark).map(|(decimal, _)| decimal.to_number())
    }

    #[test]
    fn marks_and_groups() {
        use DecimalMark::{Comma, Point};
        for (text, mark, expected) in [
            ("1,234.56", Point, 1234.56),
            ("1.234,56", Comma, 1234.56),
            ("1 234,56", Comma, 1234.56),
            ("1\u{202f}234,56", Comma, 1234.56),
            ("1'234.50", Point, 1234.5),
            ("12,34,567", Point, 1_234_567.0),
            ("１２３", Point, 123.0),
            ("(12.00)", Point, -12.0),
            ("-4", Point, -4.0),
            ("−4.5", Point, -4.5),
            ("12-", Point, -12.0),
            ("￥1,200", Point, 1200.0),
            ("¥1,200", Point, 1200.0),
            ("1200円", Point, 1200.0),
            ("$-5.20", Point, -5.2),
            ("NT$ 300", Point, 300.0),
            ("12 EUR", Comma, 12.0),
            ("1.2万", Point, 12_000.0),
            ("3億", Point, 300_000_000.0),
            ("5.70306E+17", Point, 5.703_06e17),
            ("12%", Point, 12.0),
            (".5", Point, 0.5),
            ("5.", Point, 5.0),
            ("29.85", Point, 29.85),
        ] {
            assert_eq!(number(text, mark), Some(expected), "{text}");
        }
        for text in [
            "",
            "-",
            "1,23",
            "1.2.3",
            "1,,000",
            "abc",
            "12a",
            "2024-01-01",
            "1 23",
            "()",
            "--1",
            "1e",
            "$",
            ",5,5",
        ] {
            assert_eq!(number(text, Point), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_surely_none_is_none_at_the_second_look_too(
            text in "[-+(]?(US\\$|EUR |\\$|[a-zA-Z_]{0,3})[-]?[0-9,.]{0,6}[-/: eE+]?[0-9]{0,3}([)%]| ?EUR|[A-Z]{0,5})?"
        ) {
            for mark in [DecimalMark::Point, DecimalMark::Comma] {
                if !text.is_empty() && is_surely_none(text.as_bytes()) {
                    proptest::prop_assert_eq!(written(&text, mark), None);
                }
            }
        }
    }

    #[test]
    fn money_is_exact() {
        let units =
            |text: &str, exponent| read(text, DecimalMark::Point).and_then(|(d, _)| d.to_units(exponent));
        assert_eq!(units("0.1", 2), Some((10, false)));
        assert_eq!(units("1234.565", 2), Some((123_456, true)));
        assert_eq!(units("1234.575", 2), Some((123_458, true)));
        assert_eq!(units("-1.005", 2), Some((-100, true)));
        assert_eq!(units("12", 0), Some((12, false)));
        assert_eq!(units("92233720368547758.07", 2), Some((i64::MAX, false)));
        assert_eq!(units("92233720368547758.08", 2), None);
    }
}
