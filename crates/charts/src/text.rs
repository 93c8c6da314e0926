//! How wide a text is, and how to make it fit.

/// Size of ordinary labels, in units.
pub(crate) const BODY: f64 = 12.5;
/// Size of ticks and side remarks, in units.
pub(crate) const SMALL: f64 = 11.0;
/// Distance between two lines of a label, in ems.
pub(crate) const LEADING: f64 = 1.25;
/// Part of an em above the baseline that text fills.
pub(crate) const ASCENT: f64 = 0.86;
/// Part of an em below the baseline that text fills.
pub(crate) const DESCENT: f64 = 0.22;

/// The width of a text in units, at the given size. An estimate on the wide side of the common
/// system fonts, since the font is the reader's.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(character_width).sum::<f64>() * size
}

/// Width of a character in ems.
fn character_width(character: char) -> f64 {
    match character {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '·' | '’' => 0.30,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '\u{2009}' => 0.40,
        'm' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.95,
        'w' | 'G' | 'O' | 'Q' | 'N' | 'D' | 'H' | 'U' | '&' => 0.78,
        'A'..='Z' | '+' | '<' | '>' | '=' | '~' | '−' => 0.68,
        '0'..='9' | '$' | '€' | '£' | '¥' | '–' => 0.60,
        '\u{21}'..='\u{2ff}' => 0.58,
        // Greek, Cyrillic and the other alphabets of the first block.
        '\u{370}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}' => 0.66,
        '\u{2010}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' => 0.65,
        // Half-width katakana.
        '\u{ff61}'..='\u{ff9f}' => 0.55,
        // Emoji are wider than their em in common fonts.
        '\u{1f000}'..='\u{1faff}' => 1.4,
        // Kana, Han, hangul, full-width forms; and whatever else, to be safe.
        _ => 1.0,
    }
}

/// A text made to fit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fitted {
    /// The lines to show; at least one.
    pub lines: Vec<String>,
    /// Whether something was cut off.
    pub shortened: bool,
    /// Whether a word had to be broken.
    pub broken: bool,
}

impl Fitted {
    /// Width of the longest line.
    pub(crate) fn width(&self, size: f64) -> f64 {
        let widths = self.lines.iter().map(|line| width(line, size));
        widths.fold(0.0, f64::max)
    }
}

/// Shortens a text to one line of at most `room` units.
pub(crate) fn truncate(text: &str, size: f64, room: f64) -> Fitted {
    wrap(text, size, room, 1)
}

