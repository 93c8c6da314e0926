//! Every chart with made-up data, in four languages.

use holdfast_charts::{
    BandLine, BandPoint, BarRow, BarsWithIntervals, Bridge, BridgeKind, BridgeStep, CalibrationDot,
    CalibrationPlot, Cause, CohortHeatmap, CohortRow, DotPlot, DotRow, Drawing, Frame, IncidenceLines,
    LineWithBand, Movement, MovementBars, Span, Spans, Sparkline, StackedIncidence, StepCurve, StepPoint,
    SurvivalCurve, TimeUnit, Tone,
};

/// Codes of the languages of the words below, in their order.
pub(crate) const LANGUAGES: [&str; 4] = ["en", "zh-Hans", "zh-Hant", "ja"];

const WORDS: &[[&str; 4]] = &[
    ["Months since start", "开始后的月数", "開始後的月數", "開始からの月数"],
    ["At risk", "风险集人数", "風險集人數", "リスク集合"],
    ["Still with us", "仍在使用", "仍在使用", "継続中"],
    ["No data", "无数据", "無資料", "データなし"],
    ["Start month", "开始月份", "開始月份", "開始月"],
    ["Size", "规模", "規模", "件数"],
    ["Predicted", "预测", "預測", "予測"],
    ["Observed", "实际", "實際", "実績"],
];

const PURPOSES: [[&str; 4]; 3] = [
    ["Learned from", "用于学习", "用於學習", "学習に使用"],
    ["Calibrated on", "用于校准", "用於校準", "較正に使用"],
    ["Tested on", "用于检验", "用於檢驗", "検証に使用"],
];

const PLANS: [[&str; 4]; 2] = [
    ["Month to month", "按月付费", "按月付費", "月払いプラン"],
    ["Two-year contract", "两年合约", "兩年合約", "2年契約プラン"],
];

const REASONS: [[&str; 4]; 7] = [
    ["Price too high", "价格太高", "價格太高", "価格が高すぎる"],
    ["A needed feature is missing", "缺少所需功能", "缺少所需功能", "必要な機能がない"],
    [
        "A competitor made a better offer",
        "竞争对手给出更好的报价",
        "競爭對手給出更好的報價",
        "競合他社がより良い条件を提示した",
    ],
    [
        "Attitude of the support person who answered",
        "客服人员的态度不佳",
        "客服人員的態度不佳",
        "サポート担当者の対応が良くなかった",
    ],
    [
        "Never got used to it; use faded away over the months",
        "从未真正用起来，使用逐月减少",
        "從未真正用起來，使用逐月減少",
        "定着せず、月を追うごとに使われなくなった",
    ],
    ["Payment failed", "付款失败", "付款失敗", "支払いの失敗"],
    ["Nothing usable was said", "未说明可用的原因", "未說明可用的原因", "有効な回答なし"],
];

const GROUPS: [[&str; 4]; 4] = [
    ["Product did not deliver", "产品未达预期", "產品未達預期", "製品が期待に届かない"],
    ["Price", "价格", "價格", "価格"],
    ["Treatment", "服务态度", "服務態度", "対応"],
    ["Left the category", "不再需要此类产品", "不再需要此類產品", "その種の製品が不要に"],
];

const MOVEMENTS: [[&str; 4]; 7] = [
    ["At the start", "期初", "期初", "期首"],
    ["New", "新增", "新增", "新規"],
    ["Expansion", "扩展", "擴展", "拡大"],
    ["Reactivation", "重新激活", "重新啟用", "再開"],
    ["Contraction", "收缩", "縮減", "縮小"],
    ["Churn", "流失", "流失", "解約"],
    ["At the end", "期末", "期末", "期末"],
];

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

fn whole_percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

fn plain(value: f64) -> String {
    format!("{value}")
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn money(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}${}", grouped(minor.unsigned_abs() / 100))
}

fn change(minor: i64) -> String {
    if minor > 0 { format!("+{}", money(minor)) } else { money(minor) }
}

fn short_money(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}${}K", minor.abs() / 100_000)
}

