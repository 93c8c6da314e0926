//! Stretches of time one below the other: what was used for which purpose.

use crate::axes::{Plot, draw_centred};
use crate::frame::{Drawing, Frame};
use crate::palette::Tone;
use crate::rows::{BAR, RowTexts, Rows};
use crate::scale::Scale;
use crate::svg::{Canvas, Face};
use crate::text::SMALL;

/// A stretch of time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Span {
    /// What it was used for.
    pub label: String,
    /// Where it begins, in units of time from any origin.
    pub from: f64,
    /// Where it ends.
    pub until: f64,
    /// A short remark in the last column. May be empty.
    pub note: String,
    /// Colour; `None` takes the next of the series.
    pub tone: Option<Tone>,
}

/// Stretches of time on one axis, in the order given.
pub struct Spans {
    /// The stretches; those without finite ends are shown without a bar.
    pub spans: Vec<Span>,
    /// Times to mark, ascending, with their labels; as many are written as fit.
    pub ticks: Vec<(f64, String)>,
}

impl Spans {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let finite = |span: &&Span| span.from.is_finite() && span.until.is_finite();
        let low = self.spans.iter().filter(finite).map(|span| span.from).fold(f64::INFINITY, f64::min);
        let high = self.spans.iter().filter(finite).map(|span| span.until).fold(f64::NEG_INFINITY, f64::max);
        if !(low.is_finite() && high.is_finite()) {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let texts = self.spans.iter().map(|span| RowTexts {
            label: span.label.clone(),
            value: String::new(),
            note: span.note.clone(),
            strong: false,
        });
        let layout = Rows::new(texts.collect(), canvas.width(), 2.0);
        let Plot { left, right, bottom, .. } = layout.plot;
        let x = Scale::new((low, high), (left + 4.0, right - 4.0));
        let baseline = bottom + 6.0 + SMALL;
        let mut occupied = 0.0;
        for (time, label) in self.ticks.iter().filter(|(time, _)| *time >= low && *time <= high) {
            let place = x.place(*time);
            layout.draw_vertical(&mut canvas, "grid", place);
            occupied = draw_centred(&mut canvas, Face::Small, (place, baseline), label, occupied);
        }
        for (position, span) in self.spans.iter().enumerate() {
            if !finite(&span) {
                continue;
            }
            let class = canvas.fill(span.tone.unwrap_or_else(|| Tone::of_series(position)));
            let middle = layout.middle(position);
            let corner = (x.place(span.from), middle - BAR / 2.0);
            let opposite = (x.place(span.until), middle + BAR / 2.0);
            canvas.rectangle(&format!("soft {class}"), corner, opposite, &span.label);
        }
        layout.draw_texts(&mut canvas);
        canvas.finish(frame, baseline + 6.0)
    }
}
