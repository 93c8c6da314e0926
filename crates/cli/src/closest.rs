//! What somebody probably meant.

/// The name nearest to a mistyped word; `None` where none is near.
pub(crate) fn closest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let nearest = names.into_iter().map(|name| (distance(&word, &name.to_lowercase()), name)).min()?;
    (nearest.0 <= word.chars().count().max(3) / 2).then_some(nearest.1)
}

/// Levenshtein distance: insertions, deletions and replacements of single characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (place, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = place + 1;
        for (column, to) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        let names = ["price.too_high", "price.increase", "payment.failed"];
        assert_eq!(closest("price.to_high", names), Some("price.too_high"));
        assert_eq!(closest("Payment failed", names), Some("payment.failed"));
        assert_eq!(closest("xyz", names), None);
    }

    #[test]
    fn distances_are_the_published_ones() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("flaw", "lawn"), 2);
    }
}
