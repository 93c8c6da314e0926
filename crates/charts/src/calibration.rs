//! Predicted against observed: a square with a diagonal on which good predictions lie.

use crate::axes::{Plot, ValueAxis, draw_centred};
use crate::frame::{Drawing, Frame};
use crate::palette::Tone;
use crate::scale::Scale;
use crate::svg::{Anchor, Canvas, Face};
use crate::text::{LEADING, SMALL, truncate};

/// Widest side of the square.
const SIDE: f64 = 380.0;
/// How far beyond the largest estimate an interval may stretch the axes, as a factor.
const STRETCH: f64 = 1.35;

/// Cases of like prediction.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CalibrationDot {
    /// Mean prediction, at least 0.
    pub predicted: f64,
    /// What was observed, at least 0.
    pub observed: f64,
    /// Lower and upper end of the interval of what was observed.
    pub interval: Option<(f64, f64)>,
}

/// Predictions along the horizontal axis against what was observed, with intervals. Both axes
/// begin at zero and share one scale, so good predictions lie on the diagonal.
pub struct CalibrationPlot<'a> {
    /// The dots, in any order; those without finite values are left out.
    pub dots: Vec<CalibrationDot>,
    /// Writes a value on both axes.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Name of the horizontal axis.
    pub predicted: String,
    /// Name of the vertical axis, written above it.
    pub observed: String,
}

impl CalibrationPlot<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let known = |dot: &&CalibrationDot| dot.predicted.is_finite() && dot.observed.is_finite();
        let dots: Vec<&CalibrationDot> = self.dots.iter().filter(known).collect();
        if dots.is_empty() {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let estimates = dots.iter().map(|dot| dot.predicted.max(dot.observed)).fold(0.0, f64::max);
        let ends = dots.iter().filter_map(|dot| dot.interval).map(|(_, high)| high);
        let ends = ends.filter(|high| high.is_finite()).fold(0.0, f64::max);
        let axis = ValueAxis::new(0.0, estimates.max(ends.min(estimates * STRETCH)), self.axis);
        let left = axis.room(canvas.width());
        let side = (canvas.width() - left - 8.0).min(SIDE);
        let top = SMALL * LEADING + 8.0;
        let plot = Plot { left, right: left + side, top, bottom: top + side };
        let x = Scale::new(axis.domain(), (plot.left, plot.right));
        let y = Scale::new(axis.domain(), (plot.bottom, plot.top));

        let fitted = truncate(&self.observed, SMALL, canvas.width());
        canvas.lines(Face::Small, Anchor::Start, (0.0, SMALL), &fitted, &self.observed);
        axis.draw(&mut canvas, &plot, &y);
        let baseline = plot.bottom + 10.0 + SMALL;
        let mut occupied = 0.0;
        for (value, label) in &axis.ticks {
            let place = x.place(*value);
            canvas.line("axis", (place, plot.bottom), (place, plot.bottom + 4.0));
            occupied = draw_centred(&mut canvas, Face::Small, (place, baseline), label, occupied);
        }
        let below = baseline + SMALL * LEADING + 2.0;
        let fitted = truncate(&self.predicted, SMALL, canvas.width() - plot.left);
        canvas.lines(Face::Small, Anchor::Start, (plot.left, below), &fitted, &self.predicted);
        canvas.line("axis", (plot.left, plot.bottom), (plot.right, plot.top));

        let class = canvas.fill(Tone::Blue);
        for dot in &dots {
            if let Some((low, high)) = dot.interval.filter(|(low, high)| low.is_finite() && high.is_finite())
            {
                let place = x.place(dot.predicted);
                let (low, high) = (y.place(low), y.place(high));
                canvas.line("ink", (place, low), (place, high));
                for end in [low, high] {
                    canvas.line("ink", (place - 3.0, end), (place + 3.0, end));
                }
            }
        }
        for dot in &dots {
            let centre = (x.place(dot.predicted), y.place(dot.observed));
            canvas.circle(&format!("edge {class}"), centre, 4.5);
        }
        canvas.finish(frame, below + 6.0)
    }
}
