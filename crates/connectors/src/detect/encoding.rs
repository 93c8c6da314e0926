//! Which text encoding a file is in.
//!
//! A byte-order mark decides; then NUL bytes (UTF-16), escape sequences (ISO-2022-JP) and
//! validity as UTF-8. What is left is decoded under every legacy encoding in question and
//! scored by how ordinary the characters are: the national standards put their common
//! ideographs (JIS X 0208 level 1, GB 2312 level 1, Big5 level 1) in front, so that text
//! read in the wrong encoding falls into the rare part, into half-width katakana or into
//! unassigned places.

use encoding_rs::{
    BIG5, EUC_JP, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

/// A guess and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodingGuess {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Whether a mark or the bytes themselves leave no doubt.
    pub certain: bool,
}

/// The encodings that are told apart.
pub const SUPPORTED: [&Encoding; 9] =
    [UTF_8, UTF_16LE, UTF_16BE, SHIFT_JIS, EUC_JP, ISO_2022_JP, GB18030, BIG5, WINDOWS_1252];

/// The encoding of this name as written in a mapping, such as `UTF-8` or `windows-31j`.
pub fn by_name(name: &str) -> Option<&'static Encoding> {
    let label = match name.to_ascii_lowercase().as_str() {
        "cp932" | "windows-31j" | "ms932" => return Some(SHIFT_JIS),
        "cp950" => return Some(BIG5),
        "gbk" | "gb2312" | "cp936" => return Some(GB18030),
        other => other.to_owned(),
    };
    Encoding::for_label(label.as_bytes()).filter(|found| SUPPORTED.contains(found))
}

/// Guesses the encoding from a sample of a file, which must begin at the file's start; it
/// may end inside a character.
pub fn detect(sample: &[u8]) -> EncodingGuess {
    let certain = |encoding| EncodingGuess { encoding, certain: true };
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return certain(encoding);
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return EncodingGuess { encoding, certain: false };
    }
    if sample.is_ascii() {
        if memchr::memmem::find(sample, b"\x1b$B").is_some()
            || memchr::memmem::find(sample, b"\x1b$@").is_some()
        {
            return certain(ISO_2022_JP);
        }
        return certain(UTF_8);
    }
    match utf8_damage(sample) {
        (0, _) => return certain(UTF_8),
        (bad, good) if good >= 20 && bad * 50 <= good => {
            return EncodingGuess { encoding: UTF_8, certain: false };
        }
        _ => {}
    }
    let mut scores: Vec<(f64, &'static Encoding)> = [SHIFT_JIS, EUC_JP, GB18030, BIG5, WINDOWS_1252]
        .into_iter()
        .map(|encoding| (score(sample, encoding), encoding))
        .collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut encoding = scores[0].1;
    if scores[0].0 - scores[1].0 < 0.15 {
        // Close: let a detector trained on the web decide between the two.
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(sample, true);
        let web = detector.guess(None, chardetng::Utf8Detection::Deny);
        let web = if web == encoding_rs::GBK { GB18030 } else { web };
        if web == scores[1].1 {
            encoding = scores[1].1;
        }
    }
    EncodingGuess { encoding, certain: false }
}

/// ASCII signs in UTF-16 have a NUL beside them, always on the same side.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let sample = &sample[..sample.len().min(65_536) & !1];
    // Signs of ASCII read in either byte order: ideographs like U+5F00 hold a zero byte too.
    let mut ascii = [0usize; 2];
    for unit in sample.chunks_exact(2) {
        match (unit[0], unit[1]) {
            (1..=0x7f, 0) => ascii[0] += 1,
            (0, 1..=0x7f) => ascii[1] += 1,
            _ => {}
        }
    }
    let all = ascii[0] + ascii[1];
    if all == 0 || all * 50 < sample.len() / 2 {
        return None;
    }
    let encoding = match ascii {
        [little, big] if little >= 2 * big => UTF_16LE,
        [little, big] if big >= 2 * little => UTF_16BE,
        _ => return None,
    };
    let (_, malformed) = encoding.decode_without_bom_handling(sample);
    let tail_cut =
        malformed && sample.len() > 2 && !encoding.decode_without_bom_handling(&sample[..sample.len() - 2]).1;
    (!malformed || tail_cut).then_some(encoding)
}

/// Sequences that are not UTF-8, and characters beyond ASCII that are. A character cut at
/// the end of the sample counts as neither.
fn utf8_damage(sample: &[u8]) -> (usize, usize) {
    let (mut bad, mut good) = (0, 0);
    let mut rest = sample;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                good += text.chars().filter(|c| !c.is_ascii()).count();
                return (bad, good);
            }
            Err(error) => {
                let (valid, after) = rest.split_at(error.valid_up_to());
                good += valid.iter().filter(|byte| **byte >= 0xc0).count();
                let Some(length) = error.error_len() else {
                    return (bad, good);
                };
                bad += 1;
                rest = &after[length..];
            }
        }
    }
}

