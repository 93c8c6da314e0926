//! Agreement of two raters.

use crate::error::Error;

/// Cohen's κ: agreement of two raters beyond what their habits would give by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// Share of items on which both agree, 0–1.
    pub agreement: f64,
    /// The share expected from how often each uses each class, 0–1.
    pub by_chance: f64,
    /// `(agreement − by_chance) / (1 − by_chance)`; 1 where both use one class only and agree.
    pub kappa: f64,
    /// Standard error of κ (Cohen 1960, formula 7).
    pub standard_error: f64,
    /// Items.
    pub items: usize,
}

/// κ of two raters who each put every item into one of several classes.
///
/// Source: J. Cohen (1960), *A coefficient of agreement for nominal scales*, Educational and
/// Psychological Measurement 20, 37–46.
///
/// # Errors
/// [`Error`] where the two lists differ in length or are empty.
pub fn cohens_kappa(first: &[u32], second: &[u32]) -> Result<Kappa, Error> {
    if first.len() != second.len() {
        return Err(Error::LengthMismatch {
            left: "first",
            left_len: first.len(),
            right: "second",
            right_len: second.len(),
        });
    }
    if first.is_empty() {
        return Err(Error::Empty { what: "ratings" });
    }
    let items = first.len();
    let total = items as f64;
    let classes = first.iter().chain(second).copied().max().map_or(0, |most| most as usize + 1);
    let mut counts = vec![[0.0_f64; 2]; classes];
    let mut same = 0_usize;
    for (one, other) in first.iter().zip(second) {
        counts[*one as usize][0] += 1.0;
        counts[*other as usize][1] += 1.0;
        same += usize::from(one == other);
    }
    let agreement = same as f64 / total;
    let by_chance = counts.iter().map(|[one, other]| one * other).sum::<f64>() / (total * total);
    let room = 1.0 - by_chance;
    let (kappa, standard_error) = if room > 0.0 {
        ((agreement - by_chance) / room, (agreement * (1.0 - agreement) / total).sqrt() / room)
    } else {
        (1.0, 0.0)
    };
    Ok(Kappa { agreement, by_chance, kappa, standard_error, items })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two readers of grant proposals: 20 both yes, 5 and 10 split, 15 both no. κ = 0.40.
    #[test]
    fn kappa_of_fifty_proposals() {
        let mut first = vec![1; 25];
        first.extend(vec![0; 25]);
        let mut second = vec![1; 20];
        second.extend(vec![0; 5]);
        second.extend(vec![1; 10]);
        second.extend(vec![0; 15]);
        let kappa = cohens_kappa(&first, &second).unwrap();
        assert!((kappa.agreement - 0.7).abs() < 1e-12 && (kappa.by_chance - 0.5).abs() < 1e-12);
        assert!((kappa.kappa - 0.4).abs() < 1e-12);
        assert!((kappa.standard_error - (0.7 * 0.3 / 50.0_f64).sqrt() / 0.5).abs() < 1e-12);
    }

    #[test]
    fn raters_of_one_class_agree_and_lists_must_match() {
        assert!((cohens_kappa(&[0, 0], &[0, 0]).unwrap().kappa - 1.0).abs() < f64::EPSILON);
        assert!(cohens_kappa(&[0], &[]).is_err());
        assert!(cohens_kappa(&[], &[]).is_err());
    }
}
