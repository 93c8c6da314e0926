//! How many accounts there are, stayed and left, with which money, and how they left.

use std::collections::BTreeMap;

use holdfast_analytics::Analytics;
use holdfast_domain::money::Currency;
use holdfast_taxonomy::{Crosswalks, HowLeft, Resolution};

use crate::error::Error;
use crate::intervals::{Share, share};
use crate::revenue::Reader;

/// How many accounts there are, stayed and left.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Accounts {
    /// Every account that ever was a customer.
    pub total: u64,
    /// Customers at the as-of instant.
    pub active: u64,
    /// Those that left and are not back.
    pub churned: u64,
    /// `churned / total` with its 95 % Wilson interval; `None` without accounts.
    pub churned_share: Option<Share>,
    /// What decides for most accounts: `subscriptions`, `invoices`, `account_dates`, `status`,
    /// `tenure` or `cancellations`.
    pub basis: String,
    /// What decides, for how many accounts, most first.
    pub bases: Vec<BasisCount>,
    /// What the other sources say about the same accounts: how many they know and how many of
    /// these they call gone. More than one row with other numbers is a contradiction to show.
    pub other_bases: Vec<BasisCount>,
    /// Sign-ups that never became customers (trials, free plans), not counted above.
    pub never_customers: u64,
    /// Whether the source has no customer identifier.
    pub anonymous: bool,
}

/// A basis, the accounts it decides (or knows), and how many of them left.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BasisCount {
    /// The basis.
    pub basis: String,
    /// Accounts.
    pub accounts: u64,
    /// Of these, gone.
    pub churned: u64,
}

/// Recurring money in one currency.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MoneyLine {
    /// ISO 4217 code.
    pub currency: String,
    /// Decimal places of the minor unit.
    pub exponent: u8,
    /// Monthly recurring amount of active accounts at the as-of instant.
    pub active_mrr_minor: i64,
    /// Last monthly recurring amount of the accounts that left.
    pub lost_mrr_minor: i64,
}

/// How customers left: `voluntary`, `involuntary`, `vendor` or `unknown`.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HowLeftShare {
    /// One of the four.
    pub how: String,
    /// Accounts.
    pub count: u64,
    /// Share of churned accounts.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Money lost, by currency, minor units.
    pub lost_mrr_minor: BTreeMap<String, i64>,
}

pub(crate) fn accounts(engine: &dyn Analytics) -> Result<Accounts, Error> {
    let step = "lives";
    let sql = "SELECT basis, never_customer, has_left, left_by_status, left_by_tenure, left_by_cancellations, \
               anonymous, count(*) AS accounts FROM lives GROUP BY 1, 2, 3, 4, 5, 6, 7";
    let table = engine.query(sql, &[]).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    let (mut total, mut churned, mut never_customers, mut anonymous) = (0, 0, 0, 0);
    let mut bases: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut others: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for row in 0..table.rows() {
        let accounts = reader.count("accounts", row)?;
        if reader.flag("never_customer", row)? {
            never_customers += accounts;
            continue;
        }
        let gone = if reader.flag("has_left", row)? { accounts } else { 0 };
        total += accounts;
        churned += gone;
        if reader.flag("anonymous", row)? {
            anonymous += accounts;
        }
        let basis = reader.text("basis", row)?.ok_or_else(|| reader.missing("basis", row))?;
        let known = bases.entry(basis.to_owned()).or_default();
        *known = (known.0 + accounts, known.1 + gone);
        for other in ["status", "tenure", "cancellations"] {
            let column = table.column(&format!("left_by_{other}")).map_err(Error::engine(step))?;
            if let Some(says_gone) = column.boolean(row) {
                let known = others.entry(other).or_default();
                *known = (known.0 + accounts, known.1 + if says_gone { accounts } else { 0 });
            }
        }
    }
    let count = |(basis, (accounts, churned)): (String, (u64, u64))| BasisCount { basis, accounts, churned };
    let mut bases: Vec<BasisCount> = bases.into_iter().map(count).collect();
    bases.sort_by_key(|basis| std::cmp::Reverse(basis.accounts));
    Ok(Accounts {
        total,
        active: total - churned,
        churned,
        churned_share: share(churned, total)?,
        basis: bases.first().map_or_else(|| "subscriptions".to_owned(), |basis| basis.basis.clone()),
        bases,
        other_bases: others.into_iter().map(|(basis, counts)| count((basis.to_owned(), counts))).collect(),
        never_customers,
        anonymous: anonymous > 0 && anonymous == total,
    })
}

pub(crate) fn money(engine: &dyn Analytics) -> Result<Vec<MoneyLine>, Error> {
    let step = "account_money";
    let sql = "SELECT m.currency, sum(CASE WHEN l.has_left THEN 0 ELSE m.mrr END) AS active, \
               sum(CASE WHEN l.has_left THEN m.mrr ELSE 0 END) AS lost \
               FROM account_money AS m JOIN lives AS l ON m.account_id = l.account_id \
               WHERE NOT l.never_customer GROUP BY m.currency ORDER BY 2 DESC, 3 DESC, 1";
    let table = engine.query(sql, &[]).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    (0..table.rows())
        .map(|row| {
            let currency = reader.text("currency", row)?.ok_or_else(|| reader.missing("currency", row))?;
            Ok(MoneyLine {
                currency: currency.to_owned(),
                exponent: Currency::from_code(currency).map_or(2, Currency::exponent),
                active_mrr_minor: reader.integer("active", row)?,
                lost_mrr_minor: reader.integer("lost", row)?,
            })
        })
        .collect()
}

