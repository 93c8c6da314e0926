//! Movements of monthly recurring revenue and of accounts, month by month.

use holdfast_analytics::{Analytics, Table};
use holdfast_domain::calendar::Month;

use crate::error::Error;

/// Movements of monthly recurring revenue in one month and currency, minor units, snapshot
/// form. Losses are negative. `start` + all movements = `end`, exactly.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Movement {
    /// The month.
    pub period: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Whether the as-of instant cuts the month short.
    pub partial: bool,
    /// At the start of the month.
    pub start: i64,
    /// From new customers.
    pub new: i64,
    /// From customers who came back.
    pub reactivation: i64,
    /// More from customers who stayed.
    pub expansion: i64,
    /// Less from customers who stayed (≤ 0).
    pub contraction: i64,
    /// From customers who left (≤ 0).
    pub churn: i64,
    /// Customers who moved to or from another currency: not churn.
    pub currency_change: i64,
    /// At the end of the month.
    pub end: i64,
    /// Accounts with an amount in this currency.
    pub accounts: AccountMovement,
}

/// Accounts behind a [`Movement`]. `start + new + reactivated − churned = end` wherever no
/// account entered or left the currency while it stayed a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AccountMovement {
    /// At the start.
    pub start: u64,
    /// New.
    pub new: u64,
    /// Came back.
    pub reactivated: u64,
    /// Left.
    pub churned: u64,
    /// At the end.
    pub end: u64,
}

/// Accounts of one month, all currencies together, with or without known amounts.
/// `at_start + new + reactivated − churned = at_end`, exactly.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MonthAccounts {
    /// The month.
    pub period: String,
    /// Whether the as-of instant cuts the month short.
    pub partial: bool,
    /// Paying at the start.
    pub at_start: u64,
    /// First time customers at the end that were none at the start.
    pub new: u64,
    /// Back at the end.
    pub reactivated: u64,
    /// Customers at the start that are none at the end.
    pub churned: u64,
    /// Paying at the end.
    pub at_end: u64,
    /// Every first start within the month.
    pub days_new: u64,
    /// Every return within the month.
    pub days_reactivated: u64,
    /// Every end within the month.
    pub days_churned: u64,
    /// Accounts with at least one end within the month.
    pub churned_accounts: u64,
}

/// Sums that explain differences between dialects.
#[derive(Debug, Clone)]
pub(crate) struct MonthMoney {
    pub(crate) period: String,
    pub(crate) currency: String,
    pub(crate) at_start: i64,
    pub(crate) loss: i64,
    pub(crate) days_loss: i64,
    pub(crate) days_reactivation: i64,
    pub(crate) kept_loss: i64,
}

/// Reads whole numbers of a table, naming what is wrong.
pub(crate) struct Reader<'a> {
    table: &'a Table,
    step: &'static str,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(table: &'a Table, step: &'static str) -> Self {
        Self { table, step }
    }

    pub(crate) fn integer(&self, column: &str, row: usize) -> Result<i64, Error> {
        let values = self.table.column(column).map_err(Error::engine(self.step))?;
        values.integer(row).ok_or_else(|| self.missing(column, row))
    }

    pub(crate) fn count(&self, column: &str, row: usize) -> Result<u64, Error> {
        u64::try_from(self.integer(column, row)?).map_err(|_| self.missing(column, row))
    }

    pub(crate) fn text(&self, column: &str, row: usize) -> Result<Option<&'a str>, Error> {
        Ok(self.table.column(column).map_err(Error::engine(self.step))?.text(row))
    }

    pub(crate) fn number(&self, column: &str, row: usize) -> Result<Option<f64>, Error> {
        Ok(self.table.column(column).map_err(Error::engine(self.step))?.number(row))
    }

    pub(crate) fn optional_integer(&self, column: &str, row: usize) -> Result<Option<i64>, Error> {
        Ok(self.table.column(column).map_err(Error::engine(self.step))?.integer(row))
    }

    pub(crate) fn flag(&self, column: &str, row: usize) -> Result<bool, Error> {
        let values = self.table.column(column).map_err(Error::engine(self.step))?;
        Ok(values.boolean(row).unwrap_or(false))
    }

    pub(crate) fn missing(&self, column: &str, row: usize) -> Error {
        Error::Value { step: self.step.to_owned(), column: column.to_owned(), row }
    }

    fn month(&self, row: usize) -> Result<String, Error> {
        let number = i32::try_from(self.integer("month", row)?).map_err(|_| self.missing("month", row))?;
        Ok(Month::from_number(number).to_string())
    }
}

pub(crate) fn movements(engine: &dyn Analytics) -> Result<(Vec<Movement>, Vec<MonthMoney>), Error> {
    let step = "month_money";
    let sql = "SELECT month, partial, currency, at_start, new, reactivation, expansion, contraction, churn, \
               currency_change, at_end, payers_at_start, accounts_new, accounts_reactivated, accounts_churned, \
               payers_at_end, days_contraction + days_churn AS days_loss, days_reactivation, kept_loss \
               FROM month_money ORDER BY currency, month";
    let table = engine.query(sql, &[]).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    let mut movements = Vec::with_capacity(table.rows());
    let mut money = Vec::with_capacity(table.rows());
    for row in 0..table.rows() {
        let currency = reader.text("currency", row)?.ok_or_else(|| reader.missing("currency", row))?;
        let movement = Movement {
            period: reader.month(row)?,
            currency: currency.to_owned(),
            partial: reader.flag("partial", row)?,
            start: reader.integer("at_start", row)?,
            new: reader.integer("new", row)?,
            reactivation: reader.integer("reactivation", row)?,
            expansion: reader.integer("expansion", row)?,
            contraction: -reader.integer("contraction", row)?,
            churn: -reader.integer("churn", row)?,
            currency_change: reader.integer("currency_change", row)?,
            end: reader.integer("at_end", row)?,
            accounts: AccountMovement {
                start: reader.count("payers_at_start", row)?,
                new: reader.count("accounts_new", row)?,
                reactivated: reader.count("accounts_reactivated", row)?,
                churned: reader.count("accounts_churned", row)?,
                end: reader.count("payers_at_end", row)?,
            },
        };
        money.push(MonthMoney {
            period: movement.period.clone(),
            currency: movement.currency.clone(),
            at_start: movement.start,
            loss: -movement.contraction - movement.churn,
            days_loss: reader.integer("days_loss", row)?,
            days_reactivation: reader.integer("days_reactivation", row)?,
            kept_loss: reader.integer("kept_loss", row)?,
        });
        movements.push(movement);
    }
    Ok((movements, money))
}

pub(crate) fn month_accounts(engine: &dyn Analytics) -> Result<Vec<MonthAccounts>, Error> {
    let step = "month_accounts";
    let table =
        engine.query("SELECT * FROM month_accounts ORDER BY month", &[]).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    (0..table.rows())
        .map(|row| {
            Ok(MonthAccounts {
                period: reader.month(row)?,
                partial: reader.flag("partial", row)?,
                at_start: reader.count("at_start", row)?,
                new: reader.count("new", row)?,
                reactivated: reader.count("reactivated", row)?,
                churned: reader.count("churned", row)?,
                at_end: reader.count("at_end", row)?,
                days_new: reader.count("days_new", row)?,
                days_reactivated: reader.count("days_reactivated", row)?,
                days_churned: reader.count("days_churned", row)?,
                churned_accounts: reader.count("churned_accounts", row)?,
            })
        })
        .collect()
}
