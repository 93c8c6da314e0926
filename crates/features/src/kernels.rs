//! The computations that definitions name: functions of what was known of an account at an instant.

mod money;
mod people;
mod plan;
mod support;
mod surroundings;
mod usage;

use crate::customer::{Position, Stretch};
use crate::days::DAY;
use crate::definitions::Definition;
use crate::frame::Frame;
use crate::history::words::{decline, external, survey, topic};
use crate::snapshots::Label;
use crate::use_summary::UseSummary;

/// What was known of an account at an instant.
pub(crate) struct Moment<'a> {
    pub(crate) frame: &'a Frame<'a>,
    pub(crate) account: u32,
    /// The instant.
    pub(crate) t: i64,
    /// Its local day.
    pub(crate) day: u16,
    pub(crate) stretches: &'a [Stretch],
    pub(crate) now: Position,
    /// First instant as a customer.
    pub(crate) started_at: i64,
    pub(crate) used: &'a UseSummary,
    /// Days before `day` of which usage is known: since the start, and since usage is recorded.
    pub(crate) observed: usize,
    pub(crate) segment: u32,
    pub(crate) region: u32,
    pub(crate) language: u32,
    /// Texts of all traits, in lower case.
    pub(crate) traits: &'a [u32],
}

impl Moment<'_> {
    /// The instant `days` days before.
    fn before(&self, days: f64) -> i64 {
        self.t - (days * DAY as f64) as i64
    }

    /// Days between two instants.
    fn days(from: i64, to: i64) -> f64 {
        (to - from) as f64 / DAY as f64
    }

    /// Days since an instant, else since the start as a customer.
    fn since(&self, at: Option<i64>) -> f64 {
        Self::days(at.unwrap_or(self.started_at).min(self.t), self.t)
    }
}

/// What a definition hands to its kernel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Parameters {
    /// Days before the instant; 0 where the definition names no window.
    pub(crate) days: usize,
    /// What is looked at.
    pub(crate) of: u8,
}

