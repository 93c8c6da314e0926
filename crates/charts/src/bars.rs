//! Horizontal bars with intervals: shares of reasons, and anything else with a name and a value.

use crate::frame::{Drawing, Frame};
use crate::palette::Tone;
use crate::rows::{BAR, RowTexts, Rows};
use crate::scale::Scale;
use crate::svg::Canvas;

/// A bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BarRow {
    /// What is measured.
    pub label: String,
    /// Its value, at least 0.
    pub value: f64,
    /// Lower and upper end of its interval, drawn as a whisker.
    pub interval: Option<(f64, f64)>,
    /// A short remark in the last column, usually a count. May be empty.
    pub note: String,
    /// Colour; `None` is blue, and neutral for a row that is kept last.
    pub tone: Option<Tone>,
    /// Keeps the row below all others whatever its value: "other", "unknown".
    pub last: bool,
}

/// Horizontal bars from zero, the largest first, with whiskers for intervals and the value and a
/// note beside each bar.
pub struct BarsWithIntervals<'a> {
    /// The bars, in any order. Equal values keep the order given; rows without a finite value are
    /// shown without a bar.
    pub rows: Vec<BarRow>,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
}

impl BarsWithIntervals<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        if self.rows.is_empty() {
            return Canvas::nothing(frame);
        }
        let mut rows: Vec<&BarRow> = self.rows.iter().collect();
        let size = |row: &BarRow| if row.value.is_finite() { row.value } else { -1.0 };
        rows.sort_by(|one, other| {
            let pinned = one.last.cmp(&other.last);
            pinned.then(size(other).total_cmp(&size(one)))
        });
        let mut canvas = Canvas::new(frame.usable_width());
        let texts = rows.iter().map(|row| RowTexts {
            label: row.label.clone(),
            value: (self.value)(row.value),
            note: row.note.clone(),
            strong: false,
        });
        let layout = Rows::new(texts.collect(), canvas.width(), 2.0);
        let high = rows
            .iter()
            .flat_map(|row| [row.value, row.interval.map_or(0.0, |interval| interval.1)])
            .filter(|value| value.is_finite())
            .fold(0.0, f64::max);
        let high = if high > 0.0 { high } else { 1.0 };
        let x = Scale::new((0.0, high), (layout.plot.left, layout.plot.right));
        for (position, row) in rows.iter().enumerate() {
            let middle = layout.middle(position);
            if row.value.is_finite() && row.value > 0.0 {
                let usual = if row.last { Tone::Neutral } else { Tone::Blue };
                let class = canvas.fill(row.tone.unwrap_or(usual));
                let corner = (layout.plot.left, middle - BAR / 2.0);
                let opposite = (x.place(row.value), middle + BAR / 2.0);
                canvas.rectangle(&format!("soft {class}"), corner, opposite, &row.label);
            }
            draw_whisker(&mut canvas, &x, row.interval, middle);
        }
        layout.draw_vertical(&mut canvas, "axis", layout.plot.left);
        layout.draw_texts(&mut canvas);
        canvas.finish(frame, layout.plot.bottom + 4.0)
    }
}

/// Draws an interval as a line with short ends.
pub(crate) fn draw_whisker(canvas: &mut Canvas, x: &Scale, interval: Option<(f64, f64)>, middle: f64) {
    let Some((low, high)) = interval.filter(|(low, high)| low.is_finite() && high.is_finite()) else {
        return;
    };
    let (low, high) = (x.place(low), x.place(high));
    canvas.line("ink", (low, middle), (high, middle));
    for end in [low, high] {
        canvas.line("ink", (end, middle - 3.0), (end, middle + 3.0));
    }
}
