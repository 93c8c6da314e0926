//! A person's own sources of evidence: reading them, and saying where they are wrong.

use crate::closest::closest;
use crate::told::{Tell as _, Told};
use anyhow::bail;
use holdfast_reasons::{Error, Registry, feature_documentation};
use holdfast_taxonomy::Taxonomy;
use std::path::Path;

/// The registry with the sources of a document added.
pub(crate) fn added(registry: Registry, path: &Path) -> anyhow::Result<Registry> {
    let text = std::fs::read_to_string(path).told("error-reading", path)?;
    let place = |source: &str, problem: &str| match line_of(&text, source, problem) {
        Some(line) => format!("{}, line {line}", path.display()),
        None => path.display().to_string(),
    };
    let registry = match registry.with_rules(Taxonomy::embedded(), &text, &path.display().to_string()) {
        Ok(registry) => registry,
        Err(Error::Source { id, problem }) => {
            bail!("{}: {id}: {problem}", place(&id, &problem))
        }
        Err(error) => return Err(error.into()),
    };
    // A feature that does not exist would only ever be absent, and the source silent.
    let known = features();
    for signal in registry.signals().iter().filter(|signal| signal.custom) {
        for symbol in &signal.symbols {
            for feature in symbol.when.features() {
                if known.iter().any(|name| name == feature) {
                    continue;
                }
                let near = closest(feature, known.iter().map(String::as_str));
                let at = place(&signal.id, &format!("the condition of {}:", symbol.id));
                return Err(Told::error(
                    if near.is_some() { "error-no-such-feature-near" } else { "error-no-such-feature" },
                    [
                        ("place", at),
                        ("source", signal.id.clone()),
                        ("feature", feature.to_owned()),
                        ("near", near.unwrap_or_default().to_owned()),
                    ],
                ));
            }
        }
    }
    Ok(registry)
}

/// The names of all features, as their documentation lists them.
fn features() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, text) in feature_documentation() {
        let entries = text.lines().filter_map(|line| line.strip_prefix("  "));
        for entry in entries.filter(|entry| entry.starts_with(char::is_alphabetic)) {
            names.extend(entry.split_whitespace().next().map(ToOwned::to_owned));
        }
        // Tickets are counted by topic, and the topics are named once.
        if let Some(place) = names.iter().position(|name| name == "tickets_<topic>") {
            names.remove(place);
            let from = text.find("by topic:").map_or(text.len(), |at| at + "by topic:".len());
            let list = text[from..].split("\n  tickets_").next().unwrap_or_default();
            names.extend(list.split(',').map(|topic| format!("tickets_{}", topic.trim())));
        }
    }
    names
}

/// The line, from 1, that a problem of a source is about: within the source, the condition of
/// the symbol it names, or the line with a quoted word that it names; else the source's own.
fn line_of(text: &str, source: &str, problem: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let quoted = |line: &str, word: &str| !word.is_empty() && line.contains(&format!("\"{word}\""));
    // Of two sources of one name the second is wrong.
    let start = lines.iter().rposition(|line| line.starts_with("id") && quoted(line, source))?;
    let end = lines[start..].iter().position(|line| line.starts_with("[[source]]"));
    let part = &lines[start..end.map_or(lines.len(), |length| start + length)];
    let mut words = problem.split_whitespace().map(|word| word.trim_matches(|c| ":,;.".contains(c)));
    let named = words.find_map(|word| part.iter().skip(1).position(|line| quoted(line, word)));
    let mut line = named.map_or(0, |place| place + 1);
    if problem.starts_with("the condition of") {
        line += part[line..].iter().position(|line| line.starts_with("when")).unwrap_or(0);
    }
    Some(start + line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_that_the_shipped_sources_ask_about_is_known() {
        let known = features();
        assert!(known.len() > 40 && !known.iter().any(|name| name.contains(['<', ' '])), "{known:?}");
        let registry = Registry::shipped(Taxonomy::embedded()).unwrap();
        for symbol in registry.signals().iter().flat_map(|signal| &signal.symbols) {
            for feature in symbol.when.features() {
                assert!(known.iter().any(|name| name == feature), "{feature} of {known:?}");
            }
        }
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rules.toml");
        let good = "[[source]]\nid = \"mine\"\nneeds = [\"tickets\"]\n[[source.symbol]]\nid = \"s\"\n\
                    when = \"tickets_bug > 3\"\nsupports = { \"product.*\" = 4 }\n";
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            added(Registry::shipped(Taxonomy::embedded()).unwrap(), &path)
        };
        assert!(read(good).is_ok());
        for (from, to, line, part) in [
            ("tickets_bug > 3", "tickets_bug >", 6, "condition of s"),
            ("tickets_bug", "ticket_bug", 6, "do you mean tickets_bug?"),
            ("product.*", "product.x", 7, "no leaf"),
            ("= 4", "= 0.5", 7, "between 1"),
            ("\"tickets\"", "\"ticket\"", 3, "no table ticket"),
            ("mine", "age", 2, "taken"),
            ("id = \"mine\"", "id = mine", 2, "line 2"),
        ] {
            let error = crate::told::told_once(
                &read(&good.replacen(from, to, 1)).unwrap_err(),
                &holdfast_i18n::Texts::embedded(holdfast_i18n::Language::English),
            );
            assert!(error.contains(&format!("line {line}")) && error.contains(part), "{to}: {error}");
            assert!(error.contains("rules.toml"), "{error}");
        }
    }
}
