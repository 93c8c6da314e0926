//! Every finding can be said, in every language, with the values it carries.

use crate::book::{Book, Cell, DAY, FIRST};
use holdfast_domain::facts::FactKind;
use holdfast_i18n::{Argument as Value, Language, Texts};
use holdfast_quality::{Argument, CHECKS, Finding};

fn say(texts: &Texts, finding: &Finding) -> String {
    let formats = texts.formats();
    let values: Vec<(&str, Value<'_>)> = finding
        .arguments
        .iter()
        .map(|(name, argument)| {
            let value = match argument {
                Argument::Integer(value) => (*value).into(),
                Argument::Number(value) if name.ends_with("_share") => formats.percent(*value, 1).into(),
                Argument::Number(value) => (*value).into(),
                Argument::Text(text) => text.as_str().into(),
            };
            (*name, value)
        })
        .collect();
    texts.try_format(finding.id, &values).unwrap()
}

#[test]
fn every_finding_has_a_sentence_in_every_language() {
    for language in Language::ALL {
        let texts = Texts::embedded(language);
        for id in CHECKS.iter().flat_map(|check| check.findings) {
            assert!(texts.contains(id), "{id} in {language}");
        }
    }
}

#[test]
fn the_values_of_findings_fill_their_sentences() {
    let mut book = Book::clean();
    for row in book.of("app", FactKind::Usage).iter_mut().step_by(2) {
        row.insert("occurred_at", ((FIRST - 100) * DAY).into());
    }
    for row in book.of("crm", FactKind::Account).iter_mut().take(80) {
        row.insert("churned", true.into());
    }
    for row in book.of("desk", FactKind::Ticket).iter_mut().take(30) {
        row.insert("closed_at", 0.into());
    }
    book.of("billing", FactKind::Subscription)[1].insert("mrr", 0.into());
    book.of("billing", FactKind::Payment)
        .retain(|row| matches!(row["occurred_at"], Cell::Integer(at) if at < (FIRST + 250) * DAY));
    let findings = book.assess().findings;
    assert!(findings.len() > 6, "{findings:#?}");
    for language in Language::ALL {
        let texts = Texts::embedded(language);
        for finding in &findings {
            let sentence = say(&texts, finding);
            assert!(!sentence.contains('{'), "{language}: {sentence}");
        }
    }
    let english = Texts::embedded(Language::English);
    let usage = findings.iter().find(|finding| finding.id == "usage_before_subscription").unwrap();
    let sentence = say(&english, usage);
    assert!(
        sentence.starts_with("Usage before its subscription began: ") && sentence.contains("(50.0%)"),
        "{sentence}"
    );
}
