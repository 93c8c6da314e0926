//! The general reader: components of a written date before their order is known.

use super::{DateOrder, Moment, days_from_civil};
use crate::values::composed;

/// A date taken apart, before it is known which number is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scanned {
    parts: Parts,
    micros: i64,
    offset_seconds: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// Year, month and day are known from the text.
    Known { year: i32, month: u8, day: u8 },
    /// Two numbers, then a year of four digits.
    YearLast { first: u8, second: u8, year: i32 },
    /// Three numbers of one or two digits.
    Short { first: u8, second: u8, third: u8 },
}

impl Scanned {
    /// The moment under an order; `None` where there is no such date.
    pub fn resolve(&self, order: DateOrder) -> Option<Moment> {
        let (year, month, day) = match self.parts {
            Parts::Known { year, month, day } => (year, month, day),
            Parts::YearLast { first, second, year } => match order {
                DateOrder::DayFirst => (year, second, first),
                DateOrder::MonthFirst => (year, first, second),
                DateOrder::YearFirst => return None,
            },
            Parts::Short { first, second, third } => match order {
                DateOrder::YearFirst => (century(first), second, third),
                DateOrder::DayFirst => (century(third), second, first),
                DateOrder::MonthFirst => (century(third), first, second),
            },
        };
        Some(Moment {
            day: days_from_civil(year, month, day)?,
            micros: self.micros,
            offset_seconds: self.offset_seconds,
        })
    }

    /// Whether the text itself tells year, month and day.
    pub fn is_unambiguous(&self) -> bool {
        matches!(self.parts, Parts::Known { .. })
    }
}

/// Years of two digits: 69–99 are 1969–1999, 00–68 are 2000–2068 (as POSIX `strptime`).
fn century(year: u8) -> i32 {
    i32::from(year) + if year < 69 { 2000 } else { 1900 }
}

/// Japanese eras and the year before their first, and the Republic of China's calendar.
const ERAS: &[(&str, i32)] = &[
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("中華民國", 1911),
    ("中华民国", 1911),
    ("民國", 1911),
    ("民国", 1911),
    ("R", 2018),
    ("H", 1988),
    ("S", 1925),
    ("T", 1911),
    ("M", 1867),
];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn month_name(word: &str) -> Option<u8> {
    const FULL: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| lower == *month)
        .or_else(|| FULL.iter().position(|month| lower == *month))
        .or_else(|| (lower == "sept").then_some(8))?;
    Some(at as u8 + 1)
}

fn is_weekday(word: &str) -> bool {
    word.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|day| day.starts_with(&word.to_ascii_lowercase()))
}

struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !keep(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.take_while(|c| c.is_ascii_digit());
        if digits.is_empty() || digits.len() > 4 {
            return None;
        }
        Some((digits.parse().ok()?, digits.len()))
    }

    fn skip(&mut self, any: &[char]) {
        self.rest = self.rest.trim_start_matches(any);
    }

    fn eat(&mut self, prefix: &str) -> bool {
        match self.rest.strip_prefix(prefix) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

/// Takes a written date apart; `None` where the text is no date.
pub fn scan(text: &str) -> Option<Scanned> {
    let text = composed(text);
    let text = text.trim();
    if text.len() < 5 || text.len() > 64 || !text.bytes().any(|byte| byte.is_ascii_digit() || byte == 0xe5) {
        return None;
    }
    let mut cursor = Cursor { rest: text };
    let parts = era(&mut cursor)
        .or_else(|| {
            cursor.rest = text;
            numeric(&mut cursor)
        })
        .or_else(|| {
            cursor.rest = text;
            named(&mut cursor)
        })?;
    let (micros, offset_seconds) = clock(cursor.rest)?;
    Some(Scanned { parts, micros, offset_seconds })
}

fn era(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let base = ERAS.iter().find_map(|(name, base)| cursor.eat(name).then_some(*base))?;
    cursor.skip(&[' ']);
    let year = if cursor.eat("元") { 1 } else { cursor.number().filter(|(_, length)| *length <= 3)?.0 };
    let cjk = cursor.eat("年");
    cursor.skip(if cjk { &[' '] } else { &['.', '/', '-'] });
    let (month, _) = cursor.number()?;
    if cjk {
        cursor.eat("月");
        cursor.skip(&[' ']);
    } else {
        cursor.skip(&['.', '/', '-']);
    }
    let day = match cursor.number() {
        Some((day, _)) => day,
        None if cjk => 1,
        None => return None,
    };
    cursor.eat("日");
    Some(Parts::Known {
        year: base + i32::try_from(year).ok()?,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
    })
}

fn numeric(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let (first, first_length) = cursor.number()?;
    if cursor.eat("年") {
        cursor.skip(&[' ']);
        let (month, _) = cursor.number()?;
        cursor.skip(&[' ']);
        if !cursor.eat("月") {
            return None;
        }
        cursor.skip(&[' ']);
        let day = match cursor.number() {
            Some((day, _)) => {
                let _ = cursor.eat("日") || cursor.eat("号") || cursor.eat("號");
                day
            }
            None => 1,
        };
        let year = match first_length {
            2 => century(u8::try_from(first).ok()?),
            // Three digits: the Republic of China's calendar without its name.
            3 => i32::try_from(first).ok()? + 1911,
            _ => i32::try_from(first).ok()?,
        };
        return Some(Parts::Known { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? });
    }
    let separator = cursor.rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | ' '))?;
    if cursor.rest[1..].starts_with(|c: char| !c.is_ascii_digit()) {
        return None;
    }
    cursor.rest = &cursor.rest[1..];
    let (second, second_length) = cursor.number()?;
    if !cursor.rest.starts_with(separator) || separator == ' ' && first_length == 1 {
        // Year and month only.
        if !cursor.rest.is_empty() || separator == ' ' || separator == '.' {
            return None;
        }
        return match (first_length, second_length) {
            (4, 1 | 2) => Some(Parts::Known {
                year: i32::try_from(first).ok()?,
                month: u8::try_from(second).ok()?,
                day: 1,
            }),
            (1 | 2, 4) => Some(Parts::Known {
                year: i32::try_from(second).ok()?,
                month: u8::try_from(first).ok()?,
                day: 1,
            }),
            _ => None,
        };
    }
    cursor.rest = &cursor.rest[1..];
    let (third, third_length) = cursor.number()?;
    match (first_length, second_length, third_length) {
        (4, 1 | 2, 1 | 2) => Some(Parts::Known {
            year: i32::try_from(first).ok()?,
            month: u8::try_from(second).ok()?,
            day: u8::try_from(third).ok()?,
        }),
        (3, 1 | 2, 1 | 2) if (80..=199).contains(&first) => Some(Parts::Known {
            year: i32::try_from(first).ok()? + 1911,
            month: u8::try_from(second).ok()?,
            day: u8::try_from(third).ok()?,
        }),
        (1 | 2, 1 | 2, 4) => Some(Parts::YearLast {
            first: u8::try_from(first).ok()?,
            second: u8::try_from(second).ok()?,
            year: i32::try_from(third).ok()?,
        }),
        (1 | 2, 1 | 2, 2) | (2, 2, 1) => Some(Parts::Short {
            first: u8::try_from(first).ok()?,
            second: u8::try_from(second).ok()?,
            third: u8::try_from(third).ok()?,
        }),
        _ => None,
    }
}

/// `5 Mar 2024`, `Mar 5, 2024`, `05-Mar-24`, `Tue, 5 March 2024`, `Mar 2024`.
fn named(cursor: &mut Cursor<'_>) -> Option<Parts> {
    const BETWEEN: &[char] = &[' ', '-', '/', ',', '.'];
    let mut numbers: [(u32, usize); 2] = [(0, 0); 2];
    let mut count = 0;
    let mut month = None;
    while count < 2 && !(count == 1 && month.is_some() && cursor.rest.is_empty()) {
        cursor.skip(BETWEEN);
        if cursor.rest.starts_with(|c: char| c.is_ascii_digit()) {
            numbers[count] = cursor.number()?;
            count += 1;
            for suffix in ["st", "nd", "rd", "th"] {
                if cursor.rest.starts_with(suffix) {
                    cursor.rest = &cursor.rest[2..];
                }
            }
        } else {
            let word = cursor.take_while(|c| c.is_ascii_alphabetic());
            if word.is_empty() {
                return None;
            }
            if let Some(found) = month_name(word) {
                if month.replace(found).is_some() {
                    return None;
                }
            } else if !is_weekday(word) {
                return None;
            }
        }
    }
    let month = month?;
    let year_of = |(value, length): (u32, usize)| match length {
        4 => i32::try_from(value).ok(),
        2 => u8::try_from(value).ok().map(century),
        _ => None,
    };
    let (year, day) = match (count, numbers) {
        (1, [(_, 4), _]) => (year_of(numbers[0])?, 1),
        (2, [(day, 1 | 2), year] | [year @ (_, 4), (day, 1 | 2)]) => (year_of(year)?, day),
        _ => return None,
    };
    Some(Parts::Known { year, month, day: u8::try_from(day).ok()? })
}

