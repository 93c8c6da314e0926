//! `holdfast risk explain`: what drives one customer's risk.

use crate::arguments::RiskExplainOptions;
use crate::console::Console;
use crate::pipeline::{TaxonomyNames, risk};
use holdfast_domain::calendar::Zone;
use holdfast_report::assemble::{RiskParts, account_at_risk};
use holdfast_report::terminal::customer;
use holdfast_risk::{Assessment, HORIZONS, Standing, WhoNext};
use std::collections::BTreeMap;

pub(super) fn run(options: &RiskExplainOptions, console: &Console) -> anyhow::Result<()> {
    let assessed = super::assess(&options.risk, console)?;
    let Assessment::Published(published) = &assessed.assessment else {
        super::card::verdict(&assessed.assessment, console);
        return Ok(());
    };
    let predictions = &published.predictions;
    let Some(place) = predictions.accounts.iter().position(|known| *known == options.account) else {
        return Err(risk::no_such_account(&options.account, predictions));
    };
    let explanation =
        published.model.explain(&assessed.snapshots, predictions, &[place])?.pop().unwrap_or_default();
    let listed = published.who_next.iter().find(|listed| listed.account_id == options.account);
    if options.json {
        let horizons: Vec<_> = (0..HORIZONS.len())
            .filter(|horizon| predictions.horizons[*horizon].standing != Standing::Failed)
            .map(|horizon| {
                let causes = predictions.causes.iter().zip(predictions.incidences(place, horizon));
                let causes: serde_json::Map<String, serde_json::Value> =
                    causes.map(|(cause, probability)| (cause.id.clone(), (*probability).into())).collect();
                serde_json::json!({
                    "horizon_days": HORIZONS[horizon],
                    "standing": predictions.horizons[horizon].standing,
                    "stays": predictions.stays(place, horizon),
                    "leaves": predictions.leaves(place, horizon),
                    "causes": causes,
                    "money_at_risk": predictions.money(place, horizon),
                })
            })
            .collect();
        let shown = serde_json::json!({
            "account_id": options.account,
            "as_of": predictions.as_of,
            "rank": listed.map(|listed| listed.rank),
            "states": listed.map(|listed| &listed.states),
            "horizons": horizons,
            "explanation": explanation,
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    // The list explains those with the most money at risk; whoever is asked about is explained.
    let Some(listed) = listed else { return Err(risk::no_such_account(&options.account, predictions)) };
    let listed = WhoNext { drivers: explanation.drivers, changes: explanation.changes, ..listed.clone() };
    let wrote = BTreeMap::new();
    let zone = Zone::from_name(&options.risk.facts.zone)?;
    let parts = RiskParts {
        assessment: &assessed.assessment,
        settings: &assessed.settings,
        definitions: &assessed.definitions,
        wrote: &wrote,
        zone: &zone,
    };
    let language = console.texts().language();
    let names = TaxonomyNames::new(language);
    if let Some(account) = account_at_risk(&parts, &listed) {
        console.result(&customer(&account, assessed.settings.horizon_days, language, &names));
    }
    Ok(())
}
