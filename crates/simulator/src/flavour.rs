//! The same files as an office elsewhere would have them: headers in its language, bytes in
//! its encoding.

mod headers;

use encoding_rs::{BIG5, EncoderResult, Encoding, GB18030, SHIFT_JIS};

use crate::{Error, Result, Sink, Table};

/// The language of the header lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeaderLanguage {
    /// The simulator's own names, such as `account_id`.
    #[default]
    Holdfast,
    /// English words, such as `Account ID`.
    English,
    /// Japanese.
    Japanese,
    /// Simplified Chinese.
    SimplifiedChinese,
    /// Traditional Chinese.
    TraditionalChinese,
}

/// The encoding of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FileEncoding {
    /// UTF-8 without byte order mark.
    #[default]
    Utf8,
    /// UTF-8 with byte order mark, as spreadsheets write it.
    Utf8WithMark,
    /// Windows-31J, the `Shift_JIS` of Windows.
    Windows31j,
    /// GB18030, which holds all of Unicode.
    Gb18030,
    /// Big5 with the Hong Kong extensions.
    Big5,
}

impl FileEncoding {
    fn encoder(self) -> Option<&'static Encoding> {
        match self {
            Self::Utf8 | Self::Utf8WithMark => None,
            Self::Windows31j => Some(SHIFT_JIS),
            Self::Gb18030 => Some(GB18030),
            Self::Big5 => Some(BIG5),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8WithMark => "utf-8",
            Self::Windows31j => "windows-31j",
            Self::Gb18030 => "gb18030",
            Self::Big5 => "big5",
        }
    }
}

/// How the files look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flavour {
    /// Language of the header lines.
    pub headers: HeaderLanguage,
    /// Encoding of all files but `README.md`.
    pub encoding: FileEncoding,
}

/// A sink that gives the files a flavour and hands them on.
///
/// An encoding other than UTF-8 and GB18030 cannot hold all four languages: combine it with
/// [`crate::Configuration::in_language`]. The truth files keep their own names.
#[derive(Debug)]
pub struct Flavoured<'a, S> {
    flavour: Flavour,
    inner: &'a mut S,
    started: Vec<bool>,
}

impl<'a, S: Sink> Flavoured<'a, S> {
    /// Gives what goes to `inner` the flavour.
    pub fn new(flavour: Flavour, inner: &'a mut S) -> Self {
        Self { flavour, inner, started: vec![false; Table::COUNT] }
    }

    fn pass(&mut self, table: Table, text: &[u8]) -> Result<()> {
        let Some(encoding) = self.flavour.encoding.encoder() else {
            return self.inner.write(table, text);
        };
        let unencodable =
            || Error::Encoding { table: table.file_name(), encoding: self.flavour.encoding.name() };
        let text = std::str::from_utf8(text).map_err(|_| unencodable())?;
        let mut encoder = encoding.new_encoder();
        let mut bytes = Vec::new();
        let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len());
        bytes.reserve(room.ok_or_else(unencodable)?);
        let (outcome, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
        match outcome {
            EncoderResult::InputEmpty => self.inner.write(table, &bytes),
            EncoderResult::OutputFull | EncoderResult::Unmappable(_) => Err(unencodable()),
        }
    }
}

impl<S: Sink> Sink for Flavoured<'_, S> {
    fn write(&mut self, table: Table, bytes: &[u8]) -> Result<()> {
        if table == Table::Readme || std::mem::replace(&mut self.started[table as usize], true) {
            return if table == Table::Readme {
                self.inner.write(table, bytes)
            } else {
                self.pass(table, bytes)
            };
        }
        if self.flavour.encoding == FileEncoding::Utf8WithMark {
            self.inner.write(table, "\u{feff}".as_bytes())?;
        }
        if table.file_name().starts_with("truth/") {
            return self.pass(table, bytes);
        }
        // The first bytes of a table begin with its header line.
        let own = table.columns().join(",");
        let rest = bytes.strip_prefix(own.as_bytes()).unwrap_or(bytes);
        let header: Vec<String> =
            table.columns().iter().map(|column| headers::translate(column, self.flavour.headers)).collect();
        self.pass(table, header.join(",").as_bytes())?;
        self.pass(table, rest)
    }

    fn finish(&mut self) -> Result<()> {
        self.inner.finish()
    }
}
