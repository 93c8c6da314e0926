//! Survival curves with confidence bands and a risk table.

use crate::axes::{Plot, TimeAxis, ValueAxis, draw_centred, time_end};
use crate::frame::{Drawing, Frame};
use crate::labels::{ROOMY, SideLabel, draw_side_labels, side_height, side_room};
use crate::palette::Tone;
use crate::scale::{Scale, TimeUnit};
use crate::steps::{StepPoint, band_path, line_path, places, usable, value_at};
use crate::svg::{Anchor, Canvas, Face};
use crate::text::{LEADING, SMALL, truncate};

/// One group's curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SurvivalCurve {
    /// Name of the group; may be empty when there is only one.
    pub name: String,
    /// The estimate from each time on. Before the first point it is 1.
    pub points: Vec<StepPoint>,
    /// Times of censoring, marked by short strokes across the curve. Empty: no marks.
    pub censored: Vec<f64>,
    /// Time and number at risk just before it, in order of time. The table shows at each tick the
    /// number of the first time at or after the tick, and 0 after the last. Empty: no table row.
    pub at_risk: Vec<(f64, u64)>,
}

/// Estimated share that survives, by time since start, with the numbers at risk beneath, aligned
/// to the time axis. The vertical axis runs from 0 to 1.
pub struct StepCurve<'a> {
    /// The curves; the first is drawn in the first tone.
    pub curves: Vec<SurvivalCurve>,
    /// Unit of all times.
    pub unit: TimeUnit,
    /// Where the time axis ends; the latest time when `None`.
    pub end: Option<f64>,
    /// Name of the time axis.
    pub time_name: String,
    /// Heading of the risk table.
    pub at_risk_name: String,
    /// Writes a share on the axis.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Writes a share beside the end of a curve.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a time on the axis.
    pub time: &'a dyn Fn(f64) -> String,
    /// Writes a number of customers.
    pub count: &'a dyn Fn(u64) -> String,
}

