//! Properties that hold for any data: drawings are well-formed XML (read by quick-xml), texts
//! neither overlap nor leave the drawing, identifiers are the caller's.

use holdfast_charts::*;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::samples;

/// Checks a drawing, and says what is wrong with it.
fn problem(drawing: &Drawing) -> Option<String> {
    let texts = drawing.texts();
    for (position, text) in texts.iter().enumerate() {
        let sides = text.left >= -0.1 && text.right <= drawing.width() + 0.1;
        if !sides || text.top < -0.1 || text.bottom > drawing.height() + 0.1 {
            return Some(format!("{text:?} leaves {} × {}", drawing.width(), drawing.height()));
        }
        if let Some(other) = texts[position + 1..].iter().find(|other| other.overlaps(text)) {
            return Some(format!("{text:?} overlaps {other:?}"));
        }
    }
    let numbers = ["=\"NaN", "=\"inf", "=\"-inf", "MNaN", "LNaN", "HNaN", "VNaN"];
    if numbers.iter().any(|number| drawing.svg().contains(number)) {
        return Some("a coordinate is not a number".to_owned());
    }
    malformed(drawing.svg())
}

/// Reads a drawing as XML.
fn malformed(svg: &str) -> Option<String> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().enable_all_checks(true);
    let mut depth = 0;
    let mut elements = 0;
    loop {
        match reader.read_event() {
            Err(error) => return Some(format!("{error} at {}", reader.error_position())),
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                if let Some(error) = element.attributes().find_map(Result::err) {
                    return Some(error.to_string());
                }
                depth += 1;
                elements += 1;
            }
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Empty(_)) => elements += 1,
            Ok(_) => {}
        }
    }
    (depth != 0 || elements == 0).then(|| format!("{elements} elements, {depth} still open"))
}

#[test]
fn samples_in_four_languages_hold_at_every_width() {
    for language in 0..samples::LANGUAGES.len() {
        for width in [240.0, 320.0, 340.0, 390.0, 519.0, 520.0, 720.0, 1100.0] {
            for (name, drawing) in samples::all(language, width) {
                assert_eq!(problem(&drawing), None, "{name}, language {language}, {width}");
            }
        }
    }
}

#[test]
fn charts_without_data_say_so() {
    let frame = Frame { no_data: "無資料".to_owned(), ..Frame::new("empty", "Empty", 340.0) };
    let percent = |value: f64| format!("{value}");
    let drawings = [
        BarsWithIntervals { rows: vec![], value: &percent }.draw(&frame),
        DotPlot { rows: vec![], axis: &percent, value: &percent, missing: String::new() }.draw(&frame),
        LineWithBand { months: vec![], lines: vec![], axis: &percent, value: &percent }.draw(&frame),
        CalibrationPlot { dots: vec![], axis: &percent, predicted: String::new(), observed: String::new() }
            .draw(&frame),
        Spans { spans: vec![], ticks: vec![] }.draw(&frame),
        Bridge { steps: vec![], total: &|_| String::new(), change: &|_| String::new() }.draw(&frame),
    ];
    for drawing in drawings {
        assert_eq!(problem(&drawing), None);
        assert!(drawing.svg().contains(">無資料</text>"));
    }
}

#[test]
fn texts_of_the_caller_are_escaped_and_identifiers_are_made_safe() {
    let frame =
        Frame { description: "a < b & \"c\"\u{1}".to_owned(), ..Frame::new("9 lives\"", "<title>", 340.0) };
    let rows = vec![BarRow {
        label: "<script>alert('x')</script> & so on".to_owned(),
        value: 1.0,
        ..BarRow::default()
    }];
    let drawing = BarsWithIntervals { rows, value: &|value| format!("{value}") }.draw(&frame);
    assert_eq!(problem(&drawing), None);
    assert!(drawing.svg().contains("id=\"chart-9-lives-\""));
    assert!(!drawing.svg().contains("<script"));
}

/// Labels of all kinds: empty, short, long, in either script, in one word.
fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[A-Za-z]{1,12}",
        "([A-Za-z]{1,14} ){1,9}",
        "[ぁ-ん一-鿆]{1,40}",
        "[A-Za-z]{40,90}",
        "[ -~]{0,30}",
        "[一-鿆]{1,6} [0-9]{1,4}（[a-z]{1,8}）",
    ]
}

fn width() -> impl Strategy<Value = f64> {
    200.0..900.0
}

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![
        5 => 0.0..=1.0,
        1 => Just(0.0),
        1 => Just(f64::NAN),
        1 => 0.0..1e-6,
    ]
}

fn interval() -> impl Strategy<Value = Option<(f64, f64)>> {
    prop::option::of((share(), share()))
}

fn steps() -> impl Strategy<Value = Vec<StepPoint>> {
    let point = (0.0..80.0, share(), interval()).prop_map(|(time, value, interval)| StepPoint {
        time,
        value,
        interval,
    });
    prop::collection::vec(point, 0..30)
}

fn written(value: f64) -> String {
    format!("{:.1}%", value * 100.0)
}

fn amount(value: i64) -> String {
    format!("NT${value}")
}

