//! Writing rows of CSV into memory without an allocation per value.

use crate::{
    Table,
    timeline::{Day, Timeline},
};

/// Seconds in a day.
pub(crate) const DAY_SECONDS: u64 = 86_400;

/// A moment, in seconds from the first day of the calendar.
pub(crate) type Moment = u64;

/// The bytes of one part of every file.
#[derive(Debug)]
pub(crate) struct Rows {
    buffers: Vec<Vec<u8>>,
}

impl Rows {
    /// No rows in any table.
    pub(crate) fn new() -> Self {
        Self { buffers: vec![Vec::new(); Table::COUNT] }
    }

    /// Starts a row of `table`; [`Row::end`] finishes it.
    pub(crate) fn row(&mut self, table: Table) -> Row<'_> {
        Row { out: &mut self.buffers[table as usize], first: true }
    }

    /// What was written for `table`.
    pub(crate) fn bytes(&self, table: Table) -> &[u8] {
        &self.buffers[table as usize]
    }

    /// The buffer of `table`, for text that is not a row.
    pub(crate) fn buffer(&mut self, table: Table) -> &mut Vec<u8> {
        &mut self.buffers[table as usize]
    }

    /// Forgets all rows and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.buffers.iter_mut().for_each(Vec::clear);
    }
}

/// An identifier: letter, account number, and up to one running number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Id {
    /// What kind of thing it is.
    pub(crate) letter: u8,
    /// Account number.
    pub(crate) account: u64,
    /// Running number within the account; 0 for the account itself.
    pub(crate) sequence: u32,
}

/// A row being written.
pub(crate) struct Row<'a> {
    out: &'a mut Vec<u8>,
    first: bool,
}

/// Appends `value` in decimal digits, with leading zeros up to `width`.
pub(crate) fn push_number(out: &mut Vec<u8>, mut value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    while value > 0 || start > digits.len() - width.max(1) {
        start -= 1;
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    out.extend_from_slice(&digits[start..]);
}

/// Appends an amount of minor units as a decimal number without grouping.
pub(crate) fn push_money(out: &mut Vec<u8>, minor: i64, exponent: u8) {
    if minor < 0 {
        out.push(b'-');
    }
    let scale = 10_u64.pow(u32::from(exponent));
    push_number(out, minor.unsigned_abs() / scale, 1);
    if exponent > 0 {
        out.push(b'.');
        push_number(out, minor.unsigned_abs() % scale, usize::from(exponent));
    }
}

impl Row<'_> {
    fn separate(&mut self) {
        if self.first {
            self.first = false;
        } else {
            self.out.push(b',');
        }
    }

    /// A value without comma, quote or line break.
    pub(crate) fn plain(mut self, value: &str) -> Self {
        self.separate();
        self.out.extend_from_slice(value.as_bytes());
        self
    }

    /// Any text, quoted where the format requires it.
    pub(crate) fn text(mut self, value: &str) -> Self {
        self.separate();
        if value.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
            self.out.push(b'"');
            for byte in value.bytes() {
                if byte == b'"' {
                    self.out.push(b'"');
                }
                self.out.push(byte);
            }
            self.out.push(b'"');
        } else {
            self.out.extend_from_slice(value.as_bytes());
        }
        self
    }

    /// No value.
    pub(crate) fn empty(mut self) -> Self {
        self.separate();
        self
    }

    /// A whole number.
    pub(crate) fn number(mut self, value: u64) -> Self {
        self.separate();
        push_number(self.out, value, 1);
        self
    }

    /// A whole number, or nothing.
    pub(crate) fn number_or_empty(self, value: Option<u64>) -> Self {
        match value {
            Some(value) => self.number(value),
            None => self.empty(),
        }
    }

    /// A number with six decimals.
    pub(crate) fn decimal(mut self, value: f64) -> Self {
        self.separate();
        self.out.extend_from_slice(format!("{value:.6}").as_bytes());
        self
    }

    /// A number of any size with seven digits.
    pub(crate) fn scientific(mut self, value: f64) -> Self {
        self.separate();
        self.out.extend_from_slice(format!("{value:.6e}").as_bytes());
        self
    }

    /// `yes` or `no`.
    pub(crate) fn flag(self, value: bool) -> Self {
        self.plain(if value { "yes" } else { "no" })
    }

    /// An identifier.
    pub(crate) fn id(mut self, id: Id) -> Self {
        self.separate();
        self.out.push(id.letter);
        push_number(self.out, id.account, 7);
        if id.sequence > 0 {
            self.out.push(b'-');
            push_number(self.out, u64::from(id.sequence), 3);
        }
        self
    }

    /// An amount.
    pub(crate) fn money(mut self, minor: i64, exponent: u8) -> Self {
        self.separate();
        push_money(self.out, minor, exponent);
        self
    }

    /// A day as `YYYY-MM-DD`.
    pub(crate) fn day(mut self, timeline: &Timeline, day: Day) -> Self {
        self.separate();
        self.out.extend_from_slice(timeline.text(day));
        self
    }

    /// A day, or nothing.
    pub(crate) fn day_or_empty(self, timeline: &Timeline, day: Option<Day>) -> Self {
        match day {
            Some(day) => self.day(timeline, day),
            None => self.empty(),
        }
    }

    /// A moment as `YYYY-MM-DDThh:mm:ssZ`.
    pub(crate) fn moment(mut self, timeline: &Timeline, moment: Moment) -> Self {
        self.separate();
        let second = moment % DAY_SECONDS;
        let two = |value: u64| [b'0' + (value / 10) as u8, b'0' + (value % 10) as u8];
        let [h1, h2] = two(second / 3600);
        let [m1, m2] = two(second / 60 % 60);
        let [s1, s2] = two(second % 60);
        self.out.extend_from_slice(timeline.text((moment / DAY_SECONDS) as Day));
        self.out.extend_from_slice(&[b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z']);
        self
    }

    /// A moment, or nothing.
    pub(crate) fn moment_or_empty(self, timeline: &Timeline, moment: Option<Moment>) -> Self {
        match moment {
            Some(moment) => self.moment(timeline, moment),
            None => self.empty(),
        }
    }

    /// Ends the row.
    pub(crate) fn end(self) {
        self.out.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(write: impl FnOnce(Row<'_>) -> Row<'_>, expected: &str) {
        let mut rows = Rows::new();
        write(rows.row(Table::Usage)).end();
        assert_eq!(std::str::from_utf8(rows.bytes(Table::Usage)).unwrap(), format!("{expected}\n"));
    }

    #[test]
    fn values_are_written_as_a_spreadsheet_reads_them() {
        check(|row| row.text("a,b").text("say \"hi\"").text("plain"), "\"a,b\",\"say \"\"hi\"\"\",plain");
        check(|row| row.money(123_456, 2).money(-5, 2).money(980, 0), "1234.56,-0.05,980");
        check(|row| row.money(1_005, 3).number(0).empty(), "1.005,0,");
        check(|row| row.id(Id { letter: b'A', account: 12, sequence: 0 }), "A0000012");
        check(|row| row.id(Id { letter: b'T', account: 12, sequence: 4 }), "T0000012-004");
        let timeline = Timeline::new(jiff::civil::date(2024, 2, 1), 2).unwrap();
        check(|row| row.moment(&timeline, 28 * DAY_SECONDS + 3_661), "2024-02-29T01:01:01Z");
    }
}
