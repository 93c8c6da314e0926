//! Who leaves next, in a terminal.

use super::layout::Grid;
use super::{Screen, printable};
use crate::Names;
use crate::document::{AccountAtRisk, Review, Risk};
use crate::voice::Voice;
use holdfast_i18n::Language;
use std::fmt::Write as _;

/// Customers listed.
const MOST_CUSTOMERS: usize = 5;

/// How the probabilities held and the customers with the most money at risk; or why there are no
/// names. How many are expected to leave stands in the lead.
pub(super) fn summary(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    let Some(risk) = &review.risk else { return };
    screen.heading(&voice.say("section-risk"));
    if !risk.is_published() {
        for refusal in &risk.refusals {
            screen.paragraph("  – ", &voice.refusal(refusal));
        }
        return;
    }
    if let Some(standing) = standing(risk, voice) {
        screen.paragraph("  ", &standing);
    }
    let days = || ("days", i64::from(risk.horizon_days).into());
    if let Some(share) = risk.base_rate {
        let values = [("share", voice.percent(share).into()), days()];
        screen.paragraph("  ", &voice.say_with("who-next-base-rate", &values));
    }
    if risk.who_next.is_empty() {
        screen.paragraph("  ", &voice.say("who-next-none"));
        return;
    }
    screen.paragraph("  ", &voice.say("summary-risk-list"));
    let heading = vec![
        voice.say("column-customer"),
        voice.say_with("column-leaves-within", &[days()]),
        voice.say("column-money-at-risk"),
        voice.say("column-likeliest-reason"),
    ];
    let rows = risk.who_next.iter().take(MOST_CUSTOMERS).map(|account| {
        let money = account.money_at_risk_minor.zip(account.currency.as_deref());
        vec![
            account.account_id.clone(),
            voice.percent(account.probability),
            money.map_or_else(
                || voice.say("risk-amount-unknown"),
                |(minor, currency)| voice.money(minor, currency),
            ),
            voice.cause(&account.cause, &account.level),
        ]
    });
    screen.grid(Grid { heading, rows: rows.collect() });
}

/// Families listed in each direction, and features of a family.
const MOST_FAMILIES: usize = 4;
const MOST_FEATURES: usize = 3;
/// What adds less to the log-odds than this is not worth a line.
const WORTH_TELLING: f64 = 0.05;

/// What drives one customer's probability of leaving, what goes with a lower one, and what is
/// special about the customer: lines of text.
pub fn customer(account: &AccountAtRisk, horizon_days: u32, language: Language, names: &dyn Names) -> String {
    let voice = Voice::new(language, names);
    let mut out = String::new();
    let mut line = |text: &str| {
        let _ = writeln!(out, "{}", printable(text));
    };
    let days = || ("days", i64::from(horizon_days).into());
    let values = [("share", voice.percent(account.probability).into()), days()];
    line(&format!("{}: {}", account.account_id, voice.say_with("risk-summary-plain", &values)));
    if let Some(((monthly, risk), currency)) =
        account.monthly_minor.zip(account.money_at_risk_minor).zip(account.currency.as_deref())
    {
        let values = [
            ("amount", voice.money(monthly, currency).into()),
            ("risk", voice.money(risk, currency).into()),
            days(),
        ];
        line(&voice.say_with("risk-facts-monthly", &values));
    }
    for state in &account.states {
        let (name, meaning) = voice.state(state);
        line(&format!("{name}: {}", meaning.unwrap_or_default()));
    }
    for cause in &account.drivers {
        let reason = [("reason", voice.cause(&cause.cause, &cause.level).into())];
        line("");
        line(&format!("{} ({})", voice.say_with("risk-drives", &reason), voice.percent(cause.probability)));
        for raises in [true, false] {
            let families = cause
                .families
                .iter()
                .filter(|family| family.log_odds.abs() >= WORTH_TELLING && (family.log_odds > 0.0) == raises);
            let mut families = families.take(MOST_FAMILIES).peekable();
            if families.peek().is_none() {
                continue;
            }
            line(&format!("  {}", voice.say(if raises { "risk-raises" } else { "risk-lowers" })));
            for family in families {
                let amount = voice.formats.decimal(family.log_odds, 2);
                let sign = if raises { "+" } else { "" };
                line(&format!("  {:>7}  {}", format!("{sign}{amount}"), voice.family(&family.family)));
                for feature in family.features.iter().take(MOST_FEATURES) {
                    line(&format!("           {}", voice.signal(feature)));
                }
            }
        }
    }
    if !account.changes.is_empty() {
        line("");
        line(&voice.say("risk-changes"));
        for change in &account.changes {
            line(&format!("  {}", voice.change(change, account.currency.as_deref())));
        }
        line(&voice.say("risk-changes-note"));
    }
    if let Some(wrote) = &account.wrote {
        line("");
        let heading = match &wrote.written_on {
            Some(date) => voice.say_with("risk-wrote-on", &[("date", date.as_str().into())]),
            None => voice.say("risk-wrote"),
        };
        line(&heading);
        let quote = &wrote.quote;
        line(&format!("  {}{}{}", quote.before, quote.words, quote.after));
    }
    out.trim_end().to_owned()
}

/// How well the order and the level held on later months.
fn standing(risk: &Risk, voice: &Voice<'_>) -> Option<String> {
    let metric = risk.metric(risk.horizon_days)?;
    let auc = metric.auc.as_ref()?;
    let values = [
        ("auc", voice.percent(auc.value).into()),
        ("range", voice.ends(auc).into()),
        ("predicted", voice.percent(metric.mean_predicted).into()),
        ("observed", voice.percent(metric.mean_observed).into()),
        ("days", i64::from(risk.horizon_days).into()),
    ];
    Some(voice.say_with("summary-risk-standing", &values))
}
