//! Terse texts: a few words that many customers use alike, such as the options of a
//! cancellation form ("missing features", 「料金が高い」). What they mean is known from the
//! vocabularies; a reader trained on sentences has little to go by.

use holdfast_taxonomy::{Crosswalks, MatchedBy};

/// Words of a terse text, at most.
const MOST_WORDS: usize = 6;

/// Letters of a terse text, at most; a Chinese character or kana counts three.
const MOST_LETTERS: usize = 30;

/// The weight of a leaf that a vocabulary which has the text does not name, and of one that a
/// trained reader rules out: either may be mistaken.
const OTHERWISE: f64 = 0.005;

/// The same where general phrase rules recognised the text, which miss negations.
const OTHERWISE_BY_RULE: f64 = 0.04;

/// The probabilities of `labels` (leaves, as text) given a trained reader's `probabilities` and
/// what the vocabularies know of the text: their product, scaled to the same sum. Texts that
/// are not terse, or that no vocabulary knows, keep what the reader gives.
pub fn with_known_wording(crosswalks: &Crosswalks, text: &str, labels: &[String], probabilities: &mut [f32]) {
    if !is_terse(text) {
        return;
    }
    let known = crosswalks.resolve(text);
    let otherwise = match known.matched_by {
        MatchedBy::None => return,
        MatchedBy::Exact { .. } => OTHERWISE,
        MatchedBy::General { .. } => OTHERWISE_BY_RULE,
    };
    if known.leaves.iter().all(|(leaf, _)| leaf.is_unknown()) {
        return;
    }
    let weight = |label: &str| {
        let named = known.leaves.iter().find(|(leaf, _)| leaf.as_str() == label);
        named.map_or(0.0, |(_, weight)| *weight).max(otherwise)
    };
    let before: f64 = probabilities.iter().map(|probability| f64::from(*probability)).sum();
    let product = labels.iter().zip(probabilities.iter());
    let product: Vec<f64> =
        product.map(|(label, probability)| weight(label) * f64::from(*probability).max(OTHERWISE)).collect();
    let after: f64 = product.iter().sum();
    for (probability, product) in probabilities.iter_mut().zip(product) {
        *probability = (product / after * before) as f32;
    }
}

fn is_terse(text: &str) -> bool {
    let letters: usize = text
        .chars()
        .filter(|character| character.is_alphanumeric())
        .map(|character| if character.is_ascii() { 1 } else { 3 })
        .take(MOST_LETTERS + 1)
        .sum();
    letters <= MOST_LETTERS && text.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
}

/// The place of the largest of `probabilities`.
pub fn likeliest(probabilities: &[f32]) -> usize {
    let places = probabilities.iter().enumerate();
    places
        .max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(&one.0)))
        .map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_taxonomy::Taxonomy;

    fn labels() -> Vec<String> {
        Taxonomy::embedded().leaves().iter().map(|leaf| leaf.id.as_str().to_owned()).collect()
    }

    fn read(text: &str, given: &[(&str, f32)]) -> String {
        let labels = labels();
        let probability =
            |label: &String| given.iter().find(|(known, _)| known == label).map_or(0.001, |(_, p)| *p);
        let mut probabilities: Vec<f32> = labels.iter().map(probability).collect();
        with_known_wording(Crosswalks::embedded(), text, &labels, &mut probabilities);
        let best = likeliest(&probabilities);
        labels[best].clone()
    }

    #[test]
    fn the_options_of_a_form_mean_what_they_say() {
        let mistaken = [("product.unreliable", 0.3), ("product.missing_feature", 0.06)];
        assert_eq!(read("missing features", &mistaken), "product.missing_feature");
        assert_eq!(read("Missing feature", &mistaken), "product.missing_feature");
        let mistaken = [("customer.acquired", 0.6), ("competitor.better", 0.1)];
        assert_eq!(read("switched to competitor", &mistaken), "competitor.better");
    }

    #[test]
    fn a_sentence_is_left_to_the_reader() {
        let given = [("onboarding.poor", 0.5)];
        let text = "The price was never the problem, nobody helped us to set anything up in six weeks.";
        assert_eq!(read(text, &given), "onboarding.poor");
    }

    #[test]
    fn a_reader_that_is_sure_outweighs_a_rule() {
        assert_eq!(read("price is fine", &[("unknown", 0.9)]), "unknown");
    }
}
