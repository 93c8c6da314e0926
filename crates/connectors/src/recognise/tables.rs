//! Which table an input is, and which column fills which field.

use super::fields::{fields, read_as};
use super::headers;
use super::rules;
use crate::left_out::LeftOutReason;
use crate::mapping::ReadAs;
use crate::profile::{ColumnProfile, Profile, ValueKind};
use holdfast_domain::facts::FactKind;

/// Columns with the concepts that their headers name.
pub(crate) struct Headed<'a> {
    pub(crate) profile: &'a Profile,
    pub(crate) matches: Vec<Vec<headers::Match>>,
    pub(crate) stem: String,
}

impl<'a> Headed<'a> {
    pub(crate) fn new(profile: &'a Profile) -> Self {
        Self {
            matches: profile.columns.iter().map(|column| headers::matches(&column.header)).collect(),
            stem: profile.input.source_name(),
            profile,
        }
    }

    pub(crate) fn column(&self, index: usize) -> &ColumnProfile {
        &self.profile.columns[index]
    }

    /// Columns that name a concept and can be read so, best first.
    pub(crate) fn all(&self, concept: &str, read: ReadAs) -> Vec<usize> {
        let mut found: Vec<(f64, usize)> = self
            .matches
            .iter()
            .enumerate()
            .filter_map(|(index, matches)| {
                let score = matches.iter().find(|found| found.concept == concept)?.score;
                (score >= 0.6 && rules::fits(self.column(index), read)).then_some((score, index))
            })
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, index)| index).collect()
    }

    pub(crate) fn first(&self, concept: &str, read: ReadAs) -> Option<usize> {
        self.all(concept, read).first().copied()
    }

    pub(crate) fn has(&self, concept: &str) -> bool {
        self.first(concept, ReadAs::Text).is_some()
    }

    /// Whether a column is called a status.
    fn is_status(&self, column: usize) -> bool {
        self.matches[column].first().is_some_and(|found| found.concept == "status")
    }

    fn has_date(&self, concepts: &[&str]) -> bool {
        concepts.iter().any(|concept| self.first(concept, ReadAs::Date).is_some())
    }

    fn named(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.stem.contains(word))
    }

    /// The column that identifies customers: by concept, or a unique `id`.
    pub(crate) fn account(&self) -> Option<usize> {
        // A column of a few values is no identifier, whatever it is called.
        self.all("account_id", ReadAs::Text).into_iter().find(|index| {
            let column = self.column(*index);
            column.filled > 0
                && column.kind() != ValueKind::Date
                && (column.distinct() > 6 || column.is_unique() || self.profile.rows < 20)
                && (column.kind() != ValueKind::Number)
        })
    }
}

/// What a table is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    Customers,
    Facts(FactKind),
    /// Not imported, and why.
    Refused(LeftOutReason),
}

const DATES: &[&str] = &[
    "occurred_at",
    "created_at",
    "started_at",
    "ended_at",
    "effective_at",
    "cancel_requested_at",
    "paid_at",
    "due_at",
    "period_start",
];

/// How files of incidents are called.
const INCIDENTS: &[&str] = &["incident", "outage", "障害", "インシデント", "故障", "事故"];

