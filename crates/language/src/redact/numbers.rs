//! Cards, identity numbers, bank accounts and telephone numbers among the digits of a text.

use super::PersonalData;
use super::checks::{card, digit, iban, my_number, resident_identity, taiwan_identity, taiwan_resident};
use std::ops::Range;

type Found = Vec<(PersonalData, Range<usize>)>;

/// Digits that stand together without anything between them.
#[derive(Debug, Clone)]
struct Group {
    range: Range<usize>,
    digits: Vec<u8>,
}

/// Longest number looked for.
const MOST_DIGITS: usize = 19;

pub(super) fn numbers(characters: &[char]) -> Found {
    let mut found = accounts(characters);
    for run in runs(characters) {
        let mut first = 0;
        while first < run.len() {
            match best_window(characters, &run, first) {
                Some((kind, range, next)) => {
                    if found.iter().all(|(_, other)| range.end <= other.start || other.end <= range.start) {
                        found.push((kind, range));
                    }
                    first = next;
                }
                None => first += 1,
            }
        }
    }
    found
}

/// Runs of groups with only separators between them.
fn runs(characters: &[char]) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let Some(_) = digit(characters[at]) else {
            at += 1;
            continue;
        };
        let start = at;
        let ascii = characters[at].is_ascii_digit();
        let mut digits = Vec::new();
        while let Some(value) = characters
            .get(at)
            .filter(|character| character.is_ascii_digit() == ascii)
            .copied()
            .and_then(digit)
        {
            digits.push(value);
            at += 1;
        }
        let group = Group { range: start..at, digits };
        let joined = runs.last().and_then(|run| run.last()).is_some_and(|before| {
            let between = &characters[before.range.end..start];
            between.len() <= 3
                && between.iter().all(|character| is_separator(*character))
                && !between.contains(&'\n')
        });
        if joined && let Some(run) = runs.last_mut() {
            run.push(group);
        } else {
            runs.push(vec![group]);
        }
    }
    runs
}

fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '-' | '.' | '(' | ')' | '_' | '·' | '・' | '/' | '*' | 'ー' | '~' | '|' | '\u{2022}'
    )
}

/// The longest number that begins with this group: what it is, where, and the group after.
fn best_window(
    characters: &[char],
    run: &[Group],
    first: usize,
) -> Option<(PersonalData, Range<usize>, usize)> {
    let mut digits: Vec<u8> = Vec::new();
    let mut best = None;
    let start = run[first].range.start;
    for (last, group) in run.iter().enumerate().skip(first) {
        digits.extend_from_slice(&group.digits);
        if digits.len() > MOST_DIGITS {
            break;
        }
        let window = &run[first..=last];
        let end = group.range.end;
        if let Some((kind, range)) = identify(characters, window, &digits, start..end) {
            best = Some((kind, range, last + 1));
        }
    }
    best
}

fn identify(
    characters: &[char],
    window: &[Group],
    digits: &[u8],
    range: Range<usize>,
) -> Option<(PersonalData, Range<usize>)> {
    // Part of a word or a longer code.
    let letter_before = preceding_letters(characters, range.start);
    if let Some((letters, start)) = letter_before {
        if digits.len() == 9 && letters.len() == 1 && taiwan_identity(letters[0], digits) {
            return Some((PersonalData::NationalId, start..range.end));
        }
        if digits.len() == 8 && letters.len() == 2 && taiwan_resident([letters[0], letters[1]], digits) {
            return Some((PersonalData::NationalId, start..range.end));
        }
    }
    let glued_after = characters.get(range.end).is_some_and(char::is_ascii_alphanumeric);
    if digits.len() == 17 {
        // The eighteenth place may be X, after a space too.
        let mut place = range.end;
        while characters.get(place).is_some_and(|character| is_separator(*character)) && place < range.end + 2
        {
            place += 1;
        }
        if characters.get(place).is_some_and(|character| character.eq_ignore_ascii_case(&'x'))
            && resident_identity(digits, 10)
        {
            return Some((PersonalData::NationalId, range.start..place + 1));
        }
    }
    if digits.len() == 18 && resident_identity(&digits[..17], digits[17]) {
        return Some((PersonalData::NationalId, range));
    }
    let glued_before = range.start > 0 && characters[range.start - 1].is_ascii_alphabetic();
    if glued_before || glued_after {
        return None;
    }
    if decimal_before(characters, range.start) {
        return None;
    }
    let plus = plus_before(characters, range.start);
    if let Some(start) = plus {
        if (8..=15).contains(&digits.len()) {
            return Some((PersonalData::Phone, start..range.end));
        }
        return None;
    }
    if card(digits) {
        return Some((PersonalData::Card, range));
    }
    let ordinary = after_order_word(characters, range.start);
    if my_number(digits) && !ordinary && shape(window) != Shape::Odd {
        return Some((PersonalData::NationalId, range));
    }
    if !ordinary && phone(characters, window, digits, range.start) {
        let start =
            if range.start > 0 && characters[range.start - 1] == '(' { range.start - 1 } else { range.start };
        return Some((PersonalData::Phone, start..range.end));
    }
    None
}

