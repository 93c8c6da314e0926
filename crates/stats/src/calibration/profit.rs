//! What a retention campaign that follows the scores is worth.

use super::Forecasts;
use crate::{Error, distribution::beta_cdf};

/// A retention campaign: who is contacted gets an offer; leavers accept it with a probability
/// that is known only as a beta distribution, stayers always accept it.
///
/// Amounts are in any one unit of money. The defaults are those of the paper (see
/// [`Forecasts::expected_maximum_profit`]): a value of 200, an offer of 10, a contact of 1,
/// acceptance Beta(6, 14) with mean 0.3.
///
/// ```
/// use holdfast_stats::calibration::ChurnCampaign;
/// let campaign = ChurnCampaign { value: 500.0, ..ChurnCampaign::default() };
/// assert_eq!((campaign.offer, campaign.contact), (10.0, 1.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChurnCampaign {
    /// What a kept customer is worth (lifetime value), above `offer`.
    pub value: f64,
    /// What the offer costs, if accepted; zero or more.
    pub offer: f64,
    /// What it costs to contact a customer; zero or more.
    pub contact: f64,
    /// First shape of the beta distribution of acceptance, above zero.
    pub acceptance_alpha: f64,
    /// Second shape, above zero.
    pub acceptance_beta: f64,
}

impl Default for ChurnCampaign {
    fn default() -> Self {
        Self { value: 200.0, offer: 10.0, contact: 1.0, acceptance_alpha: 6.0, acceptance_beta: 14.0 }
    }
}

/// The result of [`Forecasts::expected_maximum_profit`].
///
/// ```
/// use holdfast_stats::calibration::{ChurnCampaign, Forecasts};
/// let useless = Forecasts::new(&[0.1; 4], &[1.0, 0.0, 0.0, 0.0], None)?;
/// let best = useless.expected_maximum_profit(&ChurnCampaign::default())?;
/// assert!(best.profit > 0.0 && best.share > 0.0, "with one in four leaving, contact all");
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MaximumProfit {
    /// Expected profit a customer (contacted or not), in the campaign's unit; never negative,
    /// since nobody need be contacted.
    pub profit: f64,
    /// Expected share of the customers that the best campaign contacts, in \[0, 1\].
    pub share: f64,
}

impl Forecasts<'_> {
    /// The expected maximum profit of a churn campaign: ∫ max over thresholds t of
    /// P(t, γ) · h(γ) dγ with
    ///
    /// P(t, γ) = V·(γ(1 − δ) − φ)·π₀·F₀(t) − V·(δ + φ)·π₁·F₁(t),
    ///
    /// where π₀ and π₁ are the shares of leavers and stayers, F₀ and F₁ the shares of each
    /// with a score above t, V the value, δ and φ offer and contact over the value, and h the
    /// density of the acceptance γ. Verbraken T, Verbeke W, Baesens B (2013), *IEEE
    /// Transactions on Knowledge and Data Engineering* 25:961–973. Computed exactly: the best
    /// threshold at each γ is a vertex of the convex hull of the ROC curve, and the vertex
    /// changes at the γ where two neighbours are worth the same.
    ///
    /// # Errors
    /// Only one outcome, costs below zero, a value not above the offer, shapes not above zero.
    ///
    /// ```
    /// use holdfast_stats::calibration::{ChurnCampaign, Forecasts};
    /// // Perfect ranking: all leavers, and they alone, are worth contacting if γ > φ/(1 − δ).
    /// let forecasts = Forecasts::new(&[0.9, 0.1, 0.2, 0.1], &[1.0, 0.0, 0.0, 0.0], None)?;
    /// let best = forecasts.expected_maximum_profit(&ChurnCampaign::default())?;
    /// assert!((best.profit - 0.25 * (190.0 * 0.3 - 1.0)).abs() < 1e-6);
    /// assert!((best.share - 0.25).abs() < 1e-6);
    /// # Ok::<(), holdfast_stats::Error>(())
    /// ```
    pub fn expected_maximum_profit(&self, campaign: &ChurnCampaign) -> Result<MaximumProfit, Error> {
        campaign.check()?;
        self.need_both_outcomes()?;
        let (leavers, stayers) = (self.base_rate(), 1.0 - self.base_rate());
        let delta = campaign.offer / campaign.value;
        let phi = campaign.contact / campaign.value;
        let (alpha, beta) = (campaign.acceptance_alpha, campaign.acceptance_beta);
        let hull = self.hull();
        let mean = alpha / (alpha + beta);
        let mut result = MaximumProfit { profit: 0.0, share: 0.0 };
        let mut from = 0.0;
        for (index, &(stay, leave)) in hull.iter().enumerate() {
            let to = match hull.get(index + 1) {
                None => 1.0,
                Some(&(next_stay, next_leave)) => {
                    let gained = leavers * (next_leave - leave);
                    let spent = stayers * (delta + phi) * (next_stay - stay) + phi * gained;
                    // A step to the right only is never worth it.
                    if gained > 0.0 { (spent / ((1.0 - delta) * gained)).clamp(from, 1.0) } else { 1.0 }
                }
            };
            if to > from {
                let mass = beta_cdf(to, alpha, beta) - beta_cdf(from, alpha, beta);
                let moment = mean * (beta_cdf(to, alpha + 1.0, beta) - beta_cdf(from, alpha + 1.0, beta));
                let gain = ((1.0 - delta) * moment - phi * mass) * leavers * leave;
                let cost = (delta + phi) * mass * stayers * stay;
                result.profit += campaign.value * (gain - cost);
                result.share += mass * (leavers * leave + stayers * stay);
            }
            from = to;
        }
        Ok(result)
    }

    /// Vertices (F₁, F₀) of the upper convex hull of the ROC curve, from (0, 0) to (1, 1).
    fn hull(&self) -> Vec<(f64, f64)> {
        let negative = self.total - self.positive;
        let mut hull: Vec<(f64, f64)> = vec![(0.0, 0.0)];
        let (mut x, mut y) = (0.0, 0.0);
        for step in self.steps().iter().rev() {
            x += step.weight - step.positive;
            y += step.positive;
            let point = ((x / negative).min(1.0), (y / self.positive).min(1.0));
            while let [.., a, b] = hull.as_slice() {
                let turn = (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0);
                if turn < 0.0 {
                    break;
                }
                hull.pop();
            }
            hull.push(point);
        }
        hull
    }
}

impl ChurnCampaign {
    fn check(&self) -> Result<(), Error> {
        let must = |ok: bool, name, value, expected| {
            if ok { Ok(()) } else { Err(Error::InvalidParameter { name, value, expected }) }
        };
        let amount = "a finite amount of zero or more";
        let cost = |value: f64| value.is_finite() && value >= 0.0;
        must(cost(self.offer), "offer", self.offer, amount)?;
        must(cost(self.contact), "contact", self.contact, amount)?;
        let value = self.value.is_finite() && self.value > self.offer;
        must(value, "value", self.value, "finite and above the offer")?;
        let shape = |value: f64| value.is_finite() && value > 0.0;
        let expected = "finite and above 0";
        must(shape(self.acceptance_alpha), "acceptance_alpha", self.acceptance_alpha, expected)?;
        must(shape(self.acceptance_beta), "acceptance_beta", self.acceptance_beta, expected)
    }
}