/// Decides what a table is from the concepts that it has.
pub(crate) fn classify(table: &Headed<'_>) -> Taken {
    use FactKind::{
        Cancellation, Contact, ExternalEvent, Incident, Invoice, Message, Payment, Subscription, Survey,
        Ticket, Usage,
    };
    let has = |concept: &str| table.has(concept);
    let account = table.account();
    let unique_account = account.is_some_and(|index| {
        let column = table.column(index);
        column.repeated * 50 <= column.filled
    });
    // Tickets, invoices and events are open or closed too, and last for some time: that says
    // nothing about customers.
    let of_something_else = ["ticket_id", "subject", "invoice_id", "payment_id", "message_id", "incident_id"]
        .iter()
        .any(|concept| has(concept));
    let incidents = account.is_none() && (has("incident_id") || table.named(INCIDENTS));
    let flag = super::customers::outcome_flag(table)
        .is_some_and(|flag| !(table.is_status(flag.column) && (of_something_else || incidents)));
    let happened = (has("event") || has("usage_id")) && !unique_account;
    let elsewhere = happened || incidents || of_something_else && !unique_account;
    let tenure = table.first("tenure", ReadAs::Number).is_some() && !elsewhere;
    let one_row_a_customer = flag || tenure;
    // A column of dates under an unknown name dates the rows too.
    let plain_date = || {
        (0..table.profile.columns.len())
            .any(|index| table.matches[index].is_empty() && rules::is_plainly_date(table.column(index)))
    };
    let dated = table.has_date(DATES) || plain_date();

    if !table.profile.format.has_header && !one_row_a_customer {
        return Taken::Refused(LeftOutReason::NoHeader);
    }
    if has("text")
        && (has("message_id")
            || table.named(&["message", "comment", "conversation", "メッセージ", "消息", "訊息"]))
        && (has("ticket_id") || account.is_some())
        && !one_row_a_customer
    {
        return Taken::Facts(Message);
    }
    if (has("cancellation_id")
        || table.named(&[
            "cancel",
            "churn_event",
            "churnevent",
            "解約",
            "解约",
            "退会",
            "退会",
            "流失",
            "退訂",
            "退订",
            "offboard",
        ]))
        && account.is_some()
        && !(flag || tenure)
        && (has("reason") || has("cancellation_id"))
        && dated
    {
        return Taken::Facts(Cancellation);
    }
    // Before tickets: an answer may name the ticket that it is about.
    if !one_row_a_customer
        && account.is_some()
        && (table.first("score", ReadAs::Number).is_some()
            || table.first("satisfaction", ReadAs::Number).is_some())
        && (has("survey_id") || table.named(&["survey", "nps", "csat", "アンケート", "问卷", "問卷", "調査"]))
        && dated
    {
        return Taken::Facts(Survey);
    }
    let ticket_like = [
        "priority",
        "first_reply_minutes",
        "resolution_hours",
        "closed_at",
        "escalated",
        "subject",
        "topic",
        "request_type",
        "status",
        "state",
        "channel",
        "satisfaction",
    ]
    .iter()
    .filter(|concept| has(concept))
    .count();
    if !one_row_a_customer
        && (has("ticket_id") && ticket_like >= 1
            || ticket_like >= 2
                && table.named(&[
                    "ticket",
                    "support",
                    "case",
                    "helpdesk",
                    "工单",
                    "工單",
                    "問い合わせ",
                    "チケット",
                ]))
        && (account.is_some() || has("ticket_id"))
        && dated
    {
        return Taken::Facts(Ticket);
    }
    let amount =
        ["amount", "net_amount", "total"].iter().any(|concept| table.first(concept, ReadAs::Money).is_some());
    // Who attempted a payment and how it went tells a payment from an invoice without a name.
    let attempt = has("decline_code") || has("result") && has("method");
    if !one_row_a_customer
        && (has("payment_id")
            || attempt
            || table.named(&["payment", "charge", "transaction", "支付", "付款", "決済", "支払", "入金"]))
        && (account.is_some() || has("invoice_id"))
        && (amount || has("result") && has("invoice_id"))
        && dated
        && (has("payment_id") || has("result") || has("decline_code") || has("method") || has("generic_id"))
        && !(has("period_start") || has("line_type"))
    {
        return Taken::Facts(Payment);
    }
    let lines = amount && has("invoice_id") && (has("line_type") || has("period_start") || has("line_id"));
    if !one_row_a_customer
        && (account.is_some() || lines)
        && (amount || has("mrr") || has("invoice_id") && table.has_date(&["occurred_at", "due_at"]))
        && (has("invoice_id") || table.named(&["invoice", "bill", "发票", "發票", "账单", "帳單", "請求"]))
        && (has("invoice_id") || has("generic_id"))
    {
        return Taken::Facts(Invoice);
    }
    if !one_row_a_customer
        && (has("event") || has("usage_id"))
        && (account.is_some() || has("subscription_id"))
        && !unique_account
        && (table.has_date(&["occurred_at", "created_at"]) || dated)
    {
        return Taken::Facts(Usage);
    }
    if !one_row_a_customer
        && (has("contact_id") || table.named(&["contact", "联系人", "聯絡人", "連絡先", "担当者"]))
        && account.is_some()
        && (has("email") || has("role") || has("champion"))
    {
        return Taken::Facts(Contact);
    }
    let started = table.has_date(&["started_at", "period_start"]);
    // A list of subscriptions as billing systems give it: each with an identifier of its own
    // and the terms of its billing.
    let own_id = ["subscription_id", "generic_id"]
        .iter()
        .filter_map(|concept| table.first(concept, ReadAs::Text))
        .any(|index| table.column(index).is_unique() && account != Some(index));
    let billing = has("current_period_end") || has("billing_months") && (amount || has("mrr"));
    if account.is_some()
        && (started || table.has_date(&["created_at"]))
        && own_id
        && billing
        && !tenure
        && (has("subscription_id") || table.named(&["subscription", "订阅", "訂閱", "サブスク", "契約"]))
    {
        return Taken::Facts(Subscription);
    }
    if account.is_some()
        && started
        && (has("subscription_id")
            || (!unique_account && (has("mrr") || has("arr") || has("plan")))
            || table.named(&["subscription"]) && has("generic_id"))
        && !(unique_account && (tenure || flag || has("reason")))
    {
        return Taken::Facts(Subscription);
    }
    if account.is_none() && dated && !one_row_a_customer {
        if incidents {
            return Taken::Facts(Incident);
        }
        if has("competitor")
            || table.first("change_percent", ReadAs::Number).is_some() && has("plan")
            || table.named(&[
                "price_change",
                "competitor",
                "external_event",
                "releases",
                "price_increase",
                "pricing_change",
                "価格改定",
                "料金改定",
                "调价",
                "調價",
                "競合",
                "竞品",
                "競品",
            ])
        {
            return Taken::Facts(ExternalEvent);
        }
    }
    if account.is_some() && !unique_account && !one_row_a_customer {
        // A log of what customers bought or did, without a name for it.
        return if table.has_date(&["occurred_at", "created_at"])
            && (amount || has("quantity") || has("count"))
        {
            Taken::Facts(Usage)
        } else {
            Taken::Refused(LeftOutReason::SeveralRowsUndated)
        };
    }
    customers_or_refused(table, account.is_some(), flag, tenure)
}

