//! How recurring revenue changed.

use holdfast_charts::{Bridge, BridgeKind, BridgeStep, Drawing, Frame, MovementBars, Tone};
use maud::{Markup, html};

use super::figure::ChartFigure;
use super::page::{Page, Section, absent, part_heading};
use super::table::{Table, numbers, text, words};
use crate::document::Movement;
use crate::revenue::YearOfMovements;

/// Months in the chart of movements; the table has all.
const MOST_MONTHS: usize = 36;
/// Currencies with charts of their own; the CSV files have all.
const MOST_CURRENCIES: usize = 4;

pub(super) fn section(page: &Page<'_>) -> Section {
    let (review, voice) = (page.review, page.voice);
    let mut parts = Vec::new();
    let currencies = review.currencies();
    let moving: Vec<&str> =
        currencies.iter().copied().filter(|currency| review.last_year(currency).is_some()).collect();
    let body = html! {
        @if review.money.is_empty() && moving.is_empty() {
            (absent(&voice.say("absent-money")))
        } @else {
            (balance(page))
            @if moving.is_empty() {
                (absent(&voice.say("absent-movements")))
            } @else {
                (part_heading(&mut parts, "bridge", voice.say("part-bridge")))
                @for (position, currency) in moving.iter().take(MOST_CURRENCIES).enumerate() {
                    @if let Some(year) = review.last_year(currency) { (bridge(page, &year, position)) }
                }
                (part_heading(&mut parts, "movements", voice.say("part-movements")))
                @for currency in moving.iter().take(MOST_CURRENCIES) { (movements(page, currency)) }
                @if moving.len() > MOST_CURRENCIES {
                    p.quiet { (voice.say_with("currencies-left-out", &[("count", (moving.len() - MOST_CURRENCIES).into())])) }
                }
            }
        }
        (super::dialects::part(page, &mut parts))
    };
    Section { id: "revenue", title: voice.say("section-bridge"), parts, body }
}

/// What is held and what is lost, currency by currency.
fn balance(page: &Page<'_>) -> Markup {
    let (review, voice) = (page.review, page.voice);
    if review.money.is_empty() {
        return html! {};
    }
    let columns = vec![
        words(voice.say("column-currency")),
        numbers(voice.say("column-held")),
        numbers(voice.say("column-lost")),
    ];
    let rows = review.money.iter().map(|line| {
        vec![
            text(&line.currency),
            text(voice.money(line.active_mrr_minor, &line.currency)),
            text(voice.money(line.lost_mrr_minor, &line.currency)),
        ]
    });
    html! {
        p { (voice.say("balance-intro")) " " a.definition href="#def-mrr" { (voice.say("how-computed")) } }
        (Table::new(voice.say("balance-title"), columns, rows.collect()).markup())
        @if review.money.len() > 1 { p.quiet { (voice.say("currencies-apart")) } }
    }
}

fn bridge(page: &Page<'_>, year: &YearOfMovements, position: usize) -> Markup {
    let voice = page.voice;
    let sum = &year.sum;
    let currency = year.currency.as_str();
    let total = |minor: i64| voice.compact_money(minor, currency);
    let change = |minor: i64| signed(minor, &voice.compact_money(minor, currency));
    let draw = |frame: &Frame| -> Drawing {
        let step = |key: &str, amount: i64, kind: BridgeKind| BridgeStep {
            label: voice.word("movement-", key),
            amount,
            kind,
            note: String::new(),
        };
        let changes = sum.parts().into_iter().filter(|(_, amount)| *amount != 0);
        let mut steps = vec![step("start", sum.start, BridgeKind::Total)];
        steps.extend(changes.map(|(key, amount)| step(key, amount, BridgeKind::Change)));
        steps.push(step("end", sum.end, BridgeKind::Total));
        Bridge { steps, total: &total, change: &change }.draw(frame)
    };
    let columns = vec![words(voice.say("column-movement")), numbers(voice.say("column-amount"))];
    let mut rows = vec![vec![text(voice.say("movement-start")), text(voice.money(sum.start, currency))]];
    rows.extend(sum.parts().into_iter().map(|(key, amount)| {
        vec![text(voice.word("movement-", key)), text(signed(amount, &voice.money(amount, currency)))]
    }));
    rows.push(vec![text(voice.say("movement-end")), text(voice.money(sum.end, currency))]);
    let title = voice.say_with(
        "chart-bridge",
        &[
            ("currency", currency.into()),
            ("from", voice.month(&year.from).into()),
            ("to", voice.month(&year.to).into()),
        ],
    );
    let accounts = &sum.accounts;
    page.chart(&ChartFigure {
        id: format!("bridge-{}", position + 1),
        caption: voice.say_with(
            "chart-bridge-caption",
            &[
                ("months", year.months.into()),
                ("start", voice.integer(accounts.start).into()),
                ("end", voice.integer(accounts.end).into()),
            ],
        ),
        definition: "movements",
        draw: &draw,
        table: Table::new(title.clone(), columns, rows),
        half: false,
        title,
    })
}