/// The four ways, as they are listed.
const WAYS: [&str; 4] = ["voluntary", "involuntary", "vendor", "unknown"];

pub(crate) fn how_left(engine: &dyn Analytics, crosswalks: &Crosswalks) -> Result<Vec<HowLeftShare>, Error> {
    let step = "lives";
    let sql = "SELECT cause, reason_category, initiator, payment_failed, currency, count(*) AS accounts, \
               sum(mrr) AS lost FROM lives WHERE has_left AND NOT never_customer GROUP BY 1, 2, 3, 4, 5";
    let table = engine.query(sql, &[]).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    let mut counts = [0_u64; WAYS.len()];
    let mut lost: [BTreeMap<String, i64>; WAYS.len()] = Default::default();
    for row in 0..table.rows() {
        let way = way_of(
            crosswalks,
            reader.text("cause", row)?,
            reader.text("reason_category", row)?,
            reader.text("initiator", row)?,
            reader.flag("payment_failed", row)?,
        );
        counts[way] += reader.count("accounts", row)?;
        if let (Some(currency), Some(minor)) =
            (reader.text("currency", row)?, reader.optional_integer("lost", row)?)
        {
            *lost[way].entry(currency.to_owned()).or_default() += minor;
        }
    }
    let total: u64 = counts.iter().sum();
    let mut ways = Vec::new();
    for ((how, count), lost_mrr_minor) in WAYS.into_iter().zip(counts).zip(lost) {
        if count > 0
            && let Some(share) = share(count, total)?
        {
            let Share { value, low, high } = share;
            ways.push(HowLeftShare { how: how.to_owned(), count, share: value, low, high, lost_mrr_minor });
        }
    }
    Ok(ways)
}

/// Index into [`WAYS`]. Evidence in order: what a reason word itself says about the way (as
/// Stripe's `payment_failed` does), who the source says ended it, a failed payment at the
/// end, and last that a customer who states a reason decided. Nobody decides to die: a
/// customer that closed is `unknown`.
fn way_of(
    crosswalks: &Crosswalks,
    cause: Option<&str>,
    category: Option<&str>,
    initiator: Option<&str>,
    payment_failed: bool,
) -> usize {
    let resolved: Vec<Resolution> =
        cause.into_iter().chain(category).map(|value| crosswalks.resolve(value)).collect();
    let said = resolved.iter().find_map(|resolution| resolution.how_left);
    let by_word = said.map(|how| match how {
        HowLeft::Voluntary => 0,
        HowLeft::Involuntary => 1,
        HowLeft::VendorInitiated => 2,
    });
    let by_initiator = initiator.and_then(|word| match word.trim().to_lowercase().as_str() {
        "customer"
        | "client"
        | "user"
        | "buyer"
        | "subscriber"
        | "owner"
        | "cancellation_request"
        | "顧客"
        | "客户"
        | "客戶" => Some(0),
        "system" | "payment" | "dunning" | "billing" | "automatic" | "processor" | "システム" | "系统"
        | "系統" => Some(1),
        "us" | "vendor" | "company" | "merchant" | "admin" | "staff" | "seller" | "provider" | "当社"
        | "弊社" | "我方" => Some(2),
        _ => None,
    });
    if let Some(way) = by_word.or(by_initiator) {
        return way;
    }
    if payment_failed {
        return 1;
    }
    let weight = |wanted: &str| -> f64 {
        let leaves = resolved.first().map(|resolution| resolution.leaves.as_slice()).unwrap_or_default();
        leaves.iter().filter(|(leaf, _)| leaf.as_str() == wanted).map(|(_, weight)| weight).sum()
    };
    if resolved.is_empty() || weight("unknown") > 0.5 || weight("customer.closed") > 0.5 {
        3
    } else {
        usize::from(weight("payment.failed") > 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(cause: Option<&str>, initiator: Option<&str>, payment_failed: bool) -> &'static str {
        WAYS[way_of(Crosswalks::embedded(), cause, None, initiator, payment_failed)]
    }

    #[test]
    fn the_way_a_customer_left_follows_the_strongest_evidence() {
        assert_eq!(way(Some("payment_failed"), Some("customer"), false), "involuntary");
        assert_eq!(way(Some("too_expensive"), None, false), "voluntary");
        assert_eq!(way(Some("too_expensive"), None, true), "involuntary");
        assert_eq!(way(Some("too_expensive"), Some("system"), false), "involuntary");
        assert_eq!(way(None, Some("merchant"), false), "vendor");
        assert_eq!(way(None, None, false), "unknown");
        assert_eq!(way(Some("Deceased"), None, false), "unknown");
        assert_eq!(way(Some("Don't know"), None, false), "unknown");
    }
}
