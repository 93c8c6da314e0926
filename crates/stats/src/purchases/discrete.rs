//! BG/BB: purchases on given occasions, and a chance to stop before each.

use super::data::{OccasionData, Occasions};
use super::fit::{Fitted, Penalty, Sought, positive, search};
use super::rising::Rising;
use crate::Error;

/// The beta-geometric/beta-Bernoulli model (BG/BB).
///
/// At the beginning of each occasion a person stops for ever with its own probability
/// θ ~ Beta(γ, δ); who is alive buys with its own probability p ~ Beta(α, β). Fader PS,
/// Hardie BGS, Shang J (2010), *Marketing Science* 29:1086–1108.
///
/// ```
/// use holdfast_stats::purchases::{BetaGeometricBetaBinomial, Occasions};
/// // The published parameters of the donors; six years, a donation in each of them.
/// let model = BetaGeometricBetaBinomial::new(1.204, 0.750, 0.657, 2.783)?;
/// let faithful = Occasions { frequency: 6, recency: 6, occasions: 6 };
/// assert!((model.probability_alive(&faithful, 1) - 0.93).abs() < 0.005);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaGeometricBetaBinomial {
    /// First shape of the probability of buying (alpha); its mean is alpha / (alpha + beta).
    pub alpha: f64,
    /// Second shape (beta).
    pub beta: f64,
    /// First shape of the probability of stopping (gamma); its mean is gamma / (gamma + delta).
    pub gamma: f64,
    /// Second shape (delta).
    pub delta: f64,
}

/// ln of what one person's likelihood is made of, relative to one another.
struct Parts {
    /// Alive until the last occasion.
    alive: f64,
    /// All of it.
    all: f64,
}

/// The rising factorials that the rows of one data set share.
struct Tables {
    alpha: Rising,
    beta: Rising,
    buying: Rising,
    delta: Rising,
    stopping: Rising,
}

impl BetaGeometricBetaBinomial {
    /// A model with known parameters.
    ///
    /// # Errors
    /// A parameter that is not a finite number above 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::BetaGeometricBetaBinomial;
    /// assert!(BetaGeometricBetaBinomial::new(1.0, -1.0, 1.0, 1.0).is_err());
    /// ```
    pub fn new(alpha: f64, beta: f64, gamma: f64, delta: f64) -> Result<Self, Error> {
        positive(&[("alpha", alpha), ("beta", beta), ("gamma", gamma), ("delta", delta)])?;
        Ok(Self { alpha, beta, gamma, delta })
    }

