//! The tables, one function each.

use std::collections::BTreeMap;

use crate::Names;
use crate::document::{Contradiction, ReasonShare, Review, Share};
use crate::voice::exponent;

/// A table of the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Name of the file, without `.csv`.
    pub name: &'static str,
    /// Headings.
    pub columns: &'static [&'static str],
    /// Rows with as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
}

/// Every table of the review, also those without rows.
pub fn tables(review: &Review, names: &dyn Names) -> Vec<Table> {
    let mut tables = vec![
        summary(review),
        money(review),
        how_left(review),
        reasons_stated(review, names),
        reasons_leaves(review, names),
        reasons_roll_ups(review, names),
        reasons_unmapped(review),
        contradictions(review),
        contradiction_cells(review),
        survival(review),
        cumulative_incidence(review, names),
        measures(review),
        dialect_differences(review),
        movements(review),
        cohorts(review),
        findings(review),
        sources(review),
        inputs(review),
        limits(review),
    ];
    tables.extend(super::attribution::tables(review, names));
    tables.extend(super::risk::tables(review, names));
    tables
}

/// Minor units as a decimal number of whole units: exact, without grouping.
pub(super) fn amount(minor: i64, currency: &str) -> String {
    let exponent = usize::from(exponent(currency));
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = exponent + 1);
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, fraction) = digits.split_at(digits.len() - exponent);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// Amounts in several currencies in one cell: `USD 12.00; JPY 300`.
pub(super) fn amounts(amounts: &BTreeMap<String, i64>) -> String {
    let texts: Vec<String> =
        amounts.iter().map(|(currency, minor)| format!("{currency} {}", amount(*minor, currency))).collect();
    texts.join("; ")
}

/// A real number, rounded to twelve digits so that sums of parts read as what they are.
pub(super) fn real(value: f64) -> String {
    let rounded = (value * 1e12).round() / 1e12;
    if rounded.is_finite() { rounded.to_string() } else { String::new() }
}

pub(super) fn optional<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

pub(super) fn optional_real(value: Option<f64>) -> String {
    value.map(real).unwrap_or_default()
}

fn ends(share: &Share) -> [String; 3] {
    [real(share.value), real(share.low), real(share.high)]
}

fn summary(review: &Review) -> Table {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |name: &str, cells: [String; 4]| {
        let mut row = vec![name.to_owned()];
        row.extend(cells);
        rows.push(row);
    };
    let plain = |value: String| [value, String::new(), String::new(), String::new()];
    let accounts = &review.accounts;
    row("as_of", plain(review.as_of.clone()));
    row("accounts_total", plain(accounts.total.to_string()));
    row("accounts_active", plain(accounts.active.to_string()));
    row("accounts_churned", plain(accounts.churned.to_string()));
    row("never_customers", plain(accounts.never_customers.to_string()));
    if let Some(share) = &accounts.churned_share {
        let [value, low, high] = ends(share);
        row("churned_share", [value, low, high, accounts.total.to_string()]);
    }
    if let Some(coverage) = &review.reasons.coverage {
        let [value, low, high] = ends(&coverage.share);
        row("reason_coverage", [value, low, high, coverage.churned.to_string()]);
        row("reasons_stated", plain(coverage.stated.to_string()));
        row("reasons_informative", plain(coverage.informative.to_string()));
    }
    if let Some(survival) = &review.survival {
        row("survival_subjects", plain(survival.subjects.to_string()));
        row("survival_events", plain(survival.events.to_string()));
        row("survival_left_out", plain(survival.left_out.to_string()));
        if let Some(median) = &survival.median {
            let end = |end: Option<f64>| end.map(real).unwrap_or_default();
            let cells =
                [real(median.value), end(median.low), end(median.high), survival.subjects.to_string()];
            row("survival_median", cells);
        }
    }
    Table { name: "summary", columns: &["figure", "value", "low", "high", "of"], rows }
}

fn money(review: &Review) -> Table {
    let rows = review.money.iter().map(|line| {
        let currency = &line.currency;
        vec![currency.clone(), amount(line.active_mrr_minor, currency), amount(line.lost_mrr_minor, currency)]
    });
    Table { name: "money", columns: &["currency", "active_mrr", "lost_mrr"], rows: rows.collect() }
}

fn how_left(review: &Review) -> Table {
    let rows = review.how_left.iter().map(|row| {
        let mut cells = vec![row.how.clone(), row.count.to_string(), review.accounts.churned.to_string()];
        cells.extend([real(row.share), real(row.low), real(row.high), amounts(&row.lost_mrr_minor)]);
        cells
    });
    let columns = &["how", "count", "of", "share", "low", "high", "lost_mrr"];
    Table { name: "how_left", columns, rows: rows.collect() }
}

