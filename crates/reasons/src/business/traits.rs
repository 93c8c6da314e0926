//! What departed accounts can be grouped by, beside period, segment and plan.

use std::collections::BTreeMap;

use holdfast_analytics::Analytics;

use crate::attribution::Attribution;
use crate::error::Error;
use crate::rows::Rows;

const TRAITS: &str = include_str!("../../sql/together/traits.sql");

/// A trait of the departed accounts with few values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trait {
    /// Its name: the source's column heading.
    pub name: String,
    /// Its value for each departure, in the order of `accounts`; `None` where not known.
    pub values: Vec<Option<String>>,
}

impl Attribution {
    /// The traits with 2 to 12 different values among the departures, by name. A trait that
    /// divides the departures exactly as their segments or plans do is left out. The engine must
    /// be that of the attribution: its table `departures` is read.
    ///
    /// # Errors
    /// [`Error::Engine`] where the query fails.
    pub fn traits(&self, engine: &dyn Analytics) -> Result<Vec<Trait>, Error> {
        let rows = Rows::query(engine, "traits", TRAITS, &[])?;
        let (account, name, value) =
            (rows.column("account_id")?, rows.column("name")?, rows.column("value")?);
        let mut found: BTreeMap<&str, Vec<Option<String>>> = BTreeMap::new();
        for row in 0..rows.len() {
            let (Some(account), Some(name), Some(value)) =
                (account.text(row), name.text(row), value.text(row))
            else {
                continue;
            };
            let place = self.accounts.binary_search_by(|known| known.account_id.as_str().cmp(account));
            if let Ok(place) = place {
                let values = found.entry(name).or_insert_with(|| vec![None; self.accounts.len()]);
                values[place] = Some(value.to_owned());
            }
        }
        let known = |trait_values: &[Option<String>]| {
            let departures = || self.departures.iter().zip(trait_values);
            departures().all(|(departure, value)| departure.segment == *value)
                || departures().all(|(departure, value)| departure.plan == *value)
        };
        let traits = found.into_iter().filter(|(_, values)| !known(values));
        Ok(traits.map(|(name, values)| Trait { name: name.to_owned(), values }).collect())
    }
}