/// What follows a date: nothing, or a time of day, perhaps with a zone.
fn clock(text: &str) -> Option<(i64, Option<i32>)> {
    let mut text = text.trim_start_matches([' ', ',', 'T', 't', '\u{3000}']).trim_end();
    // A weekday in brackets: 2024年3月5日(火).
    if let Some(rest) = text.strip_prefix('(')
        && let Some((inside, rest)) = rest.split_once(')')
        && inside.chars().count() <= 3
    {
        text = rest.trim_start();
    }
    if text.is_empty() {
        return Some((0, None));
    }
    let mut afternoon = None;
    for (word, value) in [("午前", false), ("午後", true), ("上午", false), ("下午", true)] {
        if let Some(rest) = text.strip_prefix(word) {
            afternoon = Some(value);
            text = rest.trim_start();
        }
    }
    let mut cursor = Cursor { rest: text };
    let (hour, _) = cursor.number().filter(|(_, length)| *length <= 2)?;
    let mut minute = 0;
    let mut second = 0;
    let mut fraction = 0;
    if cursor.eat(":") || cursor.eat(".") || cursor.eat("時") || cursor.eat("时") || cursor.eat("点") {
        if let Some((value, length)) = cursor.number() {
            if length != 2 && !cursor.rest.starts_with(['分']) {
                return None;
            }
            minute = value;
            cursor.eat("分");
            if (cursor.rest.starts_with([':', '.'])
                && cursor.rest.len() > 1
                && cursor.rest.as_bytes()[1].is_ascii_digit())
                || cursor.rest.starts_with(|c: char| c.is_ascii_digit())
            {
                cursor.skip(&[':', '.']);
                second = cursor.number()?.0;
                cursor.eat("秒");
                if cursor.eat(".") {
                    let digits = cursor.take_while(|c| c.is_ascii_digit());
                    for place in 0..6 {
                        let digit = digits.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
                        fraction = fraction * 10 + digit;
                    }
                }
            }
        }
    } else if !cursor.rest.trim_start().to_ascii_lowercase().starts_with(['a', 'p']) {
        return None;
    }
    let mut rest = cursor.rest.trim();
    let lower = rest.to_ascii_lowercase();
    for (word, value) in [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)] {
        if lower.starts_with(word) {
            afternoon = Some(value);
            rest = rest[word.len()..].trim();
        }
    }
    let hour = match afternoon {
        None => hour,
        Some(_) if hour > 12 => return None,
        Some(false) => hour % 12,
        Some(true) => hour % 12 + 12,
    };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.min(59));
    let offset_seconds = if rest.is_empty() { None } else { Some(offset(rest)?) };
    Some((seconds * 1_000_000 + fraction, offset_seconds))
}

/// `Z`, `UTC`, `GMT`, `JST`, `+09:00`, `+0900`, `UTC+9` → seconds east of UTC.
pub(super) fn offset(text: &str) -> Option<i32> {
    let text = text.trim();
    match text {
        "Z" | "z" | "UTC" | "GMT" | "(UTC)" | "UT" => return Some(0),
        "JST" | "KST" => return Some(9 * 3600),
        _ => {}
    }
    let text = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text).trim();
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let hours: i32 = hours.parse().ok().filter(|hours| (0..=15).contains(hours))?;
    let minutes: i32 = minutes.parse().ok().filter(|minutes| (0..60).contains(minutes))?;
    Some(sign * (hours * 3600 + minutes * 60))
}
