//! Results as CSV.

use std::io::Write;

use holdfast_taxonomy::HowLeft;

use crate::attribution::Attribution;
use crate::error::Error;

/// Leaves below this are left out of the long form; the rest is scaled to sum to 1.
const LEAST: f64 = 0.001;

impl Attribution {
    /// Writes `account_id,leaf,probability`: every leaf of at least 0.001, summing to 1 an
    /// account.
    ///
    /// # Errors
    /// [`Error::Write`] where the writer fails.
    pub fn write_by_account(&self, out: &mut dyn Write) -> Result<(), Error> {
        let failed = |source| Error::Write { what: "reasons_by_account.csv".to_owned(), source };
        writeln!(out, "account_id,leaf,probability").map_err(failed)?;
        for account in &self.accounts {
            let id = field(&account.account_id);
            let kept: Vec<_> =
                account.leaves.iter().filter(|(_, probability)| *probability >= LEAST).collect();
            let sum: f64 = kept.iter().map(|(_, probability)| probability).sum();
            for (leaf, probability) in kept {
                writeln!(out, "{id},{leaf},{:.9}", probability / sum).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Writes one row an account: `account_id,churned_at,leaf,probability,s2,s0,s1,basis,
    /// stated_leaf,avoidable,involuntary,confidence`. `date` turns microseconds into the
    /// workspace's date.
    ///
    /// # Errors
    /// [`Error::Write`] where the writer fails.
    pub fn write_reasons(&self, out: &mut dyn Write, date: &dyn Fn(i64) -> String) -> Result<(), Error> {
        let failed = |source| Error::Write { what: "reasons.csv".to_owned(), source };
        let header = "account_id,churned_at,leaf,probability,s2,s0,s1,basis,stated_leaf,avoidable,\
                      involuntary,confidence";
        writeln!(out, "{header}").map_err(failed)?;
        for account in &self.accounts {
            let [s2, s0, s1] = &account.roll_ups;
            writeln!(
                out,
                "{},{},{},{:.6},{s2},{s0},{s1},{},{},{},{},{}",
                field(&account.account_id),
                account.ended_at.map(date).unwrap_or_default(),
                account.leaf,
                account.probability(),
                account.rests.key(),
                account.stated_leaf.as_ref().map_or("", |leaf| leaf.as_str()),
                account.avoidable,
                account.how_left == Some(HowLeft::Involuntary),
                account.confidence.key(),
            )
            .map_err(failed)?;
        }
        Ok(())
    }
}

/// A field, quoted where it must be.
fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_would_break_a_row_are_quoted() {
        assert_eq!(field("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(field("A-1"), "A-1");
    }
}
