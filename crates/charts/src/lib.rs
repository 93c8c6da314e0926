//! Charts as plain SVG text: no script, no font, no network, no dependency.
//!
//! Every chart is a plain struct that the caller fills with data, words (already in the reader's
//! language) and functions that write numbers; `draw` turns it into a [`Drawing`]. Charts share
//! these properties:
//!
//! * The size is a `viewBox`; one unit is meant to be one CSS pixel. Text sizes are fixed in units,
//!   so a page emits one drawing about 720 wide and one about 360 wide, and shows the fitting one.
//! * Colours are CSS custom properties with fallbacks for a light background; [`THEME_CSS`] sets
//!   them for light, dark and print.
//! * Texts are measured before they are placed (wide East Asian characters take a full em), so that
//!   they neither overlap nor overflow; a text that had to be shortened carries a `<title>`.
//! * Empty data draws the caller's "no data" text; a single point is drawn as a point.
//!
//! ```
//! use holdfast_charts::{BarRow, BarsWithIntervals, Frame};
//!
//! let percent = |share: f64| format!("{:.0} %", share * 100.0);
//! let chart = BarsWithIntervals {
//!     rows: vec![BarRow {
//!         label: "Price too high".to_owned(),
//!         value: 0.31,
//!         interval: Some((0.27, 0.35)),
//!         note: "78".to_owned(),
//!         ..BarRow::default()
//!     }],
//!     value: &percent,
//! };
//! let drawing = chart.draw(&Frame::new("reasons", "Stated reasons", 360.0));
//! assert!(drawing.svg().starts_with("<svg"));
//! ```

mod axes;
mod bars;
mod bridge;
mod calibration;
mod cohorts;
mod dots;
mod frame;
mod incidence;
mod labels;
mod lines;
mod movements;
mod palette;
mod rows;
mod scale;
mod spans;
mod sparkline;
mod steps;
mod survival;
mod svg;
mod text;

pub use bars::{BarRow, BarsWithIntervals};
pub use bridge::{Bridge, BridgeKind, BridgeStep};
pub use calibration::{CalibrationDot, CalibrationPlot};
pub use cohorts::{CohortHeatmap, CohortRow};
pub use dots::{DotPlot, DotRow};
pub use frame::{Drawing, Frame, TextBox};
pub use incidence::{Cause, IncidenceLines, StackedIncidence};
pub use lines::{BandLine, BandPoint, LineWithBand};
pub use movements::{Movement, MovementBars};
pub use palette::{THEME_CSS, Tone};
pub use scale::TimeUnit;
pub use spans::{Span, Spans};
pub use sparkline::Sparkline;
pub use steps::StepPoint;
pub use survival::{StepCurve, SurvivalCurve};
