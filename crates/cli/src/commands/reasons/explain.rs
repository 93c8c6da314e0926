//! `holdfast reasons explain`: why one customer left.

use super::{Fitted, fit, signed, told};
use crate::arguments::ReasonsExplainOptions;
use crate::closest::closest;
use crate::console::Console;
use crate::pipeline::{Decision, Decisions, TaxonomyNames};
use anyhow::{anyhow, bail};
use holdfast_reasons::{AccountReasons, Explanation};
use holdfast_report::Names as _;
use holdfast_taxonomy::Taxonomy;

/// Sources that add less to the log-odds are summed in one line.
const LITTLE: f64 = 0.05;

pub(super) fn run(options: &ReasonsExplainOptions, console: &Console) -> anyhow::Result<()> {
    if let Some(leaf) = &options.leaf {
        check_leaf(leaf, console)?;
    }
    let fitted = fit(&options.facts, console)?;
    let account = options.account.as_str();
    let known = fitted.attribution.accounts.iter().position(|known| known.account_id == account);
    let Some(place) = known else { return Err(not_there(&fitted, account, console)) };
    let found = &fitted.attribution.accounts[place];
    let likeliest = found.leaves.first().map_or("", |(leaf, _)| leaf.as_str());
    let wanted = options.leaf.as_deref().unwrap_or(likeliest);
    let Some(explanation) = fitted.attribution.explain(place, wanted) else {
        // There is no model where there is no evidence.
        bail!("{}", super::verdict(&fitted.attribution, console));
    };
    let decisions = Decisions::open(&options.facts.data)?;
    let decisions = decisions.of(account);
    if options.json {
        let decided = |decision: &&Decision| {
            serde_json::json!({
                "reader": decision.reader,
                "decided_at": decision.decided_at,
                "decision": decision.verb.key(),
                "leaf": decision.leaf,
            })
        };
        let decisions: Vec<_> = decisions.iter().map(decided).collect();
        let shown = serde_json::json!({
            "account": found, "explanation": explanation, "decisions": decisions,
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    in_words(found, &explanation, &decisions, options.all, console);
    Ok(())
}

/// A mistyped reason is told before the work begins.
fn check_leaf(leaf: &str, console: &Console) -> anyhow::Result<()> {
    let leaves = Taxonomy::embedded().leaves();
    let leaves = || leaves.iter().filter(|leaf| !leaf.id.is_unknown()).map(|leaf| leaf.id.as_str());
    if leaves().any(|known| known == leaf) {
        return Ok(());
    }
    let near = closest(leaf, leaves()).map_or_else(|| leaves().collect::<Vec<_>>().join(", "), Into::into);
    let values = [("leaf", leaf.into()), ("near", near.into())];
    Err(anyhow!(console.texts().format("reasons-no-such-leaf", &values)))
}

fn not_there(fitted: &Fitted, account: &str, console: &Console) -> anyhow::Error {
    let texts = console.texts();
    match fitted.folder.accounts() {
        Err(error) => error,
        Ok(accounts) if accounts.contains(account) => {
            let values = [("account", account.into()), ("date", fitted.as_of.to_string().into())];
            anyhow!(texts.format("reasons-account-still-there", &values))
        }
        Ok(_) => {
            let left = || fitted.attribution.accounts.iter().map(|known| known.account_id.as_str());
            let near = closest(account, left()).or_else(|| left().next()).unwrap_or_default();
            let values = [("account", account.into()), ("near", near.into())];
            anyhow!(texts.format("reasons-no-such-account", &values))
        }
    }
}

fn in_words(
    found: &AccountReasons,
    explanation: &Explanation,
    decisions: &[&Decision],
    all: bool,
    console: &Console,
) {
    let texts = console.texts();
    let names = TaxonomyNames::new(texts.language());
    let formats = texts.formats();
    for (leaf, probability) in found.leaves.iter().take(3) {
        let name = names.reason(leaf.as_str());
        console.result(&format!("{:>7}  {}", formats.percent(*probability, 1), name.name));
    }
    for decision in decisions {
        let date = decision.decided_at.get(..10).unwrap_or(&decision.decided_at);
        let values = [
            ("reader", decision.reader.as_str().into()),
            ("date", date.into()),
            ("leaf", names.reason(decision.leaf.as_str()).name.into()),
        ];
        let key = format!("reasons-decided-{}", decision.verb.key());
        console.result(&texts.format(&key, &values));
    }
    let values = [
        ("leaf", names.reason(explanation.leaf.as_str()).name.into()),
        ("confidence", texts.get(&format!("confidence-{}", found.confidence.key())).into()),
        ("basis", texts.get(&format!("basis-of-reason-{}", found.rests.key())).into()),
        ("prior", formats.decimal(explanation.prior_log_odds, 2).into()),
        ("posterior", formats.decimal(explanation.posterior_log_odds, 2).into()),
    ];
    console.result(&texts.format("reasons-explained", &values));
    let (shown, rest): (Vec<_>, Vec<_>) =
        explanation.contributions.iter().partition(|part| all || part.log_odds.abs() >= LITTLE);
    for part in shown {
        let (said, quoted) = told(part, console);
        console.result(&format!("{:>7}  {said}", signed(part.log_odds, console)));
        for words in quoted {
            console.result(&format!("{:>11}{words}”", "“"));
        }
    }
    if !rest.is_empty() {
        let sum = rest.iter().map(|part| part.log_odds).sum();
        let values = [("count", rest.len().into()), ("least", formats.decimal(LITTLE, 2).into())];
        let others = texts.format("reasons-other-sources", &values);
        console.result(&format!("{:>7}  {others}", signed(sum, console)));
    }
}
