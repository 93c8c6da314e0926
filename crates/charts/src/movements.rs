//! Monthly movements: gains above the line, losses below it.

use crate::axes::{Plot, ValueAxis, draw_slot_labels};
use crate::frame::{Drawing, Frame};
use crate::labels::draw_key;
use crate::palette::Tone;
use crate::scale::Scale;
use crate::svg::Canvas;
use crate::text::SMALL;

/// One kind of movement over all months.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Movement {
    /// Name of the movement.
    pub name: String,
    /// Colour; `None` takes the next of the series.
    pub tone: Option<Tone>,
    /// The amount of each of the chart's months, in minor units, with its sign.
    pub amounts: Vec<i64>,
}

/// Movements stacked month by month: positive amounts upwards, negative ones downwards, with a
/// dash at the sum of both.
pub struct MovementBars<'a> {
    /// The months, written short. As many are shown as fit.
    pub months: Vec<String>,
    /// The movements, those nearest to the line of zero first.
    pub movements: Vec<Movement>,
    /// Writes an amount, given in minor units; short, for the axis.
    pub value: &'a dyn Fn(i64) -> String,
}

impl MovementBars<'_> {
    /// Draws the chart.
    pub fn draw(&self, frame: &Frame) -> Drawing {
        let amount = |movement: &Movement, month: usize| {
            movement.amounts.get(month).map_or(0.0, |amount| *amount as f64)
        };
        let sums: Vec<(f64, f64)> = (0..self.months.len())
            .map(|month| {
                let amounts = self.movements.iter().map(|movement| amount(movement, month));
                amounts.fold((0.0, 0.0), |(down, up), amount| (down + amount.min(0.0), up + amount.max(0.0)))
            })
            .collect();
        let low = sums.iter().map(|sum| sum.0).fold(0.0, f64::min);
        let high = sums.iter().map(|sum| sum.1).fold(0.0, f64::max);
        if low >= 0.0 && high <= 0.0 {
            return Canvas::nothing(frame);
        }
        let mut canvas = Canvas::new(frame.usable_width());
        let width = canvas.width();
        let entries: Vec<(&str, Tone)> = self
            .movements
            .iter()
            .enumerate()
            .map(|(position, movement)| (movement.name.as_str(), self.tone(position)))
            .collect();
        let top = draw_key(&mut canvas, &entries, 0.0) + 10.0;
        let write = |value: f64| (self.value)(value as i64);
        let axis = ValueAxis::new(low, high, &write);
        let plot = Plot {
            left: axis.room(width),
            right: width,
            top,
            bottom: top + (width * 0.38).clamp(170.0, 280.0),
        };
        let y = Scale::new(axis.domain(), (plot.bottom, plot.top));
        axis.draw(&mut canvas, &plot, &y);
        let slot = plot.width() / self.months.len() as f64;
        let half = (slot * 0.36).clamp(0.4, 22.0);
        for (month, (down, up)) in sums.iter().enumerate() {
            let centre = plot.left + (month as f64 + 0.5) * slot;
            let (mut below, mut above) = (0.0, 0.0);
            for (position, movement) in self.movements.iter().enumerate() {
                let amount = amount(movement, month);
                let from = if amount < 0.0 { &mut below } else { &mut above };
                let start = *from;
                *from += amount;
                if amount.abs() > 0.0 {
                    let class = canvas.fill(self.tone(position));
                    let title = format!(
                        "{} · {}: {}",
                        self.months[month],
                        movement.name,
                        (self.value)(movement.amounts[month])
                    );
                    let corner = (centre - half, y.place(start));
                    canvas.rectangle(&class, corner, (centre + half, y.place(*from)), &title);
                }
            }
            if up.abs() > 0.0 && down.abs() > 0.0 && half > 4.0 {
                let place = y.place(up + down);
                canvas.line("edge key", (centre - half, place), (centre + half, place));
                canvas.line("ink", (centre - half - 2.0, place), (centre + half + 2.0, place));
            }
        }
        let zero = y.place(0.0);
        canvas.line("axis", (plot.left, zero), (plot.right, zero));
        draw_slot_labels(&mut canvas, &plot, self.months.iter().map(String::as_str));
        canvas.finish(frame, plot.bottom + 6.0 + SMALL + 6.0)
    }

    fn tone(&self, position: usize) -> Tone {
        self.movements[position].tone.unwrap_or_else(|| Tone::of_series(position))
    }
}
