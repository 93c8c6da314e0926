//! Horizons, and the intervals of time between them.

/// The horizons that are predicted, in days after the date of the prediction.
pub const HORIZONS: [u32; 4] = [30, 90, 180, 365];

/// How many horizons, and how many intervals: interval `j` ends with horizon `j`.
pub(crate) const COUNT: usize = HORIZONS.len();

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;

/// First day of interval `j`, counted from the landmark.
pub(crate) fn start(interval: usize) -> u32 {
    if interval == 0 { 0 } else { HORIZONS[interval - 1] }
}

/// Last day of interval `j`, counted from the landmark.
pub(crate) fn end(interval: usize) -> u32 {
    HORIZONS[interval]
}

/// Days from one instant to a later one.
pub(crate) fn days(from: i64, to: i64) -> f64 {
    (to - from) as f64 / DAY as f64
}
