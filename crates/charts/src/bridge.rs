//! A bridge (waterfall): how an amount became another.

use crate::frame::{Drawing, Frame};
use crate::palette::Tone;
use crate::rows::{BAR, RowTexts, Rows};
use crate::scale::Scale;
use crate::svg::Canvas;

/// What a step of a bridge does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BridgeKind {
    /// The amount reached: the start, the end, a sum between.
    Total,
    /// A change to the amount.
    #[default]
    Change,
}

/// A step of a bridge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BridgeStep {
    /// Name of the step.
    pub label: String,
    /// The amount in minor units: the level of a total, the difference of a change.
    pub amount: i64,
    /// Total or change.
    pub kind: BridgeKind,
    /// A short remark in the last column. May be empty.
    pub note: String,
}

/// A bridge from one amount to another, read from top to bottom like an account: each change
/// begins where the one before ended. Where the changes are small beside the totals, the scale
/// does not begin at zero; the bars of the totals are then drawn torn.
pub struct Bridge<'a> {
    /// The steps, from the first total to the last.
    pub steps: Vec<BridgeStep>,
    /// Writes the amount of a total, given in minor units.
    pub total: &'a dyn Fn(i64) -> String,
    /// Writes the amount of a change, given in minor units; with its sign.
    pub change: &'a dyn Fn(i64) -> String,
}

impl Bridge<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        if self.steps.is_empty() {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let texts = self.steps.iter().map(|step| RowTexts {
            label: step.label.clone(),
            value: match step.kind {
                BridgeKind::Total => (self.total)(step.amount),
                BridgeKind::Change => (self.change)(step.amount),
            },
            note: step.note.clone(),
            strong: step.kind == BridgeKind::Total,
        });
        let layout = Rows::new(texts.collect(), canvas.width(), 2.0);
        let plot = layout.plot;
        let levels = self.levels();
        let (low, high, torn) = extent(&levels);
        let x = Scale::new((low, high), (plot.left, plot.right));
        let zero = x.place(0.0);
        for (position, (step, &(from, to))) in self.steps.iter().zip(&levels).enumerate() {
            let middle = layout.middle(position);
            let tone = match step.kind {
                BridgeKind::Total => Tone::Neutral,
                BridgeKind::Change if step.amount < 0 => Tone::Vermilion,
                BridgeKind::Change => Tone::Blue,
            };
            let (start, end) = match step.kind {
                BridgeKind::Total => (zero, x.place(to)),
                BridgeKind::Change => (x.place(from), x.place(to)),
            };
            // A change too small to see is still a mark.
            let end = if step.amount != 0 && (end - start).abs() < 1.0 {
                start + if end < start { -1.0 } else { 1.0 }
            } else {
                end
            };
            if position > 0 {
                let place = x.place(levels[position - 1].1);
                layout.draw_connector(&mut canvas, position - 1, place);
            }
            let class = canvas.fill(tone);
            let (corner, opposite) = ((start, middle - BAR / 2.0), (end, middle + BAR / 2.0));
            canvas.rectangle(&class, corner, opposite, &step.label);
            if torn && step.kind == BridgeKind::Total {
                draw_tear(&mut canvas, plot.left + 10.0, middle);
            }
            if position > 0 && step.kind == BridgeKind::Total {
                let top = layout.top(position);
                canvas.line("grid", (0.0, top), (canvas.width(), top));
            }
        }
        if !torn {
            layout.draw_vertical(&mut canvas, "axis", zero);
        }
        layout.draw_texts(&mut canvas);
        canvas.finish(frame, plot.bottom + 4.0)
    }

    /// Where each step begins and ends.
    fn levels(&self) -> Vec<(f64, f64)> {
        let mut level = 0.0;
        self.steps
            .iter()
            .map(|step| {
                let before = level;
                level = match step.kind {
                    BridgeKind::Total => step.amount as f64,
                    BridgeKind::Change => level + step.amount as f64,
                };
                (before, level)
            })
            .collect()
    }
}

/// The extent of the scale, and whether it leaves zero out. It does when all levels lie above the
/// zero by more than three times their spread.
fn extent(levels: &[(f64, f64)]) -> (f64, f64, bool) {
    let ends = || levels.iter().map(|level| level.1);
    let low = ends().fold(f64::INFINITY, f64::min);
    let high = ends().fold(f64::NEG_INFINITY, f64::max);
    let spread = high - low;
    if low > 0.0 && spread > 0.0 && low > 3.0 * spread {
        // Bars of the totals keep a third of the room, so that they still read as bars.
        (low - spread * 0.5, high, true)
    } else {
        (low.min(0.0), high.max(0.0), false)
    }
}

/// Two slanted strokes in the colour of the background across a bar.
fn draw_tear(canvas: &mut Canvas, left: f64, middle: f64) {
    for shift in [0.0, 6.0] {
        let bottom = (left + shift, middle + BAR / 2.0 + 2.0);
        let top = (left + shift + 5.0, middle - BAR / 2.0 - 2.0);
        canvas.line("edge curve", bottom, top);
    }
}
