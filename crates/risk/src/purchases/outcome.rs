//! What an assessment says.

use serde::Serialize;

use super::day::Day;

/// What was found about buyers without a contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// First day with a purchase.
    pub first_day: Option<Day>,
    /// The last day that counted.
    pub until_day: Day,
    /// Accounts with at least one purchase.
    pub accounts: u64,
    /// Purchases: days on which an account bought.
    pub purchases: u64,
    /// Purchases after an account's first.
    pub repeat_purchases: u64,
    /// When purchases happen, and how that was decided.
    pub buying: BuyingFound,
    /// The model fitted to the whole window; `None` where there was too little to fit.
    pub model: Option<ModelSummary>,
    /// What the model fitted before the part held out foretold of it.
    pub held_out: Option<HeldOut>,
    /// What amounts are expected from, by currency.
    pub spend: Vec<SpendModel>,
    /// Why predictions are not published; empty where they are.
    pub refusals: Vec<Refusal>,
    /// The accounts in the order of the log; predictions only where they are published.
    pub outlooks: Vec<AccountOutlook>,
}

impl Assessment {
    /// Whether predictions are published.
    pub fn is_published(&self) -> bool {
        self.refusals.is_empty()
    }
}

/// When purchases happen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BuyingFound {
    /// Days from occasion to occasion; `None`: purchases happen at any time.
    pub every_days: Option<f64>,
    /// Whether it was found, not set.
    pub found: bool,
    /// Gaps between purchases that were looked at.
    pub gaps: u64,
    /// Share of the gaps that are multiples of a year, a quarter, a month, to a twelfth of it.
    pub share_yearly: f64,
    /// As `share_yearly`, of quarters.
    pub share_quarterly: f64,
    /// As `share_yearly`, of months.
    pub share_monthly: f64,
}

/// Which model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelKind {
    /// BG/NBD, times in days.
    BetaGeometricNegativeBinomial,
    /// BG/BB.
    BetaGeometricBetaBinomial,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelSummary {
    /// Which model.
    pub kind: ModelKind,
    /// Its parameters.
    pub parameters: Vec<ModelParameter>,
    /// The log-likelihood.
    pub log_likelihood: f64,
    /// Whether the search for the parameters came to rest.
    pub converged: bool,
    /// Purchases expected of a new account in each horizon after its first.
    pub expected_of_new: Vec<f64>,
}

/// A parameter of a fitted model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelParameter {
    /// Its name in the model's paper.
    pub name: &'static str,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error, where it has one.
    pub standard_error: Option<f64>,
    /// Whether the data do not bound it.
    pub at_border: bool,
}

/// What a simpler forecast would have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Baseline {
    /// Each account goes on at its own rate before.
    SameRate,
    /// Every account goes on at the average rate of all before.
    AverageRate,
}

/// The model beside a simpler forecast, account by account.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Versus {
    /// The simpler forecast.
    pub baseline: Baseline,
    /// The purchases it expects in all.
    pub expected: f64,
    /// Its mean squared error of the purchases of an account.
    pub squared_error: f64,
    /// The model's squared error less this one's, mean over the accounts; below 0: better.
    pub difference: f64,
    /// Lower limit of the difference (95 %, normal, accounts independent).
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

/// Accounts with the same number of repeat purchases before the part held out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FrequencyGroup {
    /// Repeat purchases before; the last group has this many or more.
    pub repeat_purchases: u32,
    /// Accounts.
    pub accounts: u64,
    /// Purchases expected of them.
    pub expected: f64,
    /// What they bought.
    pub bought: u64,
}

/// The check on the last part of the window.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeldOut {
    /// Last day the model of the check was fitted on.
    pub fitted_until: Day,
    /// Days held out after it.
    pub days: u32,
    /// Accounts known before.
    pub accounts: u64,
    /// What they bought in the part held out.
    pub bought: u64,
    /// What the model expected.
    pub expected: f64,
    /// The model's mean squared error of the purchases of an account.
    pub squared_error: f64,
    /// Beside simpler forecasts.
    pub versus: Vec<Versus>,
    /// By repeat purchases before: where the model is off.
    pub by_frequency: Vec<FrequencyGroup>,
}

