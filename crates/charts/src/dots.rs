//! Dots on a common scale: one measure under several definitions.

use crate::axes::{ValueAxis, draw_centred};
use crate::bars::draw_whisker;
use crate::frame::{Drawing, Frame};
use crate::palette::Tone;
use crate::rows::{RowTexts, Rows};
use crate::scale::Scale;
use crate::svg::{Canvas, Face};
use crate::text::SMALL;

/// A dot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DotRow {
    /// What is measured, or by which definition.
    pub label: String,
    /// The value; `None` where the definition gives none.
    pub value: Option<f64>,
    /// Lower and upper end of its interval.
    pub interval: Option<(f64, f64)>,
    /// A short remark in the last column. May be empty.
    pub note: String,
    /// Whether this is the row that the others are compared with: blue instead of grey, with a
    /// line down through the others.
    pub reference: bool,
}

/// Dots on one scale, in the order given. The scale covers the values and need not begin at zero,
/// so it is marked.
pub struct DotPlot<'a> {
    /// The rows.
    pub rows: Vec<DotRow>,
    /// Writes a value on the axis.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Writes a value.
    pub value: &'a dyn Fn(f64) -> String,
    /// Written where a value is missing.
    pub missing: String,
}

impl DotPlot<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let values = self.rows.iter().flat_map(|row| {
            let interval = row.interval.map_or([None, None], |(low, high)| [Some(low), Some(high)]);
            [row.value, interval[0], interval[1]]
        });
        let known: Vec<f64> = values.flatten().filter(|value| value.is_finite()).collect();
        if known.is_empty() {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let finite = |row: &DotRow| row.value.filter(|value| value.is_finite());
        let texts = self.rows.iter().map(|row| RowTexts {
            label: row.label.clone(),
            value: finite(row).map_or_else(|| self.missing.clone(), |value| (self.value)(value)),
            note: row.note.clone(),
            strong: row.reference,
        });
        let layout = Rows::new(texts.collect(), canvas.width(), 2.0);
        let plot = layout.plot;
        let low = known.iter().copied().fold(f64::INFINITY, f64::min);
        let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let padding = ((high - low) * 0.1).max(high.abs() * 0.02);
        let axis = ValueAxis::new(low - padding, high + padding, self.axis);
        let x = Scale::new(axis.domain(), (plot.left + 5.0, plot.right - 5.0));
        let baseline = plot.bottom + 6.0 + SMALL;
        let mut occupied = 0.0;
        for (value, label) in &axis.ticks {
            let place = x.place(*value);
            layout.draw_vertical(&mut canvas, "grid", place);
            occupied = draw_centred(&mut canvas, Face::Small, (place, baseline), label, occupied);
        }
        for (position, row) in self.rows.iter().enumerate() {
            let middle = layout.middle(position);
            if let Some(value) = finite(row).filter(|_| row.reference) {
                layout.draw_vertical(&mut canvas, "axis", x.place(value));
            }
            draw_whisker(&mut canvas, &x, row.interval, middle);
        }
        for (position, row) in self.rows.iter().enumerate() {
            let Some(value) = finite(row) else { continue };
            let tone = if row.reference { Tone::Blue } else { Tone::Neutral };
            let class = canvas.fill(tone);
            let centre = (x.place(value), layout.middle(position));
            canvas.circle(&format!("edge {class}"), centre, 5.0);
        }
        layout.draw_texts(&mut canvas);
        canvas.finish(frame, baseline + 6.0)
    }
}
