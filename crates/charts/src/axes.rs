//! Grid, axes and the frame that charts over time share.

use crate::scale::{Scale, TimeUnit, nice_ticks};
use crate::svg::{Anchor, Canvas, Face};
use crate::text::{LEADING, SMALL, truncate};

/// Between a tick label and the plot.
const TICK_GAP: f64 = 8.0;
/// Part of a step that has to be empty for the step to be left out.
const MOSTLY: f64 = 0.35;
/// Least distance between marks of time.
const CLOSEST_TICKS: f64 = 34.0;
/// Between neighbouring tick labels.
pub(crate) const LABEL_GAP: f64 = 10.0;

/// The rectangle in which values are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Plot {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Plot {
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// Values marked on the vertical axis, with their labels.
pub(crate) struct ValueAxis {
    pub(crate) ticks: Vec<(f64, String)>,
    domain: (f64, f64),
}

impl ValueAxis {
    /// Round values that cover `low` to `high`. Steps that the formatting cannot tell apart are
    /// made coarser, so that no label appears twice.
    pub(crate) fn new(low: f64, high: f64, format: &dyn Fn(f64) -> String) -> Self {
        let mut ticks: Vec<(f64, String)> = Vec::new();
        for count in (1..=5).rev() {
            ticks = nice_ticks(low, high, count).into_iter().map(|value| (value, format(value))).collect();
            if ticks.windows(2).all(|pair| pair[0].1 != pair[1].1) {
                break;
            }
        }
        let mut domain = (ticks.first().map_or(0.0, |tick| tick.0), ticks.last().map_or(1.0, |tick| tick.0));
        // A last step that is mostly empty is left out: the data decide where the axis ends.
        if let [.., before, last] = &ticks[..]
            && high < last.0 - (last.0 - before.0) * MOSTLY
            && ticks.len() > 2
        {
            domain.1 = high.max(before.0);
            ticks.pop();
        }
        if let [first, second, ..] = &ticks[..]
            && low > first.0 + (second.0 - first.0) * MOSTLY
            && ticks.len() > 2
        {
            domain.0 = low.min(second.0);
            ticks.remove(0);
        }
        Self { ticks, domain }
    }

    pub(crate) fn domain(&self) -> (f64, f64) {
        self.domain
    }

    /// Room to the left of the plot, at most a quarter of `width`.
    pub(crate) fn room(&self, width: f64) -> f64 {
        let widest = self.ticks.iter().map(|(_, label)| Face::Small.width(label)).fold(0.0, f64::max);
        (widest + TICK_GAP).min(width / 4.0).ceil()
    }

    /// Draws grid lines and labels; the line of zero is stronger.
    pub(crate) fn draw(&self, canvas: &mut Canvas, plot: &Plot, y: &Scale) {
        for (value, label) in &self.ticks {
            let place = y.place(*value);
            let class = if value.abs() < 1e-12 { "axis" } else { "grid" };
            canvas.line(class, (plot.left, place), (plot.right, place));
            let fitted = truncate(label, SMALL, plot.left - TICK_GAP);
            let baseline = (plot.left - TICK_GAP, place + SMALL * 0.35);
            canvas.lines(Face::Small, Anchor::End, baseline, &fitted, label);
        }
    }
}

/// Draws a centred text as near to `place` as the drawing's edges and the text before it allow;
/// leaves it out where it would touch. Gives back the right edge of what is drawn last.
pub(crate) fn draw_centred(
    canvas: &mut Canvas,
    face: Face,
    place: (f64, f64),
    text: &str,
    occupied: f64,
) -> f64 {
    let width = face.width(text);
    if width > canvas.width() {
        return occupied;
    }
    let centre = place.0.clamp(width / 2.0, canvas.width() - width / 2.0);
    if centre - width / 2.0 < occupied {
        return occupied;
    }
    canvas.text(face, Anchor::Middle, (centre, place.1), text);
    centre + width / 2.0 + LABEL_GAP * 0.6
}

/// A horizontal axis of time since start.
pub(crate) struct TimeAxis {
    pub(crate) scale: Scale,
    pub(crate) ticks: Vec<f64>,
}

impl TimeAxis {
    /// An axis from 0 to `end` along a plot. `widest` is the width of the widest thing centred on
    /// a tick besides the tick's own label.
    pub(crate) fn new(
        unit: TimeUnit,
        end: f64,
        plot: &Plot,
        format: &dyn Fn(f64) -> String,
        widest: f64,
    ) -> Self {
        let label = (Face::Small.width(&format(end)).max(widest) + LABEL_GAP).max(CLOSEST_TICKS);
        Self {
            scale: Scale::new((0.0, end), (plot.left, plot.right)),
            ticks: unit.ticks(end, plot.width(), label),
        }
    }

    /// Draws ticks, their labels and the name of the axis. Gives back the bottom.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas,
        plot: &Plot,
        format: &dyn Fn(f64) -> String,
        name: &str,
    ) -> f64 {
        let baseline = plot.bottom + 6.0 + SMALL;
        let mut occupied = 0.0;
        for &tick in &self.ticks {
            let place = self.scale.place(tick);
            canvas.line("axis", (place, plot.bottom), (place, plot.bottom + 4.0));
            let label = format(tick);
            occupied = draw_centred(canvas, Face::Small, (place, baseline), &label, occupied);
        }
        if name.is_empty() {
            return baseline + 4.0;
        }
        let baseline = baseline + SMALL * LEADING + 2.0;
        let fitted = truncate(name, SMALL, canvas.width() - plot.left);
        canvas.lines(Face::Small, Anchor::Start, (plot.left, baseline), &fitted, name);
        baseline + 4.0
    }
}

/// The end of a time axis: the given one, or the latest time.
pub(crate) fn time_end(given: Option<f64>, times: impl Iterator<Item = f64>) -> f64 {
    given.filter(|end| end.is_finite() && *end > 0.0).unwrap_or_else(|| times.fold(0.0, f64::max))
}

/// Draws labels of evenly spaced slots, as many as fit at a stride that suits months.
pub(crate) fn draw_slot_labels<'a>(
    canvas: &mut Canvas,
    plot: &Plot,
    labels: impl ExactSizeIterator<Item = &'a str> + Clone,
) {
    let slot = plot.width() / labels.len().max(1) as f64;
    let widest = labels.clone().map(|label| Face::Small.width(label)).fold(0.0, f64::max);
    let stride = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240]
        .into_iter()
        .find(|stride| *stride as f64 * slot >= widest + LABEL_GAP)
        .unwrap_or(1200);
    let baseline = plot.bottom + 6.0 + SMALL;
    let mut occupied = 0.0;
    for (position, label) in labels.enumerate().step_by(stride) {
        let centre = plot.left + (position as f64 + 0.5) * slot;
        canvas.line("axis", (centre, plot.bottom), (centre, plot.bottom + 4.0));
        occupied = draw_centred(canvas, Face::Small, (centre, baseline), label, occupied);
    }
}
