//! Structured personal data replaced by placeholders, before a text leaves the machine.
//!
//! E-mail addresses, telephone numbers, payment cards, national identity numbers of Japan,
//! mainland China and Taiwan, bank accounts (IBAN), addresses of machines, and links that
//! carry a token. Numbers are found in full width, in other digits, with spaces, hyphens or
//! invisible characters between them; where a check digit exists it decides. When in doubt
//! the rules redact: a lost order number costs less than a leaked telephone number. Names
//! and postal addresses are not structured and are not found.

mod addresses;
mod checks;
mod numbers;

use crate::normalise::Normalised;
use std::collections::BTreeMap;
use std::ops::Range;

/// What kind of personal data was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalData {
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// The number of a payment card (Luhn check).
    Card,
    /// A national identity number: My Number, resident identity card, Taiwan ID.
    NationalId,
    /// An international bank account number.
    BankAccount,
    /// A link that carries a token, a query or a password.
    Link,
    /// The address of a machine (IPv4 or IPv6).
    MachineAddress,
}

impl PersonalData {
    /// The word in the placeholder.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "EMAIL",
            Self::Phone => "PHONE",
            Self::Card => "CARD",
            Self::NationalId => "ID",
            Self::BankAccount => "ACCOUNT",
            Self::Link => "LINK",
            Self::MachineAddress => "IP",
        }
    }
}

/// Personal data at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: PersonalData,
    /// Bytes of the original text.
    pub range: Range<usize>,
}

/// Finds personal data; ranges are in order and do not overlap.
#[must_use]
pub fn find_personal_data(text: &str) -> Vec<Finding> {
    let mut findings = find_in(&Normalised::literal(text));
    // What a reader sees may differ from what is written: digits between tags.
    if text.contains('<') || text.contains('&') {
        findings.extend(find_in(&Normalised::new(text)));
    }
    findings.sort_by(|left, right| {
        left.range.start.cmp(&right.range.start).then(right.range.end.cmp(&left.range.end))
    });
    let mut merged: Vec<Finding> = Vec::new();
    for finding in findings {
        match merged.last_mut() {
            Some(last) if finding.range.start < last.range.end => {
                last.range.end = last.range.end.max(finding.range.end);
            }
            _ => merged.push(finding),
        }
    }
    merged
}

/// Finds personal data among characters.
type Finder = fn(&[char]) -> Vec<(PersonalData, Range<usize>)>;

fn find_in(normalised: &Normalised) -> Vec<Finding> {
    let characters = normalised.characters();
    let mut taken: Vec<(PersonalData, Range<usize>)> = Vec::new();
    let finders: [Finder; 4] = [addresses::links, addresses::emails, addresses::machines, numbers::numbers];
    for finder in finders {
        for (kind, range) in finder(characters) {
            if taken.iter().all(|(_, other)| range.end <= other.start || other.end <= range.start) {
                taken.push((kind, range));
            }
        }
    }
    taken
        .into_iter()
        .map(|(kind, range)| Finding { kind, range: normalised.origin(range) })
        .filter(|finding| !finding.range.is_empty())
        .collect()
}

/// Replaces personal data by placeholders such as `[EMAIL_1]`. The same value gets the same
/// number for as long as the redactor lives.
#[derive(Debug, Default)]
pub struct Redactor {
    known: BTreeMap<(PersonalData, String), usize>,
    counts: BTreeMap<PersonalData, usize>,
}

