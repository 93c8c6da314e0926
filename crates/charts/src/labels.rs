//! Labels beside the ends of lines and areas, and keys above a plot.

use crate::palette::Tone;
use crate::svg::{Anchor, Canvas, Face};
use crate::text::{BODY, Fitted, LEADING, SMALL, truncate, wrap_evenly};

/// Length of the coloured dash in front of a label.
const KEY: f64 = 10.0;
/// From the start of the dash to the start of the text.
const TEXT: f64 = 15.0;
/// Between plot and dash: room for the leader of a label that had to move.
const LEADER: f64 = 12.0;
/// Between two labels.
const GAP: f64 = 5.0;

/// How much higher than its labels a plot should be, so that they can stand near their places.
pub(crate) const ROOMY: f64 = 1.3;

/// A label that belongs at a height.
pub(crate) struct SideLabel {
    /// Where the label should be: the end of its line.
    target: f64,
    name: Fitted,
    full: String,
    value: Fitted,
    tone: Tone,
}

impl SideLabel {
    /// A label with a name, and a value below it where that is not empty, at most `room` wide
    /// (the room that [`side_room`] gave).
    pub(crate) fn new(name: &str, value: &str, tone: Tone, room: f64) -> Self {
        let text_room = room - LEADER - TEXT;
        Self {
            target: 0.0,
            name: wrap_evenly(name, BODY, text_room, 3),
            full: name.to_owned(),
            value: truncate(value, SMALL, text_room),
            tone,
        }
    }

    pub(crate) fn aim(&mut self, target: f64) {
        self.target = target;
    }

    fn height(&self) -> f64 {
        let lines = if self.full.is_empty() { 0 } else { self.name.lines.len() };
        let value = if self.value.lines[0].is_empty() { 0.0 } else { SMALL * LEADING };
        lines as f64 * BODY * LEADING + value
    }
}

/// How much room labels with these names and values take to the right of a plot: what they need,
/// up to a share of the width.
pub(crate) fn side_room<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>, width: f64) -> f64 {
    let widest = texts
        .into_iter()
        .map(|(name, value)| Face::Body.width(name).max(Face::Small.width(value)))
        .fold(0.0, f64::max);
    let most = if width < 520.0 { 0.34 } else { 0.28 };
    (LEADER + TEXT + widest.ceil() + 1.0).min(width * most)
}

/// The height that the labels take when they stand as close as they may.
pub(crate) fn side_height(labels: &[SideLabel]) -> f64 {
    labels.iter().map(|label| label.height() + GAP).sum()
}

/// Draws the labels beside a plot whose right edge is `right`, each as near to its target as the
/// others allow, between `top` and `bottom`.
pub(crate) fn draw_side_labels(
    canvas: &mut Canvas,
    labels: &mut [SideLabel],
    right: f64,
    (top, bottom): (f64, f64),
) {
    labels.sort_by(|one, other| one.target.total_cmp(&other.target));
    let wishes: Vec<(f64, f64)> = labels.iter().map(|label| (label.target, label.height() + GAP)).collect();
    let tops = spread(&wishes, top, bottom);
    for (label, block) in labels.iter().zip(tops) {
        let start = block + GAP / 2.0;
        let middle = start + label.height() / 2.0;
        let class = canvas.stroke(label.tone);
        if (middle - label.target).abs() > 3.0 {
            let from = (right + 2.0, label.target);
            canvas.line(&format!("thin {class}"), from, (right + LEADER, middle));
        }
        let key = (right + LEADER, right + LEADER + KEY);
        canvas.line(&format!("key {class}"), (key.0, middle), (key.1, middle));
        let left = right + LEADER + TEXT;
        let mut baseline = start + BODY * 0.98;
        if !label.full.is_empty() {
            canvas.lines(Face::Body, Anchor::Start, (left, baseline), &label.name, &label.full);
            baseline += (label.name.lines.len() - 1) as f64 * BODY * LEADING + SMALL * LEADING;
        }
        // A value that stands alone is the label.
        let face = if label.full.is_empty() { Face::SmallInk } else { Face::Small };
        canvas.lines(face, Anchor::Start, (left, baseline), &label.value, "");
    }
}