/// An amount with its sign, also where it is positive.
fn signed(minor: i64, written: &str) -> String {
    if minor > 0 { format!("+{written}") } else { written.to_owned() }
}

/// A kind of movement: the ending of its key, its colour, its amount.
type MovementKind = (&'static str, Tone, fn(&Movement) -> i64);

fn movements(page: &Page<'_>, currency: &str) -> Markup {
    let (review, voice) = (page.review, page.voice);
    let all = review.movements_in(currency);
    if all.len() < 2 {
        return html! {};
    }
    let shown = &all[all.len().saturating_sub(MOST_MONTHS)..];
    let kinds: [MovementKind; 7] = [
        ("new", Tone::Blue, |movement| movement.new),
        ("expansion", Tone::Sky, |movement| movement.expansion),
        ("reactivation", Tone::Green, |movement| movement.reactivation),
        ("churn", Tone::Vermilion, |movement| movement.churn),
        ("contraction", Tone::Ochre, |movement| movement.contraction),
        ("currency-change", Tone::Purple, |movement| movement.currency_change),
        ("exchange", Tone::Neutral, |movement| movement.exchange_rate),
    ];
    let present = || kinds.iter().filter(|kind| all.iter().any(|movement| kind.2(movement) != 0));
    let value = |minor: i64| voice.compact_money(minor, currency);
    let draw = |frame: &Frame| -> Drawing {
        let movements = present().map(|(key, tone, amount)| holdfast_charts::Movement {
            name: voice.word("movement-", key),
            tone: Some(*tone),
            amounts: shown.iter().map(|movement| amount(movement)).collect(),
        });
        MovementBars {
            months: shown.iter().map(|movement| movement.period.clone()).collect(),
            movements: movements.collect(),
            value: &value,
        }
        .draw(frame)
    };
    let mut columns = vec![words(voice.say("column-month")), numbers(voice.say("movement-start"))];
    columns.extend(present().map(|(key, _, _)| numbers(voice.word("movement-", key))));
    columns.push(numbers(voice.say("movement-end")));
    columns.push(numbers(voice.say("column-customers-left")));
    let rows = all.iter().map(|movement| {
        let mut cells =
            vec![text(voice.month(&movement.period)), text(voice.money(movement.start, currency))];
        cells.extend(present().map(|(_, _, amount)| text(voice.money(amount(movement), currency))));
        cells.push(text(voice.money(movement.end, currency)));
        cells.push(text(voice.of(movement.accounts.churned as f64, movement.accounts.start as f64)));
        cells
    });
    let title = voice.say_with("chart-movements", &[("currency", currency.into())]);
    let partial = all.last().is_some_and(|last| !review.is_complete(&last.period));
    page.chart(&ChartFigure {
        id: format!("movements-{}", currency.to_lowercase()),
        caption: if partial {
            voice.say_with("chart-movements-partial", &[("date", voice.date(&review.as_of).into())])
        } else {
            voice.say("chart-movements-caption")
        },
        definition: "movements",
        draw: &draw,
        table: Table::new(title.clone(), columns, rows.collect()),
        half: false,
        title,
    })
}
