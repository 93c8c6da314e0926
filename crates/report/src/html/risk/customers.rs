//! Customers by money at risk: a table, and each customer to be opened.

use maud::{Markup, html};

use super::super::attribution::quotation;
use super::super::page::{Page, absent};
use crate::document::{AccountAtRisk, CauseDrivers, FamilyDriver, FeatureDriver, Risk};

/// Customers on the page.
const MOST_CUSTOMERS: usize = 50;
/// Signals named in the table.
const MOST_IN_TABLE: usize = 2;
/// Causes whose drivers are shown for a customer.
const MOST_CAUSES: usize = 2;
/// Families listed in each direction, and features of a family.
const MOST_FAMILIES: usize = 4;
const MOST_FEATURES: usize = 3;
/// Changes listed.
const MOST_CHANGES: usize = 4;
/// What adds less to the log-odds than this is not worth a line.
const WORTH_TELLING: f64 = 0.05;

pub(super) fn part(page: &Page<'_>, risk: &Risk) -> Markup {
    let voice = page.voice;
    if risk.who_next.is_empty() {
        return absent(&voice.say("who-next-none"));
    }
    let shown = &risk.who_next[..risk.who_next.len().min(MOST_CUSTOMERS)];
    let days = ("days", i64::from(risk.horizon_days).into());
    let counts = [("count", risk.accounts.into()), ("shown", shown.len().into()), days.clone()];
    let mut currencies: Vec<&str> = shown.iter().filter_map(|account| account.currency.as_deref()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    html! {
        p {
            (voice.say_with("who-next-intro", &counts)) " "
            (voice.say_with("who-next-money", std::slice::from_ref(&days))) " "
            a.definition href="#def-money-at-risk" { (voice.say("how-computed")) }
        }
        @if let Some(share) = risk.base_rate {
            p.quiet { (voice.say_with("who-next-base-rate", &[("share", voice.percent(share).into()), days.clone()])) }
        }
        @if currencies.len() > 1 { p.quiet { (voice.say("who-next-currencies")) } }
        (table(page, risk, shown))
        h4 { (voice.say("risk-details-for")) }
        p.quiet { (voice.say("who-next-open")) }
        p.quiet {
            (voice.say("risk-drives-note")) " "
            a.definition href="#def-signals" { (voice.say("how-computed")) }
        }
        p.quiet {
            (voice.say("risk-changes-note")) " "
            a.definition href="#def-risk-changes" { (voice.say("how-computed")) }
        }
        @for (position, account) in shown.iter().enumerate() { (customer(page, risk, account, position == 0)) }
    }
}

fn anchor(account: &AccountAtRisk) -> String {
    format!("customer-{}", account.rank)
}

fn table(page: &Page<'_>, risk: &Risk, shown: &[AccountAtRisk]) -> Markup {
    let voice = page.voice;
    let days = ("days", i64::from(risk.horizon_days).into());
    let caption = voice.say("part-who-next");
    html! {
        div.scroll.who-next role="region" aria-label=(caption) tabindex="0" {
            table {
                caption.visually-hidden { (caption) }
                thead {
                    tr {
                        th.number scope="col" { (voice.say("column-rank")) }
                        th scope="col" { (voice.say("column-customer")) }
                        th.number scope="col" { (voice.say_with("column-leaves-within", &[days])) }
                        th scope="col" { (voice.say("column-likeliest-reason")) }
                        th.number scope="col" { (voice.say("column-money-at-risk")) }
                        th.drives scope="col" { (voice.say("column-drives")) }
                    }
                }
                tbody {
                    @for account in shown {
                        tr {
                            td.number { (voice.integer(u64::from(account.rank))) }
                            th scope="row" {
                                a href={ "#" (anchor(account)) } { (account.account_id) }
                                @if let Some(segment) = &account.segment { span.cell-of { (segment) } }
                                @for state in &account.states { span.tag { (voice.state(state).0) } }
                            }
                            td.number {
                                span.cell-value { (voice.percent(account.probability)) }
                                @if let Some(share) = risk.base_rate {
                                    span.cell-of { (voice.say_with("risk-average", &[("share", voice.percent(share).into())])) }
                                }
                            }
                            td {
                                (voice.cause(&account.cause, &account.level))
                                @let share = voice.percent(account.cause_probability);
                                span.cell-of { (voice.say_with("risk-share-of-cause", &[("share", share.into())])) }
                            }
                            td.number { (money(page, account).unwrap_or_else(|| voice.say("risk-amount-unknown"))) }
                            td.drives {
                                ul.signals { @for signal in main_signals(account) { li { (voice.signal(signal)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn money(page: &Page<'_>, account: &AccountAtRisk) -> Option<String> {
    Some(page.voice.money(account.money_at_risk_minor?, account.currency.as_deref()?))
}

/// The first signal of each family that raises the most probable cause most.
fn main_signals(account: &AccountAtRisk) -> Vec<&FeatureDriver> {
    let drivers = account.drivers.iter().find(|drivers| drivers.cause == account.cause);
    let families = drivers.into_iter().flat_map(|drivers| &drivers.families);
    let raising = families.filter(|family| family.log_odds >= WORTH_TELLING);
    raising.filter_map(|family| family.features.first()).take(MOST_IN_TABLE).collect()
}

fn customer(page: &Page<'_>, risk: &Risk, account: &AccountAtRisk, open: bool) -> Markup {
    let voice = page.voice;
    let days = ("days", i64::from(risk.horizon_days).into());
    let share = ("share", voice.percent(account.probability).into());
    let summary = match risk.base_rate {
        Some(average) => {
            voice.say_with("risk-summary", &[share, days, ("average", voice.percent(average).into())])
        }
        None => voice.say_with("risk-summary-plain", &[share, days]),
    };
    html! {
        details.reason open=[open.then_some("")] {
            summary {
                strong { (account.account_id) } " "
                span.quiet { (summary) @if let Some(money) = money(page, account) { " · " (money) } }
            }
            div.reason-page id=(anchor(account)) {
                (facts(page, risk, account))
                @if !account.states.is_empty() {
                    h4 { (voice.say("risk-states")) }
                    ul.limits {
                        @for state in &account.states {
                            @let (name, meaning) = voice.state(state);
                            li { strong { (name) } @if let Some(meaning) = meaning { " – " (meaning) } }
                        }
                    }
                }
                @if account.drivers.is_empty() { p.quiet { (voice.say("risk-not-explained")) } }
                @for drivers in account.drivers.iter().take(MOST_CAUSES) { (driven(page, drivers)) }
                @if !account.changes.is_empty() {
                    h4 { (voice.say("risk-changes")) }
                    ul.reason-facts {
                        @for change in account.changes.iter().take(MOST_CHANGES) {
                            li { (voice.change(change, account.currency.as_deref())) }
                        }
                    }
                }
                @if let Some(wrote) = &account.wrote {
                    h4 {
                        @match &wrote.written_on {
                            Some(date) => (voice.say_with("risk-wrote-on", &[("date", voice.date(date).into())])),
                            None => (voice.say("risk-wrote")),
                        }
                    }
                    div.evidence { (quotation(&wrote.quote)) }
                }
            }
        }
    }
}

fn facts(page: &Page<'_>, risk: &Risk, account: &AccountAtRisk) -> Markup {
    let voice = page.voice;
    let days = ("days", i64::from(risk.horizon_days).into());
    let reasons: Vec<String> = account
        .drivers
        .iter()
        .map(|drivers| {
            let reason = voice.cause(&drivers.cause, &drivers.level);
            let share = voice.percent(drivers.probability);
            voice.say_with("risk-reason-share", &[("reason", reason.into()), ("share", share.into())])
        })
        .collect();
    html! {
        ul.reason-facts {
            @if reasons.len() > 1 {
                li { (voice.say_with("risk-facts-reasons", &[days.clone(), ("reasons", voice.formats.list(&reasons).into())])) }
            }
            @if let (Some(currency), Some(monthly), Some(money)) =
                (&account.currency, account.monthly_minor, money(page, account))
            {
                @let values = [("amount", voice.money(monthly, currency).into()), ("risk", money.into()), days];
                li { (voice.say_with("risk-facts-monthly", &values)) }
            }
            @if let Some(segment) = &account.segment {
                li { (voice.say_with("risk-facts-segment", &[("segment", segment.as_str().into())])) }
            }
        }
    }
}

fn driven(page: &Page<'_>, drivers: &CauseDrivers) -> Markup {
    let voice = page.voice;
    let worth =
        |family: &&FamilyDriver| family.log_odds.abs() >= WORTH_TELLING && !family.features.is_empty();
    let reason = voice.cause(&drivers.cause, &drivers.level);
    let title = voice.say_with("risk-drives", &[("reason", reason.into())]);
    let (raising, lowering): (Vec<&FamilyDriver>, Vec<&FamilyDriver>) =
        drivers.families.iter().filter(worth).partition(|family| family.log_odds > 0.0);
    html! {
        h4 { (title) }
        @if raising.is_empty() && lowering.is_empty() { p.quiet { (voice.say("risk-nothing-drives")) } }
        @for (key, families) in [("risk-raises", raising), ("risk-lowers", lowering)] {
            @if !families.is_empty() {
                p.direction { (voice.say(key)) }
                ul.evidence { @for family in families.into_iter().take(MOST_FAMILIES) { (family_line(page, family)) } }
            }
        }
    }
}

fn family_line(page: &Page<'_>, family: &FamilyDriver) -> Markup {
    let voice = page.voice;
    let signals = family.features.iter().take(MOST_FEATURES);
    html! {
        li {
            span.weight { @if family.log_odds > 0.0 { "+" } (voice.formats.decimal(family.log_odds, 1)) } " "
            span.evidence-source { (voice.family(&family.family)) }
            ul.signals { @for signal in signals { li { (voice.signal(signal)) } } }
        }
    }
}
