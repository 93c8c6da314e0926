//! Markup reduced to what a reader sees: tags away, entities decoded, hidden parts dropped.

use super::Placed;

/// Elements whose content is never shown.
const UNSEEN: &[&str] =
    &["script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe"];
/// Elements that end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "hr",
    "pre",
    "tbody",
    "thead",
    "body",
    "html",
    "form",
];
const INLINE: &[&str] = &[
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "img", "input",
    "button", "label", "code", "center", "meta", "link", "mark", "del", "ins", "abbr", "cite", "q", "o:p",
    "main", "nav", "aside", "details", "summary", "video", "audio", "select", "option", "textarea", "tfoot",
    "caption", "col", "colgroup", "dl", "dt", "dd",
];
/// Elements without content.
const EMPTY: &[&str] = &["br", "hr", "img", "input", "meta", "link", "col"];
/// A tag longer than this is text with a stray bracket.
const LONGEST_TAG: usize = 8192;

pub(super) fn may_hold_markup(text: &str) -> bool {
    text.contains('&') || (text.contains('<') && text.contains('>'))
}

pub(super) fn visible(text: &str) -> Vec<Placed> {
    let mut out = Vec::with_capacity(text.len());
    // Names of the open elements since, and including, the outermost hidden one.
    let mut hidden: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let rest = &text[at..];
        if character == '<' {
            if let Some(length) = comment(rest) {
                at += length;
                continue;
            }
            if let Some(tag) = Tag::parse(rest) {
                if hidden.is_empty() {
                    if tag.hides() && !tag.closed_by_itself() {
                        hidden.push(tag.name);
                    }
                    if contains(BLOCKS, tag.name) {
                        out.push(placed('\n', at, at + tag.length));
                    }
                } else if tag.closing {
                    if let Some(place) = hidden.iter().rposition(|name| name.eq_ignore_ascii_case(tag.name)) {
                        hidden.truncate(place);
                    }
                } else if !tag.closed_by_itself() {
                    hidden.push(tag.name);
                }
                at += tag.length;
                continue;
            }
        }
        let (character, length) = match character {
            '&' => entity(rest).unwrap_or(('&', 1)),
            other => (other, other.len_utf8()),
        };
        if hidden.is_empty() {
            out.push(placed(character, at, at + length));
        }
        at += length;
    }
    out
}

fn placed(character: char, start: usize, end: usize) -> Placed {
    Placed { character, start: start as u32, end: end as u32 }
}

fn contains(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Length of a comment, declaration or processing instruction at the start. One that is
/// never closed ends with the text, as in a browser.
fn comment(rest: &str) -> Option<usize> {
    let (opening, closing) = if rest.starts_with("<!--") {
        ("<!--", "-->")
    } else if rest.len() > 2
        && (rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
            || rest.starts_with("<?xml"))
    {
        ("<!", ">")
    } else {
        return None;
    };
    Some(rest[opening.len()..].find(closing).map_or(rest.len(), |end| opening.len() + end + closing.len()))
}

/// What in a tag keeps its content from being seen.
const HIDING: &[&str] = &[
    "display:none",
    "visibility:hidden",
    "font-size:0",
    "opacity:0",
    "mso-hide:all",
    "aria-hidden=\"true\"",
    "aria-hidden='true'",
    "aria-hidden=true",
    "max-height:0",
    "text-indent:-",
    "left:-9",
    "clip:rect(0",
];

struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    closing: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    /// A tag of a known element at the start of `rest`.
    fn parse(rest: &'a str) -> Option<Self> {
        let inner = rest.strip_prefix('<')?;
        let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let name_end = inner
            .find(|character: char| !(character.is_ascii_alphanumeric() || character == ':'))
            .unwrap_or(inner.len());
        let name = &inner[..name_end];
        if !(contains(BLOCKS, name) || contains(INLINE, name) || contains(UNSEEN, name)) {
            return None;
        }
        let mut quote = None;
        for (place, byte) in inner.bytes().enumerate().skip(name_end).take(LONGEST_TAG) {
            match (quote, byte) {
                (None, b'>') => {
                    let attributes = &inner[name_end..place];
                    let length = rest.len() - inner.len() + place + 1;
                    return Some(Self { name, attributes, closing, length });
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        None
    }

    fn closed_by_itself(&self) -> bool {
        self.closing || contains(EMPTY, self.name) || self.attributes.ends_with('/')
    }

    /// True if the element's content is not shown to a reader.
    fn hides(&self) -> bool {
        if self.closing {
            return false;
        }
        if contains(UNSEEN, self.name) {
            return true;
        }
        let attributes: String = self
            .attributes
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect::<String>()
            .to_ascii_lowercase();
        if attributes.contains("opacity:0.") && !attributes.contains("opacity:0.0") {
            return false;
        }
        HIDING.iter().any(|mark| attributes.contains(mark))
            || self.attributes.split(|character: char| character.is_whitespace() || character == '/').any(
                |word| {
                    word.eq_ignore_ascii_case("hidden") || word.to_ascii_lowercase().starts_with("hidden=")
                },
            )
    }
}

/// A character reference at the start: the character and the length of the reference.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let body = rest.get(1..end)?;
    let character = if let Some(number) = body.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code)?
    } else {
        match body {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "apos" | "rsquo" | "lsquo" => '\'',
            "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
            "quot" | "ldquo" | "rdquo" => '"',
            "ndash" | "mdash" => '-',
            "hellip" => '…',
            "yen" => '¥',
            "pound" => '£',
            "euro" => '€',
            "cent" => '¢',
            "copy" => '©',
            "reg" => '®',
            "trade" => '™',
            "middot" | "bull" => '·',
            "times" => '×',
            "deg" => '°',
            "eacute" => 'é',
            "zwnj" | "zwj" | "shy" => '\u{200B}',
            _ => return None,
        }
    };
    Some((character, end + 1))
}
