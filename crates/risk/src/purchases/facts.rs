//! Purchases from the facts of the data folder.

use holdfast_analytics::{Analytics, Value};

use super::log::{Purchase, PurchaseLog};
use crate::Error;

const SQL: &str = include_str!("../../sql/purchases.sql");

impl PurchaseLog {
    /// What accounts without a subscription bought before `as_of` (microseconds, exclusive): from
    /// their invoices, or from their payments where they have none. `sql/purchases.sql` says
    /// exactly what counts. Set [`super::Settings::until_day`] to the local day that ends at
    /// `as_of`, so that the time since the last purchase is counted up to there.
    ///
    /// # Errors
    /// [`Error::Engine`] if the query fails or answers something else.
    pub fn from_facts(engine: &dyn Analytics, as_of: i64) -> Result<Self, Error> {
        let failed = |source| Error::Engine { what: "purchases".to_owned(), source: Box::new(source) };
        let table = engine.query(SQL, &[("as_of", Value::Integer(as_of))]).map_err(failed)?;
        let column = |name| table.column(name).map_err(failed);
        let (account, day) = (column("account_id")?, column("day")?);
        let (currency, amount, basis) = (column("currency")?, column("amount")?, column("basis")?);
        let mut log = Self::new();
        for row in 0..table.rows() {
            let (Some(account), Some(day)) = (account.text(row), day.integer(row)) else { continue };
            let Ok(day) = i32::try_from(day) else { continue };
            log.push(Purchase {
                account,
                day,
                amount_minor: amount.integer(row),
                currency: currency.text(row).unwrap_or_default(),
            });
            match basis.text(row) {
                Some("payments") => log.from_payments += 1,
                _ => log.from_invoices += 1,
            }
        }
        Ok(log)
    }

    /// Days of purchase taken from invoices and from payments, where the log is from facts.
    pub fn bases(&self) -> (u64, u64) {
        (self.from_invoices, self.from_payments)
    }
}
