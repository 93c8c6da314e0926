//! Purchases as they come in, row by row.

use std::collections::HashMap;

use holdfast_stats::purchases::{PurchaseDays, ZeroAmounts};

use crate::Error;

/// One purchase, or one line of it, as a source states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purchase<'a> {
    /// Who bought.
    pub account: &'a str,
    /// When: days since 1970-01-01.
    pub day: i32,
    /// What was paid, in minor units of the currency; negative for things brought back; `None`
    /// where it is not known.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code of the amount; empty where the source has none.
    pub currency: &'a str,
}

/// Purchases of many accounts, in any order.
#[derive(Debug, Clone, Default)]
pub struct PurchaseLog {
    accounts: Names,
    currencies: Names,
    rows: Vec<Row>,
    /// Rows from invoices and from payments, where they are from facts.
    pub(super) from_invoices: u64,
    pub(super) from_payments: u64,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    account: u32,
    day: i32,
    /// The currency's number; [`NO_AMOUNT`] where the amount is not known.
    currency: u32,
    amount: i64,
}

const NO_AMOUNT: u32 = u32::MAX;

/// Names, numbered as they come.
#[derive(Debug, Clone, Default)]
struct Names {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }
}

/// The days on which accounts bought up to a day.
pub(super) struct Known {
    /// All purchases, whatever they were paid in.
    pub(super) days: PurchaseDays,
    /// Those with an amount, by currency; days without a positive total left out.
    pub(super) by_currency: Vec<(String, PurchaseDays)>,
}

impl PurchaseLog {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a row. Rows of one account, day and currency are one purchase.
    pub fn push(&mut self, purchase: Purchase<'_>) {
        let account = self.accounts.number(purchase.account);
        let (currency, amount) = match purchase.amount_minor {
            Some(amount) => (self.currencies.number(purchase.currency), amount),
            None => (NO_AMOUNT, 0),
        };
        self.rows.push(Row { account, day: purchase.day, currency, amount });
    }

    /// Rows added so far.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The accounts, in the order in which they came first.
    pub fn accounts(&self) -> &[String] {
        &self.accounts.names
    }

    /// The last day with a row.
    pub fn last_day(&self) -> Option<i32> {
        self.rows.iter().map(|row| row.day).max()
    }

    /// Purchases up to the end of day `until`; later rows are not looked at. `None` where there
    /// is nothing until then.
    pub(super) fn known(&self, until: i32, count_free: bool) -> Result<Option<Known>, Error> {
        let zero = if count_free { ZeroAmounts::Keep } else { ZeroAmounts::LeaveOut };
        let people = self.accounts.names.len();
        let (mut person, mut day) = (Vec::new(), Vec::new());
        let mut by_currency = Vec::new();
        for (currency, name) in (0..).zip(&self.currencies.names) {
            let of_currency = || self.rows.iter().filter(|row| row.currency == currency && row.day <= until);
            let people_of: Vec<u32> = of_currency().map(|row| row.account).collect();
            if people_of.is_empty() {
                continue;
            }
            let days_of: Vec<i32> = of_currency().map(|row| row.day).collect();
            let amounts: Vec<i64> = of_currency().map(|row| row.amount).collect();
            let days = |zero| {
                PurchaseDays::new(&people_of, &days_of, Some(&amounts), zero)
                    .map_err(Error::statistics("days of purchases"))
            };
            let counted = days(zero)?;
            for index in 0..counted.people().min(people) {
                for &of_person in counted.of(index) {
                    person.push(index as u32);
                    day.push(of_person);
                }
            }
            by_currency.push((name.clone(), days(ZeroAmounts::LeaveOut)?));
        }
        for row in self.rows.iter().filter(|row| row.currency == NO_AMOUNT && row.day <= until) {
            person.push(row.account);
            day.push(row.day);
        }
        if person.is_empty() {
            return Ok(None);
        }
        let days = PurchaseDays::new(&person, &day, None, ZeroAmounts::Keep)
            .map_err(Error::statistics("days of purchases"))?;
        Ok(Some(Known { days, by_currency }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_never_added_and_unknown_amounts_still_count() {
        let mut log = PurchaseLog::new();
        let mut push = |account, day, amount_minor, currency| {
            log.push(Purchase { account, day, amount_minor, currency });
        };
        push("a", 10, Some(500), "EUR");
        push("a", 10, Some(700), "USD");
        push("a", 12, Some(-100), "EUR");
        push("a", 14, None, "");
        push("b", 20, Some(0), "EUR");
        push("b", 31, Some(900), "EUR");
        let known = log.known(30, false).unwrap().unwrap();
        // The later purchase of b is not seen, the free one does not count.
        assert_eq!((known.days.people(), known.days.of(0)), (1, &[10, 14][..]));
        assert_eq!(known.by_currency[0].1.amounts_of(0), [500]);
        assert_eq!(known.by_currency[1].1.amounts_of(0), [700]);
        assert_eq!(log.known(30, true).unwrap().unwrap().days.of(1), [20]);
        assert!(log.known(5, false).unwrap().is_none());
    }
}
