//! Penalised logistic regression against scikit-learn.

use crate::support::{categories, numbers};
use holdfast_learners::table::Table;
use holdfast_learners::{Examples, Learner, Logistic};

/// `decision_function` of scikit-learn 1.9's `LogisticRegression(C=1/λ, solver="newton-cholesky",
/// tol=1e-14)` on the weighted-standardised numbers and one-hot categories below, first six rows.
const GOLDEN: [(f64, [f64; 6]); 2] = [
    (
        0.5,
        [
            -1.397_185_780_943_798_9,
            0.878_840_410_731_216,
            0.126_361_232_513_959_3,
            -1.572_760_979_354_688_6,
            0.703_265_212_320_326_2,
            -0.049_213_965_896_930_22,
        ],
    ),
    (
        10.0,
        [
            -0.992_564_739_191_966_1,
            0.417_867_496_401_116_3,
            0.092_520_475_317_386_75,
            -1.110_624_387_515_023_5,
            0.299_807_848_078_054_05,
            -0.025_539_173_003_005_675,
        ],
    ),
];

#[test]
fn log_odds_match_scikit_learn_to_1e_8() {
    let rows = 0..120_u32;
    let a = |row: u32| (row * 37 % 101) as f32 / 8.0;
    let plan = |row: u32| row * 7 % 3;
    let table = Table::new(vec![
        numbers("a", rows.clone().map(a).collect()),
        numbers("b", rows.clone().map(|row| (row * 53 % 17) as f32).collect()),
        categories("plan", rows.clone().map(plan).collect(), &["x", "y", "z"]),
    ])
    .unwrap();
    let target: Vec<f32> = rows
        .clone()
        .map(|row| {
            let sum = row * 29 % 13 + 4 * u32::from(plan(row) == 1) + 3 * u32::from(a(row) > 6.0);
            f32::from(u8::from(sum > 9))
        })
        .collect();
    let weight: Vec<f32> = rows.map(|row| (1 + row % 2) as f32).collect();
    let examples = Examples { table: &table, target: &target, weight: Some(&weight), group: None };
    for (penalty, expected) in GOLDEN {
        let log_odds = Logistic::with_penalty(penalty).fit(&examples, 1).unwrap().log_odds(&table).unwrap();
        for (ours, theirs) in log_odds.iter().zip(expected) {
            assert!((ours - theirs).abs() < 1e-8, "{penalty}: {ours} {theirs}");
        }
    }
}