/// Breaks a text into at most `limit` lines of at most `room` units. Lines break after spaces and
/// hyphens and between East Asian characters (not before closing punctuation and small kana, not
/// after opening brackets); what does not fit is cut off with an ellipsis.
pub(crate) fn wrap(text: &str, size: f64, room: f64, limit: usize) -> Fitted {
    let mut rest: &str = text.trim();
    let mut lines = Vec::new();
    let mut broken = false;
    while !rest.is_empty() {
        if width(rest, size) <= room {
            lines.push(rest.to_owned());
            return Fitted { lines, shortened: false, broken };
        }
        if lines.len() + 1 >= limit {
            lines.push(cut(rest, size, room));
            return Fitted { lines, shortened: true, broken };
        }
        let end = break_position(rest, size, room).unwrap_or_else(|forced| {
            broken = true;
            forced
        });
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    Fitted { lines, shortened: false, broken }
}

/// Like [`wrap`], with lines of about equal length where there are several: no line ends up with a
/// single character.
pub(crate) fn wrap_evenly(text: &str, size: f64, room: f64, limit: usize) -> Fitted {
    let mut best = wrap(text, size, room, limit);
    if best.shortened || best.lines.len() < 2 {
        return best;
    }
    let mut tighter = room - size / 2.0;
    while tighter > room / 2.0 {
        let candidate = wrap(text, size, tighter, limit);
        let worse = candidate.shortened
            || candidate.lines.len() > best.lines.len()
            || (candidate.broken && !best.broken);
        if worse || candidate.width(size) > tighter {
            break;
        }
        best = candidate;
        tighter -= size / 2.0;
    }
    best
}

/// The longest beginning that fits together with an ellipsis.
fn cut(text: &str, size: f64, room: f64) -> String {
    let ellipsis = width("…", size);
    let mut used = 0.0;
    let mut end = 0;
    for (position, character) in text.char_indices() {
        used += character_width(character) * size;
        if used + ellipsis > room {
            break;
        }
        end = position + character.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

/// Where to end the first line: after the last allowed break that fits, or, when there is none,
/// after the last character that fits (at least one), which is the error.
fn break_position(text: &str, size: f64, room: f64) -> Result<usize, usize> {
    let mut used = 0.0;
    let mut allowed = None;
    let mut forced = 0;
    let mut previous: Option<char> = None;
    for (position, character) in text.char_indices() {
        if let Some(before) = previous
            && breaks_between(before, character)
        {
            allowed = Some(position);
        }
        used += character_width(character) * size;
        let visible = !character.is_whitespace();
        if used > room && visible && forced > 0 {
            break;
        }
        forced = position + character.len_utf8();
        previous = Some(character);
    }
    allowed.filter(|&position| position > 0).ok_or(forced)
}

fn breaks_between(before: char, after: char) -> bool {
    const NEVER_FIRST: &str =
        "、。，．：；！？）］｝」』】〉》〕ー〜～・ぁぃぅぇぉっゃゅょァィゥェォッャュョ%‰)]}.,:;!?…";
    const NEVER_LAST: &str = "（［｛「『【〈《〔([{$€£¥";
    if before.is_whitespace() && before != '\u{a0}' {
        return !after.is_whitespace();
    }
    if matches!(before, '-' | '/' | '–') && after.is_alphabetic() {
        return true;
    }
    (is_east_asian(before) || is_east_asian(after))
        && !after.is_whitespace()
        && before != '\u{a0}'
        && !NEVER_FIRST.contains(after)
        && !NEVER_LAST.contains(before)
}

fn is_east_asian(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn east_asian_characters_take_an_em() {
        assert!((width("解約理由", 10.0) - 40.0).abs() < 1e-9);
        assert!(width("Churn", 10.0) < 33.0);
        assert!((width("e\u{301}", 10.0) - width("e", 10.0)).abs() < 1e-9);
    }

    #[test]
    fn lines_break_at_words_and_between_characters() {
        let english = wrap("Competitor made better offer", 12.0, 110.0, 3);
        assert_eq!(english.lines, ["Competitor made", "better offer"]);
        assert!(!english.shortened);
        let japanese = wrap("サポート担当者の対応が悪い（電話）。", 10.0, 80.0, 3);
        assert_eq!(japanese.lines, ["サポート担当者の", "対応が悪い（電", "話）。"]);
        let cut = wrap("Competitor made better offer", 12.0, 60.0, 1);
        assert!(cut.shortened && cut.lines[0].ends_with('…'), "{cut:?}");
        assert_eq!(wrap("", 12.0, 60.0, 2).lines, [""]);
        assert!(!wrap("Donaudampfschifffahrt", 12.0, 60.0, 9).shortened);
    }

    #[test]
    fn lines_are_evened_out() {
        let fitted = wrap_evenly("不再需要此类产品", 10.0, 75.0, 3);
        assert_eq!(fitted.lines, ["不再需要", "此类产品"]);
        let fitted = wrap_evenly("Donaudampfschifffahrt is long", 10.0, 130.0, 3);
        assert_eq!(fitted.lines, ["Donaudampfschifffahrt", "is long"]);
    }

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let text = "離脱した顧客の割合 (customers who left) 流失客户占比";
        for room in 30..200 {
            let room = f64::from(room);
            let fitted = wrap(text, 12.0, room, 99);
            assert!(fitted.width(12.0) <= room, "{room}: {fitted:?}");
            let joined: String = fitted.lines.concat();
            let squeezed = |text: &str| text.replace(' ', "");
            assert_eq!(squeezed(&joined), squeezed(text));
        }
    }
}