#[derive(Debug, PartialEq, Eq)]
enum Shape {
    /// One group, or digits one by one.
    Plain,
    /// Two to five groups as people write telephone numbers.
    Grouped,
    /// Anything else.
    Odd,
}

fn shape(window: &[Group]) -> Shape {
    let lengths: Vec<usize> = window.iter().map(|group| group.digits.len()).collect();
    if lengths.len() == 1 || lengths.iter().all(|length| *length == 1) {
        Shape::Plain
    } else if (2..=6).contains(&lengths.len())
        && lengths.iter().skip(1).all(|length| (2..=8).contains(length))
    {
        Shape::Grouped
    } else {
        Shape::Odd
    }
}

fn phone(characters: &[char], window: &[Group], digits: &[u8], start: usize) -> bool {
    let shape = shape(window);
    let lengths: Vec<usize> = window.iter().map(|group| group.digits.len()).collect();
    let chinese_numerals = window.iter().any(|group| !characters[group.range.start].is_ascii_digit());
    if digits.len() < 7 || digits.len() > 15 || (chinese_numerals && digits.len() < 8) || is_date(window) {
        return false;
    }
    if digits.iter().all(|digit| *digit == digits[0]) {
        return false;
    }
    let announced = after_phone_word(characters, start);
    if shape == Shape::Odd && !announced {
        return false;
    }
    let [first, second, ..] = digits else { return false };
    let length = digits.len();
    // Mobile numbers of mainland China.
    (length == 11 && *first == 1 && *second >= 3)
        // National prefix 0: Japan, Taiwan, mainland China's land lines, Britain, Australia.
        || (*first == 0 && *second != 0 && (9..=12).contains(&length) && (lengths[0] > 1 || lengths.iter().all(|group| *group == 1)))
        // International prefix 00.
        || (*first == 0 && *second == 0 && (11..=15).contains(&length))
        // North America, with and without 1; India's mobile numbers.
        || (length == 10 && *first >= 2 && (lengths == [3, 3, 4] || lengths == [3, 7] || lengths == [5, 5] || lengths == [10] || lengths.len() == 10))
        || (length == 11 && *first == 1 && (lengths == [1, 3, 3, 4] || (lengths == [11] && announced)))
        // Service numbers.
        || (length == 10 && (digits.starts_with(&[4, 0, 0]) || digits.starts_with(&[8, 0, 0])) && shape == Shape::Grouped)
        || (announced && shape != Shape::Odd)
        || (announced && length >= 8)
        // Eight digits in two halves: Hong Kong, Singapore.
        || (lengths == [4, 4] && matches!(first, 2..=9) && !looks_like_years(digits))
}

fn looks_like_years(digits: &[u8]) -> bool {
    let year = |digits: &[u8]| matches!(digits, [1, 9, ..] | [2, 0, ..]);
    year(&digits[..4]) && year(&digits[4..])
}

/// 2024-01-15 and its like, perhaps with a serial number behind.
fn is_date(window: &[Group]) -> bool {
    let digits =
        |group: &Group| group.digits.iter().fold(0_u64, |number, digit| number * 10 + u64::from(*digit));
    let numbers: Vec<(usize, u64)> = window.iter().map(|group| (group.digits.len(), digits(group))).collect();
    match numbers.as_slice() {
        [(4, year), (1 | 2, month), (1 | 2, day), ..] => {
            (1900..2100).contains(year) && *month <= 12 && *day <= 31
        }
        [(1 | 2, _), (1 | 2, _), (4, year), ..] => (1900..2100).contains(year),
        [(8, number), ..] => {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
        }
        [(4, first), (4, second)] => (1900..2100).contains(first) && (1900..2100).contains(second),
        _ => false,
    }
}

