//! What holds for every data set.

use holdfast_stats::survival::{
    AalenJohansen, FlemingHarrington, IncidenceVariance, KaplanMeier, NelsonAalen, SurvivalData,
    SurvivalVariance, gray_test, log_rank,
};
use proptest::{collection::vec, prelude::*};

/// One row: whole-number entry and stay (so that ties are common), event, weight, group.
type Row = (u32, u32, u32, u32, u32);

fn rows(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Row>> {
    vec((0u32..6, 1u32..12, 0u32..4, 1u32..4, 0u32..3), sizes)
}

struct Arrays {
    entry: Vec<f64>,
    time: Vec<f64>,
    event: Vec<u32>,
    weight: Vec<f64>,
    group: Vec<u32>,
}

fn arrays(rows: &[Row]) -> Arrays {
    Arrays {
        entry: rows.iter().map(|row| f64::from(row.0)).collect(),
        time: rows.iter().map(|row| f64::from(row.0 + row.1)).collect(),
        event: rows.iter().map(|row| row.2).collect(),
        weight: rows.iter().map(|row| f64::from(row.3)).collect(),
        group: rows.iter().map(|row| row.4).collect(),
    }
}

impl Arrays {
    fn truncated(&self) -> SurvivalData {
        SurvivalData::new(Some(&self.entry), &self.time, &self.event, Some(&self.weight)).unwrap()
    }

    fn censored(&self) -> SurvivalData {
        SurvivalData::new(None, &self.time, &self.event, Some(&self.weight)).unwrap()
    }

    /// Each row as many times as its weight says.
    fn repeated(&self) -> Self {
        let order: Vec<usize> = (0..self.time.len())
            .flat_map(|row| std::iter::repeat_n(row, self.weight[row] as usize))
            .collect();
        self.reordered(&order, true)
    }

    fn reordered(&self, order: &[usize], weight_one: bool) -> Self {
        Self {
            entry: order.iter().map(|&row| self.entry[row]).collect(),
            time: order.iter().map(|&row| self.time[row]).collect(),
            event: order.iter().map(|&row| self.event[row]).collect(),
            weight: order.iter().map(|&row| if weight_one { 1.0 } else { self.weight[row] }).collect(),
            group: order.iter().map(|&row| self.group[row]).collect(),
        }
    }
}

fn close(left: &[f64], right: &[f64]) -> Result<(), TestCaseError> {
    prop_assert_eq!(left.len(), right.len());
    for (l, r) in left.iter().zip(right) {
        let equal = (l.is_nan() && r.is_nan()) || (l - r).abs() <= 1e-9 * (1.0 + l.abs());
        prop_assert!(equal, "{} and {}", l, r);
    }
    Ok(())
}

proptest! {
    #[test]
    fn curves_are_monotone_and_limits_enclose_them(rows in rows(1..60)) {
        let data = arrays(&rows).truncated();
        let curve = KaplanMeier::new().fit(&data);
        prop_assert!(curve.survival.windows(2).all(|pair| pair[0] >= pair[1]));
        prop_assert!(curve.survival.iter().all(|s| (0.0..=1.0).contains(s)));
        for index in 0..curve.time.len() {
            if curve.survival[index] > 0.0 {
                prop_assert!(curve.lower[index] <= curve.survival[index] + 1e-12);
                prop_assert!(curve.upper[index] >= curve.survival[index] - 1e-12);
            }
        }
        let hazard = NelsonAalen::new().fit(&data);
        prop_assert!(hazard.hazard.windows(2).all(|pair| pair[0] <= pair[1]));
        for cause in AalenJohansen::new().fit(&data).causes {
            prop_assert!(cause.incidence.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert!(cause.variance.iter().all(|&variance| variance >= 0.0));
        }
    }

    #[test]
    fn survival_and_incidences_sum_to_one(rows in rows(1..60), scale in 0.01f64..3.0) {
        let mut made = arrays(&rows);
        made.weight.iter_mut().for_each(|weight| *weight *= scale);
        let fitted = AalenJohansen::new().fit(&made.truncated());
        for index in 0..fitted.time.len() {
            let total: f64 = fitted.causes.iter().map(|cause| cause.incidence[index]).sum();
            prop_assert!((fitted.survival[index] + total - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn one_cause_is_one_minus_kaplan_meier(rows in rows(1..60)) {
        let mut made = arrays(&rows);
        made.event.iter_mut().for_each(|event| *event = (*event).min(1));
        let data = made.truncated();
        for (curve_variance, variance) in [
            (SurvivalVariance::Greenwood, IncidenceVariance::Greenwood),
            (SurvivalVariance::InfinitesimalJackknife, IncidenceVariance::InfinitesimalJackknife),
        ] {
            let curve = KaplanMeier::new().variance(curve_variance).fit(&data);
            let fitted = AalenJohansen::new().variance(variance).fit(&data);
            let complement: Vec<f64> = curve.survival.iter().map(|s| 1.0 - s).collect();
            close(&fitted.causes[0].incidence, &complement)?;
            close(&fitted.causes[0].variance, &curve.variance)?;
        }
    }

    #[test]
    fn greenwood_and_jackknife_agree_for_independent_survival_rows(rows in rows(1..60)) {
        let mut made = arrays(&rows);
        made.weight.fill(1.0);
        let data = made.censored();
        let model = KaplanMeier::new().variance(SurvivalVariance::Greenwood).fit(&data);
        let robust =
            KaplanMeier::new().variance(SurvivalVariance::InfinitesimalJackknife).fit(&data);
        close(&model.variance, &robust.variance)?;
    }

    #[test]
    fn whole_weights_are_repeated_rows(rows in rows(4..50)) {
        let made = arrays(&rows);
        let repeated = made.repeated();
        let (weighted, plain) = (made.truncated(), repeated.truncated());
        close(&KaplanMeier::new().fit(&weighted).survival, &KaplanMeier::new().fit(&plain).survival)?;
        close(&KaplanMeier::new().fit(&weighted).lower, &KaplanMeier::new().fit(&plain).lower)?;
        let (left, right) =
            (AalenJohansen::new().fit(&weighted), AalenJohansen::new().fit(&plain));
        for (left, right) in left.causes.iter().zip(&right.causes) {
            close(&left.incidence, &right.incidence)?;
            close(&left.variance, &right.variance)?;
        }
        if let Ok(test) = log_rank(&weighted, &made.group, None, FlemingHarrington::PETO) {
            let other = log_rank(&plain, &repeated.group, None, FlemingHarrington::PETO).unwrap();
            close(&[test.statistic, test.p_value], &[other.statistic, other.p_value])?;
        }
        let (weighted, plain) = (made.censored(), repeated.censored());
        if let Ok(test) = gray_test(&weighted, &made.group, 1, None, 0.0) {
            let other = gray_test(&plain, &repeated.group, 1, None, 0.0).unwrap();
            close(&[test.statistic, test.p_value], &[other.statistic, other.p_value])?;
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (rows, order) in rows(4..50).prop_flat_map(|rows| {
            let order: Vec<usize> = (0..rows.len()).collect();
            (Just(rows), Just(order).prop_shuffle())
        })
    ) {
        let made = arrays(&rows);
        let shuffled = made.reordered(&order, false);
        let (left, right) = (
            AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife).fit(&made.truncated()),
            AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife).fit(&shuffled.truncated()),
        );
        close(&left.survival, &right.survival)?;
        for (left, right) in left.causes.iter().zip(&right.causes) {
            close(&left.incidence, &right.incidence)?;
            close(&left.variance, &right.variance)?;
        }
        if let Ok(test) = log_rank(&made.truncated(), &made.group, None, FlemingHarrington::LOG_RANK) {
            let other =
                log_rank(&shuffled.truncated(), &shuffled.group, None, FlemingHarrington::LOG_RANK).unwrap();
            close(&[test.statistic], &[other.statistic])?;
        }
    }

    #[test]
    fn groups_apart_are_the_rows_of_each_group(rows in rows(4..50)) {
        let made = arrays(&rows);
        for (label, part) in made.truncated().by_group(&made.group).unwrap() {
            let order: Vec<usize> =
                (0..rows.len()).filter(|&row| made.group[row] == label).collect();
            let alone = made.reordered(&order, false).truncated();
            close(&KaplanMeier::new().fit(&part).survival, &KaplanMeier::new().fit(&alone).survival)?;
        }
    }
}

#[test]
fn jackknife_of_incidences_equals_its_definition_by_finite_differences() {
    // The influence of a row is the derivative with respect to its weight: move each weight
    // a little and sum the squares.
    let made = crate::generated::columns(
        11,
        40,
        &crate::generated::Shape {
            truncated: true,
            weight: crate::generated::Weight::Fraction,
            ..Default::default()
        },
    );
    let weight = made.weight.clone().unwrap();
    let fit = |weight: &[f64]| {
        let data = SurvivalData::new(made.entry.as_deref(), &made.time, &made.event, Some(weight));
        AalenJohansen::new().variance(IncidenceVariance::InfinitesimalJackknife).fit(&data.unwrap())
    };
    let fitted = fit(&weight);
    let step = 1e-6;
    let mut sums = vec![0.0; fitted.time.len()];
    for row in 0..weight.len() {
        let (mut more, mut less) = (weight.clone(), weight.clone());
        more[row] += step;
        less[row] -= step;
        let (more, less) = (fit(&more), fit(&less));
        for (index, sum) in sums.iter_mut().enumerate() {
            let change = more.causes[1].incidence[index] - less.causes[1].incidence[index];
            *sum += (weight[row] * change / (2.0 * step)).powi(2);
        }
    }
    for (index, sum) in sums.iter().enumerate() {
        let ours = fitted.causes[1].variance[index];
        assert!((ours - sum).abs() <= 1e-6 * ours.max(1e-3), "{ours} and {sum}");
    }
}

#[test]
fn recursive_variance_of_incidences_equals_the_closed_form_of_gaynor_1993() {
    // Σ (F(t) − F(tⱼ))²·d/(n(n−d)) + S(tⱼ−)²·dₖ(n−dₖ)/n³ − 2(F(t) − F(tⱼ))·S(tⱼ−)·dₖ/n².
    let made = crate::generated::columns(12, 90, &crate::generated::Shape::default());
    let data = SurvivalData::new(None, &made.time, &made.event, None).unwrap();
    let fitted = AalenJohansen::new().variance(IncidenceVariance::Greenwood).fit(&data);
    for cause in &fitted.causes {
        let mut compared = 0;
        for last in 0..fitted.time.len() {
            if fitted.survival[last] == 0.0 {
                continue;
            }
            let mut sum = 0.0;
            for j in 0..=last {
                let n = fitted.at_risk[j];
                let d: f64 = fitted.causes.iter().map(|cause| cause.events[j]).sum();
                let own = cause.events[j];
                let before = if j == 0 { 1.0 } else { fitted.survival[j - 1] };
                let gap = cause.incidence[last] - cause.incidence[j];
                sum += gap * gap * d / (n * (n - d)) + before * before * own * (n - own) / n.powi(3)
                    - 2.0 * gap * before * own / (n * n);
            }
            assert!((sum - cause.variance[last]).abs() < 1e-14);
            compared += 1;
        }
        assert!(compared > 10);
    }
}
