//! Charts made of rows: a label, a place to draw, a value and a note. On a narrow drawing, labels
//! that need room stand above their bars.

use crate::axes::Plot;
use crate::svg::{Anchor, Canvas, Face};
use crate::text::{BODY, Fitted, LEADING, SMALL, truncate, wrap_evenly};

/// Height of what is drawn in a row.
pub(crate) const BAR: f64 = 14.0;
const COLUMN_GAP: f64 = 12.0;
const ROW_PADDING: f64 = 9.0;

/// The texts of a row.
pub(crate) struct RowTexts {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) note: String,
    /// Bold label and value, for totals.
    pub(crate) strong: bool,
}

impl RowTexts {
    fn face(&self) -> Face {
        if self.strong { Face::Strong } else { Face::Body }
    }
}

/// Where rows and their columns are.
pub(crate) struct Rows {
    texts: Vec<RowTexts>,
    labels: Vec<Fitted>,
    values: Vec<Fitted>,
    notes: Vec<Fitted>,
    tops: Vec<f64>,
    heights: Vec<f64>,
    above: bool,
    value_right: f64,
    note_right: f64,
    /// Where values are drawn; the bottom is that of the last row.
    pub(crate) plot: Plot,
}

impl Rows {
    /// Divides the width of a drawing, starting at `top`.
    pub(crate) fn new(texts: Vec<RowTexts>, width: f64, top: f64) -> Self {
        let widest =
            |measure: &dyn Fn(&RowTexts) -> f64| texts.iter().map(measure).fold(0.0, f64::max).ceil();
        let label = widest(&|row| row.face().width(&row.label));
        let value = widest(&|row| row.face().width(&row.value)).min(width * 0.3);
        let note = widest(&|row| Face::Small.width(&row.note)).min(width * 0.2);
        let above = label > width * if width < 520.0 { 0.4 } else { 0.5 };
        let label_room = if above { width } else { label.min(width * 0.5) };
        let column = |width: f64| if width > 0.0 { width + COLUMN_GAP } else { 0.0 };
        let note_right = width;
        let value_right = width - column(note);
        let left = if above { 0.0 } else { column(label_room) };
        let right = value_right - column(value);

        // Bold letters are wider than the measure for wrapping knows.
        let strong_room = |row: &RowTexts, room: f64| if row.strong { room / 1.07 } else { room };
        let labels: Vec<Fitted> =
            texts.iter().map(|row| wrap_evenly(&row.label, BODY, strong_room(row, label_room), 2)).collect();
        let values = texts.iter().map(|row| truncate(&row.value, BODY, strong_room(row, value))).collect();
        let notes = texts.iter().map(|row| truncate(&row.note, SMALL, note)).collect();
        let mut tops = Vec::with_capacity(texts.len());
        let mut heights = Vec::with_capacity(texts.len());
        let mut next = top;
        for label in &labels {
            let lines = label.lines.len() as f64 * BODY * LEADING;
            let height = if above { lines + BAR + 2.0 } else { lines.max(BAR) } + ROW_PADDING;
            tops.push(next);
            heights.push(height);
            next += height;
        }
        Self {
            texts,
            labels,
            values,
            notes,
            tops,
            heights,
            above,
            value_right,
            note_right,
            plot: Plot { left, right: right.max(left + 20.0), top, bottom: next },
        }
    }

    /// Top edge of a row.
    pub(crate) fn top(&self, row: usize) -> f64 {
        self.tops[row]
    }

    /// Middle of what is drawn in a row.
    pub(crate) fn middle(&self, row: usize) -> f64 {
        let bottom = self.tops[row] + self.heights[row];
        if self.above {
            bottom - ROW_PADDING / 2.0 - BAR / 2.0
        } else {
            f64::midpoint(self.tops[row], bottom)
        }
    }

    /// Draws a vertical line through what is drawn in all rows, leaving out labels that stand
    /// above it.
    pub(crate) fn draw_vertical(&self, canvas: &mut Canvas, class: &str, place: f64) {
        if !self.above {
            canvas.line(class, (place, self.plot.top), (place, self.plot.bottom));
            return;
        }
        for row in 0..self.tops.len() {
            let middle = self.middle(row);
            let half = BAR / 2.0 + 1.5;
            canvas.line(class, (place, middle - half), (place, middle + half));
        }
    }

    /// Draws a line from what is drawn in a row to what is drawn in the next; a short one that
    /// stops before a label that stands between.
    pub(crate) fn draw_connector(&self, canvas: &mut Canvas, row: usize, place: f64) {
        let from = self.middle(row) + BAR / 2.0;
        let to = if self.above { from + 4.0 } else { self.middle(row + 1) - BAR / 2.0 };
        canvas.line("axis", (place, from), (place, to));
    }

    /// Draws the texts of all rows.
    pub(crate) fn draw_texts(&self, canvas: &mut Canvas) {
        for (row, texts) in self.texts.iter().enumerate() {
            let middle = self.middle(row);
            let label = &self.labels[row];
            let step = BODY * LEADING;
            let baseline = if self.above {
                self.tops[row] + ROW_PADDING / 2.0 + BODY * 0.9
            } else {
                middle + BODY * 0.35 - (label.lines.len() - 1) as f64 * step / 2.0
            };
            canvas.lines(texts.face(), Anchor::Start, (0.0, baseline), label, &texts.label);
            let place = (self.value_right, middle + BODY * 0.35);
            canvas.lines(texts.face(), Anchor::End, place, &self.values[row], &texts.value);
            let place = (self.note_right, middle + BODY * 0.35);
            canvas.lines(Face::Small, Anchor::End, place, &self.notes[row], &texts.note);
        }
    }
}
