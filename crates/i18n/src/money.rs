//! Money: amounts in minor units with the symbol a reader of the language knows.

use fixed_decimal::{Decimal, Sign};

use crate::{Formats, Language};

impl Formats {
    /// An amount of money: `minor` minor units of the currency with the ISO 4217 code `currency`,
    /// of which 10^`exponent` make one unit (2 for USD, 0 for JPY, 3 for KWD). All minor digits are
    /// written. Placement and symbols are CLDR's, with one departure: the New Taiwan dollar is
    /// `NT$` in traditional Chinese too, since a bare `$` in a report with several currencies is
    /// ambiguous. A currency without a symbol is written with its code.
    pub fn money(&self, minor: i64, exponent: u8, currency: &str) -> String {
        let mut amount = Decimal::from(minor);
        amount.absolute.multiply_pow10(-i16::from(exponent));
        self.with_symbol(amount, currency, "")
    }

    /// An amount of money shortened for a headline: `$1.23M`, `¥123万`. Amounts below the first
    /// named power of ten are written in whole units, and below 100 in full.
    pub fn compact_money(&self, minor: i64, exponent: u8, currency: &str) -> String {
        let (amount, unit) = self.compact(i128::from(minor), exponent);
        self.with_symbol(amount, currency, unit)
    }

    /// The sign stands before the symbol: `-$1.00`.
    fn with_symbol(&self, mut amount: Decimal, currency: &str, unit: &str) -> String {
        let sign = match amount.sign {
            Sign::Negative => "-",
            _ => "",
        };
        amount.sign = Sign::None;
        let number = self.write(&amount);
        match symbol(self.language, currency) {
            Some(symbol) => format!("{sign}{symbol}{number}{unit}"),
            // A no-break space keeps code and number together.
            None => format!("{sign}{currency}\u{a0}{number}{unit}"),
        }
    }
}

/// CLDR's currency symbols for the four languages, of the currencies that have one.
#[expect(clippy::match_same_arms, reason = "one line per currency reads as the table it is")]
fn symbol(language: Language, currency: &str) -> Option<&'static str> {
    use Language::{English, Japanese, SimplifiedChinese, TraditionalChinese};
    Some(match (currency, language) {
        ("USD", English | Japanese) => "$",
        ("USD", _) => "US$",
        ("JPY", English | TraditionalChinese) => "¥",
        ("JPY", SimplifiedChinese) => "JP¥",
        // Full width, as the Japanese write it.
        ("JPY", Japanese) => "\u{ffe5}",
        ("CNY", SimplifiedChinese) => "¥",
        ("CNY", English | TraditionalChinese) => "CN¥",
        ("CNY", Japanese) => "元\u{a0}",
        ("TWD", _) => "NT$",
        ("HKD", _) => "HK$",
        ("EUR", _) => "€",
        ("GBP", _) => "£",
        ("AUD", English | Japanese) => "A$",
        ("AUD", _) => "AU$",
        ("CAD", _) => "CA$",
        ("NZD", _) => "NZ$",
        ("BRL", _) => "R$",
        ("MXN", _) => "MX$",
        ("INR", _) => "₹",
        ("ILS", _) => "₪",
        ("KRW", English | SimplifiedChinese | Japanese) => "₩",
        ("KRW", TraditionalChinese) => "\u{ffe6}",
        ("VND", _) => "₫",
        ("PHP", English) => "₱",
        _ => return None,
    })
}
