//! E-mail addresses, links and addresses of machines.

use super::PersonalData;
use std::ops::Range;

type Found = Vec<(PersonalData, Range<usize>)>;

/// Ways to write `@` so that harvesters do not see it; spaces around are allowed.
const AT_SIGNS: &[&str] = &[
    "(at)",
    "[at]",
    "{at}",
    "<at>",
    " at ",
    "(a)",
    "[@]",
    "(@)",
    "(あっと)",
    "アットマーク",
    "アット",
    "艾特",
    "小老鼠",
    "@",
];
const DOTS: &[&str] = &["(dot)", "[dot]", "{dot}", "(.)", "[.]", " dot ", "ドット", "点", "點", "."];

pub(super) fn emails(characters: &[char]) -> Found {
    let mut found = emails_as_written(characters);
    // "j o @ x . o r g": the spaces between single characters are no boundaries.
    let places = without_spaced_out(characters);
    if places.len() < characters.len() {
        let closed: Vec<char> = places.iter().map(|place| characters[*place]).collect();
        for (kind, range) in emails_as_written(&closed) {
            let range = places[range.start]..places[range.end - 1] + 1;
            if found.iter().all(|(_, other)| range.end <= other.start || other.end <= range.start) {
                found.push((kind, range));
            }
        }
    }
    found
}

/// Places of the characters that remain when spaces between single characters are dropped.
fn without_spaced_out(characters: &[char]) -> Vec<usize> {
    let part = |place: Option<usize>| {
        place.and_then(|place| characters.get(place)).is_some_and(char::is_ascii_graphic)
    };
    // What stands beyond the neighbours must not belong to them: they are alone.
    let alone = |place: Option<usize>| {
        !part(place)
            || place
                .and_then(|place| characters.get(place))
                .is_some_and(|character| ".,;:!?".contains(*character))
    };
    (0..characters.len())
        .filter(|place| {
            let spaced = characters[*place] == ' '
                && alone(place.checked_sub(2))
                && alone(Some(place + 2))
                && part(place.checked_sub(1))
                && part(Some(place + 1));
            !spaced
        })
        .collect()
}

fn emails_as_written(characters: &[char]) -> Found {
    let mut found = Found::new();
    let mut at = 0;
    while at < characters.len() {
        let sign = AT_SIGNS.iter().find_map(|sign| starts(characters, at, sign).map(|length| (sign, length)));
        let Some((sign, length)) = sign else {
            at += 1;
            continue;
        };
        let plain = *sign == "@";
        if let Some(range) = email_around(characters, at..at + length, plain) {
            at = range.end;
            found.push((PersonalData::Email, range));
        } else {
            at += 1;
        }
    }
    found
}

fn email_around(characters: &[char], sign: Range<usize>, plain: bool) -> Option<Range<usize>> {
    let mut start = sign.start;
    while start > 0 && characters[start - 1] == ' ' {
        start -= 1;
    }
    let before = start;
    let local = |character: char| {
        character.is_ascii_alphanumeric() || "._%+-!#$&'*/=?^`{|}~".contains(character) || is_latin(character)
    };
    while start > 0 && local(characters[start - 1]) {
        start -= 1;
    }
    // An opening quote or bracket is not part of the name.
    while start < before && !characters[start].is_alphanumeric() {
        start += 1;
    }
    if start == before {
        return None;
    }
    let mut end = sign.end;
    while characters.get(end) == Some(&' ') {
        end += 1;
    }
    let mut labels = 0;
    let mut spelt = false;
    let mut last = 0..0;
    loop {
        let label = end;
        while characters
            .get(end)
            .is_some_and(|character| character.is_ascii_alphanumeric() || *character == '-')
        {
            end += 1;
        }
        if end == label {
            break;
        }
        labels += 1;
        last = label..end;
        let dot = DOTS.iter().find_map(|dot| {
            // A plain address may be written with spaces around the dot.
            let mut place = end;
            while characters.get(place) == Some(&' ') && !dot.starts_with(' ') {
                place += 1;
            }
            let length = starts(characters, place, dot)?;
            let mut after = place + length;
            let spaced = place > end || characters.get(after) == Some(&' ');
            while characters.get(after) == Some(&' ') {
                after += 1;
            }
            // "…@example. Com" is the end of a sentence unless the part after looks like a domain.
            let continues = characters.get(after).is_some_and(char::is_ascii_alphanumeric)
                && (!spaced || *dot != "." || place > end);
            continues.then_some((after, *dot))
        });
        match dot {
            Some((after, dot)) => {
                spelt |= dot != ".";
                end = after;
            }
            None => break,
        }
    }
    let top = &characters[last.clone()];
    let plausible = labels >= 2
        && top.len() >= 2
        && top.iter().all(char::is_ascii_alphanumeric)
        && !top.iter().all(char::is_ascii_digit);
    // "at" as a word needs a "dot" as a word, or it is just a sentence.
    let word = starts(characters, sign.start, " at ").is_some();
    (plausible && (plain || !word || spelt)).then_some(start..last.end)
}