/// One or two letters directly before the digits, perhaps with a space, that begin a word.
fn preceding_letters(characters: &[char], start: usize) -> Option<(Vec<char>, usize)> {
    let mut place = start;
    while place > 0 && is_separator(characters[place - 1]) && start - place < 2 {
        place -= 1;
    }
    let end = place;
    while place > 0 && characters[place - 1].is_ascii_alphabetic() && end - place < 3 {
        place -= 1;
    }
    let letters = &characters[place..end];
    (matches!(letters.len(), 1 | 2)).then(|| (letters.to_vec(), place))
}

fn decimal_before(characters: &[char], start: usize) -> bool {
    start >= 2 && characters[start - 1] == '.' && characters[start - 2].is_ascii_digit()
        || start >= 2 && characters[start - 1] == ',' && characters[start - 2].is_ascii_digit()
        || start >= 1 && matches!(characters[start - 1], '$' | '¥' | '€' | '£' | '₹')
}

fn plus_before(characters: &[char], start: usize) -> Option<usize> {
    let mut place = start;
    while place > 0 && matches!(characters[place - 1], ' ' | '(') && start - place < 2 {
        place -= 1;
    }
    (place > 0 && characters[place - 1] == '+').then(|| place - 1)
}

const ORDER_WORDS: &[&str] = &[
    "order",
    "order number",
    "order no",
    "order id",
    "invoice",
    "ticket",
    "case",
    "ref",
    "reference",
    "booking",
    "tracking",
    "sku",
    "注文番号",
    "注文",
    "伝票番号",
    "受付番号",
    "お問い合わせ番号",
    "请求書番号",
    "請求書番号",
    "顧客番号",
    "订单号",
    "订单",
    "单号",
    "工单",
    "编号",
    "訂單編號",
    "訂單",
    "單號",
    "編號",
    "発注番号",
    "会員番号",
    "管理番号",
];
const PHONE_WORDS: &[&str] = &[
    "tel",
    "phone",
    "call",
    "call me",
    "call me at",
    "mobile",
    "cell",
    "whatsapp",
    "fax",
    "ring",
    "text me",
    "number is",
    "reach me at",
    "contact",
    "电话",
    "手机",
    "手机号",
    "联系方式",
    "电话是",
    "手机是",
    "電話",
    "手機",
    "手機號碼",
    "連絡先",
    "携帯",
    "電話番号",
    "携帯番号",
    "号码",
    "号码是",
    "號碼",
    "打给我",
    "打給我",
    "微信",
    "line",
];

fn after_order_word(characters: &[char], start: usize) -> bool {
    after_word(characters, start, ORDER_WORDS)
}

fn after_phone_word(characters: &[char], start: usize) -> bool {
    after_word(characters, start, PHONE_WORDS)
}

/// True if one of the words stands directly before, but for punctuation and small words.
fn after_word(characters: &[char], start: usize, words: &[&str]) -> bool {
    let mut before: String = characters[start.saturating_sub(30)..start]
        .iter()
        .flat_map(|character| character.to_lowercase())
        .collect();
    loop {
        let trimmed = before.trim_end_matches(|character: char| !character.is_alphanumeric());
        if words.iter().any(|word| trimmed.ends_with(word)) {
            return true;
        }
        let trimmed =
            [" is", " at", " on", " no", " number", " id", "は", "是", "为", "為", "が", "：", "号", "號"]
                .iter()
                .find_map(|small| trimmed.strip_suffix(small))
                .unwrap_or(trimmed);
        if trimmed.len() == before.len() {
            break;
        }
        before.truncate(trimmed.len());
    }
    words.iter().any(|word| before.ends_with(word))
}

/// International bank account numbers.
fn accounts(characters: &[char]) -> Found {
    let mut found = Found::new();
    for start in 0..characters.len() {
        let letters =
            characters.get(start..start + 2).is_some_and(|pair| pair.iter().all(char::is_ascii_alphabetic));
        let digits =
            characters.get(start + 2..start + 4).is_some_and(|pair| pair.iter().all(char::is_ascii_digit));
        let begins = start == 0 || !characters[start - 1].is_ascii_alphanumeric();
        if !(letters && digits && begins)
            || found.last().is_some_and(|(_, range): &(_, Range<usize>)| start < range.end)
        {
            continue;
        }
        let mut places: Vec<char> = Vec::new();
        let mut end = None;
        let mut at = start;
        while let Some(character) = characters.get(at).filter(|_| places.len() < 34) {
            if character.is_ascii_alphanumeric() {
                places.push(*character);
                let ends = characters.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
                if ends && iban(&places) {
                    end = Some(at + 1);
                }
            } else if !matches!(character, ' ' | '-') {
                break;
            }
            at += 1;
        }
        if let Some(end) = end {
            found.push((PersonalData::BankAccount, start..end));
        }
    }
    found
}
