//! What requests cost, in whole numbers: never a float for money.

use holdfast_domain::money::{Currency, Money};

/// Prices of a million tokens, in thousandths of a minor unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Price {
    pub(crate) input: u64,
    pub(crate) output: u64,
    pub(crate) currency: Currency,
}

/// Thousandths of a minor unit, times a million: what one token costs at a price of 1.
const PER_MINOR: u128 = 1_000_000_000;

impl Price {
    /// The cost of these tokens, in [`PER_MINOR`] parts of a minor unit.
    pub(crate) fn of(self, input: u64, output: u64) -> u128 {
        u128::from(input) * u128::from(self.input) + u128::from(output) * u128::from(self.output)
    }
}

/// A decimal amount in thousandths of a minor unit; `None` where it is not a decimal amount,
/// negative, finer or too large.
pub(crate) fn thousandths(text: &str, currency: Currency) -> Option<u64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let places = usize::from(currency.exponent()) + 3;
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || part.len() > places || !plain(whole) || !plain(part) {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}

/// What may be spent, what is promised to requests under way, and what was spent.
#[derive(Debug)]
pub(crate) struct Budget {
    cap: Option<u128>,
    spent: u128,
    promised: u128,
    currency: Currency,
}

impl Budget {
    pub(crate) fn new(cap: Option<Money>, currency: Currency) -> Self {
        let cap = cap.map(|cap| u128::from(cap.minor().unsigned_abs()) * PER_MINOR);
        Self { cap, spent: 0, promised: 0, currency }
    }

    /// Promises the most that a request can cost; `false` where the cap could be passed.
    pub(crate) fn promise(&mut self, most: u128) -> bool {
        let whole = self.spent.saturating_add(self.promised).saturating_add(most);
        if self.cap.is_some_and(|cap| whole > cap) {
            return false;
        }
        self.promised += most;
        true
    }

    /// Replaces a promise by what the request did cost.
    pub(crate) fn settle(&mut self, promised: u128, cost: u128) {
        self.promised = self.promised.saturating_sub(promised);
        self.spent = self.spent.saturating_add(cost);
    }

    /// What was spent, rounded up to a minor unit.
    pub(crate) fn spent(&self) -> Money {
        Money::new(i64::try_from(self.spent.div_ceil(PER_MINOR)).unwrap_or(i64::MAX), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prices_are_read_without_floats() {
        assert_eq!(thousandths("0.15", Currency::USD), Some(15_000));
        assert_eq!(thousandths("0.075", Currency::USD), Some(7_500));
        assert_eq!(thousandths("12", Currency::from_code("JPY").unwrap()), Some(12_000));
        for wrong in ["", "-1", "1e3", "0.1234567", "١", "1,5", ".5"] {
            assert_eq!(thousandths(wrong, Currency::USD), None, "{wrong}");
        }
    }

    #[test]
    fn a_price_list_is_added_up() {
        // 0.15 and 0.60 USD a million: 10,000 requests of 1,000 and 50 tokens cost 1.80 USD.
        let price = Price { input: 15_000, output: 60_000, currency: Currency::USD };
        let mut budget = Budget::new(Some(Money::new(500, Currency::USD)), Currency::USD);
        for _ in 0..10_000 {
            assert!(budget.promise(price.of(1_000, 50)));
            budget.settle(price.of(1_000, 50), price.of(1_000, 50));
        }
        assert_eq!(budget.spent(), Money::new(180, Currency::USD));
    }

    proptest! {
        #[test]
        fn the_cap_is_never_passed(
            cap in 0_i64..100,
            requests in prop::collection::vec((0_u64..90_000, 0_u64..2_000, 0_u64..=100), 0..60),
        ) {
            let price = Price { input: 15_000, output: 60_000, currency: Currency::USD };
            let mut budget = Budget::new(Some(Money::new(cap, Currency::USD)), Currency::USD);
            let mut open = Vec::new();
            for (input, output, part) in requests {
                let most = price.of(input, output);
                if budget.promise(most) {
                    open.push((most, most / 100 * u128::from(part)));
                }
                if open.len() > 3 {
                    let (most, cost) = open.remove(0);
                    budget.settle(most, cost);
                }
                prop_assert!(budget.spent().minor() <= cap);
            }
        }
    }
}