fn reasons_stated(review: &Review, names: &dyn Names) -> Table {
    let base = real(review.reasons.base());
    let rows = review.reasons.stated.iter().map(|row| {
        let mut cells = vec![row.source_value.clone(), row.leaf.clone(), names.reason(&row.leaf).name];
        cells.extend([real(row.count), base.clone(), real(row.share), real(row.low), real(row.high)]);
        cells
    });
    let columns = &["source_value", "leaf", "name", "count", "of", "share", "low", "high"];
    Table { name: "reasons_stated", columns, rows: rows.collect() }
}

fn share_cells(review: &Review, row: &ReasonShare) -> [String; 6] {
    let base = review.reasons.base();
    let money = amounts(&row.lost_mrr_minor);
    [real(row.count), real(base), real(row.share), real(row.low), real(row.high), money]
}

fn reasons_leaves(review: &Review, names: &dyn Names) -> Table {
    let rows = review.reasons.leaves.iter().map(|row| {
        let name = names.reason(&row.id);
        let mut cells = vec![row.id.clone(), name.name, name.meaning];
        cells.extend(share_cells(review, row));
        cells
    });
    let columns = &["leaf", "name", "meaning", "count", "of", "share", "low", "high", "lost_mrr"];
    Table { name: "reasons_leaves", columns, rows: rows.collect() }
}

fn reasons_roll_ups(review: &Review, names: &dyn Names) -> Table {
    let roll_ups = &review.reasons.rollup;
    let groups = [("s1", &roll_ups.s1), ("s0", &roll_ups.s0), ("s2", &roll_ups.s2)];
    let rows = groups.into_iter().flat_map(|(roll_up, rows)| rows.iter().map(move |row| (roll_up, row)));
    let rows = rows.map(|(roll_up, row)| {
        let name = names.class(&row.id);
        let mut cells = vec![roll_up.to_owned(), row.id.clone(), name.name, name.meaning];
        cells.extend(share_cells(review, row));
        cells
    });
    let columns = &["roll_up", "class", "name", "meaning", "count", "of", "share", "low", "high", "lost_mrr"];
    Table { name: "reasons_roll_ups", columns, rows: rows.collect() }
}

fn reasons_unmapped(review: &Review) -> Table {
    let rows = review.reasons.unmapped.iter().map(|row| vec![row.value.clone(), row.count.to_string()]);
    Table { name: "reasons_unmapped", columns: &["source_value", "rows"], rows: rows.collect() }
}

fn contradictions(review: &Review) -> Table {
    let rows = review.reasons.contradictions.iter().map(|row| {
        let mut cells = vec![row.left.clone(), row.right.clone()];
        cells.extend([row.both.to_string(), row.contradicting.to_string()]);
        cells.extend([optional_real(row.chi_square), optional(row.degrees_of_freedom)]);
        cells.push(optional_real(row.p_value));
        cells
    });
    let columns = &["left", "right", "both", "contradicting", "chi_square", "degrees_of_freedom", "p_value"];
    Table { name: "contradictions", columns, rows: rows.collect() }
}

fn contradiction_cells(review: &Review) -> Table {
    let cells = |one: &Contradiction| -> Vec<Vec<String>> {
        let row = |cell: &crate::document::CrossCell| {
            let mut cells = vec![one.left.clone(), one.right.clone(), cell.left.clone()];
            cells.extend([cell.right.clone(), cell.count.to_string()]);
            cells
        };
        one.table.iter().map(row).collect()
    };
    let rows = review.reasons.contradictions.iter().flat_map(cells).collect();
    let columns = &["left", "right", "left_value", "right_value", "count"];
    Table { name: "contradiction_cells", columns, rows }
}

fn survival(review: &Review) -> Table {
    let rows = review.survival.iter().flat_map(|survival| {
        survival.kaplan_meier.iter().map(|point| {
            let mut cells = vec![survival.unit.clone(), real(point.t), real(point.at_risk)];
            cells.extend([real(point.events), real(point.survival), real(point.low), real(point.high)]);
            cells
        })
    });
    let columns = &["unit", "time", "at_risk", "events", "survival", "low", "high"];
    Table { name: "survival", columns, rows: rows.collect() }
}

fn cumulative_incidence(review: &Review, names: &dyn Names) -> Table {
    let mut rows = Vec::new();
    if let Some(survival) = &review.survival {
        for (cause, points) in &survival.cumulative_incidence {
            let name = match survival.cause_basis.as_str() {
                "source_value" => cause.clone(),
                _ => names.class(cause).name,
            };
            for point in points {
                let mut cells = vec![survival.unit.clone(), cause.clone(), name.clone(), real(point.t)];
                cells.extend([real(point.incidence), real(point.low), real(point.high)]);
                rows.push(cells);
            }
        }
    }
    let columns = &["unit", "cause", "name", "time", "incidence", "low", "high"];
    Table { name: "cumulative_incidence", columns, rows }
}

