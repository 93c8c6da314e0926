//! The example of Dawid AP, Skene AM (1979), *Applied Statistics* 28:20, table 1: 45 patients
//! rated 1 to 4 by five anaesthetists, the first of them three times.

use holdfast_stats::label_model::{LabelModel, Settings, Source, Vote, Votes};

/// Seven ratings a patient: the first anaesthetist's three, then the four others'.
const RATINGS: [&str; 45] = [
    "1111111", "3334334", "1122122", "2223121", "2223222", "2223322", "1222111", "3333433", "2222223",
    "2322223", "4444444", "2223343", "1111111", "2223212", "1211111", "1112111", "1111111", "1111111",
    "2222221", "2221322", "2222222", "2222221", "2223222", "2212222", "1111111", "1111111", "2322222",
    "1111111", "1111111", "1121121", "1111111", "3333233", "1111111", "2222222", "2223232", "4334343",
    "2212232", "2323233", "3333432", "1111111", "1111111", "1212111", "2322222", "1211111", "2222222",
];

#[test]
fn the_classes_of_the_anaesthetists_patients_are_those_published() {
    let mut votes = Votes::new(&[4; 7]).unwrap();
    for patient in RATINGS {
        let rating = |byte: u8| Vote::Symbol(usize::from(byte - b'1'));
        let ratings: Vec<_> =
            patient.bytes().enumerate().map(|(rater, byte)| (rater, rating(byte))).collect();
        votes.push(&ratings, None).unwrap();
    }
    let sources = vec![Source { strength: 1.0, ..Source::naming(4, 8.0) }; 7];
    let settings = Settings { prior_strength: 0.4, ..Settings::new(vec![0.25; 4]) };
    let model = LabelModel::fit(&votes, &sources, &settings).unwrap();
    // Table 3 of the paper: shares .40, .42, .11, .07.
    for (found, published) in model.prior().iter().zip([0.40, 0.42, 0.11, 0.07]) {
        assert!((found - published).abs() < 0.04, "{found} for {published}");
    }
    // Maximum likelihood as the paper fits it (one matrix of errors for the first rater's three
    // ratings, no priors). Ours differs where two ratings of seven decide.
    let published = "142222132243121111222222112111131224233111212";
    let best = |item: usize| {
        let posterior = model.posterior(item);
        (0..4).max_by(|a, b| posterior[*a].total_cmp(&posterior[*b])).unwrap()
    };
    let found =
        published.bytes().enumerate().filter(|(item, class)| best(*item) == usize::from(class - b'1'));
    assert!(found.count() >= 42);
}
