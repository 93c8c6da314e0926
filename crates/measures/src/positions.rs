//! Where each account stands before and after each period with a change.
//!
//! The one step between `revenue_changes` and `account_movements` that is no SQL: a running
//! sum per account is one pass over rows in the order of accounts, while a window per account
//! costs an engine many times that. It fills the table `account_positions`, first by day, then
//! by month:
//!
//! - `account_id`, `currency`, `period` (local day or month), `month`, `delta`: the changes of
//!   the period, summed;
//! - `before`, `after`: the monthly amount in this currency, minor units;
//! - `was_active`, `is_active`: whether the account pays for anything, in any currency;
//! - `is_first`: the account's first period;
//! - `account_row`: true on one row per account and period, to count accounts by.

use holdfast_analytics::{Analytics, Column, ColumnData, Table, TextValues};

use crate::error::Error;

const CHANGES: &str = "SELECT account_id, currency, day, month, delta, active FROM revenue_changes \
                       ORDER BY account_id, day, currency";

/// The rows of `revenue_changes` in the order of accounts.
pub(crate) fn changes(engine: &dyn Analytics) -> Result<Table, Error> {
    engine.query(CHANGES, &[]).map_err(Error::engine("revenue_changes"))
}

/// Fills `account_positions`, by local day or by month.
pub(crate) fn fill(engine: &dyn Analytics, changes: &Table, by_month: bool) -> Result<(), Error> {
    let step = "account_positions";
    engine.register(step, positions(changes, by_month)?).map_err(Error::engine(step))
}

/// Lets go of the rows of `account_positions`: nothing reads them after the movements.
pub(crate) fn release(engine: &dyn Analytics) -> Result<(), Error> {
    let step = "account_positions";
    engine.register(step, Rows::default().into_table(&[])?).map_err(Error::engine(step))
}

/// What an account pays, currency by currency, and what one period changes of it.
#[derive(Default)]
struct Account {
    /// Amounts by currency, in the order of their codes.
    amounts: Vec<(u32, i64)>,
    /// Paid stretches that run.
    running: i64,
    has_period: bool,
    period: i64,
    month: i64,
    /// Changes of the period by currency.
    deltas: Vec<(u32, i64)>,
    active: i64,
}

impl Account {
    fn change(&mut self, currency: u32, delta: i64, active: i64) {
        match self.deltas.iter_mut().find(|(code, _)| *code == currency) {
            Some((_, sum)) => *sum += delta,
            None => self.deltas.push((currency, delta)),
        }
        self.active += active;
    }
}

/// The columns of a table of positions.
#[derive(Default)]
struct Rows {
    account_id: TextValues,
    currency: Vec<u32>,
    period: Vec<i64>,
    month: Vec<i64>,
    before: Vec<i64>,
    after: Vec<i64>,
    was_active: Vec<bool>,
    is_active: Vec<bool>,
    is_first: Vec<bool>,
    account_row: Vec<bool>,
}

impl Rows {
    /// Writes the period that the account has just been through.
    fn close_period(&mut self, name: &str, account: &mut Account, codes: &[String]) {
        account.deltas.sort_by(|(one, _), (other, _)| codes[*one as usize].cmp(&codes[*other as usize]));
        let is_active = account.running + account.active > 0;
        for (index, (currency, delta)) in account.deltas.iter().enumerate() {
            let place = account.amounts.iter().position(|(code, _)| code == currency).unwrap_or_else(|| {
                account.amounts.push((*currency, 0));
                account.amounts.len() - 1
            });
            let amount = &mut account.amounts[place].1;
            self.account_id.push(name);
            self.currency.push(*currency);
            self.period.push(account.period);
            self.month.push(account.month);
            self.before.push(*amount);
            *amount += delta;
            self.after.push(*amount);
            self.was_active.push(account.running > 0);
            self.is_active.push(is_active);
            self.is_first.push(!account.has_period);
            self.account_row.push(index == 0);
        }
        account.has_period = true;
        account.running += account.active;
        account.active = 0;
        account.deltas.clear();
    }