fn measures(review: &Review) -> Table {
    let mut rows = Vec::new();
    for (dialect, measures) in &review.measures {
        for (measure, points) in measures {
            for point in points {
                let mut cells = vec![dialect.clone(), measure.clone(), point.period.clone()];
                cells.push(point.currency.clone().unwrap_or_default());
                let numbers = [point.value, point.low, point.high, point.numerator, point.denominator];
                cells.extend(numbers.map(optional_real));
                rows.push(cells);
            }
        }
    }
    let columns =
        &["dialect", "measure", "period", "currency", "value", "low", "high", "numerator", "denominator"];
    Table { name: "measures", columns, rows }
}

fn dialect_differences(review: &Review) -> Table {
    let rows = review.dialect_differences.iter().map(|row| {
        let mut cells = vec![row.dialect.clone(), row.measure.clone(), row.period.clone()];
        cells.extend([optional_real(row.canonical), optional_real(row.value), row.explanation.clone()]);
        cells
    });
    let columns = &["dialect", "measure", "period", "canonical", "value", "explanation"];
    Table { name: "dialect_differences", columns, rows: rows.collect() }
}

fn movements(review: &Review) -> Table {
    let rows = review.mrr_movements.iter().map(|row| {
        let mut cells = vec![row.period.clone(), row.currency.clone()];
        let amounts = [
            row.start,
            row.new,
            row.reactivation,
            row.expansion,
            row.contraction,
            row.churn,
            row.currency_change,
            row.exchange_rate,
            row.end,
        ];
        cells.extend(amounts.map(|minor| amount(minor, &row.currency)));
        let accounts = &row.accounts;
        let counts = [accounts.start, accounts.new, accounts.reactivated, accounts.churned, accounts.end];
        cells.extend(counts.map(|count| count.to_string()));
        cells
    });
    let columns = &[
        "period",
        "currency",
        "start",
        "new",
        "reactivation",
        "expansion",
        "contraction",
        "churn",
        "currency_change",
        "exchange_rate",
        "end",
        "accounts_start",
        "accounts_new",
        "accounts_reactivated",
        "accounts_churned",
        "accounts_end",
    ];
    Table { name: "mrr_movements", columns, rows: rows.collect() }
}

fn cohorts(review: &Review) -> Table {
    let mut rows = Vec::new();
    for table in &review.cohorts {
        for row in &table.rows {
            for cell in &row.cells {
                let mut cells = vec![table.by.clone(), table.unit.clone(), row.label.clone()];
                cells.extend([row.size.to_string(), cell.age.to_string()]);
                cells.extend([cell.observed.to_string(), cell.retained.to_string()]);
                cells.extend(ends(&cell.share));
                rows.push(cells);
            }
        }
    }
    let columns = &["by", "unit", "cohort", "size", "age", "observed", "retained", "share", "low", "high"];
    Table { name: "cohorts", columns, rows }
}

fn findings(review: &Review) -> Table {
    let rows = review.quality.by_severity().into_iter().map(|row| {
        let mut cells = vec![row.severity.clone(), row.id.clone()];
        cells.extend([row.source.clone().unwrap_or_default(), row.column.clone().unwrap_or_default()]);
        cells.extend([optional(row.rows), row.message.clone()]);
        cells
    });
    let columns = &["severity", "id", "source", "column", "rows", "message"];
    Table { name: "quality_findings", columns, rows: rows.collect() }
}

fn sources(review: &Review) -> Table {
    let rows = review.quality.sources.iter().map(|row| {
        let mut cells = vec![row.source.clone(), row.table.clone(), row.rows.to_string()];
        let window = row.window.as_ref();
        cells.push(window.map(|window| window.from.clone()).unwrap_or_default());
        cells.push(window.map(|window| window.to.clone()).unwrap_or_default());
        cells.extend([optional(row.days_since_last), optional(row.longest_gap_days), row.state.clone()]);
        cells
    });
    let columns = &["source", "table", "rows", "from", "to", "days_since_last", "longest_gap_days", "state"];
    Table { name: "quality_sources", columns, rows: rows.collect() }
}

fn inputs(review: &Review) -> Table {
    let rows = review.inputs.iter().map(|row| {
        let counts = [row.rows_read, row.rows_loaded, row.rows_rejected];
        let mut cells = vec![row.file.clone(), row.table.clone()];
        cells.extend(counts.map(|count| count.to_string()));
        cells
    });
    let columns = &["file", "table", "rows_read", "rows_loaded", "rows_rejected"];
    Table { name: "inputs", columns, rows: rows.collect() }
}

fn limits(review: &Review) -> Table {
    let rows = review.limits.iter().map(|row| vec![row.id.clone(), row.message.clone()]);
    Table { name: "limits", columns: &["id", "message"], rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact() {
        assert_eq!(amount(123_450, "USD"), "1234.50");
        assert_eq!(amount(-5, "USD"), "-0.05");
        assert_eq!(amount(300, "JPY"), "300");
        assert_eq!(amount(1, "KWD"), "0.001");
        assert_eq!(amount(i64::MIN, "JPY"), "-9223372036854775808");
    }
}
