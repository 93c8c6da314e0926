//! Lines over months, with bands for intervals.

use std::fmt::Write as _;

use crate::axes::{Plot, ValueAxis, draw_slot_labels};
use crate::frame::{Drawing, Frame};
use crate::labels::{ROOMY, SideLabel, draw_side_labels, side_height, side_room};
use crate::palette::Tone;
use crate::scale::Scale;
use crate::svg::{Canvas, number};
use crate::text::SMALL;

/// A line's value in one month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BandPoint {
    /// The value; `None` where there is none: the line is interrupted.
    pub value: Option<f64>,
    /// Lower and upper end of its interval.
    pub interval: Option<(f64, f64)>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BandLine {
    /// Name, shown at the end of the line; may be empty when there is only one.
    pub name: String,
    /// Colour; `None` takes the next of the series.
    pub tone: Option<Tone>,
    /// One point for each of the chart's months.
    pub points: Vec<BandPoint>,
}

impl BandLine {
    fn value(&self, month: usize) -> Option<f64> {
        self.points.get(month)?.value.filter(|value| value.is_finite())
    }

    fn interval(&self, month: usize) -> Option<(f64, f64)> {
        let (low, high) = self.points.get(month)?.interval?;
        self.value(month)?;
        (low.is_finite() && high.is_finite()).then_some((low, high))
    }
}

/// Values over months, as lines with bands. The vertical axis includes zero.
pub struct LineWithBand<'a> {
    /// The months, written short. As many are shown as fit.
    pub months: Vec<String>,
    /// The lines.
    pub lines: Vec<BandLine>,
    /// Writes a value on the axis.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Writes a value beside the end of a line.
    pub value: &'a dyn Fn(f64) -> String,
}

impl LineWithBand<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let months = 0..self.months.len();
        let known: Vec<f64> = self
            .lines
            .iter()
            .flat_map(|line| {
                months.clone().filter_map(|month| line.value(month)).chain(
                    months
                        .clone()
                        .filter_map(|month| line.interval(month))
                        .flat_map(|(low, high)| [low, high]),
                )
            })
            .collect();
        if known.is_empty() {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let width = canvas.width();
        let low = known.iter().copied().fold(0.0, f64::min);
        let high = known.iter().copied().fold(0.0, f64::max);
        let axis = ValueAxis::new(low, high, self.axis);

        let last: Vec<Option<(usize, f64)>> = self
            .lines
            .iter()
            .map(|line| months.clone().rev().find_map(|month| Some((month, line.value(month)?))))
            .collect();
        let values: Vec<String> =
            last.iter().map(|last| last.map_or_else(String::new, |(_, value)| (self.value)(value))).collect();
        let texts = || {
            let names = self.lines.iter().map(|line| line.name.as_str());
            names.zip(values.iter().map(String::as_str))
        };
        let room = side_room(texts(), width);
        let mut labels: Vec<SideLabel> = Vec::new();
        for (position, (name, value)) in texts().enumerate() {
            labels.push(SideLabel::new(name, value, self.tone(position), room));
        }
        let height = (width * 0.36).clamp(150.0, 260.0).max(side_height(&labels) * ROOMY);
        let plot = Plot { left: axis.room(width), right: width - room, top: 10.0, bottom: 10.0 + height };
        let y = Scale::new(axis.domain(), (plot.bottom, plot.top));
        axis.draw(&mut canvas, &plot, &y);
        let x = |month: usize| plot.left + (month as f64 + 0.5) * plot.width() / self.months.len() as f64;
        for (position, line) in self.lines.iter().enumerate() {
            let class = canvas.fill(self.tone(position));
            for run in runs(self.months.len(), |month| line.interval(month).is_some()) {
                let ends: Vec<(f64, f64, f64)> = run
                    .filter_map(|month| {
                        let (low, high) = line.interval(month)?;
                        Some((x(month), y.place(low), y.place(high)))
                    })
                    .collect();
                canvas.path(&format!("band {class}"), &band(&ends), "");
            }
        }
        for (position, line) in self.lines.iter().enumerate() {
            let tone = self.tone(position);
            for run in runs(self.months.len(), |month| line.value(month).is_some()) {
                let places: Vec<(f64, f64)> =
                    run.filter_map(|month| Some((x(month), y.place(line.value(month)?)))).collect();
                if let [alone] = places[..] {
                    let class = canvas.fill(tone);
                    canvas.circle(&class, alone, 2.5);
                } else {
                    let class = canvas.stroke(tone);
                    canvas.path(&format!("curve {class}"), &polyline(&places), &line.name);
                }
            }
            if let Some((month, value)) = last[position] {
                let class = canvas.fill(tone);
                canvas.circle(&class, (x(month), y.place(value)), 3.5);
                labels[position].aim(y.place(value));
            }
        }
        let mut shown: Vec<SideLabel> =
            labels.into_iter().zip(&last).filter_map(|(label, last)| last.map(|_| label)).collect();
        draw_side_labels(&mut canvas, &mut shown, plot.right, (0.0, plot.bottom + 6.0));
        draw_slot_labels(&mut canvas, &plot, self.months.iter().map(String::as_str));
        canvas.finish(frame, plot.bottom + 6.0 + SMALL + 6.0)
    }

    fn tone(&self, position: usize) -> Tone {
        self.lines[position].tone.unwrap_or_else(|| Tone::of_series(position))
    }
}

/// Stretches of neighbouring months that have something.
fn runs(months: usize, has: impl Fn(usize) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for month in (0..months).filter(|month| has(*month)) {
        match runs.last_mut() {
            Some(run) if run.end == month => run.end = month + 1,
            _ => runs.push(month..month + 1),
        }
    }
    runs
}

/// Path through places.
pub(crate) fn polyline(places: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (position, (x, y)) in places.iter().enumerate() {
        let command = if position == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{command}{} {}", number(*x), number(*y));
    }
    path
}

/// Path around a band of places with a lower and an upper end. A single one becomes a narrow bar.
fn band(ends: &[(f64, f64, f64)]) -> String {
    const HALF: f64 = 3.0;
    let mut outline: Vec<(f64, f64)> = ends.iter().map(|end| (end.0, end.2)).collect();
    outline.extend(ends.iter().rev().map(|end| (end.0, end.1)));
    if let [(x, low, high)] = ends {
        outline = vec![(x - HALF, *high), (x + HALF, *high), (x + HALF, *low), (x - HALF, *low)];
    }
    polyline(&outline) + "Z"
}
