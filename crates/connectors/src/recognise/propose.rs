//! A mapping for a set of profiled inputs, looked at together.

mod customer_rows;
mod groups;

use super::headers;
use super::rules::{self, Context};
use super::tables::{self, Headed, Taken};
use crate::discover::{Container, InputFile, Skipped};
use crate::finding::Finding;
use crate::left_out::{LeftOutReason, WhyLeftOut};
use crate::mapping::{ColumnMapping, InputMapping, Join, LeftOut, Mapping, ReadAs};
use crate::profile::{Profile, ValueKind};
use crate::read::delimited::Delimiter;
use crate::values::dates::DateOrder;
use crate::values::numbers::DecimalMark;
use holdfast_domain::facts::FactKind;

/// What the proposer is told beside the data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposeOptions {
    /// ISO 4217 code assumed where no currency is stated; `USD` unless given.
    pub currency: Option<String>,
    /// Order of day and month for columns that leave it open.
    pub date_order: Option<DateOrder>,
}

/// A proposed mapping and what was noticed on the way.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    /// The mapping.
    pub mapping: Mapping,
    /// Findings, of the profiles too.
    pub findings: Vec<Finding>,
}

struct Candidate<'a> {
    table: Headed<'a>,
    taken: Taken,
    context: Context,
}

/// Proposes a mapping for inputs that belong together: joins them by identifiers, lets
/// files about the same customers complete one another, and leaves out what cannot be
/// used, with the reason.
pub fn propose(profiles: &[Profile], options: &ProposeOptions) -> Proposal {
    let mut proposal = Proposal {
        mapping: Mapping { version: 1, ..Mapping::default() },
        findings: profiles.iter().flat_map(|profile| profile.findings.clone()).collect(),
    };
    let mut candidates: Vec<Candidate<'_>> = profiles
        .iter()
        .map(|profile| {
            let table = Headed::new(profile);
            Candidate { taken: tables::classify(&table), context: own_context(profile, options), table }
        })
        .collect();
    share_context(&mut candidates);
    groups::refuse_unjoinable(&mut candidates);
    let groups = groups::same_customers(&candidates);
    for index in groups::order(&candidates, &groups) {
        let candidate = &candidates[index];
        let profile = candidate.table.profile;
        if let Taken::Refused(reason) = candidate.taken {
            proposal.leave_out(&profile.input, &reason.into());
            continue;
        }
        let mut input = skeleton(profile, options);
        match candidate.taken {
            Taken::Customers => {
                customer_rows::map(&candidates, &groups, index, &mut input, &mut proposal.findings);
            }
            Taken::Facts(kind) => {
                if let Err(reason) = facts(&candidates, index, kind, &mut input, &mut proposal.findings) {
                    proposal.leave_out(&profile.input, &reason.into());
                    continue;
                }
            }
            Taken::Refused(_) => {}
        }
        note_currency(&mut input, options, &mut proposal.findings);
        note_columns(profile, &input, &mut proposal.findings);
        let ended = ended_with_reasons(&candidates, index, &input);
        proposal.mapping.inputs.push(input);
        proposal.mapping.inputs.extend(ended);
    }
    unique_sources(&mut proposal.mapping);
    proposal
}

impl Proposal {
    /// Leaves an input out, with a finding and an entry in the mapping.
    pub fn leave_out(&mut self, input: &InputFile, why: &WhyLeftOut) {
        self.findings.push(Finding::left_out(&input.source_name(), why));
        self.mapping.left_out.push(LeftOut::new(input.file_name(), input.sheet.clone(), why));
    }

    /// Notes a file that was found but is no input, where people would expect it to be one.
    pub fn note_skipped(&mut self, skipped: &Skipped) {
        if !skipped.why.reason.is_worth_telling() {
            return;
        }
        let file = skipped.path.file_name().map(|name| name.to_string_lossy().into_owned());
        let file = file.unwrap_or_default();
        self.findings.push(Finding::left_out(&file, &skipped.why));
        self.mapping.left_out.push(LeftOut::new(file, None, &skipped.why));
    }
}

fn own_context(profile: &Profile, options: &ProposeOptions) -> Context {
    Context {
        order: options.date_order.or_else(|| profile.columns.iter().find_map(rules::proven_order)),
        decimal: profile
            .columns
            .iter()
            .any(|column| {
                matches!(column.kind(), ValueKind::Integer | ValueKind::Number)
                    && column.numbers.comma > column.numbers.point
            })
            .then_some(DecimalMark::Comma),
    }
}

