//! Step functions: how estimates of survival and incidence run between events.

use std::fmt::Write as _;

use crate::scale::Scale;
use crate::svg::number;

/// A step of an estimated curve.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StepPoint {
    /// Time of the step, 0 or later.
    pub time: f64,
    /// The estimate from this time on, usually between 0 and 1.
    pub value: f64,
    /// Lower and upper end of the confidence interval.
    pub interval: Option<(f64, f64)>,
}

/// The points that can be drawn: finite, at 0 or later, in order of time.
pub(crate) fn usable(points: &[StepPoint]) -> Vec<StepPoint> {
    let mut usable: Vec<StepPoint> = points
        .iter()
        .filter(|point| point.time.is_finite() && point.value.is_finite() && point.time >= 0.0)
        .map(|point| StepPoint {
            interval: point.interval.filter(|(low, high)| low.is_finite() && high.is_finite()),
            ..*point
        })
        .collect();
    usable.sort_by(|one, other| one.time.total_cmp(&other.time));
    usable
}

/// The value at a time: that of the last step until then, `start` before the first.
pub(crate) fn value_at(points: &[StepPoint], start: f64, time: f64) -> f64 {
    let after = points.partition_point(|point| point.time <= time);
    after.checked_sub(1).map_or(start, |last| points[last].value)
}

/// Places of a step function from `start` at time 0 to the end of the time axis. Steps closer
/// together than a third of a unit are drawn as one: a million events make a small file, and the
/// picture is the same.
pub(crate) fn places(
    steps: impl IntoIterator<Item = (f64, f64)>,
    start: f64,
    x: &Scale,
    y: &Scale,
) -> Vec<(f64, f64)> {
    const SMALLEST_STEP: f64 = 1.0 / 3.0;
    let mut places = vec![(x.place(0.0), y.place(start))];
    for (time, value) in steps {
        let place = (x.place(time), y.place(value));
        match places.last_mut() {
            Some(last) if place.0 - last.0 < SMALLEST_STEP => last.1 = place.1,
            _ => places.push(place),
        }
    }
    places
}

/// Path of a step function: across, then up or down.
pub(crate) fn line_path(places: &[(f64, f64)], end: f64) -> String {
    let mut path = String::new();
    for (position, &(x, y)) in places.iter().enumerate() {
        let (x, y) = (number(x), number(y));
        let _ = if position == 0 { write!(path, "M{x} {y}") } else { write!(path, "H{x}V{y}") };
    }
    if places.last().is_some_and(|last| last.0 < end) {
        let _ = write!(path, "H{}", number(end));
    }
    path
}

/// Path around the area between two step functions.
pub(crate) fn area_path(lower: &[(f64, f64)], upper: &[(f64, f64)], end: f64) -> String {
    let Some(last) = lower.last() else {
        return String::new();
    };
    let mut path = line_path(upper, end);
    let _ = write!(path, "L{} {}", number(end.max(last.0)), number(last.1));
    for pair in lower.windows(2).rev() {
        let _ = write!(path, "H{}V{}", number(pair[1].0), number(pair[0].1));
    }
    if let Some(first) = lower.first() {
        let _ = write!(path, "H{}Z", number(first.0));
    }
    path
}

/// Path of the band between the ends of the intervals; empty when no point has one. Where a point
/// lacks an interval, the one before it goes on.
pub(crate) fn band_path(points: &[StepPoint], start: f64, x: &Scale, y: &Scale, end: f64) -> String {
    if points.iter().all(|point| point.interval.is_none()) {
        return String::new();
    }
    let known = || points.iter().filter_map(|point| Some((point.time, point.interval?)));
    let lower = places(known().map(|(time, (low, _))| (time, low)), start, x, y);
    let upper = places(known().map(|(time, (_, high))| (time, high)), start, x, y);
    area_path(&lower, &upper, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_across_before_they_go_down() {
        let x = Scale::new((0.0, 10.0), (0.0, 100.0));
        let y = Scale::new((0.0, 1.0), (100.0, 0.0));
        let steps = places([(2.0, 0.5), (4.0, 0.25)], 1.0, &x, &y);
        assert_eq!(line_path(&steps, 100.0), "M0 0H20V50H40V75H100");
        let zero = places([], 0.0, &x, &y);
        assert_eq!(area_path(&zero, &steps, 100.0), "M0 0H20V50H40V75H100L100 100H0Z");
    }

    #[test]
    fn a_million_events_make_a_short_path_that_ends_in_the_same_place() {
        let x = Scale::new((0.0, 1.0), (0.0, 300.0));
        let y = Scale::new((0.0, 1.0), (100.0, 0.0));
        let steps = (1..=1_000_000).map(|step| {
            let time = f64::from(step) / 1e6;
            (time, 1.0 - time)
        });
        let places = places(steps, 1.0, &x, &y);
        assert!(places.len() < 1_000, "{}", places.len());
        assert_eq!(places.last().map(|last| number(last.1)), Some("100".to_owned()));
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "values are handed on, not computed")]
    fn values_between_steps_are_those_of_the_step_before() {
        let points = usable(&[
            StepPoint { time: 5.0, value: 0.4, interval: None },
            StepPoint { time: f64::NAN, value: 0.4, interval: None },
            StepPoint { time: 2.0, value: 0.8, interval: Some((0.7, f64::NAN)) },
        ]);
        assert_eq!(points.len(), 2);
        assert_eq!(points[0].interval, None);
        let at = |time| value_at(&points, 1.0, time);
        assert_eq!([at(0.0), at(2.0), at(4.9), at(9.0)], [1.0, 0.8, 0.8, 0.4]);
    }
}
