//! The pages of `docs/reference` that are made from the program: they hold what it does.

use holdfast_reasons::feature_documentation;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const SIGNALS: &str = include_str!("../../../reasons/src/sources/signals.toml");

/// Above this line a page is written by people, below it by this test.
const MARK: &str = "<!-- From here on this page is made by a test; see CONTRIBUTING.md. -->\n";

fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference").join(name)
}

/// Compares the part of a page below the mark, or writes it where that is asked for.
fn holds(name: &str, expected: &str) {
    let path = page(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, found) = text.split_once(MARK).unwrap_or_else(|| panic!("{name} has no line {MARK}"));
    #[expect(clippy::disallowed_methods, reason = "whoever changed a source asks for new pages this way")]
    let wanted = std::env::var("HOLDFAST_WRITE_REFERENCE").is_ok();
    if wanted {
        std::fs::write(&path, format!("{head}{MARK}{expected}")).unwrap();
        return;
    }
    assert!(
        found == expected,
        "docs/reference/{name} is not what the program does; make it again with\n\
         HOLDFAST_WRITE_REFERENCE=1 cargo test -p holdfast-cli --test it reference"
    );
}

/// `leaf ×odds`, largest odds first.
fn odds(table: Option<&toml::Value>) -> String {
    let Some(table) = table.and_then(toml::Value::as_table) else { return String::new() };
    let number =
        |value: &toml::Value| value.as_float().or_else(|| value.as_integer().map(|odds| odds as f64));
    let mut odds: Vec<(&str, f64)> =
        table.iter().map(|(leaf, value)| (leaf.as_str(), number(value).unwrap())).collect();
    odds.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    odds.iter().map(|(leaf, odds)| format!("{leaf} ×{odds}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_page_of_evidence_sources_is_the_registry() {
    let document: toml::Table = toml::from_str(SIGNALS).unwrap();
    let mut page =
        "\n| source | needs | says | when | supports | contradicts |\n|---|---|---|---|---|---|\n".to_owned();
    for source in document["source"].as_array().unwrap() {
        let needs: Vec<&str> =
            source["needs"].as_array().unwrap().iter().map(|table| table.as_str().unwrap()).collect();
        let family = source.get("family").and_then(toml::Value::as_str);
        let family = family.map(|family| format!(" ({family})")).unwrap_or_default();
        for (place, symbol) in source["symbol"].as_array().unwrap().iter().enumerate() {
            let first = if place == 0 {
                format!("`{}`{family} | {}", source["id"].as_str().unwrap(), needs.join(", "))
            } else {
                " | ".to_owned()
            };
            writeln!(
                page,
                "| {first} | {} | `{}` | {} | {} |",
                symbol["id"].as_str().unwrap(),
                symbol["when"].as_str().unwrap(),
                odds(symbol.get("supports")),
                odds(symbol.get("contradicts")),
            )
            .unwrap();
        }
    }
    holds("evidence.md", &page);
}

#[test]
fn the_page_of_features_is_their_documentation() {
    let mut page = String::new();
    for (name, text) in feature_documentation() {
        let (title, entries) = text.split_once("\n\n").unwrap_or((&text, ""));
        let title = title.trim_start_matches(name).trim_start_matches(':').trim().replace('\n', " ");
        let mut sentence = title.chars();
        let title: String =
            sentence.next().into_iter().flat_map(char::to_uppercase).chain(sentence).collect();
        write!(page, "\n## {name}\n\n{title}\n\n| feature | what it is |\n|---|---|\n").unwrap();
        let mut open = false;
        for line in entries.lines() {
            let entry = line.strip_prefix("  ").filter(|rest| rest.starts_with(char::is_alphabetic));
            if let Some(entry) = entry {
                let (feature, meaning) = entry.split_once("  ").unwrap();
                let end = if open { " |\n" } else { "" };
                write!(page, "{end}| `{feature}` | {}", meaning.trim()).unwrap();
                open = true;
            } else if open && !line.trim().is_empty() {
                write!(page, " {}", line.trim()).unwrap();
            }
        }
        page.push_str(if open { " |\n" } else { "" });
    }
    assert!(page.contains("`usage_ratio_60d`") && page.contains("`tickets_<topic>`"), "{page}");
    holds("features.md", &page);
}
