//! A heat map of retention: cohorts by months since their start.

use crate::axes::draw_centred;
use crate::frame::{Drawing, Frame};
use crate::svg::{Anchor, Canvas, Face};
use crate::text::{SMALL, truncate};

/// A cohort: those who began together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CohortRow {
    /// Name, usually the month of the start.
    pub label: String,
    /// How many began, written.
    pub size: String,
    /// Share retained after 0, 1, 2 … months; `None` where that has not been seen (yet).
    pub cells: Vec<Option<f64>>,
}

/// Share retained by cohort and time since start. The number stands in the cell where it fits;
/// elsewhere it is shown on hover. Stronger colour is a higher share, from the lowest of the chart
/// to 1; a scale is drawn beneath.
pub struct CohortHeatmap<'a> {
    /// The cohorts, from top to bottom.
    pub rows: Vec<CohortRow>,
    /// Heading above the names of the cohorts.
    pub cohort_name: String,
    /// Heading above the sizes.
    pub size_name: String,
    /// Name of the time since start, beneath the chart.
    pub time_name: String,
    /// Writes a share beside the scale and on hover.
    pub value: &'a dyn Fn(f64) -> String,
    /// Writes a share inside a cell: as short as possible, such as `87`.
    pub cell: &'a dyn Fn(f64) -> String,
    /// Writes the number of a column: time since start.
    pub column: &'a dyn Fn(usize) -> String,
}

const ROW: f64 = 20.0;
const GAP: f64 = 10.0;

impl CohortHeatmap<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let known = || {
            let cells = self.rows.iter().flat_map(|row| &row.cells);
            cells.flatten().copied().filter(|share| share.is_finite())
        };
        let columns = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if known().next().is_none() {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let width = canvas.width();
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(|text| Face::Small.width(text)).fold(0.0, f64::max).ceil()
        };
        let labels = self.rows.iter().map(|row| row.label.as_str());
        let sizes = self.rows.iter().map(|row| row.size.as_str());
        let heading = self.cohort_name.as_str();
        let label_width = widest(&mut labels.chain([heading])).min(width * 0.24);
        let heading = self.size_name.as_str();
        let size_width = widest(&mut sizes.chain([heading])).min(width * 0.14);
        let left = label_width + GAP + size_width + GAP;
        // Few columns do not become tiles of a bathroom.
        let cell = ((width - left) / columns as f64).min(46.0);
        let lowest = known().fold(1.0, f64::min);
        let strength = |share: f64| {
            let position = if lowest < 1.0 { (share - lowest) / (1.0 - lowest) } else { 1.0 };
            0.07 + 0.93 * position.clamp(0.0, 1.0)
        };

        let top = ROW;
        let heading = SMALL + 1.0;
        let fitted = truncate(&self.cohort_name, SMALL, label_width);
        canvas.lines(Face::Small, Anchor::Start, (0.0, heading), &fitted, &self.cohort_name);
        let fitted = truncate(&self.size_name, SMALL, size_width);
        let place = (label_width + GAP + size_width, heading);
        canvas.lines(Face::Small, Anchor::End, place, &fitted, &self.size_name);
        let widest = (0..columns).map(|column| Face::Small.width(&(self.column)(column))).fold(0.0, f64::max);
        let stride = [1, 2, 3, 6, 12, 24]
            .into_iter()
            .find(|stride| *stride as f64 * cell >= widest + 5.0)
            .unwrap_or(60);
        let mut occupied = left - GAP / 2.0;
        for column in (0..columns).step_by(stride) {
            let place = (left + (column as f64 + 0.5) * cell, heading);
            let text = (self.column)(column);
            occupied = draw_centred(&mut canvas, Face::Small, place, &text, occupied);
        }
        let number_room = known().map(|share| Face::SmallInk.width(&(self.cell)(share))).fold(0.0, f64::max);
        let numbers = number_room + 3.0 <= cell;
        for (position, row) in self.rows.iter().enumerate() {
            let row_top = top + position as f64 * ROW;
            let baseline = row_top + ROW / 2.0 + SMALL * 0.35;
            let fitted = truncate(&row.label, SMALL, label_width);
            canvas.lines(Face::SmallInk, Anchor::Start, (0.0, baseline), &fitted, &row.label);
            let fitted = truncate(&row.size, SMALL, size_width);
            let place = (label_width + GAP + size_width, baseline);
            canvas.lines(Face::Small, Anchor::End, place, &fitted, &row.size);
            for (column, share) in row.cells.iter().enumerate() {
                let Some(share) = share.filter(|share| share.is_finite()) else {
                    continue;
                };
                let corner = (left + column as f64 * cell, row_top);
                let title = format!("{} · {}: {}", row.label, (self.column)(column), (self.value)(share));
                canvas.cell(corner, (cell - 1.0, ROW - 1.0), strength(share), &title);
                if numbers {
                    let place = (corner.0 + (cell - 1.0) / 2.0, baseline);
                    canvas.text(Face::SmallInk, Anchor::Middle, place, &(self.cell)(share));
                }
            }
        }
        let bottom = top + self.rows.len() as f64 * ROW;
        let bottom = self.draw_scale(&mut canvas, left, bottom + 10.0, lowest, &strength);
        canvas.finish(frame, bottom)
    }

    /// Draws the scale of colours and the name of the columns; gives back the bottom.
    fn draw_scale(
        &self,
        canvas: &mut Canvas,
        left: f64,
        top: f64,
        lowest: f64,
        strength: &dyn Fn(f64) -> f64,
    ) -> f64 {
        const STEPS: usize = 6;
        const SWATCH: (f64, f64) = (12.0, 10.0);
        let baseline = top + SMALL * 0.9;
        let name = truncate(&self.time_name, SMALL, canvas.width() - left);
        canvas.lines(Face::Small, Anchor::Start, (left, baseline), &name, &self.time_name);
        let baseline = baseline + SMALL * 1.7;
        let words = Face::Small.width(&(self.value)(lowest)) + Face::Small.width(&(self.value)(1.0));
        let length = words + 12.0 + STEPS as f64 * SWATCH.0;
        if length > canvas.width() {
            return baseline - SMALL;
        }
        let mut place = left.min(canvas.width() - length);
        for (shown, value) in [(true, lowest), (false, 1.0)] {
            let text = (self.value)(value);
            canvas.text(Face::Small, Anchor::Start, (place, baseline), &text);
            place += Face::Small.width(&text) + 6.0;
            if !shown {
                break;
            }
            for step in 0..STEPS {
                let share = lowest + (1.0 - lowest) * step as f64 / (STEPS - 1) as f64;
                let corner = (place, baseline - SWATCH.1 + 1.0);
                canvas.cell(corner, SWATCH, strength(share), "");
                place += SWATCH.0;
            }
            place += 6.0;
        }
        baseline + 6.0
    }
}
