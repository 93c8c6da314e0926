//! Gamma–Gamma: what a purchase is worth on average.

use statrs::function::gamma::{digamma, ln_gamma};

use super::data::check_weight;
use super::fit::{Fitted, Penalty, Sought, positive, search};
use crate::error::{Error, all_finite, same_length};

/// The purchases of one person and their mean amount.
///
/// ```
/// use holdfast_stats::purchases::Spend;
/// let spend = Spend { purchases: 3, mean_amount: 1999.0 };
/// assert_eq!(spend.purchases, 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spend {
    /// How many purchases the mean is taken over (x).
    pub purchases: u32,
    /// Their mean amount (z̄), in any one unit; minor units of a currency as they are.
    pub mean_amount: f64,
}

/// Checked rows for the model.
///
/// ```
/// use holdfast_stats::purchases::SpendData;
/// assert!(SpendData::new(&[2, 1], &[20.0, -3.0], None).is_err());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct SpendData {
    rows: Vec<(Spend, f64)>,
}

impl SpendData {
    /// Checks the columns: at least one purchase and a mean amount above 0 in each row,
    /// weights ≥ 0.
    ///
    /// # Errors
    /// What breaks a rule above, with its row; columns without rows.
    ///
    /// ```
    /// use holdfast_stats::purchases::SpendData;
    /// assert!(SpendData::new(&[2, 1], &[20.0, 35.5], None).is_ok());
    /// ```
    pub fn new(purchases: &[u32], mean_amount: &[f64], weight: Option<&[f64]>) -> Result<Self, Error> {
        same_length("purchases", purchases.len(), "mean_amount", mean_amount.len())?;
        all_finite("mean_amount", mean_amount)?;
        check_weight(purchases.len(), weight)?;
        let mut rows = Vec::with_capacity(purchases.len());
        for (index, (&purchases, &mean_amount)) in purchases.iter().zip(mean_amount).enumerate() {
            if purchases == 0 {
                let expected = "at least 1: there is no mean of no purchases";
                return Err(Error::InvalidRow { column: "purchases", index, value: 0.0, expected });
            }
            if mean_amount <= 0.0 {
                let expected = "above 0; leave out who only had things for free";
                return Err(Error::InvalidRow { column: "mean_amount", index, value: mean_amount, expected });
            }
            let weight = weight.map_or(1.0, |weight| weight[index]);
            if weight > 0.0 {
                rows.push((Spend { purchases, mean_amount }, weight));
            }
        }
        // Functions of the number of purchases alone are computed once for each number.
        rows.sort_by_key(|(row, _)| row.purchases);
        if rows.is_empty() { Err(Error::Empty { what: "purchases" }) } else { Ok(Self { rows }) }
    }
}

/// The Gamma–Gamma model of amounts.
///
/// The amounts of one person are Gamma(p, ν) with a ν of its own, ν ~ Gamma(q, γ); means do
/// not depend on how often one buys (check that: the correlation of the two should be small).
/// Fader PS, Hardie BGS (2013), The Gamma-Gamma model of monetary value; Fader PS, Hardie BGS,
/// Lee KL (2005), *Journal of Marketing Research* 42:415–430.
///
/// ```
/// use holdfast_stats::purchases::{GammaGamma, Spend};
/// // The published parameters of the CDNOW customers, in dollars.
/// let model = GammaGamma::new(6.25, 3.74, 15.44)?;
/// let mean = model.mean_amount().unwrap();
/// // One purchase far above the mean is believed in part only.
/// let expected = model.expected_amount(&Spend { purchases: 1, mean_amount: 100.0 });
/// assert!(expected > mean && expected < 100.0);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaGamma {
    /// Shape of one person's amounts (p): large where they vary little.
    pub p: f64,
    /// Shape of the scales (q): large where people differ little.
    pub q: f64,
    /// Scale (gamma), in the unit of the amounts.
    pub gamma: f64,
}

impl GammaGamma {
    /// A model with known parameters.
    ///
    /// # Errors
    /// A parameter that is not a finite number above 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::GammaGamma;
    /// assert!(GammaGamma::new(1.0, f64::NAN, 1.0).is_err());
    /// ```
    pub fn new(p: f64, q: f64, gamma: f64) -> Result<Self, Error> {
        positive(&[("p", p), ("q", q), ("gamma", gamma)])?;
        Ok(Self { p, q, gamma })
    }

