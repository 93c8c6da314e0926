//! Cumulative incidence by cause: stacked to the whole, or as lines with bands.

use crate::axes::{Plot, TimeAxis, ValueAxis, time_end};
use crate::frame::{Drawing, Frame};
use crate::labels::{ROOMY, SideLabel, draw_side_labels, side_height, side_room};
use crate::palette::Tone;
use crate::scale::{Scale, TimeUnit};
use crate::steps::{StepPoint, area_path, band_path, line_path, places, usable, value_at};
use crate::svg::Canvas;

/// The cumulative incidence of one cause.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cause {
    /// Name of the cause.
    pub name: String,
    /// Colour; `None` takes the next of the series.
    pub tone: Option<Tone>,
    /// Share that has left by this cause, from each time on. Before the first point it is 0.
    pub points: Vec<StepPoint>,
}

impl Cause {
    fn tone_at(&self, position: usize) -> Tone {
        self.tone.unwrap_or_else(|| Tone::of_series(position))
    }
}

/// Cumulative incidences stacked from the bottom, in the order given, with the share that remains
/// on top: at every time the parts add up to the whole. Each part is labelled at its right end.
pub struct StackedIncidence<'a> {
    /// The causes; their shares add up to at most 1 at any time.
    pub causes: Vec<Cause>,
    /// Name of the share that remains.
    pub remaining_name: String,
    /// Unit of all times.
    pub unit: TimeUnit,
    /// Where the time axis ends; the latest time when `None`.
    pub end: Option<f64>,
    /// Name of the time axis.
    pub time_name: String,
    /// Writes a share on the axis.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Writes a share beside the end of a cause.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a time on the axis.
    pub time: &'a dyn Fn(f64) -> String,
}

/// Cumulative incidences as lines with confidence bands, on an axis that ends just above the
/// highest: to compare causes, where [`StackedIncidence`] shows their sum.
pub struct IncidenceLines<'a> {
    /// The causes.
    pub causes: Vec<Cause>,
    /// Unit of all times.
    pub unit: TimeUnit,
    /// Where the time axis ends; the latest time when `None`.
    pub end: Option<f64>,
    /// Name of the time axis.
    pub time_name: String,
    /// Writes a share on the axis.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Writes a share beside the end of a cause.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a time on the axis.
    pub time: &'a dyn Fn(f64) -> String,
}

/// What both charts have in common once data are cleaned and room is divided.
struct Layout {
    canvas: Canvas,
    plot: Plot,
    time: TimeAxis,
    y: Scale,
    labels: Vec<SideLabel>,
}

struct Words<'a> {
    unit: TimeUnit,
    axis: &'a dyn Fn(f64) -> String,
    value: &'a dyn Fn(f64) -> String,
    time: &'a dyn Fn(f64) -> String,
}

fn lay_out(frame: &Frame, words: &Words<'_>, end: f64, high: f64, parts: &[(&str, f64, Tone)]) -> Layout {
    let mut canvas = Canvas::new(frame.usable_width());
    let width = canvas.width();
    let values: Vec<String> = parts.iter().map(|part| (words.value)(part.1)).collect();
    let names = parts.iter().map(|part| part.0);
    let room = side_room(names.zip(values.iter().map(String::as_str)), width);
    let labels: Vec<SideLabel> = parts
        .iter()
        .zip(&values)
        .map(|((name, _, tone), value)| SideLabel::new(name, value, *tone, room))
        .collect();
    let axis = ValueAxis::new(0.0, high, words.axis);
    let height = (width * 0.46).clamp(190.0, 320.0).max(side_height(&labels) * ROOMY);
    let plot = Plot { left: axis.room(width), right: width - room, top: 10.0, bottom: 10.0 + height };
    let y = Scale::new(axis.domain(), (plot.bottom, plot.top));
    axis.draw(&mut canvas, &plot, &y);
    let time = TimeAxis::new(words.unit, end, &plot, words.time, 0.0);
    Layout { canvas, plot, time, y, labels }
}

impl Layout {
    fn finish(mut self, frame: &Frame, words: &Words<'_>, time_name: &str) -> Drawing {
        let limits = (0.0, self.plot.bottom + 6.0);
        draw_side_labels(&mut self.canvas, &mut self.labels, self.plot.right, limits);
        let bottom = self.time.draw(&mut self.canvas, &self.plot, words.time, time_name);
        self.canvas.finish(frame, bottom)
    }
}

