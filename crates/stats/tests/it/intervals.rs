//! Intervals of proportions and tests of tables against R and published values.

use holdfast_stats::{
    ConfidenceLevel, Error,
    contingency::ContingencyTable,
    proportion::{Coverage, clopper_pearson, shares, wilson},
};

/// Successes, trials, level, Wilson by R's `prop.test(correct = FALSE)`, Clopper–Pearson by
/// `binom.test`.
type IntervalCase = (u64, u64, f64, [f64; 2], [f64; 2]);
#[rustfmt::skip]
const R_INTERVALS: [IntervalCase; 12] = [
    (0, 10, 0.90, [0.000_000_000_000e+00, 2.129_419_700_834e-01], [0.000_000_000_000e+00, 2.588_655_508_931e-01]),
    (0, 10, 0.95, [0.000_000_000_000e+00, 2.775_327_998_629e-01], [0.000_000_000_000e+00, 3.084_971_078_188e-01]),
    (1, 10, 0.90, [2.263_490_873_087e-02, 3.477_186_673_359e-01], [5.116_196_891_824e-03, 3.941_633_024_365e-01]),
    (1, 10, 0.95, [1.787_621_309_507e-02, 4.041_500_267_952e-01], [2.528_578_544_462e-03, 4.450_161_170_282e-01]),
    (81, 263, 0.90, [2.633_136_171_885e-01, 3.565_663_496_085e-01], [2.610_557_460_091e-01, 3.581_784_955_758e-01]),
    (81, 263, 0.95, [2.552_885_198_783e-01, 3.662_095_769_828e-01], [2.527_367_455_853e-01, 3.676_219_226_014e-01]),
    (7, 7, 0.90, [7.212_373_045_475e-01, 1.000_000_000_000e+00], [6.518_363_448_688e-01, 1.000_000_000_000e+00]),
    (7, 7, 0.95, [6.456_695_649_333e-01, 1.000_000_000_000e+00], [5.903_836_027_750e-01, 1.000_000_000_000e+00]),
    (1, 1_000_000, 0.90, [2.230_922_523_521e-07, 4.482_438_470_725e-06], [5.129_329_307_205e-08, 4.743_855_638_207e-06]),
    (1, 1_000_000, 0.95, [1.765_245_767_454e-07, 5.664_911_804_311e-06], [2.531_780_766_379e-08, 5.571_630_655_172e-06]),
    (5_000, 10_000, 0.90, [4.917_768_441_953e-01, 5.082_231_558_047e-01], [4.917_265_044_037e-01, 5.082_734_955_963e-01]),
    (5_000, 10_000, 0.95, [4.902_020_618_154e-01, 5.097_979_381_846e-01], [4.901_513_805_900e-01, 5.098_486_194_100e-01]),
];

#[test]
fn proportions_agree_with_r_prop_test_and_binom_test() {
    for (successes, trials, level, score, exact) in R_INTERVALS {
        let level = ConfidenceLevel::new(level).unwrap();
        let found = wilson(successes, trials, level).unwrap();
        let exactly = clopper_pearson(successes, trials, level).unwrap();
        for (ours, theirs) in [
            (found.lower, score[0]),
            (found.upper, score[1]),
            (exactly.lower, exact[0]),
            (exactly.upper, exact[1]),
        ] {
            let close = (ours - theirs).abs() <= 1e-7 * theirs;
            assert!(close, "{successes}/{trials}: ours {ours}, R {theirs}");
        }
    }
}

#[test]
fn proportions_without_trials_say_nothing() {
    for interval in
        [wilson(0, 0, ConfidenceLevel::P95).unwrap(), clopper_pearson(0, 0, ConfidenceLevel::P95).unwrap()]
    {
        assert!(interval.estimate.is_nan());
        assert_eq!((interval.lower, interval.upper), (0.0, 1.0));
    }
    let error = wilson(3, 2, ConfidenceLevel::P95).unwrap_err();
    assert_eq!(error, Error::CountExceedsTotal { count: 3, total: 2 });
}

#[test]
fn simultaneous_shares_solve_goodmans_equation() {
    // Each limit p solves n(p̂ − p)² = χ²·p(1 − p), with χ² = qchisq(1 − 0.05/3, 1) by R.
    let quantile = 5.731_139_281_829_43;
    let counts = [30_u64, 50, 20];
    for share in shares(&counts, ConfidenceLevel::P95, Coverage::Simultaneous).unwrap() {
        for limit in [share.lower, share.upper] {
            let left = 100.0 * (share.estimate - limit).powi(2);
            assert!((left - quantile * limit * (1.0 - limit)).abs() < 1e-9);
        }
    }
}

#[test]
fn chi_square_agrees_with_r_chisq_test_on_hair_and_eye_colour() {
    // Men of Snee's table (The American Statistician 28:9–12, 1974), R: HairEyeColor[, , 1].
    let counts = vec![32, 11, 10, 3, 53, 50, 25, 15, 10, 10, 7, 7, 3, 30, 5, 8];
    let test = ContingencyTable::new(4, counts).unwrap().independence();
    assert!((test.statistic - 41.280_288_791).abs() < 1e-8);
    assert_eq!(test.degrees_of_freedom, 9);
    assert!((test.p_value / 4.447_279_473_69e-6 - 1.0).abs() < 1e-8);
    assert!((test.smallest_expected - 4.021_505_376_34).abs() < 1e-10);
    // SciPy: scipy.stats.contingency.association(table, method="cramer").
    assert!((test.cramers_v - 0.222_079_583_588_615_35).abs() < 1e-12);
}

#[test]
fn empty_rows_and_columns_add_no_freedom() {
    let with = ContingencyTable::new(3, vec![12, 5, 0, 7, 9, 0, 0, 0, 0]).unwrap().independence();
    let without = ContingencyTable::new(2, vec![12, 5, 7, 9]).unwrap().independence();
    assert_eq!(with, without);
    let single = ContingencyTable::new(1, vec![3, 4]).unwrap().independence();
    assert_eq!((single.degrees_of_freedom, single.p_value), (0, 1.0));
}