/// Average plausibility of a byte beyond ASCII, under an encoding.
fn score(sample: &[u8], encoding: &'static Encoding) -> f64 {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text =
        String::with_capacity(decoder.max_utf8_buffer_length(sample.len()).unwrap_or(sample.len() * 4));
    let mut errors = 0usize;
    let mut rest = sample;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, false);
        rest = &rest[read..];
        match result {
            encoding_rs::DecoderResult::InputEmpty | encoding_rs::DecoderResult::OutputFull => break,
            encoding_rs::DecoderResult::Malformed(_, _) => {
                errors += 1;
                if errors > 200 {
                    return -100.0;
                }
            }
        }
    }
    let beyond = sample.iter().filter(|byte| **byte >= 0x80).count().max(1);
    let mut total = -8.0 * errors as f64;
    let mut previous = ' ';
    for character in text.chars() {
        if !character.is_ascii() {
            total += ordinariness(character, previous, encoding);
        } else if encoding == WINDOWS_1252 && character.is_ascii_lowercase() && is_accented(previous) {
            total += 0.6;
        }
        previous = character;
    }
    total / beyond as f64
}

fn is_accented(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{ff}') && !matches!(character, '×' | '÷')
}

/// How ordinary a character is in text of an encoding, times the bytes it took there.
fn ordinariness(character: char, previous: char, encoding: &'static Encoding) -> f64 {
    let japanese = encoding == SHIFT_JIS || encoding == EUC_JP;
    if encoding == WINDOWS_1252 {
        return match character {
            _ if is_accented(character) && previous.is_ascii_alphabetic() => 1.0,
            _ if is_accented(character) && is_accented(previous) => -1.0,
            _ if is_accented(character) => 0.3,
            '€' | '£' | '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '°' | '\u{a0}' | '«' | '»' | '®' | '™'
            | '©' | '§' => 0.4,
            _ => -1.2,
        };
    }
    match character {
        '\u{3041}'..='\u{30fe}' => {
            if japanese {
                3.0
            } else {
                -0.4
            }
        }
        '\u{ff61}'..='\u{ff9f}' => -0.7,
        '々' | '〆' => {
            if japanese {
                2.0
            } else {
                -1.0
            }
        }
        '\u{ff01}'..='\u{ff60}' | '\u{3000}'..='\u{3011}' => 1.2,
        '\u{4e00}'..='\u{9fff}' => {
            let listed = crate::recognise::vocabulary::is_known_ideograph(character, encoding);
            2.0 * match level(character, encoding) {
                Level::Common => {
                    if listed {
                        1.0
                    } else {
                        0.45
                    }
                }
                Level::Rare => {
                    if listed {
                        0.6
                    } else {
                        -0.8
                    }
                }
                Level::Extension => -0.9,
            }
        }
        '\u{e000}'..='\u{f8ff}' => -6.0,
        '\u{20000}'..='\u{3ffff}' => -0.5,
        '\u{3400}'..='\u{4dbf}' => -1.5,
        '\u{f900}'..='\u{faff}' => {
            if japanese {
                0.5
            } else {
                -2.0
            }
        }
        '\u{80}'..='\u{9f}' => -8.0,
        _ if encoding == GB18030 && character > '\u{ffff}' => 0.5,
        _ => -0.8,
    }
}

enum Level {
    Common,
    Rare,
    Extension,
}

fn level(character: char, encoding: &'static Encoding) -> Level {
    let mut buffer = [0u8; 4];
    let (bytes, _, _) = encoding.encode(character.encode_utf8(&mut buffer));
    let (lead, trail) = match bytes.as_ref() {
        [lead, trail] => (*lead, *trail),
        _ => return Level::Extension,
    };
    let common = match () {
        () if encoding == SHIFT_JIS => match lead {
            0x88..=0x97 => true,
            0x98 => trail <= 0x72,
            0xed..=0xff => return Level::Extension,
            _ => false,
        },
        () if encoding == EUC_JP => match lead {
            0xb0..=0xcf => true,
            0xf9..=0xff => return Level::Extension,
            _ => false,
        },
        () if encoding == GB18030 => match (lead, trail) {
            (0xb0..=0xd7, 0xa1..) => true,
            (0xd8..=0xf7, 0xa1..) => false,
            _ => return Level::Extension,
        },
        () => match lead {
            0xa4..=0xc6 => true,
            0xc9..=0xf9 => false,
            _ => return Level::Extension,
        },
    };
    if common { Level::Common } else { Level::Rare }
}
