//! The dialects: whose definition a figure follows, and why theirs differ.

use std::collections::BTreeMap;

use crate::revenue::{MonthAccounts, MonthMoney};
use crate::series::MeasureSeries;

/// Whose definitions a figure follows. The formulas stand in the SQL file of each measure.
///
/// Vendors that look back 30 days (Stripe, Baremetrics) are computed over the calendar month
/// here, so that figures lie side by side. All dialects use the workspace's recognition
/// setting and its revenue (discounts and metered amounts as the source states them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// Holdfast's own: start of the month against its end, accounts of the start only,
    /// reactivation shown but not counted as retention.
    Canonical,
    /// Stripe Billing: subscriber churn over starters and arrivals.
    Stripe,
    /// ChartMogul, "Standard" formula: movements as they happen over the month's start.
    ChartmogulB2b,
    /// ChartMogul, "Shopify" formula: sums of daily rates.
    ChartmogulB2c,
    /// Baremetrics: sign-ups that cancel count, losses capped at the start amount.
    Baremetrics,
    /// ProfitWell: same-month pairs ignored, complete months only.
    Profitwell,
}

impl Dialect {
    /// All dialects, canonical first.
    pub const ALL: [Self; 6] = [
        Self::Canonical,
        Self::Stripe,
        Self::ChartmogulB2b,
        Self::ChartmogulB2c,
        Self::Baremetrics,
        Self::Profitwell,
    ];

    /// The key used in SQL and reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Canonical => "canonical",
            Self::Stripe => "stripe",
            Self::ChartmogulB2b => "chartmogul_b2b",
            Self::ChartmogulB2c => "chartmogul_b2c",
            Self::Baremetrics => "baremetrics",
            Self::Profitwell => "profitwell",
        }
    }

    /// The dialect with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.key() == key)
    }
}

/// Why a dialect's figure differs from the canonical one.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DialectDifference {
    /// The dialect's key.
    pub dialect: String,
    /// The measure.
    pub measure: String,
    /// The month compared.
    pub period: String,
    /// Currency, for measures of money.
    pub currency: Option<String>,
    /// The canonical value.
    pub canonical: Option<f64>,
    /// The dialect's value.
    pub value: Option<f64>,
    /// Key of the sentence that explains it (`measures.ftl`).
    pub explanation: String,
    /// Numbers in that sentence: whole counts, and shares in keys that end in `_share`.
    pub arguments: BTreeMap<String, f64>,
}

/// Values this close are the same figure.
const SAME: f64 = 1e-12;

/// Every dialect's figure that differs from the canonical one of its month.
pub(crate) fn differences(
    series: &[MeasureSeries],
    accounts: &[MonthAccounts],
    money: &[MonthMoney],
) -> Vec<DialectDifference> {
    let mut found = Vec::new();
    for of_dialect in series.iter().filter(|other| other.dialect != Dialect::Canonical) {
        let Some(canonical) = series
            .iter()
            .find(|other| other.dialect == Dialect::Canonical && other.measure == of_dialect.measure)
        else {
            continue;
        };
        for reference in &canonical.points {
            let own = of_dialect
                .points
                .iter()
                .find(|point| point.period == reference.period && point.currency == reference.currency);
            let value = own.and_then(|point| point.value);
            if same(value, reference.value) {
                continue;
            }
            let month_accounts = accounts.iter().find(|month| month.period == reference.period);
            let month_money = money.iter().find(|month| {
                month.period == reference.period && Some(&month.currency) == reference.currency.as_ref()
            });
            let (explanation, arguments) =
                explain(of_dialect.dialect, &of_dialect.measure, own.is_some(), month_accounts, month_money);
            found.push(DialectDifference {
                dialect: of_dialect.dialect.key().to_owned(),
                measure: of_dialect.measure.clone(),
                period: reference.period.clone(),
                currency: reference.currency.clone(),
                canonical: reference.value,
                value,
                explanation,
                arguments,
            });
        }
    }
    found
}

fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() <= SAME,
        (None, None) => true,
        _ => false,
    }
}

fn explain(
    dialect: Dialect,
    measure: &str,
    has_month: bool,
    accounts: Option<&MonthAccounts>,
    money: Option<&MonthMoney>,
) -> (String, BTreeMap<String, f64>) {
    if dialect == Dialect::Profitwell && !has_month {
        return ("difference-profitwell-open-month".to_owned(), BTreeMap::new());
    }
    let key = format!("difference-{}-{}", dialect.key().replace('_', "-"), measure.replace('_', "-"));
    let mut arguments = BTreeMap::new();
    let mut put = |name: &str, value: f64| arguments.insert(name.to_owned(), value);
    if let Some(month) = accounts
        && measure == "logo_churn"
    {
        put("start", month.at_start as f64);
        put("canonical_churned", month.churned as f64);
        match dialect {
            Dialect::Stripe => {
                put("churned", month.days_churned as f64);
                put("arrived", (month.days_new + month.days_reactivated) as f64);
            }
            Dialect::Baremetrics => {
                put("churned", month.churned_accounts as f64);
                put("passing", month.churned_accounts.saturating_sub(month.churned) as f64);
            }
            _ => {}
        }
    }
    if let Some(month) = money
        && month.at_start > 0
    {
        let of_start = |minor: i64| minor as f64 / month.at_start as f64;
        put("reactivation_share", of_start(month.days_reactivation));
        put("passing_share", of_start(month.days_loss - month.loss));
        put("capped_share", of_start(month.days_loss - month.kept_loss));
    }
    (key, arguments)
}