/// Files of one folder come from one hand: what one proves is borrowed by the others.
fn share_context(candidates: &mut [Candidate<'_>]) {
    let proven: Vec<(Option<std::path::PathBuf>, Context)> = candidates
        .iter()
        .map(|candidate| {
            (candidate.table.profile.input.path.parent().map(std::path::Path::to_owned), candidate.context)
        })
        .collect();
    for candidate in candidates {
        let folder = candidate.table.profile.input.path.parent();
        for (other, context) in &proven {
            if other.as_deref() == folder {
                candidate.context.order = candidate.context.order.or(context.order);
                candidate.context.decimal = candidate.context.decimal.or(context.decimal);
            }
        }
    }
}

fn skeleton(profile: &Profile, options: &ProposeOptions) -> InputMapping {
    let text = matches!(profile.input.container, Container::Delimited | Container::JsonLines);
    let delimiter = match profile.format.delimiter {
        Delimiter::Byte(b'\t') => "tab".to_owned(),
        Delimiter::Byte(byte) => char::from(byte).to_string(),
        Delimiter::Spaces => "spaces".to_owned(),
    };
    InputMapping {
        file: profile.input.file_name(),
        sheet: profile.input.sheet.clone(),
        source: profile.input.source_name(),
        encoding: text.then(|| crate::profile::display_name(profile.format.encoding).to_owned()),
        delimiter: (profile.input.container == Container::Delimited).then_some(delimiter),
        skipped_rows: (profile.format.skipped_rows != 1 && profile.input.container != Container::JsonLines)
            .then_some(profile.format.skipped_rows),
        header: (!profile.format.has_header && profile.input.container != Container::JsonLines)
            .then_some(false),
        carriage_return: profile.format.carriage_return,
        currency: options.currency.clone(),
        ..InputMapping::default()
    }
}

/// Maps a table of one kind of fact.
fn facts(
    candidates: &[Candidate<'_>],
    index: usize,
    kind: FactKind,
    input: &mut InputMapping,
    findings: &mut Vec<Finding>,
) -> Result<(), LeftOutReason> {
    let candidate = &candidates[index];
    let table = &candidate.table;
    let profile = table.profile;
    kind.table_name().clone_into(&mut input.table);
    let mut assigned = tables::assign(table, kind);
    let column_of = |assigned: &[(&'static str, usize)], field: &str| {
        assigned.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
    };

    if kind.field("account_id").is_some()
        && column_of(&assigned, "account_id").is_none()
        && !matches!(kind, FactKind::Incident | FactKind::ExternalEvent)
    {
        match groups::find_join(candidates, index) {
            Some(join) => input.account_through = Some(join),
            None if kind.field("account_id").is_some_and(|field| field.required) => {
                return Err(LeftOutReason::RowsNameNoCustomer);
            }
            None => {}
        }
    }
    for field in kind.fields().iter().filter(|field| field.required) {
        if column_of(&assigned, field.name).is_some()
            || field.name == "account_id" && input.account_through.is_some()
        {
            continue;
        }
        match (kind, field.name) {
            // Nothing names what was done: it was a purchase.
            (FactKind::Usage, "event") => {
                input.constants.insert("event".to_owned(), "purchase".to_owned());
            }
            // The loader makes an identifier from the row's key.
            (_, name) if Some(name) == kind.identifier() || name == "subscription_id" => {}
            _ => return Err(LeftOutReason::RequiredColumnMissing),
        }
    }
    // A list of price changes need not say that they are.
    let changes = column_of(&assigned, "change_percent").is_some();
    if kind == FactKind::ExternalEvent
        && changes
        && column_of(&assigned, "kind").is_none()
        && column_of(&assigned, "competitor").is_none()
    {
        input.constants.insert("kind".to_owned(), "price_change".to_owned());
    }
    // An unmatched date column is when it happened, if there is only one.
    if column_of(&assigned, "occurred_at").is_none()
        && matches!(
            kind,
            FactKind::Usage
                | FactKind::Ticket
                | FactKind::Payment
                | FactKind::Survey
                | FactKind::Message
                | FactKind::Incident
                | FactKind::ExternalEvent
        )
    {
        let free: Vec<usize> = (0..profile.columns.len())
            .filter(|column| {
                rules::is_plainly_date(table.column(*column))
                    && !assigned.iter().any(|(_, taken)| taken == column)
            })
            .collect();
        if let [only] = free[..] {
            assigned.push(("occurred_at", only));
        }
    }
    // Rows are lines where an invoice has several; their own identifier may be a plain one.
    let of_lines = |column: usize| table.column(column).repeated > 0;
    if kind == FactKind::Invoice
        && column_of(&assigned, "line_id").is_none()
        && column_of(&assigned, "invoice_id").is_some_and(of_lines)
        && let Some(line) = table.all("generic_id", ReadAs::Text).into_iter().find(|column| {
            table.column(*column).is_unique() && !assigned.iter().any(|(_, taken)| taken == column)
        })
    {
        assigned.push(("line_id", line));
    }
    input.key = key(table, kind, &assigned);
    let in_cents = profile.columns.iter().any(|column| headers::hints(&column.header).minor_units);
    for (column, evidence) in profile.columns.iter().enumerate() {
        let fields: Vec<&str> =
            assigned.iter().filter(|(_, taken)| *taken == column).map(|(field, _)| *field).collect();
        if fields.is_empty() {
            let used = input.key.contains(&evidence.header)
                || input.account_through.as_ref().is_some_and(|join| join.column == evidence.header);
            let reason = if used { "identifies the row" } else { "no field for it in this table" };
            input.columns.push(ignored(&evidence.header, reason));
            continue;
        }
        for field in fields {
            let mut rule = rules::rule(
                evidence,
                super::fields::read_as(kind, field),
                candidate.context,
                &input.source,
                findings,
            );
            rule.field = Some(field.to_owned());
            let annual = table.matches[column].first().is_some_and(|found| found.concept == "arr");
            if field == "mrr" && annual {
                rule.divide = Some(12);
            }
            let is = |concepts: &[&str]| {
                table.matches[column].first().is_some_and(|found| concepts.contains(&found.concept))
            };
            let with = |field: &str| column_of(&assigned, field).is_some();
            rule.per_interval = field == "mrr" && is(&["amount", "total"]) && with("billing_months");
            rule.tax_included = field == "amount" && is(&["total"]) && with("tax");
            // Beside an amount in cents, whole numbers are cents too.
            rule.minor_units |= rule.read == Some(ReadAs::Money)
                && in_cents
                && evidence.numbers.whole == evidence.numbers.point;
            if field == "churned" && table.matches[column].iter().any(|found| found.concept == "stayed") {
                rule.invert = true;
            }
            input.columns.push(rule);
        }
    }
    Ok(())
}

fn ignored(header: &str, reason: &str) -> ColumnMapping {
    ColumnMapping { header: header.to_owned(), ignore: Some(reason.to_owned()), ..ColumnMapping::default() }
}

/// Subscriptions that also say why they ended are cancellations too, those that ended;
/// not where another table tells of cancellations.
fn ended_with_reasons(
    candidates: &[Candidate<'_>],
    index: usize,
    input: &InputMapping,
) -> Option<InputMapping> {
    let table = &candidates[index].table;
    let told = |candidate: &Candidate<'_>| candidate.taken == Taken::Facts(FactKind::Cancellation);
    if candidates[index].taken != Taken::Facts(FactKind::Subscription)
        || !(table.has("reason") || table.has("comment"))
        || candidates.iter().any(told)
    {
        return None;
    }
    let ended = input.column_of("ended_at").or_else(|| input.column_of("cancelled_at"))?;
    let mut second = InputMapping {
        source: format!("{}_cancellations", input.source),
        table: FactKind::Cancellation.table_name().to_owned(),
        only_with: Some(ended.header.clone()),
        key: vec![input.column_of("subscription_id")?.header.clone()],
        currency: None,
        columns: Vec::new(),
        ..input.clone()
    };
    for column in &input.columns {
        let field = match column.field.as_deref() {
            Some("cancelled_at" | "cancel_requested_at") => "requested_at",
            Some("ended_at") => "effective_at",
            Some(field @ ("account_id" | "subscription_id" | "recorded_at")) => field,
            _ => continue,
        };
        if second.column_of(field).is_none() {
            second.columns.push(ColumnMapping { field: Some(field.to_owned()), ..column.clone() });
        }
    }
    for (field, concept) in [
        ("reason", "reason"),
        ("reason_category", "reason_category"),
        // How it ended stands beside what the customer chose.
        ("reason_category", "reason"),
        ("comment", "comment"),
    ] {
        if second.column_of(field).is_some() {
            continue;
        }
        let free = |column: &usize| {
            let header = &table.column(*column).header;
            !second.columns.iter().any(|known| known.header == *header)
        };
        if let Some(column) = table.all(concept, ReadAs::Text).into_iter().find(free) {
            let header = table.column(column).header.clone();
            second.columns.push(ColumnMapping {
                header,
                field: Some(field.to_owned()),
                ..ColumnMapping::default()
            });
        }
    }
    Some(second)
}

/// The columns that identify a row.
fn key(table: &Headed<'_>, kind: FactKind, assigned: &[(&'static str, usize)]) -> Vec<String> {
    let header = |column: usize| table.column(column).header.clone();
    let assigned_to =
        |field: &str| assigned.iter().find(|(known, _)| *known == field).map(|(_, column)| *column);
    let mostly_unique = |column: usize| {
        let evidence = table.column(column);
        evidence.repeated * 20 <= evidence.filled
    };
    match kind {
        FactKind::Subscription => {
            let Some(subscription) = assigned_to("subscription_id") else { return Vec::new() };
            if table.column(subscription).repeated == 0 {
                return vec![header(subscription)];
            }
            std::iter::once(subscription).chain(assigned_to("started_at")).map(header).collect()
        }
        FactKind::Usage => table
            .first("usage_id", ReadAs::Text)
            .or_else(|| table.first("generic_id", ReadAs::Text))
            .filter(|column| mostly_unique(*column))
            .map(header)
            .into_iter()
            .collect(),
        FactKind::Invoice => {
            assigned_to("invoice_id").into_iter().chain(assigned_to("line_id")).map(header).collect()
        }
        _ => kind.identifier().and_then(assigned_to).map(header).into_iter().collect(),
    }
}

fn note_currency(input: &mut InputMapping, options: &ProposeOptions, findings: &mut Vec<Finding>) {
    let money =
        input.columns.iter().any(|column| column.read == Some(ReadAs::Money) && column.field.is_some());
    let through_join = input.account_through.as_ref().is_some_and(|join| join.currency.is_some());
    if through_join {
        input.currency = None;
        return;
    }
    if !money || input.has("currency") {
        if !money {
            input.currency = None;
        }
        return;
    }
    let hinted = input
        .columns
        .iter()
        .filter(|column| column.read == Some(ReadAs::Money))
        .find_map(|column| headers::hints(&column.header).currency);
    if let Some(code) = hinted {
        input.currency = Some(code.to_owned());
    } else if input.currency.is_none() {
        let assumed = options.currency.clone().unwrap_or_else(|| "USD".to_owned());
        findings.push(Finding::new("currency_assumed", &input.source).with("currency", assumed.as_str()));
        input.currency = Some(assumed);
    }
}

fn note_columns(profile: &Profile, input: &InputMapping, findings: &mut Vec<Finding>) {
    for column in &profile.columns {
        if column.replaced > 0 {
            findings.push(
                Finding::new("replacement_characters", &input.source)
                    .column(&column.header)
                    .rows(column.replaced),
            );
        }
        let numeric = column.numbers.point.max(column.numbers.comma);
        if column.kind() == ValueKind::Text && column.filled >= 20 && numeric * 10 >= column.filled * 9 {
            findings.push(
                Finding::new("mixed_types", &input.source)
                    .column(&column.header)
                    .rows(column.filled - numeric)
                    .with("example", column.dates.words.keys().min().cloned().unwrap_or_default()),
            );
        }
    }
    for mapping in &input.columns {
        let identifier = mapping.field.as_deref().is_some_and(|field| field.ends_with("_id"));
        if let Some(column) = profile.columns.iter().find(|column| column.header == mapping.header)
            && identifier
            && column.numbers.scientific * 2 > column.filled
        {
            findings.push(
                Finding::new("identifiers_mangled", &input.source)
                    .column(&column.header)
                    .rows(column.numbers.scientific)
                    .with("example", column.numbers.example.clone().unwrap_or_default()),
            );
        }
    }
}

/// Files of the same name in several folders get sources of their own.
fn unique_sources(mapping: &mut Mapping) {
    let mut taken = std::collections::HashSet::new();
    for input in &mut mapping.inputs {
        let base = input.source.clone();
        let mut number = 2;
        while !taken.insert(input.source.clone()) {
            input.source = format!("{base}_{number}");
            number += 1;
        }
    }
}

/// A join through another candidate.
pub(crate) fn join(column: &str, source: &str, key: &str, account: &str) -> Join {
    Join {
        column: column.to_owned(),
        source: source.to_owned(),
        key: key.to_owned(),
        account: account.to_owned(),
        currency: None,
        occurred_at: None,
    }
}