/// A kernel whose value is a number, NaN where missing.
pub(crate) type NumberKernel = fn(&Moment<'_>, Parameters) -> f64;
/// A kernel whose value is a word, [`crate::names::Names::NONE`] where missing.
pub(crate) type CategoryKernel = fn(&Moment<'_>) -> u32;

/// A kernel of either kind.
#[derive(Clone, Copy)]
pub(crate) enum Kernel {
    Number(NumberKernel, Parameters),
    Category(CategoryKernel),
    /// The monthly amount over the median of its currency at the instant, which needs all rows.
    AmountLevel,
}

const NUMBERS: &[(&str, NumberKernel)] = &[
    ("days_since_use", usage::days_since_use),
    ("events", usage::events),
    ("active_days", usage::active_days),
    ("usage_change", usage::usage_change),
    ("weekly_slope", usage::weekly_slope),
    ("weekly_variation", usage::weekly_variation),
    ("weekday_change", usage::weekday_change),
    ("silence_surprise", usage::silence_surprise),
    ("year_change", usage::year_change),
    ("longest_gap", usage::longest_gap),
    ("breadth", usage::breadth),
    ("breadth_change", usage::breadth_change),
    ("top_share", usage::top_share),
    ("event_share", usage::event_share),
    ("export_share_change", usage::export_share_change),
    ("errors", usage::errors),
    ("error_rate", usage::error_rate),
    ("events_per_seat", usage::events_per_seat),
    ("milestones", usage::milestones),
    ("milestones_early", usage::milestones_early),
    ("days_to_milestone", usage::days_to_milestone),
    ("days_to_use", usage::days_to_use),
    ("seats", plan::seats),
    ("seats_change", plan::seats_change),
    ("payment_failures", money::payment_failures),
    ("payment_last_failed", money::payment_last_failed),
    ("payment_declines", money::payment_declines),
    ("payment_refunds", money::payment_refunds),
    ("payment_method_changes", money::payment_method_changes),
    ("part_payments", money::part_payments),
    ("late_days_mean", money::late_days_mean),
    ("late_days_last", money::late_days_last),
    ("overdue", money::overdue),
    ("overdue_days", money::overdue_days),
    ("invoice_lines", money::invoice_lines),
    ("discount_share", money::discount_share),
    ("discount_lost", money::discount_lost),
    ("amount_change", plan::amount_change),
    ("price_per_seat_change", plan::price_per_seat_change),
    ("price_rises", plan::price_rises),
    ("days_since_price_rise", plan::days_since_price_rise),
    ("contractions", plan::contractions),
    ("plan_moves", plan::plan_moves),
    ("plan_moves_up", plan::plan_moves_up),
    ("plan_moves_down", plan::plan_moves_down),
    ("days_on_plan", plan::days_on_plan),
    ("billing_months", plan::billing_months),
    ("days_to_renewal", plan::days_to_renewal),
    ("cycle_share", plan::cycle_share),
    ("subscriptions", plan::subscriptions),
    ("tenure", plan::tenure),
    ("returns", plan::returns),
    ("tickets", support::tickets),
    ("tickets_of", support::tickets_of),
    ("tickets_urgent", support::tickets_urgent),
    ("tickets_change", support::tickets_change),
    ("tickets_open", support::tickets_open),
    ("days_since_ticket", support::days_since_ticket),
    ("reply_hours_mean", support::reply_hours_mean),
    ("reply_hours_longest", support::reply_hours_longest),
    ("resolution_hours_mean", support::resolution_hours_mean),
    ("reopenings", support::reopenings),
    ("escalations", support::escalations),
    ("satisfaction_last", support::satisfaction_last),
    ("satisfaction_mean", support::satisfaction_mean),
    ("messages", support::messages),
    ("days_since_customer_message", support::days_since_customer_message),
    ("days_unanswered", support::days_unanswered),
    ("days_since_our_contact", support::days_since_our_contact),
    ("label_mean", support::label_mean),
    ("label_change", support::label_change),
    ("label_highest", support::label_highest),
    ("survey_last", people::survey_last),
    ("survey_change", people::survey_change),
    ("survey_mean", people::survey_mean),
    ("surveys", people::surveys),
    ("days_since_survey", people::days_since_survey),
    ("people_active", people::people_active),
    ("people_per_seat", people::people_per_seat),
    ("people_gone_share", people::people_gone_share),
    ("people_added", people::people_added),
    ("champions", people::champions),
    ("champions_gone", people::champions_gone),
    ("incidents", surroundings::incidents),
    ("incident_hours", surroundings::incident_hours),
    ("incidents_met", surroundings::incidents_met),
    ("external_events", surroundings::external_events),
    ("price_announced", surroundings::price_announced),
    ("month_of_year", surroundings::month_of_year),
];

const CATEGORIES: &[(&str, CategoryKernel)] = &[
    ("plan", |moment| moment.now.plan),
    ("segment", |moment| moment.segment),
    ("region", |moment| moment.region),
    ("language", |moment| moment.language),
    ("payment_method", money::payment_method),
];

/// What `of` can name.
const OF: &[(&str, u8)] = &[
    ("goals", 1),
    ("exports", 2),
    ("expired", decline::EXPIRED),
    ("funds", decline::FUNDS),
    ("method", decline::METHOD),
    ("overage", crate::history::words::line::OVERAGE),
    ("credit", crate::history::words::line::CREDIT),
    ("fault", topic::FAULT),
    ("billing", topic::BILLING),
    ("price", topic::PRICE),
    ("feature", topic::FEATURE),
    ("privacy", topic::PRIVACY),
    ("export", topic::EXPORT),
    ("comparison", topic::COMPARISON),
    ("customer", crate::history::words::author::CUSTOMER),
    ("us", crate::history::words::author::US),
    ("nps", survey::NPS),
    ("satisfaction", survey::SATISFACTION),
    ("rival", external::RIVAL),
    ("shock", external::SHOCK),
    ("news", external::NEWS),
    ("sentiment", Label::Sentiment as u8),
    ("criticism", Label::Criticism as u8),
    ("contempt", Label::Contempt as u8),
    ("defensiveness", Label::Defensiveness as u8),
    ("stonewalling", Label::Stonewalling as u8),
    ("leaving_intent", Label::LeavingIntent as u8),
];

impl Kernel {
    /// The kernel that a definition names; what is wrong otherwise.
    pub(crate) fn of(definition: &Definition) -> Result<Self, String> {
        let name = definition.kernel.as_str();
        if name == "amount_level" {
            return Ok(Self::AmountLevel);
        }
        let of = match &definition.of {
            None => 0,
            Some(of) => OF
                .iter()
                .find(|(known, _)| known == of)
                .map(|(_, code)| *code)
                .ok_or_else(|| format!("nothing is called {of:?}; see OF in kernels.rs"))?,
        };
        let parameters = Parameters { days: definition.window_days.unwrap_or(0) as usize, of };
        if let Some((_, kernel)) = NUMBERS.iter().find(|(known, _)| *known == name) {
            return Ok(Self::Number(*kernel, parameters));
        }
        if let Some((_, kernel)) = CATEGORIES.iter().find(|(known, _)| *known == name) {
            return Ok(Self::Category(*kernel));
        }
        Err(format!("there is no kernel {name:?}; see kernels.rs"))
    }
}

/// The mean; NaN of nothing.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { f64::NAN } else { sum / f64::from(count) }
}
