//! A word-sized line.

use crate::frame::{Drawing, Frame};
use crate::lines::polyline;
use crate::palette::Tone;
use crate::scale::Scale;
use crate::svg::Canvas;

/// A line without axes or words, to stand beside a figure. The last value is marked by a dot.
#[derive(Debug, Clone, PartialEq)]
pub struct Sparkline {
    /// The values; `None` interrupts the line.
    pub values: Vec<Option<f64>>,
    /// Colour.
    pub tone: Tone,
    /// Height in units, at least 12; 28 suits a line of text.
    pub height: f64,
}

impl Sparkline {
    /// Draws the line. The width of the frame may be as small as 40.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let width = if frame.width.is_finite() { frame.width.clamp(40.0, 2000.0) } else { 120.0 };
        let height = if self.height.is_finite() { self.height.clamp(12.0, 400.0) } else { 28.0 };
        let mut canvas = Canvas::new(width);
        let values: Vec<Option<f64>> =
            self.values.iter().map(|value| value.filter(|value| value.is_finite())).collect();
        let known = || values.iter().flatten().copied();
        let low = known().fold(f64::INFINITY, f64::min);
        let high = known().fold(f64::NEG_INFINITY, f64::max);
        let y = if high > low {
            Scale::new((low, high), (height - 4.0, 4.0))
        } else {
            Scale::new((low - 1.0, low + 1.0), (height - 4.0, 4.0))
        };
        let last = values.len().saturating_sub(1).max(1) as f64;
        let x = Scale::new((0.0, last), (3.0, width - 4.0));
        let places: Vec<Option<(f64, f64)>> = values
            .iter()
            .enumerate()
            .map(|(position, value)| value.map(|value| (x.place(position as f64), y.place(value))))
            .collect();
        for run in places.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
            if run.len() > 1 {
                let class = canvas.stroke(self.tone);
                canvas.path(&format!("curve {class}"), &polyline(&run), "");
            }
        }
        if let Some(place) = places.iter().rev().flatten().next() {
            let class = canvas.fill(self.tone);
            canvas.circle(&class, *place, 2.5);
        }
        canvas.finish(frame, height)
    }
}
