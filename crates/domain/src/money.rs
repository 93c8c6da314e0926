//! Amounts in minor units with their ISO 4217 currency. No floating point anywhere.

use std::fmt;

/// What can go wrong with an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Amounts of two currencies in one operation.
    #[error("cannot combine {left} with {right}: convert one of them first")]
    CurrencyMismatch {
        /// Currency of the left amount.
        left: Currency,
        /// Currency of the right amount.
        right: Currency,
    },
    /// The result does not fit 64 bits.
    #[error("amount is too large")]
    Overflow,
    /// Text that is no plain decimal number.
    #[error("{0:?} is not a decimal amount")]
    NotDecimal(String),
    /// More digits after the mark than the currency has.
    #[error("{text:?} has more decimal places than {currency} ({exponent})")]
    TooPrecise {
        /// The text.
        text: String,
        /// The currency.
        currency: Currency,
        /// Decimal places of the currency.
        exponent: u8,
    },
    /// A ratio with a zero or negative denominator, or weights that sum to nothing.
    #[error("cannot divide an amount by nothing")]
    NoWhole,
}

/// An ISO 4217 currency.
///
/// ```
/// use holdfast_domain::money::Currency;
/// assert_eq!(Currency::from_code("jpy").unwrap().exponent(), 0);
/// assert_eq!(Currency::from_code("KWD").unwrap().exponent(), 3);
/// assert_eq!(Currency::from_code("???"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

/// Whether a list of codes, each followed by one space, has this one.
fn is_listed(list: &str, code: [u8; 3]) -> bool {
    list.as_bytes().chunks(4).any(|known| known[..3] == code)
}

/// Active ISO 4217 codes with two decimal places.
const TWO_PLACES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
/// Without decimal places.
const NO_PLACES: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
/// With three decimal places.
const THREE_PLACES: &str = "BHD IQD JOD KWD LYD OMR TND";
/// With four decimal places.
const FOUR_PLACES: &str = "CLF UYW";

impl Currency {
    /// United States dollar, for examples and defaults.
    pub const USD: Self = Self(*b"USD");

    /// The currency of this code, upper or lower case; `None` if ISO 4217 has no such
    /// active code.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes.make_ascii_uppercase();
        [TWO_PLACES, NO_PLACES, THREE_PLACES, FOUR_PLACES]
            .iter()
            .any(|list| is_listed(list, bytes))
            .then_some(Self(bytes))
    }

    /// The three-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Decimal places of the minor unit: JPY 0, USD 2, KWD 3.
    pub fn exponent(self) -> u8 {
        let listed = |list: &str| is_listed(list, self.0);
        match self {
            _ if listed(NO_PLACES) => 0,
            _ if listed(THREE_PLACES) => 3,
            _ if listed(FOUR_PLACES) => 4,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code)
            .ok_or_else(|| serde::de::Error::custom(format!("{code:?} is no ISO 4217 currency")))
    }
}

