//! BG/NBD: purchases at any time, and a chance to stop after each.

use super::data::{PurchaseData, Purchases};
use super::fit::{Fitted, Penalty, Sought, positive, search};
use super::rising::{Rising, ln_rising};
use crate::Error;

mod expectation;

/// The beta-geometric/negative binomial model (BG/NBD).
///
/// While alive a person buys as a Poisson process with its own rate λ ~ Gamma(r, α); after
/// each purchase it stops for ever with its own probability p ~ Beta(a, b). Rates and
/// probabilities are independent. Fader PS, Hardie BGS, Lee KL (2005), *Marketing Science*
/// 24:275–284. Who has not bought again cannot have stopped in this model, as stopping
/// happens at repeat purchases only: the probability of being alive is then 1.
///
/// ```
/// use holdfast_stats::purchases::BetaGeometricNegativeBinomial;
/// let model = BetaGeometricNegativeBinomial::new(0.243, 4.414, 0.793, 2.426)?;
/// assert!((model.expected_purchases_of_new(78.0) - 1.8605).abs() < 5e-4);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaGeometricNegativeBinomial {
    /// Shape of the rates (r): small where people differ much.
    pub r: f64,
    /// Scale of the rates (alpha), in the unit of time; the mean rate is r / alpha.
    pub alpha: f64,
    /// First shape of the probability of stopping; its mean is a / (a + b).
    pub a: f64,
    /// Second shape.
    pub b: f64,
}

impl BetaGeometricNegativeBinomial {
    /// A model with known parameters.
    ///
    /// # Errors
    /// A parameter that is not a finite number above 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::BetaGeometricNegativeBinomial;
    /// assert!(BetaGeometricNegativeBinomial::new(0.0, 1.0, 1.0, 1.0).is_err());
    /// ```
    pub fn new(r: f64, alpha: f64, a: f64, b: f64) -> Result<Self, Error> {
        positive(&[("r", r), ("alpha", alpha), ("a", a), ("b", b)])?;
        Ok(Self { r, alpha, a, b })
    }