    /// Maximum (penalised) likelihood from several starts.
    ///
    /// # Errors
    /// No row with a repeat purchase; a penalty below 0.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricBetaBinomial, OccasionData, Penalty};
    /// let data = OccasionData::new(&[0, 1, 2, 3], &[0, 1, 2, 3], &[3; 4], Some(&[50.0, 20.0, 9.0, 12.0]))?;
    /// let fitted = BetaGeometricBetaBinomial::fit(&data, Penalty::Ridge(0.25))?;
    /// assert!(fitted.converged);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn fit(data: &OccasionData, penalty: Penalty) -> Result<Fitted<Self>, Error> {
        if data.rows.iter().all(|(row, _)| row.frequency == 0) {
            return Err(Error::InvalidParameter {
                name: "repeat purchases",
                value: 0.0,
                expected: "above 0: buying cannot be told from stopping without any",
            });
        }
        let shape = |name| Sought { name, center: 1.0, bounds: (1e-5, 1e5) };
        let sought = ["alpha", "beta", "gamma", "delta"].map(shape);
        let starts = [
            [1.0, 1.0, 1.0, 3.0],
            [1.0, 1.0, 0.3, 3.0],
            [0.5, 2.0, 0.5, 5.0],
            [2.0, 1.0, 1.0, 1.0],
            [0.3, 0.3, 0.3, 1.0],
            [5.0, 5.0, 2.0, 20.0],
        ];
        search(
            &sought,
            &|values| Self::of(values).log_likelihood_and_gradient(data),
            &starts,
            data.total_weight(),
            penalty,
            Self::of,
        )
    }

    fn of(&[alpha, beta, gamma, delta]: &[f64; 4]) -> Self {
        Self { alpha, beta, gamma, delta }
    }

    fn tables(&self, occasions: u32) -> Tables {
        Tables {
            alpha: Rising::new(self.alpha, occasions),
            beta: Rising::new(self.beta, occasions),
            buying: Rising::new(self.alpha + self.beta, occasions),
            delta: Rising::new(self.delta, occasions),
            stopping: Rising::new(self.gamma + self.delta, occasions + 1),
        }
    }

    /// The log-likelihood of the rows under these parameters: the weighted sum of
    /// ln \[B(α+x, β+n−x)/B(α, β) · B(γ, δ+n)/B(γ, δ) + Σᵢ B(α+x, β+t_x−x+i)/B(α, β) ·
    /// B(γ+1, δ+t_x+i)/B(γ, δ)\] with i from 0 to n − t_x − 1.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricBetaBinomial, OccasionData};
    /// let model = BetaGeometricBetaBinomial::new(1.0, 1.0, 1.0, 1.0)?;
    /// // One occasion, bought: half are alive, half of these buy.
    /// let data = OccasionData::new(&[1], &[1], &[1], None)?;
    /// assert!((model.log_likelihood(&data) - 0.25_f64.ln()).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn log_likelihood(&self, data: &OccasionData) -> f64 {
        self.log_likelihood_and_gradient(data).0
    }

    fn log_likelihood_and_gradient(&self, data: &OccasionData) -> (f64, [f64; 4]) {
        let most = data.rows.iter().map(|(row, _)| row.occasions).max().unwrap_or(0);
        let tables = self.tables(most);
        let (mut total, mut gradient) = (0.0, [0.0; 4]);
        for (row, weight) in &data.rows {
            let (value, slope) = self.row(&tables, row);
            total += weight * value;
            for index in 0..4 {
                gradient[index] += weight * slope[index];
            }
        }
        (total, gradient)
    }

    /// ln likelihood and gradient of one row. The ways it can have come about are summed
    /// relative to the first, stopping right after the last purchase (or, where there is no
    /// occasion after it, to being alive): all ratios are positive and none overflows.
    fn row(&self, tables: &Tables, row: &Occasions) -> (f64, [f64; 4]) {
        let (x, last, n) = (row.frequency as usize, row.recency as usize, row.occasions as usize);
        let alive = tables.ln_alive(x, n);
        let largest = alive.max(if last < n { tables.ln_stopped(self.gamma, x, last) } else { alive });
        let relative = (alive - largest).exp();
        let mut sum = relative;
        let mut slopes =
            [0.0, relative * tables.beta.derivative[n - x], 0.0, relative * tables.delta.derivative[n]];
        let mut buying = relative * tables.buying.derivative[n];
        let mut stopping = relative * tables.stopping.derivative[n];
        for stop in last..n {
            let part = (tables.ln_stopped(self.gamma, x, stop) - largest).exp();
            sum += part;
            slopes[1] += part * tables.beta.derivative[stop - x];
            slopes[2] += part / self.gamma;
            slopes[3] += part * tables.delta.derivative[stop];
            buying += part * tables.buying.derivative[stop];
            stopping += part * tables.stopping.derivative[stop + 1];
        }
        let mean = |value: f64| value / sum;
        let gradient = [
            tables.alpha.derivative[x] - mean(buying),
            mean(slopes[1] - buying),
            mean(slopes[2] - stopping),
            mean(slopes[3] - stopping),
        ];
        (largest + sum.ln(), gradient)
    }

    fn parts(&self, person: &Occasions) -> Parts {
        let tables = self.tables(person.occasions);
        Parts {
            alive: tables.ln_alive(person.frequency as usize, person.occasions as usize),
            all: self.row(&tables, person).0,
        }
    }

    /// P(alive on the occasion n + `ahead` | x, t_x, n): 0 for the last occasion there was, 1
    /// for the next (the paper's figure), …
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricBetaBinomial, Occasions};
    /// let model = BetaGeometricBetaBinomial::new(1.204, 0.750, 0.657, 2.783)?;
    /// let never_again = Occasions { frequency: 0, recency: 0, occasions: 6 };
    /// assert!((model.probability_alive(&never_again, 1) - 0.11).abs() < 0.005);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability_alive(&self, person: &Occasions, ahead: u32) -> f64 {
        let parts = self.parts(person);
        (parts.alive - parts.all).exp() * self.survivals(person.occasions, ahead).last().unwrap_or(1.0)
    }

    /// P(alive on occasion n + m | alive on occasion n) for m = 1 … `ahead`.
    fn survivals(&self, occasions: u32, ahead: u32) -> impl Iterator<Item = f64> {
        let delta = self.delta + f64::from(occasions);
        let both = self.gamma + delta;
        (0..ahead).scan(1.0, move |product, step| {
            *product *= (delta + f64::from(step)) / (both + f64::from(step));
            Some(*product)
        })
    }

    /// The model of a person who was alive on its last occasion.
    fn given_alive(&self, person: &Occasions) -> Self {
        Self {
            alpha: self.alpha + f64::from(person.frequency),
            beta: self.beta + f64::from(person.occasions - person.frequency),
            gamma: self.gamma,
            delta: self.delta + f64::from(person.occasions),
        }
    }

    /// P(at least one purchase on the next `ahead` occasions | x, t_x, n).
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricBetaBinomial, Occasions};
    /// let model = BetaGeometricBetaBinomial::new(1.0, 1.0, 1.0, 1.0)?;
    /// let new = Occasions { frequency: 0, recency: 0, occasions: 0 };
    /// assert!((model.probability_of_purchase(&new, 1) - 0.25).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability_of_purchase(&self, person: &Occasions, ahead: u32) -> f64 {
        let none = Occasions { frequency: 0, recency: 0, occasions: ahead };
        let parts = self.parts(person);
        -(parts.alive - parts.all).exp() * self.given_alive(person).parts(&none).all.exp_m1()
    }

    /// Expected purchases on the next `ahead` occasions given x, t_x, n (equation 13 of the
    /// paper), as a sum: P(alive at n) · (α+x)/(α+β+n) · Σₘ P(alive at n+m | alive at n). The
    /// published closed form divides by γ − 1.
    ///
    /// ```
    /// use holdfast_stats::purchases::{BetaGeometricBetaBinomial, Occasions};
    /// let model = BetaGeometricBetaBinomial::new(1.204, 0.750, 0.657, 2.783)?;
    /// let faithful = Occasions { frequency: 6, recency: 6, occasions: 6 };
    /// assert!((model.expected_purchases(&faithful, 5) - 3.75).abs() < 0.01);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_purchases(&self, person: &Occasions, ahead: u32) -> f64 {
        let parts = self.parts(person);
        (parts.alive - parts.all).exp() * self.given_alive(person).expected_purchases_of_new(ahead)
    }

    /// Expected purchases of a new person on its first `occasions`:
    /// α/(α+β) · Σₘ P(alive on occasion m).
    ///
    /// ```
    /// use holdfast_stats::purchases::BetaGeometricBetaBinomial;
    /// let model = BetaGeometricBetaBinomial::new(1.0, 1.0, 1.0, 1.0)?;
    /// assert!((model.expected_purchases_of_new(1) - 0.25).abs() < 1e-15);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_purchases_of_new(&self, occasions: u32) -> f64 {
        // From +0: the sum of nothing is −0.
        self.alpha / (self.alpha + self.beta) * self.survivals(0, occasions).fold(0.0, |sum, part| sum + part)
    }

    /// P(x purchases of a new person on its first n `occasions`); 0 where x > n.
    ///
    /// ```
    /// use holdfast_stats::purchases::BetaGeometricBetaBinomial;
    /// let model = BetaGeometricBetaBinomial::new(1.2, 0.7, 0.6, 2.8)?;
    /// let all: f64 = (0..=6).map(|count| model.probability_of_count(count, 6)).sum();
    /// assert!((all - 1.0).abs() < 1e-14);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn probability_of_count(&self, count: u32, occasions: u32) -> f64 {
        if count > occasions {
            return 0.0;
        }
        let tables = self.tables(occasions);
        let (x, n) = (count as usize, occasions as usize);
        // Choose which of `chosen` occasions had the purchases, times the way it ended.
        let mut ln_ways = 0.0;
        let mut sum = 0.0;
        for stop in x..n {
            sum += (ln_ways + tables.ln_stopped(self.gamma, x, stop)).exp();
            ln_ways += ((stop + 1) as f64).ln() - ((stop + 1 - x) as f64).ln();
        }
        sum + (ln_ways + tables.ln_alive(x, n)).exp()
    }
}

impl Tables {
    /// ln of B(α+x, β+n−x)/B(α, β) · B(γ, δ+n)/B(γ, δ).
    fn ln_alive(&self, x: usize, n: usize) -> f64 {
        self.alpha.ln[x] + self.beta.ln[n - x] - self.buying.ln[n] + self.delta.ln[n] - self.stopping.ln[n]
    }

    /// ln of B(α+x, β+s−x)/B(α, β) · B(γ+1, δ+s)/B(γ, δ): alive for s occasions, then gone.
    fn ln_stopped(&self, gamma: f64, x: usize, s: usize) -> f64 {
        self.alpha.ln[x] + self.beta.ln[s - x] - self.buying.ln[s] + gamma.ln() + self.delta.ln[s]
            - self.stopping.ln[s + 1]
    }
}
