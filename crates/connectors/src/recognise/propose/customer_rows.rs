//! The mapping of a table with one row a customer.

use super::groups::{identifier, share_accounts};
use super::{Candidate, ignored};
use crate::finding::Finding;
use crate::mapping::{ColumnMapping, InputMapping, ReadAs};
use crate::profile::ValueKind;
use crate::recognise::customers::{self, OutcomeFlag, Unit};
use crate::recognise::headers;
use crate::recognise::rules;
use crate::recognise::tables::{Headed, Taken};
use crate::values::dates::{self, DateOrder, DateRule};
use crate::values::{booleans, numbers};
use holdfast_domain::facts::FactKind;
use std::collections::HashMap;

pub(super) fn map(
    candidates: &[Candidate<'_>],
    primary: &[usize],
    index: usize,
    input: &mut InputMapping,
    findings: &mut Vec<Finding>,
) {
    let candidate = &candidates[index];
    let table = &candidate.table;
    let mut plan = Plan::new(table, identifier(candidate));
    let flag = customers::outcome_flag(table);
    plan.outcome(flag.as_ref());
    plan.plain_fields();
    "customers".clone_into(&mut input.table);
    input.anonymous = plan.account.is_none();
    if input.anonymous {
        findings.push(Finding::new("anonymous_rows", &input.source));
    }
    if let Some(account) = plan.account {
        input.key = vec![table.column(account).header.clone()];
    }
    if primary[index] != index {
        input.same_customers_as = Some(candidates[primary[index]].table.profile.input.source_name());
    }
    let derived = derived_columns(table, flag.as_ref(), &plan);
    for column in 0..table.profile.columns.len() {
        let evidence = table.column(column);
        let fields: Vec<&'static str> =
            plan.fields.iter().filter(|(_, taken)| *taken == column).map(|(field, _)| *field).collect();
        for field in &fields {
            let mut mapping = field_rule(candidate, column, field, flag.as_ref(), input, findings);
            mapping.field = Some((*field).to_owned());
            input.columns.push(mapping);
        }
        if fields.is_empty() {
            input.columns.push(rest(candidate, column, derived.contains(&column), input, findings));
        } else if evidence.kind() == ValueKind::Empty {
            // Nothing to read yet; the column stays mapped for the next export.
        }
    }
    if let Some((_, column)) = plan.fields.iter().find(|(field, _)| *field == "duration") {
        let unit = unit(table, *column, input, flag.as_ref(), findings);
        input.unit = Some(unit.name().to_owned());
    }
    input.emit = emit(candidates, index, input);
}

struct Plan<'a, 'b> {
    table: &'a Headed<'b>,
    account: Option<usize>,
    fields: Vec<(&'static str, usize)>,
}

impl<'a, 'b> Plan<'a, 'b> {
    fn new(table: &'a Headed<'b>, account: Option<usize>) -> Self {
        Self { table, account, fields: account.map(|column| ("account_id", column)).into_iter().collect() }
    }

    fn is_free(&self, column: usize) -> bool {
        !self.fields.iter().any(|(_, taken)| *taken == column)
    }

    fn take(&mut self, field: &'static str, concepts: &[&str], read: ReadAs) {
        let column = concepts.iter().find_map(|concept| {
            self.table.all(concept, read).into_iter().find(|column| self.is_free(*column))
        });
        if let Some(column) = column {
            self.fields.push((field, column));
        }
    }

    fn outcome(&mut self, flag: Option<&OutcomeFlag>) {
        if let Some(flag) = flag {
            self.fields.push(("churned", flag.column));
        }
        // The reason may stand in the very column that tells who left.
        let reason = self
            .table
            .all("reason", ReadAs::Text)
            .into_iter()
            .find(|column| self.is_free(*column) || flag.is_some_and(|flag| flag.column == *column));
        let reason = reason.filter(|column| {
            self.table.column(*column).kind() != ValueKind::Boolean || self.table.column(*column).filled == 0
        });
        if let Some(column) = reason {
            self.fields.push(("reason", column));
        }
        self.take("reason_category", &["reason_category"], ReadAs::Text);
        let status = self.table.all("status", ReadAs::Text).into_iter().find(|column| {
            (self.is_free(*column) || flag.is_some_and(|flag| flag.column == *column))
                && self.table.column(*column).distinct() <= 30
        });
        if let Some(column) = status {
            self.fields.push(("status", column));
        }
    }

    fn plain_fields(&mut self) {
        self.take("started_at", &["started_at", "created_at", "period_start"], ReadAs::Date);
        self.take("ended_at", &["ended_at", "closed_at", "period_end", "effective_at"], ReadAs::Date);
        self.take("cancel_requested_at", &["cancel_requested_at"], ReadAs::Date);
        self.take("duration", &["tenure"], ReadAs::Number);
        if self.fields.iter().any(|(field, _)| *field == "duration") {
            self.take("entry", &["entry"], ReadAs::Number);
            self.take("weight", &["weight"], ReadAs::Number);
        }
        self.take("name", &["account_name"], ReadAs::Text);
        self.take("plan", &["plan"], ReadAs::Text);
        self.take("trial", &["trial"], ReadAs::Boolean);
        self.take("currency", &["currency"], ReadAs::Text);
        self.take("billing_months", &["billing_months"], ReadAs::Interval);
        self.take("quantity", &["quantity"], ReadAs::Number);
        self.take("recorded_at", &["recorded_at"], ReadAs::Date);
        self.take("comment", &["comment"], ReadAs::Text);
        // An amount of which many are negative is on a scale of its own, not money.
        let money = ["mrr", "arr"].iter().find_map(|concept| {
            self.table.all(concept, ReadAs::Money).into_iter().find(|column| {
                let evidence = self.table.column(*column);
                self.is_free(*column)
                    && evidence.numbers.negative * 10 <= evidence.filled
                    && evidence.kind() != ValueKind::Boolean
            })
        });
        if let Some(column) = money {
            self.fields.push(("mrr", column));
        }
        let drop_plan = self.fields.iter().any(|(field, column)| {
            *field == "plan" && self.table.column(*column).kind() == ValueKind::Boolean
        });
        self.fields.retain(|(field, _)| !(drop_plan && *field == "plan"));
    }
}

fn field_rule(
    candidate: &Candidate<'_>,
    column: usize,
    field: &str,
    flag: Option<&OutcomeFlag>,
    input: &InputMapping,
    findings: &mut Vec<Finding>,
) -> ColumnMapping {
    let evidence = candidate.table.column(column);
    let read = crate::mapping::CUSTOMER_FIELDS
        .iter()
        .find(|(name, _)| *name == field)
        .map_or(ReadAs::Text, |(_, read)| *read);
    let mut rule = if field == "churned" {
        ColumnMapping {
            header: evidence.header.clone(),
            read: Some(ReadAs::Boolean),
            ..ColumnMapping::default()
        }
    } else {
        rules::rule(evidence, read, candidate.context, &input.source, findings)
    };
    match (field, flag) {
        ("churned", Some(flag)) => {
            rule.true_words.clone_from(&flag.left);
            rule.false_words.clone_from(&flag.stayed);
            rule.invert = flag.inverted;
            if flag.inverted {
                findings.push(Finding::new("booleans_inverted", &input.source).column(&evidence.header));
            }
            if evidence.blank > 0 {
                findings.push(
                    Finding::new("outcome_missing", &input.source)
                        .column(&evidence.header)
                        .rows(evidence.blank),
                );
            }
        }
        ("reason", _) => rule.blank = customers::cause_stayed(evidence).unwrap_or_default(),
        ("duration", _) => {
            let zero = evidence.values.as_ref().map_or(0, |values| {
                values
                    .iter()
                    .filter(|(text, _)| text.parse::<f64>() == Ok(0.0))
                    .map(|(_, count)| *count)
                    .sum()
            });
            if zero > 0 {
                findings.push(Finding::new("zero_tenure", &input.source).column(&evidence.header).rows(zero));
            }
        }
        ("mrr", _) => {
            let found = candidate.table.matches[column].first();
            if found.is_some_and(|found| found.concept == "arr") {
                rule.divide = Some(12);
            }
        }
        _ => {}
    }
    rule
}

/// A column that fills no field: an attribute, or ignored for a reason.
fn rest(
    candidate: &Candidate<'_>,
    column: usize,
    derived: bool,
    input: &InputMapping,
    findings: &mut Vec<Finding>,
) -> ColumnMapping {
    let table = &candidate.table;
    let evidence = table.column(column);
    let concept = table.matches[column].first().map(|found| found.concept);
    if derived {
        findings.push(Finding::new("derived_from_outcome", &input.source).column(&evidence.header));
        return ColumnMapping {
            derived_from_outcome: true,
            ..ignored(&evidence.header, "only repeats who left or why")
        };
    }
    let kind = evidence.kind();
    let every_row = evidence.is_unique() && evidence.filled >= 20;
    match (concept, kind) {
        (_, ValueKind::Empty) => return ignored(&evidence.header, "has no values"),
        (Some("personal" | "email"), _) => {
            return ignored(&evidence.header, "personal data, not an attribute");
        }
        (Some("row_number"), _) if every_row => return ignored(&evidence.header, "row number"),
        (Some("generic_id"), _) if every_row => return ignored(&evidence.header, "identifies the row"),
        (_, ValueKind::Text) if evidence.filled >= 50 && evidence.distinct() as u64 * 2 > evidence.filled => {
            return ignored(&evidence.header, "nearly every row has another text");
        }
        _ => {}
    }
    if evidence.values.as_ref().is_some_and(|values| values.len() == 1)
        && evidence.blank == 0
        && evidence.filled >= 20
    {
        return ignored(&evidence.header, "has the same value in every row");
    }
    let words = headers::words(&evidence.header);
    let coded = words.iter().any(|word| {
        ["zip", "zipcode", "postal", "postcode", "phone", "code", "郵便番号", "邮编", "邮政编码", "郵遞區號"]
            .contains(&word.as_str())
    });
    let mut mapping = match kind {
        ValueKind::Integer | ValueKind::Number if !coded => {
            rules::number(evidence, ReadAs::Number, candidate.context, &input.source, findings)
        }
        ValueKind::Boolean if !coded && evidence.numbers.point == evidence.filled => {
            rules::number(evidence, ReadAs::Number, candidate.context, &input.source, findings)
        }
        _ => ColumnMapping { header: evidence.header.clone(), ..ColumnMapping::default() },
    };
    mapping.attribute = Some(evidence.header.clone());
    mapping
}

/// Columns that give the outcome away because they are made from it.
fn derived_columns(table: &Headed<'_>, flag: Option<&OutcomeFlag>, plan: &Plan<'_, '_>) -> Vec<usize> {
    let Some(flag) = flag else { return Vec::new() };
    let outcome = |row: &[String]| left(flag, &row[flag.column]);
    let cause = plan.fields.iter().find(|(field, _)| *field == "reason").map(|(_, column)| *column);
    (0..table.profile.columns.len())
        .filter(|column| plan.is_free(*column))
        .filter(|column| customers::repeats_outcome(&table.profile.sample, &outcome, cause, *column))
        .collect()
}

fn left(flag: &OutcomeFlag, text: &str) -> Option<bool> {
    let value = if flag.left.iter().any(|word| word == text) {
        Some(true)
    } else if flag.stayed.iter().any(|word| word == text) {
        Some(false)
    } else {
        booleans::read(text)
    };
    value.map(|value| value != flag.inverted)
}

fn unit(
    table: &Headed<'_>,
    column: usize,
    input: &InputMapping,
    flag: Option<&OutcomeFlag>,
    findings: &mut Vec<Finding>,
) -> Unit {
    let header = &table.column(column).header;
    if let Some(unit) = headers::hints(header).unit {
        return Unit::Stated(unit);
    }
    let started = input.column_of("started_at");
    let start_column = started
        .and_then(|started| table.profile.columns.iter().position(|column| column.header == started.header));
    if let (Some(start_column), Some(started), Some(flag)) = (start_column, started, flag) {
        let rule =
            DateRule { order: started.order.unwrap_or(DateOrder::YearFirst), numeric: started.numeric };
        let rows: Vec<(i32, f64)> = table
            .profile
            .sample
            .iter()
            .filter(|row| left(flag, &row[flag.column]) == Some(false))
            .filter_map(|row| {
                let start = dates::read(&row[start_column], rule)?.day;
                let duration = numbers::read(&row[column], numbers::DecimalMark::Point)?.0.to_number();
                Some((start, duration))
            })
            .collect();
        if let Some((unit, end)) = customers::infer_unit(&rows) {
            let until = dates::civil_from_days(end).map(|date| date.to_string()).unwrap_or_default();
            findings.push(
                Finding::new("tenure_unit_inferred", &input.source)
                    .column(header)
                    .with("unit", unit)
                    .with("until_date", until.as_str()),
            );
            return Unit::Inferred(unit, until);
        }
    }
    findings.push(Finding::new("tenure_unit_assumed", &input.source).column(header).with("unit", "month"));
    Unit::Assumed("month")
}

/// Which facts each row becomes.
fn emit(candidates: &[Candidate<'_>], index: usize, input: &InputMapping) -> Vec<String> {
    let mut kinds: HashMap<FactKind, bool> = HashMap::new();
    let outcome = input.has("churned") || input.has("ended_at");
    // A table of its own for these customers says it better than their rows do.
    let has_table = |kind: FactKind| {
        candidates.iter().any(|candidate| {
            candidate.taken == Taken::Facts(kind) && share_accounts(&candidates[index], candidate)
        })
    };
    kinds.insert(FactKind::Account, true);
    kinds.insert(FactKind::Tenure, input.has("duration") && outcome);
    kinds.insert(FactKind::AccountTrait, input.columns.iter().any(|column| column.attribute.is_some()));
    kinds.insert(
        FactKind::Cancellation,
        outcome
            && (input.has("reason") || input.has("reason_category"))
            && !has_table(FactKind::Cancellation),
    );
    kinds.insert(
        FactKind::Subscription,
        input.has("started_at") && input.has("mrr") && !has_table(FactKind::Subscription),
    );
    FactKind::ALL
        .into_iter()
        .filter(|kind| kinds.get(kind).copied().unwrap_or(false))
        .map(|kind| kind.table_name().to_owned())
        .collect()
}