/// An amount: whole minor units of a currency.
///
/// ```
/// use holdfast_domain::money::{Currency, Money};
/// let yen = Currency::from_code("JPY").unwrap();
/// assert_eq!(Money::parse_minor("1200", yen).unwrap(), 1200);
/// assert_eq!(Money::parse_minor("12.5", Currency::USD).unwrap(), 1250);
/// let share = Money::new(1000, Currency::USD).allocate(&[1, 1, 1]).unwrap();
/// assert_eq!(share.iter().map(|part| part.minor()).collect::<Vec<_>>(), [334, 333, 333]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// `minor` minor units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Minor units of a plain decimal text: optional sign, digits, optional `.` and
    /// digits. Zeros past the currency's places are accepted, other digits are not.
    ///
    /// # Errors
    /// [`MoneyError::NotDecimal`], [`MoneyError::TooPrecise`], [`MoneyError::Overflow`].
    pub fn parse_minor(text: &str, currency: Currency) -> Result<i64, MoneyError> {
        let (whole_and_part, surplus) = split_decimal(text, currency.exponent())?;
        if surplus.bytes().any(|digit| digit != b'0') {
            return Err(MoneyError::TooPrecise {
                text: text.to_owned(),
                currency,
                exponent: currency.exponent(),
            });
        }
        i64::try_from(whole_and_part).map_err(|_| MoneyError::Overflow)
    }

    /// As [`Money::parse_minor`], but digits past the currency's places are rounded half
    /// to even: for sources that compute amounts (a monthly share of a yearly price).
    ///
    /// # Errors
    /// [`MoneyError::NotDecimal`], [`MoneyError::Overflow`].
    pub fn parse_minor_rounded(text: &str, currency: Currency) -> Result<i64, MoneyError> {
        let (kept, surplus) = split_decimal(text, currency.exponent())?;
        let mut digits = surplus.bytes();
        let first = digits.next().unwrap_or(b'0');
        let rest_is_zero = digits.all(|digit| digit == b'0');
        let up = first > b'5' || (first == b'5' && (!rest_is_zero || kept % 2 != 0));
        let sign = if text.trim_start().starts_with('-') { -1 } else { 1 };
        i64::try_from(kept + if up { sign } else { 0 }).map_err(|_| MoneyError::Overflow)
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`], [`MoneyError::Overflow`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_add)
    }

    /// The difference of two amounts of one currency.
    ///
    /// # Errors
    /// [`MoneyError::CurrencyMismatch`], [`MoneyError::Overflow`].
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_sub)
    }

    fn combine(self, other: Self, operation: fn(i64, i64) -> Option<i64>) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency });
        }
        let minor = operation(self.minor, other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }

    /// The amount times `numerator / denominator`, rounded half to even.
    ///
    /// # Errors
    /// [`MoneyError::NoWhole`] unless `denominator > 0`, [`MoneyError::Overflow`].
    pub fn scale(self, numerator: i64, denominator: i64) -> Result<Self, MoneyError> {
        if denominator <= 0 {
            return Err(MoneyError::NoWhole);
        }
        let product = i128::from(self.minor) * i128::from(numerator);
        let divisor = i128::from(denominator);
        let (floor, rest) = (product.div_euclid(divisor), product.rem_euclid(divisor));
        let up = 2 * rest > divisor || (2 * rest == divisor && floor % 2 != 0);
        let minor = i64::try_from(floor + i128::from(up)).map_err(|_| MoneyError::Overflow)?;
        Ok(Self { minor, currency: self.currency })
    }

    /// The amount split in proportion to `weights`; the parts sum exactly to the whole
    /// (largest remainders first, earlier parts first among equals).
    ///
    /// # Errors
    /// [`MoneyError::NoWhole`] if no weight is positive.
    pub fn allocate(self, weights: &[u32]) -> Result<Vec<Self>, MoneyError> {
        let total: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        if total == 0 {
            return Err(MoneyError::NoWhole);
        }
        let whole = i128::from(self.minor);
        let mut parts: Vec<i128> = Vec::with_capacity(weights.len());
        let mut remainders: Vec<(i128, usize)> = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let product = whole * i128::from(*weight);
            parts.push(product.div_euclid(total));
            remainders.push((product.rem_euclid(total), index));
        }
        let left = whole - parts.iter().sum::<i128>();
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in remainders.iter().take(usize::try_from(left).unwrap_or(0)) {
            parts[*index] += 1;
        }
        // Each part lies between zero and the whole, so it fits where the whole did.
        parts
            .into_iter()
            .map(|part| i64::try_from(part).map(|minor| Self { minor, currency: self.currency }))
            .collect::<Result<_, _>>()
            .map_err(|_| MoneyError::Overflow)
    }
}

impl fmt::Display for Money {
    /// Plain decimal text and code: `12.50 USD`, `1200 JPY`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.currency.exponent());
        let digits = format!("{:0width$}", self.minor.unsigned_abs(), width = places + 1);
        let (whole, part) = digits.split_at(digits.len() - places);
        let sign = if self.minor < 0 { "-" } else { "" };
        let mark = if places > 0 { "." } else { "" };
        write!(formatter, "{sign}{whole}{mark}{part} {}", self.currency)
    }
}

/// The digits of `text` up to `places` after the mark as a signed whole number, and the
/// digits beyond.
fn split_decimal(text: &str, places: u8) -> Result<(i128, &str), MoneyError> {
    let not_decimal = || MoneyError::NotDecimal(text.to_owned());
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.as_bytes().first() {
        Some(b'-') => (true, &trimmed[1..]),
        Some(b'+') => (false, &trimmed[1..]),
        _ => (false, trimmed),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    if !all_digits || (whole.is_empty() && part.is_empty()) {
        return Err(not_decimal());
    }
    let places = usize::from(places);
    let (kept, surplus) = part.split_at(part.len().min(places));
    let mut value: i128 = 0;
    for digit in whole.bytes().chain(kept.bytes()).chain(std::iter::repeat_n(b'0', places - kept.len())) {
        value = value
            .checked_mul(10)
            .and_then(|value| value.checked_add(i128::from(digit - b'0')))
            .ok_or(MoneyError::Overflow)?;
    }
    Ok((if negative { -value } else { value }, surplus))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    #[test]
    fn exponents_are_those_of_iso_4217() {
        for (code, exponent) in [
            ("JPY", 0),
            ("KRW", 0),
            ("VND", 0),
            ("USD", 2),
            ("CNY", 2),
            ("TWD", 2),
            ("KWD", 3),
            ("BHD", 3),
            ("TND", 3),
            ("CLF", 4),
        ] {
            assert_eq!(currency(code).exponent(), exponent, "{code}");
        }
        assert_eq!(Currency::from_code("US"), None);
        assert_eq!(Currency::from_code("ZZZ"), None);
    }

    #[test]
    fn decimal_texts_are_read_exactly() {
        for (text, code, minor) in [
            ("-4", "USD", -400),
            ("0.1", "USD", 10),
            (".5", "USD", 50),
            ("1.230", "USD", 123),
            ("1.234", "KWD", 1234),
            ("99", "JPY", 99),
            ("99.00", "JPY", 99),
        ] {
            assert_eq!(Money::parse_minor(text, currency(code)), Ok(minor), "{text} {code}");
        }
        assert!(matches!(Money::parse_minor("1.5", currency("JPY")), Err(MoneyError::TooPrecise { .. })));
        for text in ["", "-", ".", "1,000", "1e3", "١٢", "--1", "1.2.3"] {
            assert!(
                matches!(Money::parse_minor(text, Currency::USD), Err(MoneyError::NotDecimal(_))),
                "{text}"
            );
        }
        assert_eq!(Money::parse_minor("999999999999999999999", Currency::USD), Err(MoneyError::Overflow));
    }

    #[test]
    fn surplus_digits_are_rounded_half_to_even() {
        for (text, minor) in [
            ("1.005", 100),
            ("1.015", 102),
            ("1.0050001", 101),
            ("-1.015", -102),
            ("-1.005", -100),
            ("8.333333", 833),
            ("16.666", 1667),
        ] {
            assert_eq!(Money::parse_minor_rounded(text, Currency::USD), Ok(minor), "{text}");
        }
    }

    #[test]
    fn currencies_do_not_mix() {
        let dollars = Money::new(100, Currency::USD);
        assert!(dollars.checked_add(Money::new(100, currency("EUR"))).is_err());
        assert_eq!(dollars.to_string(), "1.00 USD");
        assert_eq!(Money::new(-5, currency("KWD")).to_string(), "-0.005 KWD");
        assert_eq!(Money::new(1200, currency("JPY")).to_string(), "1200 JPY");
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(minor in -1_000_000_000_000i64..1_000_000_000_000, weights in proptest::collection::vec(0u32..1000, 1..20)) {
            prop_assume!(weights.iter().any(|weight| *weight > 0));
            let parts = Money::new(minor, Currency::USD).allocate(&weights).unwrap();
            prop_assert_eq!(parts.iter().map(|part| part.minor()).sum::<i64>(), minor);
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = minor as f64 * f64::from(*weight) / weights.iter().map(|w| f64::from(*w)).sum::<f64>();
                prop_assert!((part.minor() as f64 - exact).abs() < 1.0 + 1e-6 * exact.abs());
            }
        }

        #[test]
        fn text_and_back(minor in any::<i64>(), code in prop::sample::select(vec!["JPY", "USD", "KWD", "CLF"])) {
            prop_assume!(minor != i64::MIN);
            let amount = Money::new(minor, currency(code));
            let text = amount.to_string();
            prop_assert_eq!(Money::parse_minor(text.split(' ').next().unwrap(), amount.currency()), Ok(minor));
        }

        #[test]
        fn scaling_rounds_to_the_nearest(minor in -1_000_000i64..1_000_000, numerator in 1i64..400, denominator in 1i64..400) {
            let scaled = Money::new(minor, Currency::USD).scale(numerator, denominator).unwrap().minor();
            let doubled_error = (2 * (scaled * denominator - minor * numerator)).abs();
            prop_assert!(doubled_error <= denominator);
        }
    }
}
