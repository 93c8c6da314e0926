//! Where "now" comes from. Everything that needs the time takes a [`Clock`], so that a
//! past date can be computed again and tests can move time.

use jiff::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The machine's clock; the only place that asks it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may ask the system")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still.
///
/// ```
/// use holdfast_domain::clock::{Clock, FixedClock};
/// let clock = FixedClock("2026-03-01T00:00:00Z".parse().unwrap());
/// assert_eq!(clock.now(), clock.now());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(
    /// The instant it always tells.
    pub Timestamp,
);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}
