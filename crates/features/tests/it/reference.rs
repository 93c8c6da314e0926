//! `docs/reference/account-features.md` is made from the definitions.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use holdfast_features::{Action, Definition, Definitions, Family};

/// Above this line the page is written by people, below it by this test.
const MARK: &str = "<!-- From here on this page is made by a test; see CONTRIBUTING.md. -->\n";

/// The English meanings, by name.
fn meanings() -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/en/features.ftl");
    let texts = std::fs::read_to_string(path).unwrap();
    texts
        .lines()
        .filter_map(|line| line.strip_prefix("feature-")?.split_once(" = "))
        .map(|(key, text)| (key.replace('-', "_"), text.to_owned()))
        .collect()
}

/// A name as it is written in `definitions.toml`.
fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().replace('_', " ")
}

fn row(page: &mut String, definition: &Definition, meaning: &str) {
    let kinds = definition.needs.iter().map(|kind| kind.table_name().to_owned());
    let needs: Vec<String> =
        kinds.chain(definition.fields.iter().map(|field| format!("`{field}`"))).collect();
    let action = match definition.action {
        Action::None => "",
        Action::Raise => "raise",
        Action::Lower => "lower",
    };
    let (name, unit) = (&definition.name, written(&definition.unit));
    writeln!(page, "| `{name}` | {meaning} | {unit} | {} | {action} |", needs.join(", ")).unwrap();
}

#[test]
fn the_page_of_account_features_is_the_definitions() {
    let meanings = meanings();
    let mut expected = String::new();
    for family in Family::ALL {
        let title = &meanings[&format!("family_{}", family.name())];
        write!(
            expected,
            "\n## {title}\n\n| feature | meaning | unit | needs | could be |\n|---|---|---|---|---|\n"
        )
        .unwrap();
        for definition in Definitions::shipped().unwrap().features().iter().filter(|one| one.family == family)
        {
            row(&mut expected, definition, &meanings[&definition.name]);
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/account-features.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, found) = text.split_once(MARK).unwrap();
    #[expect(
        clippy::disallowed_methods,
        reason = "whoever changed a definition asks for a new page this way"
    )]
    let wanted = std::env::var("HOLDFAST_WRITE_REFERENCE").is_ok();
    if wanted {
        std::fs::write(&path, format!("{head}{MARK}{expected}")).unwrap();
        return;
    }
    assert!(
        found == expected,
        "docs/reference/account-features.md is not what the definitions say; make it again with\n\
         HOLDFAST_WRITE_REFERENCE=1 cargo test -p holdfast-features --test it reference"
    );
}