/// A curve that falls by a constant hazard, with a band that widens.
fn survival(hazard: f64, months: u32) -> Vec<StepPoint> {
    (1..=months)
        .map(|month| {
            let time = f64::from(month);
            let value = (-hazard * time * (1.0 + 2.0 / (1.0 + time))).exp();
            let half = 0.004 * time.sqrt() * (0.4 + value);
            StepPoint { time, value, interval: Some((value - half, value + half)) }
        })
        .collect()
}

fn incidence(level: f64, months: u32) -> Vec<StepPoint> {
    (1..=months)
        .map(|month| {
            let time = f64::from(month);
            let value = level * (1.0 - (-time / 20.0).exp());
            StepPoint { time, value, interval: Some((value * 0.86, value * 1.15)) }
        })
        .collect()
}

/// All charts in a language (position in [`LANGUAGES`]) at a width, with their names.
pub(crate) fn all(language: usize, width: f64) -> Vec<(&'static str, Drawing)> {
    let word = |number: usize| WORDS[number][language].to_owned();
    let frame = |name: &str| Frame {
        description: format!("Sample: {name}"),
        language: LANGUAGES[language].to_owned(),
        no_data: word(3),
        ..Frame::new(&format!("{name}-{language}-{width}"), name, width)
    };
    let months: Vec<String> =
        (0..30).map(|month| format!("{}-{:02}", 2024 + month / 12, 1 + month % 12)).collect();

    let curve = |position: usize, hazard: f64| SurvivalCurve {
        name: PLANS[position][language].to_owned(),
        points: survival(hazard, 72),
        censored: (1..200).map(|step| f64::from(step) * 0.36).collect(),
        at_risk: (0..=72)
            .map(|month| {
                let time = f64::from(month);
                (time, (3_875.0 * (-hazard * 2.0 * time).exp()) as u64)
            })
            .collect(),
    };
    let steps = |curves: Vec<SurvivalCurve>| StepCurve {
        curves,
        unit: TimeUnit::Months,
        end: Some(72.0),
        time_name: word(0),
        at_risk_name: word(1),
        axis: &whole_percent,
        value: &percent,
        time: &plain,
        count: &grouped,
    };
    let causes: Vec<Cause> = GROUPS
        .iter()
        .zip([0.31, 0.12, 0.035, 0.03])
        .map(|(names, level)| Cause {
            name: names[language].to_owned(),
            tone: None,
            points: incidence(level, 60),
        })
        .collect();
    let amounts = [84_210_000, 6_120_000, 2_230_000, 410_000, -1_180_000, -5_470_000, 86_320_000];
    let bridge = Bridge {
        steps: MOVEMENTS
            .iter()
            .zip(amounts)
            .enumerate()
            .map(|(position, (names, amount))| BridgeStep {
                label: names[language].to_owned(),
                amount,
                kind: if matches!(position, 0 | 6) { BridgeKind::Total } else { BridgeKind::Change },
                note: String::new(),
            })
            .collect(),
        total: &money,
        change: &change,
    };
    let cohort_rows = (0..18)
        .map(|row: usize| CohortRow {
            label: months[row].clone(),
            size: grouped(180 + 37 * row as u64),
            cells: (0..18 - row)
                .map(|month| {
                    Some(0.93_f64.powf((month as f64).powf(0.8)) - 0.002 * row as f64 * f64::from(month > 0))
                })
                .collect(),
        })
        .collect();
    let shares = [0.312, 0.204, 0.171, 0.118, 0.083, 0.041, 0.071];
    let bars = BarsWithIntervals {
        rows: REASONS
            .iter()
            .zip(shares)
            .enumerate()
            .map(|(position, (names, value))| BarRow {
                label: names[language].to_owned(),
                value,
                interval: Some((value - 0.02, value + 0.022)),
                note: grouped((value * 1_869.0) as u64),
                tone: None,
                last: position == 6,
            })
            .collect(),
        value: &percent,
    };
    let rate = |month: usize| 0.021 + 0.008 * ((month as f64) / 3.1).sin() + 0.0004 * month as f64;
    let line = LineWithBand {
        months: months.clone(),
        lines: vec![BandLine {
            name: String::new(),
            tone: None,
            points: (0..30)
                .map(|month| BandPoint {
                    value: (month != 11).then(|| rate(month)),
                    interval: Some((rate(month) - 0.005, rate(month) + 0.006)),
                })
                .collect(),
        }],
        axis: &whole_percent,
        value: &percent,
    };
    let tones = [Tone::Blue, Tone::Sky, Tone::Green, Tone::Ochre, Tone::Vermilion];
    let movements = MovementBars {
        months: months.clone(),
        movements: MOVEMENTS[1..6]
            .iter()
            .zip(tones)
            .zip(amounts[1..6].iter())
            .map(|((names, tone), amount)| Movement {
                name: names[language].to_owned(),
                tone: Some(tone),
                amounts: (0..30_i64)
                    .map(|month| amount / 10 * (10 + (month * 7 + amount.rem_euclid(11)) % 9) / 10)
                    .collect(),
            })
            .collect(),
        value: &short_money,
    };
    let dialects = ["Holdfast", "Stripe", "ChartMogul (B2B)", "Baremetrics", "ProfitWell"];
    let dots = DotPlot {
        rows: dialects
            .iter()
            .zip([Some(0.08), Some(0.077), Some(0.1), Some(0.1), None])
            .enumerate()
            .map(|(position, (name, value))| DotRow {
                label: (*name).to_owned(),
                value,
                interval: (position == 0).then_some((0.071, 0.09)),
                note: String::new(),
                reference: position == 0,
            })
            .collect(),
        axis: &whole_percent,
        value: &percent,
        missing: "–".to_owned(),
    };
    let spark = Sparkline {
        values: (0..30).map(|month| Some(rate(month))).collect(),
        tone: Tone::Blue,
        height: 28.0,
    };
    let calibration = CalibrationPlot {
        dots: (0..10)
            .map(|bin| {
                let predicted = 0.004 * 1.6_f64.powi(bin);
                let observed = predicted * (1.0 + 0.15 * f64::from(bin % 3 - 1));
                let interval = Some((observed * 0.7, observed * 1.35 + 0.004));
                CalibrationDot { predicted, observed, interval }
            })
            .collect(),
        axis: &whole_percent,
        predicted: word(6),
        observed: word(7),
    };
    let spans = Spans {
        spans: PURPOSES
            .iter()
            .zip([(0.0, 400.0), (400.0, 580.0), (580.0, 790.0)])
            .map(|(names, (from, until))| Span {
                label: names[language].to_owned(),
                from,
                until,
                ..Span::default()
            })
            .collect(),
        ticks: (0..9)
            .map(|quarter| (f64::from(quarter) * 91.3, format!("2024-{:02}", quarter + 1)))
            .collect(),
    };
    let heatmap = CohortHeatmap {
        rows: cohort_rows,
        cohort_name: word(4),
        size_name: word(5),
        time_name: word(0),
        value: &whole_percent,
        cell: &|share| format!("{:.0}", share * 100.0),
        column: &|month| month.to_string(),
    };
    let stacked = StackedIncidence {
        causes: causes.clone(),
        remaining_name: word(2),
        unit: TimeUnit::Months,
        end: None,
        time_name: word(0),
        axis: &whole_percent,
        value: &percent,
        time: &plain,
    };
    let lines = IncidenceLines {
        causes,
        unit: TimeUnit::Months,
        end: None,
        time_name: word(0),
        axis: &whole_percent,
        value: &percent,
        time: &plain,
    };
    vec![
        (
            "survival",
            steps(vec![SurvivalCurve { name: String::new(), censored: Vec::new(), ..curve(0, 0.012) }])
                .draw(&frame("survival")),
        ),
        ("survival-groups", steps(vec![curve(0, 0.018), curve(1, 0.004)]).draw(&frame("survival-groups"))),
        ("incidence-stacked", stacked.draw(&frame("incidence-stacked"))),
        ("incidence-lines", lines.draw(&frame("incidence-lines"))),
        ("bridge", bridge.draw(&frame("bridge"))),
        ("cohorts", heatmap.draw(&frame("cohorts"))),
        ("reasons", bars.draw(&frame("reasons"))),
        ("churn-rate", line.draw(&frame("churn-rate"))),
        ("movements", movements.draw(&frame("movements"))),
        ("dialects", dots.draw(&frame("dialects"))),
        ("calibration", calibration.draw(&frame("calibration"))),
        ("spans", spans.draw(&frame("spans"))),
        ("sparkline", spark.draw(&Frame { width: 120.0, ..frame("sparkline") })),
    ]
}
