//! Who leaves next, on the page and in the tables: published, and refused.

use holdfast_i18n::{Language, Texts};
use holdfast_report::document::{Argument, Review};
use holdfast_report::terminal::Options;
use holdfast_report::{csv, html, sentence, terminal};

use crate::fixtures::{TaxonomyNames, insurer, software, telephone, tiny};

fn page(review: &Review, language: Language) -> String {
    html::render(review, language, &TaxonomyNames(language))
}

/// A section from its start to the next one.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let rest = page.split_once(&format!("<section class=\"part\" id=\"{id}\">")).unwrap().1;
    rest.split_once("<section class=\"part\"").map_or(rest, |(section, _)| section)
}

#[test]
fn every_probability_of_the_list_stands_beside_the_base_rate() {
    let review = software();
    for language in Language::ALL {
        let page = page(&review, language);
        let table = section(&page, "risk").split_once("who-next").unwrap().1;
        let table = table.split_once("</table>").unwrap().0;
        let base = review.risk.as_ref().unwrap().base_rate.unwrap();
        let base = format!("{:.1}%", base * 100.0);
        assert_eq!(table.matches("<tr>").count(), 51, "{language}");
        assert!(table.matches(&base).count() >= 50, "{language}: {base}");
    }
}

#[test]
fn the_lead_says_how_many_how_much_and_why() {
    let page = page(&software(), Language::English);
    let lead = page.split_once("id=\"glance\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(
        lead.contains("about 32 of today&#39;s 412 customers")
            || lead.contains("about 32 of today's 412 customers"),
        "{lead}"
    );
    assert!(lead.contains("of monthly recurring revenue") && lead.contains("¥"), "{lead}");
    assert!(lead.contains("The reasons expected most often: Price too high"), "{lead}");
}

#[test]
fn refused_means_no_name_and_no_probability_anywhere() {
    for review in [telephone(), tiny()] {
        for language in Language::ALL {
            let names = TaxonomyNames(language);
            let page = page(&review, language);
            let risk = section(&page, "risk");
            assert!(!risk.contains("who-next") && !risk.contains("id=\"customer-"), "{language}");
            assert!(risk.contains("id=\"no-names\""), "{language}");
            for refusal in &review.risk.as_ref().unwrap().refusals {
                let said = sentence(&Texts::embedded(language), &refusal.id, &refusal.arguments).unwrap();
                assert!(risk.contains(&said), "{language}: {said}");
                let summary = terminal::render(&review, language, &names, Options::default());
                assert!(
                    summary.replace(['\n', ' '], "").contains(&said.replace(' ', "")),
                    "{language}: {said}"
                );
            }
            let tables = csv::tables(&review, &names);
            for table in tables.iter().filter(|table| ["who_next", "expected_losses"].contains(&table.name)) {
                assert!(table.rows.is_empty(), "{}", table.name);
            }
        }
    }
}

#[test]
fn without_prices_nothing_is_said_about_money_at_risk() {
    let page = page(&insurer(), Language::English);
    let lead = page.split_once("id=\"glance\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(lead.contains("are expected to leave") && !lead.contains("and with them"), "{lead}");
    assert_eq!(section(&page, "risk").matches("Amount not known").count(), 50);
}

#[test]
fn amounts_of_different_currencies_are_not_added_up() {
    let page = page(&software(), Language::English);
    let risk = section(&page, "risk");
    assert!(risk.contains("Amounts in different currencies are ranked as multiples"));
    let losses = risk.split_once("id=\"expected-losses\"").unwrap().1;
    let cell = losses.split_once("cell-of").unwrap().1.split_once("</span>").unwrap().0;
    assert!(cell.contains('$') && cell.contains('¥') && cell.contains(" a month"), "{cell}");
}

#[test]
fn signals_are_sentences_with_value_and_direction() {
    let review = software();
    let expected = [
        (Language::English, "Use fell by 47% against its usual weekdays"),
        (Language::SimplifiedChinese, "使用量下降 47%"),
        (Language::TraditionalChinese, "使用量下降 47%"),
        (Language::Japanese, "いつもの同じ曜日より 47% 減った"),
    ];
    for (language, said) in expected {
        assert!(section(&page(&review, language), "risk").contains(said), "{language}: {said}");
    }
}

#[test]
fn changes_are_told_as_associations() {
    let page = page(&software(), Language::English);
    let risk = section(&page, "risk");
    assert!(risk.contains("That is an association, not a promise"));
    assert!(risk.contains("less at risk"));
}

#[test]
fn losses_are_written_with_four_decimals_so_that_small_differences_show() {
    let arguments = [
        ("days", Argument::Integer(90)),
        ("model_loss", Argument::Number(0.248_12)),
        ("base_loss", Argument::Number(0.247_91)),
    ];
    let arguments = arguments.map(|(key, value)| (key.to_owned(), value)).into();
    let texts = Texts::embedded(Language::English);
    let said = sentence(&texts, "risk-refused-no-better-than-base-rate", &arguments).unwrap();
    assert!(said.contains("0.2481") && said.contains("0.2479"), "{said}");
}

#[test]
fn the_model_card_shows_what_was_tested_and_what_was_not() {
    for language in Language::ALL {
        let texts = Texts::embedded(language);
        let page = page(&software(), language);
        let card = section(&page, "model-card");
        for standing in ["checked", "unchecked", "failed"] {
            assert!(
                card.contains(&texts.get(&format!("horizon-standing-{standing}"))),
                "{language}: {standing}"
            );
        }
        for id in ["card-data", "card-causes", "card-metrics", "card-families", "card-drift", "card-fairness"]
        {
            assert!(card.contains(&format!("<h3 id=\"{id}\">")), "{language}: {id}");
        }
        assert!(card.contains("id=\"folds-wide\""), "{language}");
    }
}