/// Why predictions are not published, with the numbers that decided.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// Too few accounts before the part held out.
    TooFewAccounts {
        /// Found.
        found: u64,
        /// Needed.
        needed: u64,
    },
    /// Too few repeat purchases before the part held out.
    TooFewRepeatPurchases {
        /// Found.
        found: u64,
        /// Needed.
        needed: u64,
    },
    /// Too few purchases in the part held out to check anything.
    TooFewHeldOutPurchases {
        /// Found.
        found: u64,
        /// Needed.
        needed: u64,
    },
    /// The search for the parameters did not come to rest.
    NotConverged,
    /// The same rate as before is nearer to the total that was bought than the model.
    TotalNotBetter {
        /// What the model expected.
        expected: f64,
        /// What the same rate as before comes to.
        same_rate: f64,
        /// What was bought.
        bought: u64,
    },
    /// The model's total is too far from what was bought.
    TotalTooFar {
        /// What the model expected.
        expected: f64,
        /// What was bought.
        bought: u64,
        /// Largest share of what was bought that it may be off.
        limit: f64,
    },
    /// Account by account a simpler forecast is as good, or not certainly worse.
    AccountsNotBetter {
        /// The simpler forecast.
        baseline: Baseline,
        /// The model's squared error less the simpler forecast's, mean over the accounts.
        difference: f64,
        /// Upper limit of the difference (95 %): not below 0.
        upper: f64,
    },
}

/// How an amount is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpendMethod {
    /// Gamma–Gamma: an account's own mean drawn towards that of all.
    GammaGamma,
    /// The mean of all purchases, for every account: there is too little for more.
    MeanOfAll,
}

/// What amounts are expected from, in one currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpendModel {
    /// ISO 4217 code; empty where the source has none.
    pub currency: String,
    /// How.
    pub method: SpendMethod,
    /// Accounts with a purchase in it.
    pub accounts: u64,
    /// Purchases in it.
    pub purchases: u64,
    /// Mean amount of a purchase, in minor units; a mean, not money.
    pub mean_amount_in_minor_units: f64,
    /// The parameters p, q and gamma (in minor units); empty without the model.
    pub parameters: Vec<ModelParameter>,
    /// Correlation between the number of purchases of an account and their mean amount, among
    /// accounts with repeat purchases. The model takes it to be 0; `None` where it cannot be
    /// computed.
    pub correlation: Option<f64>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountOutlook {
    /// The account.
    pub account: String,
    /// Its first purchase.
    pub first_day: Day,
    /// Its last purchase.
    pub last_day: Day,
    /// Its purchases.
    pub purchases: u32,
    /// What is expected; `None` where it is not published.
    pub prediction: Option<Prediction>,
}

/// What is expected of one account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Prediction {
    /// Probability that it still buys at the end of the last day (BG/BB: on its last occasion).
    /// 1 in BG/NBD for who bought once only: look at the horizons instead.
    pub probability_alive: f64,
    /// One for each horizon of the settings.
    pub horizons: Vec<HorizonOutlook>,
    /// The amounts expected, by currency.
    pub money: Vec<ExpectedMoney>,
}

/// What is expected in a time from the last day on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HorizonOutlook {
    /// Days ahead.
    pub days: u32,
    /// Expected purchases.
    pub expected_purchases: f64,
    /// Probability of at least one.
    pub probability_of_purchase: f64,
}

/// Expected amounts in one currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExpectedMoney {
    /// ISO 4217 code; empty where the source has none.
    pub currency: String,
    /// Expected amount of one purchase, in minor units; an expectation, not money.
    pub expected_minor_units_per_purchase: f64,
    /// Expected amount in each horizon, in minor units: the purchases expected, times the share
    /// of the account's purchases in this currency, times the amount of one.
    pub expected_minor_units: Vec<f64>,
}