impl StackedIncidence<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let causes: Vec<Vec<StepPoint>> = self.causes.iter().map(|cause| usable(&cause.points)).collect();
        let end = time_end(self.end, causes.iter().flatten().map(|point| point.time));
        if end <= 0.0 {
            return Canvas::nothing(frame);
        }
        let words = Words { unit: self.unit, axis: self.axis, value: self.value, time: self.time };
        let finals: Vec<f64> = causes.iter().map(|points| value_at(points, 0.0, end)).collect();
        let remaining = 1.0 - finals.iter().sum::<f64>();
        let mut parts: Vec<(&str, f64, Tone)> = self
            .causes
            .iter()
            .zip(&finals)
            .enumerate()
            .map(|(position, (cause, value))| (cause.name.as_str(), *value, cause.tone_at(position)))
            .collect();
        parts.push((&self.remaining_name, remaining, Tone::Neutral));
        let mut layout = lay_out(frame, &words, end, 1.0, &parts);

        let right = layout.plot.right;
        let mut lower = places([], 0.0, &layout.time.scale, &layout.y);
        let mut below = 0.0;
        for (position, boundary) in boundaries(&causes).into_iter().enumerate() {
            let upper = places(boundary, 0.0, &layout.time.scale, &layout.y);
            let class = layout.canvas.fill(parts[position].2);
            let area = area_path(&lower, &upper, right);
            layout.canvas.path(&format!("soft edge {class}"), &area, parts[position].0);
            let above = below + finals[position];
            layout.labels[position].aim(layout.y.place(f64::midpoint(below, above)));
            lower = upper;
            below = above;
        }
        let top = places([], 1.0, &layout.time.scale, &layout.y);
        let class = layout.canvas.fill(Tone::Neutral);
        let area = area_path(&lower, &top, right);
        layout.canvas.path(&format!("band {class}"), &area, &self.remaining_name);
        let middle = layout.y.place(f64::midpoint(below, 1.0));
        if let Some(label) = layout.labels.last_mut() {
            label.aim(middle);
        }
        layout.finish(frame, &words, &self.time_name)
    }
}

/// The upper boundary of each stacked part, as steps at the times of all causes.
fn boundaries(causes: &[Vec<StepPoint>]) -> Vec<Vec<(f64, f64)>> {
    let mut times: Vec<f64> = causes.iter().flatten().map(|point| point.time).collect();
    times.sort_by(f64::total_cmp);
    times.dedup();
    let mut sums = vec![0.0; times.len()];
    let mut boundaries = Vec::with_capacity(causes.len());
    for points in causes {
        let mut next = 0;
        let mut value = 0.0;
        let boundary = times.iter().zip(&mut sums).map(|(&time, sum)| {
            while next < points.len() && points[next].time <= time {
                value = points[next].value;
                next += 1;
            }
            *sum += value;
            (time, *sum)
        });
        boundaries.push(boundary.collect());
    }
    boundaries
}

impl IncidenceLines<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let causes: Vec<Vec<StepPoint>> = self.causes.iter().map(|cause| usable(&cause.points)).collect();
        let end = time_end(self.end, causes.iter().flatten().map(|point| point.time));
        if end <= 0.0 {
            return Canvas::nothing(frame);
        }
        let words = Words { unit: self.unit, axis: self.axis, value: self.value, time: self.time };
        let shown = causes.iter().flatten().filter(|point| point.time <= end);
        let high = shown
            .map(|point| point.interval.map_or(point.value, |(_, high)| high.max(point.value)))
            .fold(0.0, f64::max);
        let high = if high > 0.0 { high } else { 1.0 };
        let parts: Vec<(&str, f64, Tone)> = self
            .causes
            .iter()
            .zip(&causes)
            .enumerate()
            .map(|(position, (cause, points))| {
                let last = value_at(points, 0.0, end);
                (cause.name.as_str(), last, cause.tone_at(position))
            })
            .collect();
        let mut layout = lay_out(frame, &words, end, high, &parts);
        let right = layout.plot.right;
        for (points, part) in causes.iter().zip(&parts) {
            let band = band_path(points, 0.0, &layout.time.scale, &layout.y, right);
            let class = layout.canvas.fill(part.2);
            layout.canvas.path(&format!("band {class}"), &band, "");
        }
        for (position, points) in causes.iter().enumerate() {
            let steps = points.iter().map(|point| (point.time, point.value));
            let steps = places(steps, 0.0, &layout.time.scale, &layout.y);
            let class = layout.canvas.stroke(parts[position].2);
            let path = line_path(&steps, right);
            layout.canvas.path(&format!("curve {class}"), &path, parts[position].0);
            layout.labels[position].aim(layout.y.place(parts[position].1));
        }
        layout.finish(frame, &words, &self.time_name)
    }
}
