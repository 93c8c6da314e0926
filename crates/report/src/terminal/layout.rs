//! Text in columns of a terminal: wide East Asian characters count two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Characters that must not begin a line.
const NO_LINE_START: &str = "、。，．：；！？）」』】〉》％%,.:;!?)”’…—～~–";
/// Characters that must not end a line.
const NO_LINE_END: &str = "（「『【〈《(“‘";

/// Columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most `room` columns. Breaks at spaces and between wide characters,
/// not before closing and not after opening punctuation; a longer word is broken where it has to.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(4);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let trimmed = piece.trim_end();
        if !line.is_empty() && width(&line) + width(trimmed) > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if width(trimmed) <= room {
            line.push_str(piece);
            continue;
        }
        for character in piece.chars() {
            if width(&line) + character.width().unwrap_or(0) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    let line = line.trim_end();
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.to_owned());
    }
    lines
}

/// The parts of a text between places where a line may break, each with the spaces after it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (position, character) in text.char_indices() {
        if let Some(before) = before
            && may_break(before, character)
        {
            pieces.push(&text[start..position]);
            start = position;
        }
        before = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if before == ' ' {
        return after != ' ';
    }
    let wide = |character: char| character.width() == Some(2);
    (wide(before) || wide(after))
        && after != ' '
        && !NO_LINE_START.contains(after)
        && !NO_LINE_END.contains(before)
}

/// The text in at most `room` columns, with an ellipsis where something had to go.
pub(super) fn shorten(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        if width(&short) + character.width().unwrap_or(0) + 1 > room {
            break;
        }
        short.push(character);
    }
    format!("{}…", short.trim_end())
}

/// A table of text: the first column to the left, the others to the right unless said otherwise.
pub(super) struct Grid {
    /// Headings; empty for a table without.
    pub(super) heading: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Spaces between columns, and before the first.
const GAP: usize = 2;

impl Grid {
    /// The lines of the table, of at most `room` columns: headings are wrapped, then the first
    /// column is shortened, then columns on the right are left out.
    pub(super) fn lines(&self, room: usize) -> Vec<String> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cells = |column: usize| self.rows.iter().filter_map(move |row| row.get(column));
        let mut widths: Vec<usize> = (0..columns)
            .map(|column| {
                let content = cells(column).map(|cell| width(cell)).max().unwrap_or(0);
                let heading = self.heading.get(column).map_or(0, |heading| longest_piece(heading));
                content.max(heading)
            })
            .collect();
        let total = |widths: &[usize]| widths.iter().map(|width| width + GAP).sum::<usize>();
        while widths.len() > 2 && total(&widths[1..]) + GAP + 12 > room {
            widths.pop();
        }
        if let Some((first, rest)) = widths.split_first_mut() {
            *first = (*first).min(room.saturating_sub(total(rest) + GAP));
        }
        let mut lines = self.heading_lines(&widths);
        lines.extend(self.rows.iter().map(|row| line(row, &widths)));
        lines
    }

    fn heading_lines(&self, widths: &[usize]) -> Vec<String> {
        if self.heading.is_empty() {
            return Vec::new();
        }
        let wrapped: Vec<Vec<String>> = self
            .heading
            .iter()
            .zip(widths)
            .map(|(heading, room)| wrap(heading, (*room).max(longest_piece(heading))))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|row| {
                let cells: Vec<String> = wrapped
                    .iter()
                    .map(|lines| {
                        let above = height - lines.len();
                        row.checked_sub(above).map(|place| lines[place].clone()).unwrap_or_default()
                    })
                    .collect();
                line(&cells, widths)
            })
            .collect()
    }
}

/// Columns that a heading is given: all it needs where that is little, else those of its longest
/// word.
fn longest_piece(heading: &str) -> usize {
    const SHORT: usize = 12;
    let all = width(heading);
    if all <= SHORT { all } else { heading.split(' ').map(width).max().unwrap_or(0).min(SHORT) }
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (position, (cell, room)) in cells.iter().zip(widths).enumerate() {
        let cell = shorten(cell, *room);
        let padding = " ".repeat(room - width(&cell));
        line.push_str(&" ".repeat(GAP));
        if position == 0 {
            line.push_str(&cell);
            line.push_str(&padding);
        } else {
            line.push_str(&padding);
            line.push_str(&cell);
        }
    }
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_the_script_allows() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("顧客が、離れた。", 6), ["顧客", "が、離", "れた。"]);
        assert_eq!(wrap("（全角）括弧", 4), ["（全", "角）", "括弧"]);
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn columns_align_by_width() {
        let grid = Grid {
            heading: Vec::new(),
            rows: vec![
                vec!["料金が高い".to_owned(), "12".to_owned()],
                vec!["Moved".to_owned(), "3".to_owned()],
            ],
        };
        assert_eq!(grid.lines(40), ["  料金が高い  12", "  Moved        3"]);
        assert!(grid.lines(10).iter().all(|line| width(line) <= 10));
    }
}
