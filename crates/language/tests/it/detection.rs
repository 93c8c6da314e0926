//! Language detection against the language each text of the corpus was written in.

use crate::corpus::{LANGUAGES, reasons};
use holdfast_language::detect;

#[test]
fn at_least_ninety_nine_percent_of_the_corpus_is_recognised_without_a_hint() {
    for language in LANGUAGES {
        // What is unusable ("...", "n/a", 無) has often no language.
        let texts: Vec<_> = reasons(language).into_iter().filter(|(leaf, _)| leaf != "unknown").collect();
        if texts.is_empty() {
            continue;
        }
        let wrong: Vec<String> = texts
            .iter()
            .filter_map(|(_, text)| {
                let found = detect(text, None).language.code();
                (found != language).then(|| format!("{found}: {text}"))
            })
            .collect();
        println!("{language}: {} of {} wrong", wrong.len(), texts.len());
        assert!(
            wrong.len() * 100 <= texts.len(),
            "{language}: {}/{}\n{}",
            wrong.len(),
            texts.len(),
            wrong.join("\n")
        );
    }
}