impl StepCurve<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let curves: Vec<Vec<StepPoint>> = self.curves.iter().map(|curve| usable(&curve.points)).collect();
        let times = curves.iter().flatten().map(|point| point.time);
        let censored = self.curves.iter().flat_map(|curve| curve.censored.iter().copied());
        let end = time_end(self.end, times.chain(censored.filter(|time| time.is_finite())));
        if curves.iter().all(Vec::is_empty) && end <= 0.0 {
            return Canvas::nothing(frame);
        }
        let end = if end > 0.0 { end } else { 1.0 };
        let mut canvas = Canvas::new(frame.usable_width());
        let width = canvas.width();

        let values: Vec<String> =
            curves.iter().map(|points| (self.value)(value_at(points, 1.0, end))).collect();
        let texts = || {
            let names = self.curves.iter().map(|curve| curve.name.as_str());
            names.zip(values.iter().map(String::as_str))
        };
        let room = side_room(texts(), width);
        let mut labels: Vec<SideLabel> = texts()
            .enumerate()
            .map(|(position, (name, value))| SideLabel::new(name, value, Tone::of_series(position), room))
            .collect();

        let axis = ValueAxis::new(0.0, 1.0, self.axis);
        let widest_count = self
            .curves
            .iter()
            .flat_map(|curve| &curve.at_risk)
            .map(|(_, count)| Face::SmallInk.width(&(self.count)(*count)))
            .fold(0.0, f64::max);
        let height = (width * 0.46).clamp(190.0, 320.0).max(side_height(&labels) * ROOMY);
        let plot = Plot {
            left: axis.room(width).max(widest_count / 2.0),
            right: width - room,
            top: 10.0,
            bottom: 10.0 + height,
        };
        let y = Scale::new(axis.domain(), (plot.bottom, plot.top));
        axis.draw(&mut canvas, &plot, &y);
        let time = TimeAxis::new(self.unit, end, &plot, self.time, widest_count);

        for (position, points) in curves.iter().enumerate() {
            let tone = Tone::of_series(position);
            let last = points.last().map_or(0.0, |last| last.time);
            let observed = self.curves[position].censored.iter().copied();
            // A curve is known until its last observation, and drawn no further.
            let until = observed.filter(|time| time.is_finite()).fold(last, f64::max).min(end);
            let until = time.scale.place(if until > 0.0 { until } else { end });
            let class = canvas.fill(tone);
            let band = band_path(points, 1.0, &time.scale, &y, until);
            canvas.path(&format!("band {class}"), &band, "");
            let steps = points.iter().map(|point| (point.time, point.value));
            let steps = places(steps, 1.0, &time.scale, &y);
            let class = canvas.stroke(tone);
            canvas.path(&format!("curve {class}"), &line_path(&steps, until), "");
            self.draw_censored(&mut canvas, position, points, &time.scale, &y);
            labels[position].aim(y.place(value_at(points, 1.0, end)));
        }
        draw_side_labels(&mut canvas, &mut labels, plot.right, (0.0, plot.bottom + 6.0));
        let bottom = time.draw(&mut canvas, &plot, self.time, &self.time_name);
        let bottom = self.draw_risk_table(&mut canvas, &time, plot.left, bottom);
        canvas.finish(frame, bottom)
    }

    fn draw_censored(
        &self,
        canvas: &mut Canvas,
        position: usize,
        points: &[StepPoint],
        x: &Scale,
        y: &Scale,
    ) {
        /// Marks closer together than this would run into one another.
        const CLOSEST: f64 = 2.5;
        let mut times: Vec<f64> = self.curves[position].censored.clone();
        times.retain(|time| time.is_finite() && *time >= 0.0 && *time <= x.domain().1);
        times.sort_by(f64::total_cmp);
        let class = format!("thin {}", canvas.stroke(Tone::of_series(position)));
        let mut last = f64::NEG_INFINITY;
        for time in times {
            let place = (x.place(time), y.place(value_at(points, 1.0, time)));
            if place.0 - last >= CLOSEST {
                canvas.line(&class, (place.0, place.1 - 3.5), (place.0, place.1 + 3.5));
                last = place.0;
            }
        }
    }

    /// Draws the numbers at risk below the axis, and gives back the bottom.
    fn draw_risk_table(&self, canvas: &mut Canvas, time: &TimeAxis, left: f64, top: f64) -> f64 {
        let mut baseline = top + 4.0;
        for (position, curve) in self.curves.iter().enumerate() {
            if curve.at_risk.is_empty() {
                continue;
            }
            baseline += SMALL * LEADING + if position == 0 { 2.0 } else { 7.0 };
            let heading = match (curve.name.is_empty(), self.at_risk_name.is_empty()) {
                (true, _) => self.at_risk_name.clone(),
                (false, true) => curve.name.clone(),
                (false, false) => format!("{} · {}", self.at_risk_name, curve.name),
            };
            let mut start = left;
            if self.curves.len() > 1 {
                let class = format!("key {}", canvas.stroke(Tone::of_series(position)));
                let middle = baseline - SMALL * 0.35;
                canvas.line(&class, (left, middle), (left + 10.0, middle));
                start += 15.0;
            }
            let fitted = truncate(&heading, SMALL, canvas.width() - start);
            canvas.lines(Face::Small, Anchor::Start, (start, baseline), &fitted, &heading);
            baseline += SMALL * LEADING + 1.0;
            let mut occupied = 0.0;
            for &tick in &time.ticks {
                let from = curve.at_risk.partition_point(|(time, _)| *time < tick);
                let count = curve.at_risk.get(from).map_or(0, |(_, count)| *count);
                let place = (time.scale.place(tick), baseline);
                let text = (self.count)(count);
                occupied = draw_centred(canvas, Face::SmallInk, place, &text, occupied);
            }
        }
        baseline + 6.0
    }
}
