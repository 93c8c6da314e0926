//! Between probabilities and log-odds.

/// The probability of these log-odds: 1/(1 + e⁻ˣ).
///
/// ```
/// assert!((holdfast_learners::probability(0.0) - 0.5).abs() < 1e-15);
/// ```
pub fn probability(log_odds: f64) -> f64 {
    if log_odds >= 0.0 {
        1.0 / (1.0 + libm::exp(-log_odds))
    } else {
        let odds = libm::exp(log_odds);
        odds / (1.0 + odds)
    }
}

/// The log-odds of a probability: ln(p/(1 − p)); p is kept at least 10⁻¹² from 0 and 1.
///
/// ```
/// assert!(holdfast_learners::log_odds_of(0.5).abs() < 1e-15);
/// ```
pub fn log_odds_of(probability: f64) -> f64 {
    let probability = probability.clamp(1e-12, 1.0 - 1e-12);
    libm::log(probability / (1.0 - probability))
}

/// The log-loss of log-odds `f` against a target `y` in \[0, 1\]: ln(1 + eᶠ) − y f, without
/// overflow.
///
/// ```
/// let loss = holdfast_learners::log_loss(0.0, 1.0);
/// assert!((loss - 2f64.ln()).abs() < 1e-15);
/// ```
pub fn log_loss(log_odds: f64, target: f64) -> f64 {
    log_odds.max(0.0) - target * log_odds + libm::log1p(libm::exp(-log_odds.abs()))
}