/// Tops for blocks that want to be centred on a place and have a height, in order of place, so
/// that none overlap and all lie between `low` and `high` where that is possible. Blocks in each
/// other's way share the displacement: they stand as a group around the mean of their wishes
/// (pooling of adjacent violators, which minimises the squared displacements).
pub(crate) fn spread(wishes: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    /// Neighbours that touch: where their first top would like to be, how many, how high.
    struct Group {
        wish: f64,
        count: f64,
        height: f64,
    }
    let inside = |group: &Group| group.wish.min(high - group.height).max(low);
    let mut groups: Vec<(Group, Vec<f64>)> = Vec::new();
    for &(target, height) in wishes {
        let mut group = Group { wish: target - height / 2.0, count: 1.0, height };
        let mut heights = vec![height];
        while let Some((before, _)) = groups.last()
            && inside(before) + before.height > inside(&group)
            && let Some((before, mut members)) = groups.pop()
        {
            let shifted = group.wish - before.height;
            let count = before.count + group.count;
            group = Group {
                wish: (before.wish * before.count + shifted * group.count) / count,
                count,
                height: before.height + group.height,
            };
            members.append(&mut heights);
            heights = members;
        }
        groups.push((group, heights));
    }
    let mut tops = Vec::with_capacity(wishes.len());
    for (group, heights) in &groups {
        let mut top = inside(group);
        for height in heights {
            tops.push(top);
            top += height;
        }
    }
    tops
}

/// Draws a key of tones above a plot, in as many lines as it takes, from `top` downwards. Gives
/// back the bottom.
pub(crate) fn draw_key(canvas: &mut Canvas, entries: &[(&str, Tone)], top: f64) -> f64 {
    const SWATCH: f64 = 10.0;
    let line = BODY * 1.5;
    let (mut left, mut baseline) = (0.0, top + BODY);
    for (name, tone) in entries {
        let fitted = truncate(name, BODY, canvas.width() - SWATCH - 6.0);
        let width = SWATCH + 6.0 + fitted.width(BODY);
        if left > 0.0 && left + width > canvas.width() {
            left = 0.0;
            baseline += line;
        }
        let class = canvas.fill(*tone);
        let corner = (left, baseline - SWATCH + 0.5);
        canvas.rectangle(&class, corner, (left + SWATCH, baseline + 0.5), "");
        let place = (left + SWATCH + 6.0, baseline);
        canvas.lines(Face::Body, Anchor::Start, place, &fitted, name);
        left += width + 16.0;
    }
    baseline + BODY * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blocks_stay_where_they_want_when_there_is_room() {
        assert_eq!(spread(&[(10.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [5.0, 45.0]);
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [40.0, 50.0]);
        assert_eq!(spread(&[(99.0, 10.0), (99.0, 10.0)], 0.0, 100.0), [80.0, 90.0]);
    }

    proptest! {
        #[test]
        fn blocks_never_overlap_and_stay_inside_when_they_fit(
            mut wishes in prop::collection::vec((0.0..300.0, 1.0..30.0), 0..10)
        ) {
            wishes.sort_by(|one: &(f64, f64), other| one.0.total_cmp(&other.0));
            let tops = spread(&wishes, 0.0, 300.0);
            for (position, pair) in tops.windows(2).enumerate() {
                prop_assert!(pair[0] + wishes[position].1 <= pair[1] + 1e-9);
            }
            for (top, wish) in tops.iter().zip(&wishes) {
                prop_assert!(*top >= -1e-9 && top + wish.1 <= 300.0 + 1e-9);
            }
        }
    }
}