impl Redactor {
    /// A redactor that knows no value yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text with placeholders.
    ///
    /// ```
    /// let text = holdfast_language::Redactor::new().redact("mail bo@example.com, or 090-1234-5678");
    /// assert_eq!(text, "mail [EMAIL_1], or [PHONE_1]");
    /// ```
    pub fn redact(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for finding in find_personal_data(text) {
            out.push_str(&text[at..finding.range.start]);
            let value = canonical(&text[finding.range.clone()]);
            let number = self.number(finding.kind, value);
            out.push('[');
            out.push_str(finding.kind.word());
            out.push('_');
            out.push_str(&number.to_string());
            out.push(']');
            at = finding.range.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// The number of a value: the one it had, or the next.
    fn number(&mut self, kind: PersonalData, value: String) -> usize {
        let counts = &mut self.counts;
        *self.known.entry((kind, value)).or_insert_with(|| {
            let count = counts.entry(kind).or_default();
            *count += 1;
            *count
        })
    }
}

/// One spelling for a value: letters and digits alone.
fn canonical(value: &str) -> String {
    Normalised::literal(value)
        .characters()
        .iter()
        .filter_map(|character| match checks::digit(*character) {
            Some(digit) => char::from_digit(u32::from(digit), 10),
            None if character.is_alphanumeric() || matches!(character, '@' | '.') => {
                character.to_lowercase().next()
            }
            None => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Redactor::new().redact(text), expected, "{text}");
    }

    #[test]
    fn electronic_addresses() {
        check("mail me: Jo.Bloggs+x@mail.example.co.uk, thanks", "mail me: [EMAIL_1], thanks");
        check("邮箱是abc_99@qq.com谢谢", "邮箱是[EMAIL_1]谢谢");
        check("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ まで", "[EMAIL_1] まで");
        check("jo (at) example (dot) com", "[EMAIL_1]");
        check("jo at example dot com please", "[EMAIL_1] please");
        check("j\u{200B}o@exa\u{200B}mple.com", "[EMAIL_1]");
        check("we meet @ noon", "we meet @ noon");
        check("see https://a.example/reset?token=abc123 now", "see [LINK_1] now");
        check("see https://example.com/help", "see https://example.com/help");
        check("from 203.0.113.7 and 2001:db8::ff00:42:8329", "from [IP_1] and [IP_2]");
        check("version 2.10.3 at 10:30:15", "version 2.10.3 at 10:30:15");
    }

    #[test]
    fn telephone_numbers() {
        for number in [
            "+1 (415) 555-0132",
            "415-555-0132",
            "(415) 555 0132",
            "+44 20 7946 0958",
            "07700 900123",
            "+81 90-1234-5678",
            "090-1234-5678",
            "０９０－１２３４－５６７８",
            "03-1234-5678",
            "0120-123-456",
            "13800138000",
            "138 0013 8000",
            "138-0013-8000",
            "+86 138 0013 8000",
            "010-62345678",
            "0912-345-678",
            "(02) 2345-6789",
            "+886 912 345 678",
            "+852 9123 4567",
            "1 3 8 0 0 1 3 8 0 0 0",
            "1\u{200B}3800138000",
            "一三八零零一三八零零零",
            "98765 43210",
        ] {
            check(&format!("call {number} please"), "call [PHONE_1] please");
            check(&format!("我的电话{number}，谢谢"), "我的电话[PHONE_1]，谢谢");
        }
    }

    #[test]
    fn numbers_with_check_digits() {
        check("card 4111 1111 1111 1111 exp", "card [CARD_1] exp");
        check("カード番号は５５５５－５５５５－５５５５－４４４４です", "カード番号は[CARD_1]です");
        check("378282246310005", "[CARD_1]");
        check("マイナンバー 1234 5678 9018", "マイナンバー [ID_1]");
        check("身份证11010519491231002X。", "身份证[ID_1]。");
        check("身分證 A123456789", "身分證 [ID_1]");
        check("a 1 2 3 4 5 6 7 8 9", "[ID_1]");
        check("IBAN GB82 WEST 1234 5698 7654 32 ok", "IBAN [ACCOUNT_1] ok");
        check("IBAN DE89370400440532013000", "IBAN [ACCOUNT_1]");
    }

    #[test]
    fn ordinary_numbers_stay() {
        for text in [
            "order 20240115-00371",
            "invoice #4829103",
            "on 2024-01-15 at 10:30",
            "1,234,567.89 USD",
            "order no. 4111111111111112",
            "B2B4567",
            "100,000 users in 2023",
            "12/31/2024",
            "注文番号 883920114",
            "订单号 202401150037",
            "ticket 88213",
            "¥1,280,000",
            "from 2019 to 2024",
            "3.14159265358979",
            "0.123456789",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn the_same_value_keeps_its_number() {
        let mut redactor = Redactor::new();
        assert_eq!(redactor.redact("bo@x.example and al@x.example"), "[EMAIL_1] and [EMAIL_2]");
        assert_eq!(
            redactor.redact("AL@x.example, 090-1234-5678 / ０９０ １２３４ ５６７８"),
            "[EMAIL_2], [PHONE_1] / [PHONE_1]"
        );
    }

    #[test]
    fn markup_hides_nothing() {
        check("<a href=\"mailto:bo@x.example\">me</a>", "<a href=\"mailto:[EMAIL_1]\">me</a>");
        check("call <b>090</b>-<i>1234</i>-5678", "call <b>[PHONE_1]");
        check("bo&#64;x.example", "[EMAIL_1]");
    }
}