    fn into_table(self, codes: &[String]) -> Result<Table, Error> {
        let currency: TextValues = self.currency.iter().map(|code| codes[*code as usize].as_str()).collect();
        let delta = self.after.iter().zip(&self.before).map(|(after, before)| after - before).collect();
        let columns = [
            ("account_id", ColumnData::Text(self.account_id)),
            ("currency", ColumnData::Text(currency)),
            ("period", ColumnData::Integer(self.period)),
            ("month", ColumnData::Integer(self.month)),
            ("delta", ColumnData::Integer(delta)),
            ("before", ColumnData::Integer(self.before)),
            ("after", ColumnData::Integer(self.after)),
            ("was_active", ColumnData::Boolean(self.was_active)),
            ("is_active", ColumnData::Boolean(self.is_active)),
            ("is_first", ColumnData::Boolean(self.is_first)),
            ("account_row", ColumnData::Boolean(self.account_row)),
        ];
        let columns = columns.map(|(name, data)| (name.to_owned(), Column::complete(data)));
        Table::new(columns.into()).map_err(Error::engine("positions"))
    }
}

/// One pass over changes in the order of accounts and days.
fn positions(changes: &Table, by_month: bool) -> Result<Table, Error> {
    let step = "revenue_changes";
    let column = |name: &str| changes.column(name).map_err(Error::engine(step));
    let (accounts, currencies) = (column("account_id")?, column("currency")?);
    let (days, months) = (column("day")?, column("month")?);
    let (deltas, actives) = (column("delta")?, column("active")?);
    let mut codes: Vec<String> = Vec::new();
    let mut rows = Rows::default();
    let mut name = "";
    let mut account = Account::default();
    for row in 0..changes.rows() {
        let missing = |column: &str| Error::Value { step: step.to_owned(), column: column.to_owned(), row };
        let own = accounts.text(row).ok_or_else(|| missing("account_id"))?;
        let month = months.integer(row).ok_or_else(|| missing("month"))?;
        let day = days.integer(row).ok_or_else(|| missing("day"))?;
        let period = if by_month { month } else { day };
        if row > 0 && own != name {
            rows.close_period(name, &mut account, &codes);
            account = Account { amounts: std::mem::take(&mut account.amounts), ..Account::default() };
            account.amounts.clear();
        } else if row > 0 && period != account.period {
            rows.close_period(name, &mut account, &codes);
        }
        (name, account.period, account.month) = (own, period, month);
        let code = currencies.text(row).ok_or_else(|| missing("currency"))?;
        let code = codes.iter().position(|known| known == code).unwrap_or_else(|| {
            codes.push(code.to_owned());
            codes.len() - 1
        });
        let delta = deltas.integer(row).ok_or_else(|| missing("delta"))?;
        let active = actives.integer(row).ok_or_else(|| missing("active"))?;
        account.change(code as u32, delta, active);
    }
    if changes.rows() > 0 {
        rows.close_period(name, &mut account, &codes);
    }
    rows.into_table(&codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(rows: &[(&str, &str, i64, i64, i64)]) -> Table {
        let integers = |pick: fn(&(&str, &str, i64, i64, i64)) -> i64| {
            Column::integers(rows.iter().map(|row| Some(pick(row))))
        };
        Table::new(vec![
            ("account_id".to_owned(), Column::texts(rows.iter().map(|row| Some(row.0)))),
            ("currency".to_owned(), Column::texts(rows.iter().map(|row| Some(row.1)))),
            ("day".to_owned(), integers(|row| row.2)),
            ("month".to_owned(), integers(|row| row.2 / 30)),
            ("delta".to_owned(), integers(|row| row.3)),
            ("active".to_owned(), integers(|row| row.4)),
        ])
        .unwrap()
    }

    #[test]
    fn sums_start_anew_with_every_account_and_run_on_within_it() {
        let rows = [
            ("a", "EUR", 3, 10, 1),
            ("a", "USD", 3, 20, 1),
            ("a", "EUR", 9, -10, -1),
            ("a", "USD", 40, -20, -1),
            ("b", "EUR", 5, 7, 1),
        ];
        let table = positions(&changes(&rows), true).unwrap();
        let column = |name: &str| -> Vec<i64> {
            let column = table.column(name).unwrap();
            let number = |row| column.integer(row).or(column.boolean(row).map(i64::from)).unwrap();
            (0..table.rows()).map(number).collect()
        };
        assert_eq!(column("period"), [0, 0, 1, 0]);
        assert_eq!(column("before"), [0, 0, 20, 0]);
        assert_eq!(column("after"), [0, 20, 0, 7]);
        assert_eq!(column("was_active"), [0, 0, 1, 0]);
        assert_eq!(column("is_active"), [1, 1, 0, 1]);
        assert_eq!(column("is_first"), [1, 1, 0, 1]);
        assert_eq!(column("account_row"), [1, 0, 1, 1]);
        assert_eq!(positions(&changes(&[]), false).unwrap().rows(), 0);
    }
}
