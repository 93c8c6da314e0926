//! Cells that spreadsheets must not run.

use std::borrow::Cow;

/// The cell, with an apostrophe in front where a spreadsheet would take it for a formula: where
/// it begins with `=`, `+`, `-`, `@`, a tab or a carriage return, or with the full-width form of
/// one of these characters, and is not a number.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let starts_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if starts_formula && !is_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Whether the cell is a plain number: a sign, digits, one decimal point, an exponent.
fn is_number(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    unsigned.starts_with(|first: char| first.is_ascii_digit()) && unsigned.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for dangerous in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            "-",
            "+",
            "-inf",
            "-nan",
            "+.",
            "=",
            "-1,000",
            "- 1",
        ] {
            assert_eq!(guarded(dangerous), format!("'{dangerous}"));
        }
        for harmless in ["", "-1", "+1.5", "-1234.50", "-1e-9", "1=1", "price", "高い", "2026-03", "'=1"] {
            assert_eq!(guarded(harmless), harmless);
        }
    }
}