fn plain(value: f64) -> String {
    format!("{value}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn bars_hold(
        rows in prop::collection::vec((label(), share(), interval(), label(), any::<bool>()), 0..12),
        width in width(),
    ) {
        let rows = rows.into_iter().map(|(label, value, interval, note, last)| BarRow {
            label, value, interval, note, last, tone: None,
        });
        let chart = BarsWithIntervals { rows: rows.collect(), value: &written };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("bars", "Bars", width))), None);
    }

    #[test]
    fn dots_hold(
        rows in prop::collection::vec((label(), prop::option::of(share()), interval(), label()), 0..9),
        width in width(),
    ) {
        let rows = rows.into_iter().enumerate().map(|(position, (label, value, interval, note))| {
            DotRow { label, value, interval, note, reference: position == 0 }
        });
        let missing = "–".to_owned();
        let chart = DotPlot { rows: rows.collect(), axis: &written, value: &written, missing };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("dots", "Dots", width))), None);
    }

    #[test]
    fn calibration_plots_hold(
        dots in prop::collection::vec((share(), share(), interval()), 0..14),
        (predicted, observed) in (label(), label()),
        width in width(),
    ) {
        let dots = dots.into_iter().map(|(predicted, observed, interval)| {
            CalibrationDot { predicted, observed, interval }
        });
        let chart = CalibrationPlot { dots: dots.collect(), axis: &written, predicted, observed };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("calibration", "Calibration", width))), None);
    }

    #[test]
    fn spans_hold(
        spans in prop::collection::vec((label(), -900.0..900.0, 0.0..500.0, label()), 0..5),
        ticks in prop::collection::vec((0.0..300.0, label()), 0..9),
        width in width(),
    ) {
        let spans = spans.into_iter().map(|(label, from, length, note)| {
            Span { label, from, until: from + length, note, tone: None }
        });
        let mut time = -900.0;
        let ticks = ticks.into_iter().map(|(step, label)| {
            time += step;
            (time, label)
        });
        let chart = Spans { spans: spans.collect(), ticks: ticks.collect() };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("spans", "Spans", width))), None);
    }

    #[test]
    fn bridges_hold(
        steps in prop::collection::vec((label(), -1_000_000_i64..5_000_000, any::<bool>(), label()), 0..10),
        width in width(),
    ) {
        let steps = steps.into_iter().map(|(label, amount, total, note)| BridgeStep {
            label,
            amount,
            kind: if total { BridgeKind::Total } else { BridgeKind::Change },
            note,
        });
        let chart = Bridge { steps: steps.collect(), total: &amount, change: &amount };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("bridge", "Bridge", width))), None);
    }

    #[test]
    fn survival_curves_hold(
        curves in prop::collection::vec((label(), steps(), prop::collection::vec(0.0..90.0, 0..20)), 0..5),
        counts in 1_u64..10_000_000,
        names in (label(), label()),
        width in width(),
    ) {
        let curves = curves.into_iter().map(|(name, points, censored)| SurvivalCurve {
            name,
            at_risk: points.iter().map(|point| (point.time, counts)).collect(),
            points,
            censored,
        });
        let chart = StepCurve {
            curves: curves.collect(),
            unit: TimeUnit::Weeks,
            end: None,
            time_name: names.0,
            at_risk_name: names.1,
            axis: &written,
            value: &written,
            time: &plain,
            count: &|count| count.to_string(),
        };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("curve", "Curve", width))), None);
    }

    #[test]
    fn incidences_hold(
        causes in prop::collection::vec((label(), steps()), 0..9),
        names in (label(), label()),
        width in width(),
    ) {
        let causes: Vec<Cause> = causes
            .into_iter()
            .map(|(name, points)| Cause { name, tone: None, points })
            .collect();
        let lines = IncidenceLines {
            causes: causes.clone(),
            unit: TimeUnit::Days,
            end: None,
            time_name: names.0.clone(),
            axis: &written,
            value: &written,
            time: &plain,
        };
        prop_assert_eq!(problem(&lines.draw(&Frame::new("lines", "Lines", width))), None);
        let stacked = StackedIncidence {
            causes,
            remaining_name: names.1,
            unit: TimeUnit::Months,
            end: Some(72.0),
            time_name: names.0,
            axis: &written,
            value: &written,
            time: &plain,
        };
        prop_assert_eq!(problem(&stacked.draw(&Frame::new("stacked", "Stacked", width))), None);
    }

    #[test]
    fn cohorts_hold(
        rows in prop::collection::vec((label(), label(), prop::collection::vec(prop::option::of(share()), 0..40)), 0..9),
        names in (label(), label(), label()),
        width in width(),
    ) {
        let rows = rows.into_iter().map(|(label, size, cells)| CohortRow { label, size, cells });
        let chart = CohortHeatmap {
            rows: rows.collect(),
            cohort_name: names.0,
            size_name: names.1,
            time_name: names.2,
            value: &written,
            cell: &|share| format!("{:.0}", share * 100.0),
            column: &|month| month.to_string(),
        };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("cohorts", "Cohorts", width))), None);
    }

    #[test]
    fn charts_over_months_hold(
        months in prop::collection::vec(label(), 0..60),
        lines in prop::collection::vec((label(), prop::collection::vec((prop::option::of(share()), interval()), 0..60)), 0..5),
        movements in prop::collection::vec((label(), prop::collection::vec(-9_000_000_i64..9_000_000, 0..60)), 0..7),
        width in width(),
    ) {
        let lines = lines.into_iter().map(|(name, points)| BandLine {
            name,
            tone: None,
            points: points
                .into_iter()
                .map(|(value, interval)| BandPoint { value, interval })
                .collect(),
        });
        let chart = LineWithBand {
            months: months.clone(),
            lines: lines.collect(),
            axis: &written,
            value: &written,
        };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("line", "Line", width))), None);
        let movements = movements
            .into_iter()
            .map(|(name, amounts)| Movement { name, tone: None, amounts });
        let chart = MovementBars { months, movements: movements.collect(), value: &amount };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("bars", "Bars", width))), None);
    }

    #[test]
    fn sparklines_hold(values in prop::collection::vec(prop::option::of(share()), 0..60), width in 0.0..300.0) {
        let chart = Sparkline { values, tone: Tone::Green, height: 24.0 };
        prop_assert_eq!(problem(&chart.draw(&Frame::new("spark", "Spark", width))), None);
    }
}
