//! The definitions as documents.

use holdfast_measures::Dialect;
use holdfast_measures::definitions::{MEASURES, find};

#[test]
fn every_dialect_is_defined_with_a_source_somewhere() {
    for dialect in Dialect::ALL {
        let defining =
            MEASURES.iter().filter(|measure| measure.sql.contains(&format!("'{}'", dialect.key()))).count();
        assert!(defining >= 1, "{dialect:?} defines nothing");
    }
    let text = find("logo_churn").unwrap().documentation();
    assert!(text.contains("support.stripe.com") && text.contains("chartmogul"), "{text}");
}

#[test]
fn every_measure_and_difference_has_a_sentence_in_four_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    for language in ["en", "zh-Hans", "zh-Hant", "ja"] {
        let texts = std::fs::read_to_string(folder.join(language).join("measures.ftl")).unwrap();
        let has = |key: &str| texts.lines().any(|line| line.starts_with(&format!("{key} =")));
        for measure in MEASURES {
            let key = format!("measure-{}", measure.name.replace('_', "-"));
            assert!(has(&key) && has(&format!("{key}-meaning")), "{key} in {language}");
            for dialect in Dialect::ALL.into_iter().skip(1) {
                let differs = measure.sql.contains(&format!("'{}'", dialect.key()))
                    && dialect != Dialect::Profitwell
                    && (dialect, measure.name) != (Dialect::ChartmogulB2b, "logo_churn");
                let key = format!(
                    "difference-{}-{}",
                    dialect.key().replace('_', "-"),
                    measure.name.replace('_', "-")
                );
                assert!(!differs || has(&key), "{key} in {language}");
            }
        }
        assert!(has("difference-profitwell-open-month"), "{language}");
    }
}
