//! Accounts that left for a reason, with what speaks for it and the words they wrote.

use maud::{Markup, html};

use super::super::page::Page;
use crate::document::{Evidence, ExampleAccount, Quote, ReasonExamples};

/// The accounts of a reason that are shown.
pub(super) fn list(page: &Page<'_>, reason: &ReasonExamples) -> Markup {
    let voice = page.voice;
    let values = [("shown", reason.examples.len().into()), ("count", reason.accounts.into())];
    html! {
        h4 { (voice.say("reason-examples")) }
        p.quiet { (voice.say_with("reason-examples-shown", &values)) }
        @for account in &reason.examples { (example(page, account)) }
    }
}

fn example(page: &Page<'_>, account: &ExampleAccount) -> Markup {
    let voice = page.voice;
    let mut about = vec![voice.word("basis-of-reason-", &account.rests)];
    if let Some(confidence) = &account.confidence {
        let word = voice.word("confidence-", confidence);
        about.push(voice.say_with("example-confidence", &[("confidence", word.into())]));
    }
    if let Some(date) = &account.left_on {
        about.push(voice.say_with("example-left-on", &[("date", voice.date(date).into())]));
    }
    if let Some(stated) = &account.stated {
        about.push(voice.say_with("example-stated", &[("reason", voice.reason(stated).name.into())]));
    }
    html! {
        div.example {
            p.example-account {
                span.example-name { (account.account_id) }
                " " span.example-probability { (voice.percent(account.probability)) }
                @for word in &about { span.example-about { (word) } }
            }
            @if account.evidence.is_empty() {
                p.quiet { (voice.say("example-no-evidence")) }
            } @else {
                ul.evidence { @for evidence in &account.evidence { (evidence_line(page, evidence)) } }
            }
        }
    }
}

fn evidence_line(page: &Page<'_>, evidence: &Evidence) -> Markup {
    let voice = page.voice;
    let weight = voice.formats.decimal(evidence.log_odds, 1);
    let source = voice.word("evidence-", &evidence.source);
    let key = format!("{}-{}", evidence.source, evidence.symbol);
    let said = voice.word("evidence-", &key);
    html! {
        li {
            span.weight { @if evidence.log_odds > 0.0 { "+" } (weight) } " "
            span.evidence-source { (source) }
            // Where the sentence is not known, the name of the source has to do.
            @if said != key { " " span.evidence-said { (said) } }
            @if let Some(quote) = &evidence.quote { (quotation(quote)) }
        }
    }
}

/// Words of a text, marked between those around them.
pub(in super::super) fn quotation(quote: &Quote) -> Markup {
    html! {
        blockquote dir="auto" { (quote.before) mark { (quote.words) } (quote.after) }
    }
}
