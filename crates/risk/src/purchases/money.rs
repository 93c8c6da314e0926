//! Expected amounts.

use holdfast_stats::purchases::{GammaGamma, Penalty, PurchaseDays, Spend, SpendData};

use super::buying::parameters;
use super::outcome::{ExpectedMoney, HorizonOutlook, SpendMethod, SpendModel};
use super::settings::Settings;
use crate::Error;

/// Accounts with repeat purchases in a currency that the model needs.
const MINIMUM_REPEATERS: usize = 30;

/// The amounts of one currency.
pub(super) struct Amounts<'a> {
    days: &'a PurchaseDays,
    model: Option<GammaGamma>,
    pub(super) summary: SpendModel,
}

/// The purchases of an account in the currency, and their mean amount.
fn spend(days: &PurchaseDays, person: usize) -> Option<Spend> {
    if person >= days.people() {
        return None;
    }
    let amounts = days.amounts_of(person);
    let total: f64 = amounts.iter().map(|&amount| amount as f64).sum();
    (!amounts.is_empty() && total > 0.0)
        .then(|| Spend { purchases: amounts.len() as u32, mean_amount: total / amounts.len() as f64 })
}

impl<'a> Amounts<'a> {
    /// Fits the amounts of one currency, the first purchases included: for an account with one
    /// purchase it is all that is known. `None` where nothing was paid in it.
    pub(super) fn new(
        currency: &str,
        days: &'a PurchaseDays,
        settings: &Settings,
    ) -> Result<Option<Self>, Error> {
        let spends: Vec<Spend> = (0..days.people()).filter_map(|person| spend(days, person)).collect();
        let purchases: u64 = spends.iter().map(|spend| u64::from(spend.purchases)).sum();
        if purchases == 0 {
            return Ok(None);
        }
        let total: f64 = spends.iter().map(|spend| f64::from(spend.purchases) * spend.mean_amount).sum();
        let repeaters: Vec<Spend> = spends.iter().copied().filter(|spend| spend.purchases > 1).collect();
        let mut summary = SpendModel {
            currency: currency.to_owned(),
            method: SpendMethod::MeanOfAll,
            accounts: spends.len() as u64,
            purchases,
            mean_amount_in_minor_units: total / purchases as f64,
            parameters: Vec::new(),
            correlation: correlation(&repeaters),
        };
        let mut model = None;
        if repeaters.len() >= MINIMUM_REPEATERS {
            let counts: Vec<u32> = spends.iter().map(|spend| spend.purchases).collect();
            let means: Vec<f64> = spends.iter().map(|spend| spend.mean_amount).collect();
            let failed = Error::statistics("amounts of purchases");
            let data = SpendData::new(&counts, &means, None).map_err(failed)?;
            let fitted = GammaGamma::fit(&data, Penalty::Ridge(settings.penalty))
                .map_err(Error::statistics("amounts of purchases"))?;
            // Without a finite mean of all there is nothing to draw an account towards.
            if fitted.converged && fitted.model.mean_amount().is_some() {
                summary.method = SpendMethod::GammaGamma;
                summary.parameters = parameters(&fitted.parameters);
                model = Some(fitted.model);
            }
        }
        Ok(Some(Self { days, model, summary }))
    }

    /// What an account with so many purchases in all is expected to pay in this currency.
    pub(super) fn expected(
        &self,
        person: usize,
        purchases: usize,
        horizons: &[HorizonOutlook],
    ) -> Option<ExpectedMoney> {
        let spend = spend(self.days, person)?;
        let amount =
            self.model.map_or(self.summary.mean_amount_in_minor_units, |model| model.expected_amount(&spend));
        let share = f64::from(spend.purchases) / purchases.max(1) as f64;
        Some(ExpectedMoney {
            currency: self.summary.currency.clone(),
            expected_minor_units_per_purchase: amount,
            expected_minor_units: horizons
                .iter()
                .map(|horizon| horizon.expected_purchases * share * amount)
                .collect(),
        })
    }
}

/// Pearson's correlation between the number of purchases and their mean amount.
fn correlation(spends: &[Spend]) -> Option<f64> {
    let count = spends.len() as f64;
    let mean = |value: &dyn Fn(&Spend) -> f64| spends.iter().map(value).sum::<f64>() / count;
    let (purchases, amount) = (|spend: &Spend| f64::from(spend.purchases), |spend: &Spend| spend.mean_amount);
    let (x, y) = (mean(&purchases), mean(&amount));
    let product = mean(&|spend| (purchases(spend) - x) * (amount(spend) - y));
    let spread = mean(&|spend| (purchases(spend) - x).powi(2)) * mean(&|spend| (amount(spend) - y).powi(2));
    (spread > 0.0).then(|| product / spread.sqrt())
}