fn is_latin(character: char) -> bool {
    matches!(character, '\u{C0}'..='\u{24F}')
}

/// Length of `words` at this place, without regard to case.
fn starts(characters: &[char], at: usize, words: &str) -> Option<usize> {
    let mut length = 0;
    for expected in words.chars() {
        if characters.get(at + length)?.to_ascii_lowercase() != expected {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Links that carry a query, a fragment, a password or a long code.
pub(super) fn links(characters: &[char]) -> Found {
    let mut found = Found::new();
    let mut at = 0;
    while at < characters.len() {
        let scheme = ["https://", "http://", "ftp://", "www."]
            .iter()
            .find_map(|scheme| starts(characters, at, scheme));
        let Some(length) = scheme else {
            at += 1;
            continue;
        };
        let mut end = at + length;
        while characters
            .get(end)
            .is_some_and(|character| character.is_ascii_graphic() && !"<>\"'`".contains(*character))
        {
            end += 1;
        }
        while end > at && ".,;:!?)]".contains(characters[end - 1]) {
            end -= 1;
        }
        let rest = &characters[(at + length).min(end)..end];
        let code = rest.split(|character| matches!(character, '/' | '.' | '-' | '_')).any(|part| {
            part.len() >= 16
                && part.iter().any(char::is_ascii_digit)
                && part.iter().any(char::is_ascii_alphabetic)
        });
        if code || rest.iter().any(|character| matches!(character, '?' | '#' | '@' | '=')) {
            found.push((PersonalData::Link, at..end));
        }
        at = end.max(at + 1);
    }
    found
}

pub(super) fn machines(characters: &[char]) -> Found {
    let mut found = Found::new();
    let mut at = 0;
    while at < characters.len() {
        let part = |character: char| character.is_ascii_hexdigit() || matches!(character, '.' | ':');
        if !part(characters[at])
            || (at > 0 && (characters[at - 1].is_ascii_alphanumeric() || characters[at - 1] == '.'))
        {
            at += 1;
            continue;
        }
        let mut end = at;
        while characters.get(end).is_some_and(|character| part(*character)) {
            end += 1;
        }
        let next = end.max(at + 1);
        while end > at
            && matches!(characters[end - 1], '.' | ':')
            && !(end - at >= 2 && characters[end - 2] == ':')
        {
            end -= 1;
        }
        let text: String = characters[at..end].iter().collect();
        let bounded = !characters.get(end).is_some_and(char::is_ascii_alphanumeric);
        let host = text
            .rsplit_once(':')
            .filter(|(host, _)| host.contains('.'))
            .map_or(text.as_str(), |(host, _)| host);
        let version = characters[..at]
            .iter()
            .rev()
            .take(10)
            .filter(|character| !character.is_whitespace())
            .collect::<String>();
        let version =
            version.to_lowercase().starts_with("noisrev") || version.to_lowercase().starts_with('v');
        let address = host.parse::<std::net::Ipv4Addr>().is_ok() && !version
            || (text.matches(':').count() >= 2
                && text.parse::<std::net::Ipv6Addr>().is_ok()
                && (text.matches(':').count() >= 4
                    || text.chars().filter(char::is_ascii_hexdigit).count() >= 4));
        if bounded && address {
            found.push((PersonalData::MachineAddress, at..end));
        }
        at = next;
    }
    found
}