fn customers_or_refused(table: &Headed<'_>, account: bool, flag: bool, tenure: bool) -> Taken {
    let profile = table.profile;
    if account {
        return Taken::Customers;
    }
    let ended = table.first("ended_at", ReadAs::Date).is_some();
    let status = table
        .first("status", ReadAs::Text)
        .is_some_and(|index| super::customers::status_words(table.column(index)).is_some());
    let attributes = (0..profile.columns.len())
        .filter(|index| {
            table.matches[*index].first().is_some_and(|found| {
                !matches!(
                    found.concept,
                    "generic_id"
                        | "text"
                        | "kind"
                        | "row_number"
                        | "comment"
                        | "topic"
                        | "language"
                        | "score"
                )
            })
        })
        .count();
    let unique_id = ["generic_id", "subscription_id"]
        .iter()
        .filter_map(|concept| table.first(concept, ReadAs::Text))
        .any(|index| table.column(index).repeated == 0);
    let free_text = profile.columns.iter().any(|column| {
        column.kind() == ValueKind::Text
            && column.mean_bytes() >= 30
            && column.distinct() as u64 * 2 > column.filled
    });
    let outcome =
        flag || tenure && (table.has("reason") || profile.rows >= 30 && attributes >= 2) || ended || status;
    if outcome && (!free_text || attributes >= 3) {
        return Taken::Customers;
    }
    if unique_id && !free_text && (attributes >= 2 || profile.columns.len() >= 4 && attributes >= 1) {
        return Taken::Customers;
    }
    if free_text {
        return Taken::Refused(LeftOutReason::TextsWithoutCustomer);
    }
    Taken::Refused(LeftOutReason::NeitherCustomerNorOutcome)
}

/// Columns assigned to the fields of a kind: `(field, column)`.
pub(crate) fn assign(table: &Headed<'_>, kind: FactKind) -> Vec<(&'static str, usize)> {
    let mut taken = vec![false; table.profile.columns.len()];
    let mut found = Vec::new();
    for (field, concepts) in fields(kind) {
        let read = read_as(kind, field);
        // Direct names first, so that `requested_at` is not filled by a poorer column.
        let column = concepts.iter().find_map(|concept| {
            if *concept == "account_id" {
                return table.account().filter(|index| !taken[*index]);
            }
            table.all(concept, read).into_iter().find(|index| !taken[*index])
        });
        if let Some(column) = column {
            taken[column] = true;
            found.push((*field, column));
        }
    }
    found
}
