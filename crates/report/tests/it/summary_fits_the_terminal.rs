//! The terminal summary: snapshots in four languages, and its width.

use holdfast_i18n::Language;
use holdfast_report::terminal::{Options, reasons_by, render};
use unicode_width::UnicodeWidthStr;

use crate::fixtures::{TaxonomyNames, all, hostile, software};

#[test]
fn summaries_in_four_languages() {
    for (name, review) in all() {
        for language in Language::ALL {
            let text = render(&review, language, &TaxonomyNames(language), Options::default());
            insta::assert_snapshot!(format!("{name}-{language}"), text);
        }
    }
}

#[test]
fn no_line_is_wider_than_asked() {
    for (name, review) in all() {
        for language in Language::ALL {
            for width in [20, 40, 64, 80, 100, 400] {
                let options = Options { width, colour: false };
                let text = render(&review, language, &TaxonomyNames(language), options);
                for line in text.lines() {
                    assert!(line.width() <= width.clamp(40, 100), "{name} {language} {width}: {line}");
                }
            }
        }
    }
}

#[test]
fn data_cannot_steer_the_terminal() {
    for colour in [false, true] {
        let options = Options { width: 100, colour };
        let text = render(&hostile(), Language::English, &TaxonomyNames(Language::English), options);
        assert!(!text.contains("\u{1b}[31m]") && !text.contains('\u{7}'));
        let escapes = text.matches('\u{1b}').count();
        assert_eq!(escapes > 0, colour);
        let ours = text.matches("\u{1b}[0m").count();
        assert_eq!(escapes, ours * 2, "every escape sequence is one of ours and is ended");
    }
}

#[test]
fn colour_changes_nothing_but_escape_sequences() {
    let names = TaxonomyNames(Language::English);
    let plain = render(&software(), Language::English, &names, Options { width: 90, colour: false });
    let marked = render(&software(), Language::English, &names, Options { width: 90, colour: true });
    let stripped = marked.replace("\u{1b}[0m", "").replace("\u{1b}[1m", "").replace("\u{1b}[31m", "");
    assert_eq!(stripped, plain);
}

#[test]
fn reasons_by_quarter_and_plan_in_four_languages() {
    let review = software();
    for grouping in &review.attribution.as_ref().unwrap().groupings {
        for language in Language::ALL {
            let names = TaxonomyNames(language);
            let text = reasons_by(grouping, language, &names, Options::default());
            for width in [40, 100] {
                let text = reasons_by(grouping, language, &names, Options { width, colour: false });
                assert!(text.lines().all(|line| line.width() <= width), "{language} {width}: {text}");
            }
            if ["quarter", "plan"].contains(&grouping.kind.as_str()) {
                insta::assert_snapshot!(format!("by-{}-{language}", grouping.kind), text);
            }
        }
    }
}
