//! What all purchase models share: penalty, search, standard errors.

use super::maximise::{Bounds, FLAT, Maximum, inverse, maximise};
use crate::Error;

/// What keeps the parameters of small data away from the border.
///
/// With few repeat purchases the likelihood can rise forever towards people who are all
/// alike or towards nobody ever leaving.
///
/// ```
/// use holdfast_stats::purchases::Penalty;
/// assert_eq!(Penalty::default(), Penalty::None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Penalty {
    /// Plain maximum likelihood.
    #[default]
    None,
    /// Half of this number times Σ (ln θ − ln θ₀)² is taken off the log-likelihood: a normal
    /// prior of the logarithms with the variance 1/number. θ₀ is 1 for shapes; for a scale it
    /// is the mean time observed (the mean amount), so that the unit does not matter.
    Ridge(f64),
}

impl Penalty {
    fn strength(self) -> Result<f64, Error> {
        match self {
            Self::None => Ok(0.0),
            Self::Ridge(value) if value.is_finite() && value >= 0.0 => Ok(value),
            Self::Ridge(value) => Err(Error::InvalidParameter {
                name: "penalty",
                value,
                expected: "a finite number of at least 0",
            }),
        }
    }
}

/// A parameter as it was estimated.
///
/// ```
/// use holdfast_stats::purchases::{OccasionData, BetaGeometricBetaBinomial, Penalty};
/// let data = OccasionData::new(&[0, 1, 2, 3], &[0, 1, 2, 3], &[3; 4], Some(&[50.0, 20.0, 9.0, 12.0]))?;
/// let fitted = BetaGeometricBetaBinomial::fit(&data, Penalty::Ridge(0.25))?;
/// assert_eq!(fitted.parameters[0].name, "alpha");
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameter {
    /// Its name in the paper, spelled out.
    pub name: &'static str,
    /// The estimate, above 0.
    pub estimate: f64,
    /// Its standard error, from the inverse of the observed information (with the penalty's
    /// share where there is one); `None` at the border of the search, or where the information
    /// cannot be inverted.
    pub standard_error: Option<f64>,
    /// Whether the search ended at its border: the data do not bound this parameter.
    pub at_border: bool,
}

/// A fitted model.
///
/// ```
/// use holdfast_stats::purchases::{BetaGeometricNegativeBinomial, Penalty, PurchaseData};
/// let data = PurchaseData::new(&[0, 1, 4, 0, 2], &[0.0, 3.0, 20.0, 0.0, 5.0], &[30.0; 5], None)?;
/// let fitted = BetaGeometricNegativeBinomial::fit(&data, Penalty::Ridge(0.25))?;
/// assert!(fitted.log_likelihood < 0.0 && fitted.converged);
/// # Ok::<(), holdfast_stats::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted<Model> {
    /// The model with its parameters.
    pub model: Model,
    /// The parameters with their standard errors, in the model's order.
    pub parameters: Vec<Parameter>,
    /// The log-likelihood at the estimate, without the penalty.
    pub log_likelihood: f64,
    /// Whether the search ended where the slope is 0.
    pub converged: bool,
    /// Weights of the rows, added up.
    pub total_weight: f64,
}

/// A parameter to look for.
pub(super) struct Sought {
    pub(super) name: &'static str,
    /// Its value under the penalty's prior, and the unit of its bounds.
    pub(super) center: f64,
    /// How far it may go from the centre, as factors.
    pub(super) bounds: (f64, f64),
}

/// Log-likelihood and gradient of a model, by its parameters.
pub(super) type LogLikelihood<'a, const N: usize> = dyn Fn(&[f64; N]) -> (f64, [f64; N]) + 'a;

/// Searches the maximum over logarithms of the parameters.
pub(super) fn search<const N: usize, Model>(
    sought: &[Sought; N],
    log_likelihood: &LogLikelihood<'_, N>,
    starts: &[[f64; N]],
    total_weight: f64,
    penalty: Penalty,
    model: impl Fn(&[f64; N]) -> Model,
) -> Result<Fitted<Model>, Error> {
    let strength = penalty.strength()?;
    let centers: [f64; N] = std::array::from_fn(|index| sought[index].center.ln());
    let objective = |logarithms: &[f64; N]| {
        let values = logarithms.map(f64::exp);
        let (mut value, mut gradient) = log_likelihood(&values);
        for index in 0..N {
            let distance = logarithms[index] - centers[index];
            value -= 0.5 * strength * distance * distance;
            gradient[index] = (gradient[index] * values[index] - strength * distance) / total_weight;
        }
        (value / total_weight, gradient)
    };
    let bounds = Bounds {
        lower: std::array::from_fn(|index| centers[index] + sought[index].bounds.0.ln()),
        upper: std::array::from_fn(|index| centers[index] + sought[index].bounds.1.ln()),
    };
    let starts: Vec<[f64; N]> = starts.iter().map(|start| start.map(f64::ln)).collect();
    let Maximum { point, at_bound, slope, curvature } = maximise(&objective, &starts, &bounds);
    let values = point.map(f64::exp);
    let covariance = inverse(&curvature, &at_bound);
    let parameters = (0..N)
        .map(|index| Parameter {
            name: sought[index].name,
            estimate: values[index],
            standard_error: covariance
                .as_ref()
                .filter(|_| !at_bound[index])
                .map(|matrix| values[index] * (matrix[index][index] / total_weight).sqrt())
                .filter(|error| error.is_finite()),
            at_border: at_bound[index],
        })
        .collect();
    Ok(Fitted {
        model: model(&values),
        parameters,
        log_likelihood: log_likelihood(&values).0,
        converged: slope < 100.0 * FLAT,
        total_weight,
    })
}

/// Checks that every parameter is a finite number above 0.
pub(super) fn positive(parameters: &[(&'static str, f64)]) -> Result<(), Error> {
    match parameters.iter().find(|(_, value)| !(value.is_finite() && *value > 0.0)) {
        Some(&(name, value)) => {
            Err(Error::InvalidParameter { name, value, expected: "a finite number above 0" })
        }
        None => Ok(()),
    }
}
