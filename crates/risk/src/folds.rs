//! Earlier, later, latest: what is learned from, calibrated on, tested on.

use crate::card::Fold;
use crate::horizon::{DAY, days};

/// Days of landmarks and outcomes that a check needs in all.
pub(crate) const NEEDED_DAYS: f64 = 330.0;

/// Three folds one after the other. No outcome of a fold reaches into the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Folds {
    pub(crate) fit: Fold,
    pub(crate) calibration: Fold,
    pub(crate) test: Fold,
}

impl Folds {
    /// The latest 30 % of the time is tested on (120 to 400 days, 210 where two years are there,
    /// so that 180 days ahead can be tested), the 25 % before it calibrated on (90 days or more).
    /// Each begins at a landmark. `None` below [`NEEDED_DAYS`].
    pub(crate) fn new(landmarks: &[i64], until: i64) -> Option<Self> {
        let first = *landmarks.first()?;
        let whole = days(first, until);
        if whole < NEEDED_DAYS {
            return None;
        }
        let least = if whole >= 720.0 { 210.0 } else { 120.0 };
        let test_days = (0.3 * whole).clamp(least, 400.0);
        let calibration_days = (0.25 * whole).clamp(90.0, 300.0);
        let landmark_from = |days: f64| {
            let at = until - (days * DAY as f64) as i64;
            landmarks.iter().copied().find(|landmark| *landmark >= at)
        };
        let test = landmark_from(test_days)?;
        let calibration = landmark_from(test_days + calibration_days)?;
        (first < calibration && calibration < test).then_some(Self {
            fit: Fold { from: first, until: calibration },
            calibration: Fold { from: calibration, until: test },
            test: Fold { from: test, until },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_follow_each_other_and_begin_at_landmarks() {
        let landmarks: Vec<i64> = (0..36).map(|month| month * 30 * DAY).collect();
        let folds = Folds::new(&landmarks, 36 * 30 * DAY).unwrap();
        assert_eq!(folds.fit.until, folds.calibration.from);
        assert_eq!(folds.calibration.until, folds.test.from);
        assert!(landmarks.contains(&folds.test.from) && landmarks.contains(&folds.calibration.from));
        assert!(days(folds.test.from, folds.test.until) > 180.0);
        assert!(Folds::new(&landmarks[..6], 180 * DAY).is_none());
    }
}
