//! Lists in pages: every list has one order, and a cursor says where a page ended.

use crate::error::Error;
use std::fmt;
use std::str::FromStr;

/// The largest page.
pub const LARGEST_PAGE: u32 = 500;

/// Where a page of one particular list ended. Opaque: it is handed back as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    list: u8,
    number: i64,
    key: Vec<u8>,
}

impl Cursor {
    /// The cursor of list `list` behind the row with this number and key, in the list's
    /// order. For adapters.
    pub fn new(list: u8, number: i64, key: impl Into<Vec<u8>>) -> Self {
        Self { list, number, key: key.into() }
    }

    /// Number and key of the row the page ended with. For adapters.
    ///
    /// # Errors
    /// [`Error::BadCursor`] if it is of another list.
    pub fn position(&self, list: u8) -> Result<(i64, &[u8]), Error> {
        if self.list == list { Ok((self.number, &self.key)) } else { Err(Error::BadCursor) }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number.to_be_bytes();
        for byte in [self.list].iter().chain(&number).chain(&self.key) {
            write!(formatter, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.as_bytes();
        if digits.len() < 18 || digits.len() > 2_048 || digits.len() % 2 == 1 {
            return Err(Error::BadCursor);
        }
        let digit = |byte: u8| char::from(byte).to_digit(16).ok_or(Error::BadCursor);
        let mut bytes = Vec::with_capacity(digits.len() / 2);
        for pair in digits.chunks_exact(2) {
            bytes.push((digit(pair[0])? * 16 + digit(pair[1])?) as u8);
        }
        let number = bytes[1..9].try_into().map_err(|_| Error::BadCursor)?;
        Ok(Self { list: bytes[0], number: i64::from_be_bytes(number), key: bytes[9..].to_vec() })
    }
}

/// Which page.
#[derive(Debug, Clone)]
pub struct PageRequest {
    after: Option<Cursor>,
    limit: u32,
}

impl PageRequest {
    /// The first page, of `limit` rows (1 to [`LARGEST_PAGE`]; other numbers are moved there).
    pub fn first(limit: u32) -> Self {
        Self { after: None, limit: limit.clamp(1, LARGEST_PAGE) }
    }

    /// The page after `cursor`.
    pub fn after(cursor: Cursor, limit: u32) -> Self {
        Self { after: Some(cursor), limit: limit.clamp(1, LARGEST_PAGE) }
    }

    /// Where the page before ended.
    pub const fn cursor(&self) -> Option<&Cursor> {
        self.after.as_ref()
    }

    /// Rows in a page.
    pub const fn limit(&self) -> u32 {
        self.limit
    }
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// Where it goes on; nothing after the last page.
    pub next: Option<Cursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_text() {
        let cursor = Cursor::new(3, -7, *b"key");
        assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        assert!(matches!(cursor.position(4), Err(Error::BadCursor)));
    }

    #[test]
    fn other_texts_are_no_cursors() {
        for text in ["", "zz", "0123456789abcdef0", "'; drop table users; --", "é0123456789abcdef00"] {
            assert!(matches!(text.parse::<Cursor>(), Err(Error::BadCursor)), "{text}");
        }
    }
}