    /// Maximum (penalised) likelihood from several starts.
    ///
    /// # Errors
    /// A penalty below 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::{GammaGamma, Penalty, SpendData};
    /// let data = SpendData::new(&[1, 2, 4, 3], &[10.0, 22.0, 15.0, 40.0], None)?;
    /// let fitted = GammaGamma::fit(&data, Penalty::Ridge(0.25))?;
    /// assert!(fitted.model.q > 0.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn fit(data: &SpendData, penalty: Penalty) -> Result<Fitted<Self>, Error> {
        let total_weight: f64 = data.rows.iter().map(|(_, weight)| weight).sum();
        let mean = data.rows.iter().map(|(row, weight)| weight * row.mean_amount).sum::<f64>() / total_weight;
        let sought = [
            Sought { name: "p", center: 1.0, bounds: (1e-4, 1e5) },
            Sought { name: "q", center: 1.0, bounds: (1e-4, 1e5) },
            Sought { name: "gamma", center: mean, bounds: (1e-8, 1e8) },
        ];
        let starts = [(1.0, 3.0), (6.0, 4.0), (30.0, 3.0), (2.0, 20.0), (0.5, 1.5)]
            .map(|(p, q): (f64, f64)| [p, q, mean * (q - 1.0) / p]);
        search(
            &sought,
            &|values| Self::of(values).log_likelihood_and_gradient(data),
            &starts,
            total_weight,
            penalty,
            Self::of,
        )
    }

    fn of(&[p, q, gamma]: &[f64; 3]) -> Self {
        Self { p, q, gamma }
    }

    /// The log-likelihood of the rows under these parameters: the weighted sum of
    /// ln \[Γ(px+q)/(Γ(px)Γ(q)) · γ^q z̄^(px−1) x^(px) / (γ+xz̄)^(px+q)\].
    ///
    /// ```
    /// use holdfast_stats::purchases::{GammaGamma, SpendData};
    /// // With p = q = γ = 1 and one purchase: 1/(1 + z)².
    /// let data = SpendData::new(&[1], &[3.0], None)?;
    /// let model = GammaGamma::new(1.0, 1.0, 1.0)?;
    /// assert!((model.log_likelihood(&data) - (1.0_f64 / 16.0).ln()).abs() < 1e-12);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn log_likelihood(&self, data: &SpendData) -> f64 {
        self.log_likelihood_and_gradient(data).0
    }

    fn log_likelihood_and_gradient(&self, data: &SpendData) -> (f64, [f64; 3]) {
        let Self { p, q, gamma } = *self;
        let (ln_gamma_q, digamma_q) = (ln_gamma(q), digamma(q));
        let (mut total, mut gradient) = (0.0, [0.0; 3]);
        for alike in data.rows.chunk_by(|(left, _), (right, _)| left.purchases == right.purchases) {
            let x = f64::from(alike[0].0.purchases);
            let shape = p * x;
            let ratio = ln_gamma(shape + q) - ln_gamma(shape) - ln_gamma_q;
            let digamma_both = digamma(shape + q);
            let (slope_p, slope_q) = (digamma_both - digamma(shape), digamma_both - digamma_q);
            for (row, weight) in alike {
                let amount = x * row.mean_amount;
                let all = gamma + amount;
                let beyond = (amount / gamma).ln_1p();
                let share = amount.ln() - all.ln();
                total += weight * (ratio - q * beyond + shape * share - row.mean_amount.ln());
                gradient[0] += weight * x * (slope_p + share);
                gradient[1] += weight * (slope_q - beyond);
                gradient[2] += weight * (q * amount / (gamma * all) - shape / all);
            }
        }
        (total, gradient)
    }

    /// Expected mean amount of a person: p(γ + xz̄)/(px + q − 1), its own mean drawn towards
    /// that of all, the more the fewer its purchases. In the unit of the amounts. Not finite
    /// where px + q ≤ 1.
    ///
    /// ```
    /// use holdfast_stats::purchases::{GammaGamma, Spend};
    /// let model = GammaGamma::new(2.0, 3.0, 10.0)?;
    /// assert_eq!(model.expected_amount(&Spend { purchases: 1, mean_amount: 30.0 }), 20.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_amount(&self, person: &Spend) -> f64 {
        let x = f64::from(person.purchases);
        let degrees = self.p * x + self.q - 1.0;
        if degrees > 0.0 { self.p * (self.gamma + x * person.mean_amount) / degrees } else { f64::INFINITY }
    }

    /// Expected mean amount of a new person, pγ/(q − 1); `None` where q ≤ 1: it has no mean.
    ///
    /// ```
    /// use holdfast_stats::purchases::GammaGamma;
    /// assert_eq!(GammaGamma::new(2.0, 3.0, 10.0)?.mean_amount(), Some(10.0));
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn mean_amount(&self) -> Option<f64> {
        (self.q > 1.0).then(|| self.p * self.gamma / (self.q - 1.0))
    }
}