    /// Maximum (penalised) likelihood from several starts.
    ///
    /// # Errors
    /// No row with a repeat purchase or with time observed; a penalty below 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, Penalty, PurchaseData};
    /// let data = PurchaseData::new(&[0, 3, 1, 0], &[0.0, 8.0, 2.0, 0.0], &[9.0, 12.0, 10.0, 11.0], None)?;
    /// let fitted = BetaGeometricNegativeBinomial::fit(&data, Penalty::Ridge(0.25))?;
    /// assert!(fitted.model.r > 0.0);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn fit(data: &PurchaseData, penalty: Penalty) -> Result<Fitted<Self>, Error> {
        let total_weight = data.total_weight();
        let (mut purchases, mut time) = (0.0, 0.0);
        for (row, weight) in &data.rows {
            purchases += weight * f64::from(row.frequency);
            time += weight * row.observed;
        }
        if purchases <= 0.0 || time <= 0.0 {
            return Err(Error::InvalidParameter {
                name: "repeat purchases",
                value: purchases,
                expected: "above 0: rates cannot be told from first purchases alone",
            });
        }
        let shape = |name| Sought { name, center: 1.0, bounds: (1e-5, 1e5) };
        let mean_time = time / total_weight;
        let sought = [
            shape("r"),
            Sought { name: "alpha", center: mean_time, bounds: (1e-6, 1e8) },
            shape("a"),
            shape("b"),
        ];
        let rate = purchases / time;
        let starts = [
            (0.25, 0.8, 2.5),
            (1.0, 1.0, 1.0),
            (1.0, 0.2, 2.0),
            (3.0, 1.0, 5.0),
            (0.5, 2.0, 1.0),
            (5.0, 0.05, 1.0),
        ]
        .map(|(r, a, b)| [r, r / rate, a, b]);
        search(
            &sought,
            &|values| Self::of(values).log_likelihood_and_gradient(data),
            &starts,
            total_weight,
            penalty,
            Self::of,
        )
    }

    fn of(&[r, alpha, a, b]: &[f64; 4]) -> Self {
        Self { r, alpha, a, b }
    }

    /// The log-likelihood of the rows under these parameters: the weighted sum of
    /// ln \[A₁A₂(A₃ + A₄)\] with A₁A₃ = (r)ₓ αʳ / (α+T)ʳ⁺ˣ, A₂ = (b)ₓ / (a+b)ₓ and, where x > 0,
    /// A₄/A₃ = a/(b+x−1) · ((α+T)/(α+t_x))ʳ⁺ˣ; (θ)ₓ is the rising factorial.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, PurchaseData};
    /// let model = BetaGeometricNegativeBinomial::new(1.0, 1.0, 1.0, 1.0)?;
    /// // Nothing bought again in a time of 1: (α/(α+T))ʳ.
    /// let data = PurchaseData::new(&[0], &[0.0], &[1.0], None)?;
    /// assert!((model.log_likelihood(&data) - 0.5_f64.ln()).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn log_likelihood(&self, data: &PurchaseData) -> f64 {
        self.log_likelihood_and_gradient(data).0
    }

    fn log_likelihood_and_gradient(&self, data: &PurchaseData) -> (f64, [f64; 4]) {
        let Self { r, alpha, a, b } = *self;
        let most = data.rows.iter().map(|(row, _)| row.frequency).max().unwrap_or(0);
        let (of_r, of_b, of_both) = (Rising::new(r, most), Rising::new(b, most), Rising::new(a + b, most));
        let (mut total, mut gradient) = (0.0, [0.0; 4]);
        for (row, weight) in &data.rows {
            let count = row.frequency as usize;
            let frequency = f64::from(row.frequency);
            let end = alpha + row.observed;
            let waited = (row.observed / alpha).ln_1p();
            let mut value =
                of_r.ln[count] - r * waited - frequency * end.ln() + of_b.ln[count] - of_both.ln[count];
            // The share of the likelihood in which the last purchase was followed by stopping.
            let (mut stopped, mut gap) = (0.0, 0.0);
            if count > 0 {
                gap = ((row.observed - row.recency) / (alpha + row.recency)).ln_1p();
                let odds = self.ln_odds_of_having_stopped(frequency, gap);
                value += ln_one_plus_exp(odds);
                stopped = logistic(odds);
                gradient[3] -= weight * stopped / (b + frequency - 1.0);
            }
            total += weight * value;
            let last = alpha + row.recency;
            gradient[0] += weight * (of_r.derivative[count] - waited + stopped * gap);
            gradient[1] += weight
                * (r * row.observed / (alpha * end)
                    - frequency / end
                    - stopped * (r + frequency) * (row.observed - row.recency) / (end * last));
            gradient[2] += weight * (stopped / a - of_both.derivative[count]);
            gradient[3] += weight * (of_b.derivative[count] - of_both.derivative[count]);
        }
        (total, gradient)
    }

    fn ln_odds_of_having_stopped(&self, frequency: f64, gap: f64) -> f64 {
        self.a.ln() - (self.b + frequency - 1.0).ln() + (self.r + frequency) * gap
    }

    /// P(still alive at the end of observation | x, t_x, T):
    /// 1 / \[1 + a/(b+x−1) · ((α+T)/(α+t_x))ʳ⁺ˣ\], and 1 where x = 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, Purchases};
    /// let model = BetaGeometricNegativeBinomial::new(0.243, 4.414, 0.793, 2.426)?;
    /// let (recent, long_ago) = (
    ///     Purchases { frequency: 7, recency: 38.0, observed: 38.86 },
    ///     Purchases { frequency: 7, recency: 20.0, observed: 38.86 },
    /// );
    /// assert!(model.probability_alive(&recent) > 0.85 && model.probability_alive(&long_ago) < 0.15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability_alive(&self, person: &Purchases) -> f64 {
        if person.frequency == 0 {
            return 1.0;
        }
        let gap = ((person.observed - person.recency) / (self.alpha + person.recency)).ln_1p();
        logistic(-self.ln_odds_of_having_stopped(f64::from(person.frequency), gap))
    }

    /// P(at least one purchase in (T, T+t] | x, t_x, T) =
    /// P(alive) · \[1 − ((α+T)/(α+T+t))ʳ⁺ˣ\].
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, Purchases};
    /// let model = BetaGeometricNegativeBinomial::new(1.0, 10.0, 1.0, 1.0)?;
    /// let once = Purchases { frequency: 0, recency: 0.0, observed: 10.0 };
    /// assert!((model.probability_of_purchase(&once, 20.0) - 0.5).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability_of_purchase(&self, person: &Purchases, time: f64) -> f64 {
        let shape = self.r + f64::from(person.frequency);
        let none = -shape * (time.max(0.0) / (self.alpha + person.observed)).ln_1p();
        -self.probability_alive(person) * none.exp_m1()
    }

    /// Expected purchases in (T, T+t] given x, t_x, T (equation 10 of the paper).
    ///
    /// Given that it is alive at T, a person's rate is Gamma(r+x, α+T) and its probability of
    /// stopping Beta(a, b+x): P(alive) times the expectation of a new person with these.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, Purchases};
    /// let model = BetaGeometricNegativeBinomial::new(0.243, 4.414, 0.793, 2.426)?;
    /// let person = Purchases { frequency: 2, recency: 30.43, observed: 38.86 };
    /// assert!((model.expected_purchases(&person, 39.0) - 1.226).abs() < 5e-4);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_purchases(&self, person: &Purchases, time: f64) -> f64 {
        let frequency = f64::from(person.frequency);
        let alive = Self {
            r: self.r + frequency,
            alpha: self.alpha + person.observed,
            a: self.a,
            b: self.b + frequency,
        };
        self.probability_alive(person) * alive.expected_purchases_of_new(time)
    }

    /// Expected repeat purchases of a new person in a time t after its first purchase
    /// (equation 9 of the paper).
    ///
    /// The published form, (a+b−1)/(a−1) · \[1 − (α/(α+t))ʳ ₂F₁(r, b; a+b−1; t/(α+t))\], is 0/0
    /// at a = 1 and loses digits near it. Here: purchase k+1 happens if a person who never
    /// stops makes more than k of them, N ~ negative binomial, and the first k were survived,
    /// Σₖ P(N > k) · (b)ₖ/(a+b)ₖ. Every term is positive. Where the sum would be long (t many
    /// times α) the mean over p of \[1 − (1 + pt/α)⁻ʳ\]/p is integrated instead.
    ///
    /// ```
    /// use holdfast_stats::purchases::BetaGeometricNegativeBinomial;
    /// // a = 1 is where the published form divides by 0.
    /// let value = |a| BetaGeometricNegativeBinomial::new(0.5, 4.0, a, 2.0).map(|m| m.expected_purchases_of_new(30.0));
    /// assert!((value(1.0)? - value(1.0 + 1e-9)?).abs() < 1e-8);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_purchases_of_new(&self, time: f64) -> f64 {
        expectation::expected_purchases(self, time)
    }

    /// P(x repeat purchases of a new person in a time t), equation 8 of the paper.
    ///
    /// ```
    /// use holdfast_stats::purchases::BetaGeometricNegativeBinomial;
    /// let model = BetaGeometricNegativeBinomial::new(0.243, 4.414, 0.793, 2.426)?;
    /// let all: f64 = (0..400).map(|count| model.probability_of_count(count, 39.0)).sum();
    /// assert!((all - 1.0).abs() < 1e-9);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability_of_count(&self, count: u32, time: f64) -> f64 {
        expectation::probability_of_count(self, count, time)
    }

    /// ln (b)ₓ/(a+b)ₓ: the probability of surviving x purchases.
    fn ln_survival(&self, purchases: u32) -> f64 {
        ln_rising(self.b, purchases) - ln_rising(self.a + self.b, purchases)
    }
}

/// ln(1 + eˣ) without overflow.
fn ln_one_plus_exp(x: f64) -> f64 {
    if x > 0.0 { x + (-x).exp().ln_1p() } else { x.exp().ln_1p() }
}

/// 1 / (1 + e⁻ˣ) without overflow.
fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let odds = x.exp();
        odds / (1.0 + odds)
    }
}
