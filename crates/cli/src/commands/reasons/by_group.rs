//! `holdfast reasons report --by`: the mix of reasons in groups of customers.

use super::{Fitted, verdict};
use crate::console::Console;
use crate::pipeline::{TaxonomyNames, end_of};
use anyhow::bail;
use holdfast_report::assemble::{AttributionParts, reasons_by};
use holdfast_taxonomy::Taxonomy;

pub(super) fn run(fitted: &Fitted, by: &str, json: bool, console: &Console) -> anyhow::Result<()> {
    let attribution = &fitted.attribution;
    let traits = attribution.traits(fitted.folder.engine())?;
    let parts = AttributionParts {
        attribution,
        taxonomy: Taxonomy::embedded(),
        s2_headings: fitted.headings,
        as_of: end_of(fitted.as_of, &fitted.zone)?,
        zone: &fitted.zone,
        traits: &traits,
        recurrence: None,
    };
    let texts = console.texts();
    let Some(grouping) = reasons_by(&parts, by) else {
        let names = ["month", "quarter", "segment", "plan"].into_iter();
        let known = names.chain(traits.iter().map(|one| one.name.as_str()));
        let known = known.collect::<Vec<_>>().join(", ");
        bail!("{}", texts.format("by-not-known", &[("by", by.into()), ("known", known.into())]));
    };
    if json {
        let shown = serde_json::json!({
            "as_of": fitted.as_of.to_string(),
            "verdict": attribution.verdict,
            "coverage": attribution.coverage(),
            "grouping": grouping,
        });
        console.result(&serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    console.result(&verdict(attribution, console));
    let names = TaxonomyNames::new(texts.language());
    let options = holdfast_report::terminal::Options::default();
    let shown = holdfast_report::terminal::reasons_by(&grouping, texts.language(), &names, options);
    console.result(shown.trim_end());
    Ok(())
}
