//! The HTML page of every fixture in every language.

use std::collections::BTreeSet;

use holdfast_i18n::{Language, source_files};
use holdfast_report::{html, json};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::fixtures::{TaxonomyNames, all, hostile, software, tiny};

/// Elements that have no end tag in HTML.
const VOID: &[&str] = &["meta", "br", "hr", "img", "input", "link"];

/// Every fixture in every language: name, language, page.
fn pages() -> Vec<(String, Language, String)> {
    let mut pages = Vec::new();
    for (name, review) in all() {
        for language in Language::ALL {
            let page = html::render(&review, language, &TaxonomyNames(language));
            pages.push((format!("{name} in {language}"), language, page));
        }
    }
    pages
}

/// An element with its attributes, and the text until the next tag.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The elements of a page. Fails where tags do not match or text is not escaped.
fn elements(name: &str, page: &str) -> Vec<Element> {
    // The page is XML but for the doctype, its void elements and the style sheet.
    let body = page.strip_prefix("<!DOCTYPE html>").unwrap();
    let (before, style) = body.split_once("<style>").unwrap();
    let (_, after) = style.split_once("</style>").unwrap();
    let mut text = format!("{before}<style></style>{after}");
    for void in VOID {
        let mut closed = String::new();
        let mut rest = text.as_str();
        let start = format!("<{void} ");
        while let Some((before, tag)) = rest.split_once(&start) {
            let end = tag.find('>').unwrap();
            closed.push_str(before);
            closed.push_str(&start);
            closed.push_str(tag[..end].trim_end_matches('/'));
            closed.push_str("/>");
            rest = &tag[end + 1..];
        }
        closed.push_str(rest);
        text = closed;
    }
    let mut reader = Reader::from_str(&text);
    let mut elements: Vec<Element> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{name}: {error} in {tag:?}"));
                    let key = attribute.key.as_ref().to_owned();
                    let value = attribute.value;
                    (
                        key,
                        value
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&amp;", "&"),
                    )
                });
                let attributes = attributes.collect();
                let tag = tag.name().as_ref().to_owned();
                elements.push(Element { name: tag, attributes, text: String::new() });
            }
            Ok(Event::Text(piece)) => {
                if let Some(last) = elements.last_mut() {
                    last.text.push_str(&piece);
                }
            }
            Ok(Event::Eof) => return elements,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error} at {}", reader.error_position()),
        }
    }
}

#[test]
fn pages_are_well_formed_and_identifiers_are_unique() {
    for (name, language, page) in pages() {
        let elements = elements(&name, &page);
        assert_eq!(elements[0].attribute("lang"), Some(language.code()), "{name}");
        let mut identifiers = BTreeSet::new();
        for element in &elements {
            if let Some(id) = element.attribute("id") {
                assert!(identifiers.insert(id.to_owned()), "{name}: {id} twice");
            }
        }
        for element in &elements {
            for key in ["aria-labelledby", "aria-describedby"] {
                for id in element.attribute(key).unwrap_or_default().split_whitespace() {
                    assert!(identifiers.contains(id), "{name}: {key} {id} leads nowhere");
                }
            }
            if let Some(target) = element.attribute("href") {
                let id = target.strip_prefix('#').unwrap_or_else(|| panic!("{name}: link to {target}"));
                assert!(identifiers.contains(id), "{name}: link {target} leads nowhere");
            }
        }
    }
}

#[test]
fn pages_need_neither_network_nor_script() {
    for (name, _, page) in pages() {
        let elements = elements(&name, &page);
        for element in &elements {
            assert!(
                !["script", "iframe", "object", "embed", "img", "link", "video", "form", "base"]
                    .contains(&element.name.as_str()),
                "{name}: <{}>",
                element.name
            );
            for (key, value) in &element.attributes {
                assert!(!key.starts_with("on"), "{name}: handler {key}");
                let namespace = key == "xmlns" || key.starts_with("xmlns:");
                assert!(namespace || !value.contains("://"), "{name}: {key}={value}");
            }
        }
        let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        for outside in ["url(", "@import", "@font-face", "http"] {
            assert!(!style.contains(outside), "{name}: {outside} in the style sheet");
        }
    }
}

#[test]
fn headings_descend_one_level_at_a_time() {
    for (name, _, page) in pages() {
        let levels = elements(&name, &page)
            .iter()
            .filter_map(|element| match element.name.as_str() {
                "h1" => Some(1),
                "h2" => Some(2),
                "h3" => Some(3),
                "h4" => Some(4),
                _ => None,
            })
            .collect::<Vec<i32>>();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    }
}

#[test]
fn every_chart_has_its_numbers_as_a_table() {
    for (name, _, page) in pages() {
        let figures = page.split("<figure ").skip(1);
        for figure in figures {
            let figure = figure.split_once("</figure>").unwrap().0;
            assert!(figure.contains("<svg"), "{name}");
            assert!(figure.contains("<details>") && figure.contains("<tbody>"), "{name}: {figure:.80}");
        }
        for svg in page.split("<svg").skip(1) {
            let start = svg.split_once('>').unwrap().0;
            assert!(start.contains("role=\"img\""), "{name}: {start}");
        }
    }
}

#[test]
fn every_heading_and_label_is_in_the_language_of_the_page() {
    let keys: BTreeSet<&str> = source_files(Language::English)
        .iter()
        .flat_map(|(_, source)| source.lines())
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
        .filter(|key| key.contains('-') && !key.starts_with(' '))
        .collect();
    for (name, language, page) in pages() {
        for element in elements(&name, &page) {
            let text = element.text.trim();
            assert!(!keys.contains(text), "{name}: the key {text} is shown");
            let labels = ["h2", "h3", "h4", "summary", "figcaption", "dt", "dd"];
            let ours = labels.contains(&element.name.as_str()) && !text.is_empty();
            if ours && language != Language::English {
                let latin = text.is_ascii();
                assert!(!latin, "{name}: <{}> is in English: {text}", element.name);
            }
        }
        if language != Language::English {
            for phrase in ["95% interval", "How is this computed", " customers", "Not known"] {
                assert!(!page.contains(phrase), "{name}: {phrase}");
            }
        }
    }
}

#[test]
fn what_comes_from_the_data_is_escaped() {
    for language in Language::ALL {
        let page = html::render(&hostile(), language, &TaxonomyNames(language));
        for raw in ["<script", "<img", "<b>", "</style><b>", "onerror=alert(1)>\"", "<!--"] {
            assert!(!page.contains(raw), "{language}: {raw}");
        }
        assert!(page.contains("&lt;script&gt;alert("));
    }
}

#[test]
fn no_percentage_rests_on_fewer_than_thirty() {
    let page = html::render(&tiny(), Language::English, &TaxonomyNames(Language::English));
    assert!(page.contains("3 of 12"));
    // The only percentages are ends of intervals, values of a curve with its number at risk, and
    // the words "95% interval".
    let figures = page.split("class=\"figure-value").skip(1).map(|cell| cell.split_once("</p>").unwrap().0);
    for figure in figures {
        assert!(!figure.contains('%'), "{figure}");
    }
    let mix = page.split_once("id=\"mix-two\"").unwrap().1.split_once("</figure>").unwrap().0;
    let shares = mix.replace("95%", "");
    for cell in shares.split("<td").skip(1).map(|cell| cell.split_once("</td>").unwrap().0) {
        assert!(!cell.contains('%') || cell.contains('–'), "{cell}");
    }
}

/// The part of a page from a heading's identifier to the next heading of the same level.
fn part<'a>(page: &'a str, id: &str) -> &'a str {
    let rest = page.split_once(&format!("<h3 id=\"{id}\">")).unwrap().1;
    rest.split_once("<h3").unwrap().0
}

#[test]
fn groups_of_fewer_than_thirty_are_named_and_have_no_share() {
    let page = html::render(&software(), Language::English, &TaxonomyNames(Language::English));
    let groups = part(&page, "by-group");
    assert!(groups.contains("Too few for shares: Q2 2025 (21)."), "{groups}");
    assert!(groups.contains("Too few for shares: starter (12) and team (9)."));
    assert!(groups.contains("No group has 30 customers who left"));
    assert!(!groups.contains("<th scope=\"row\">starter"));
    // Months have too few everywhere: quarters are shown.
    assert!(groups.contains("By quarter of leaving") && !groups.contains("By month of leaving"));
}

#[test]
fn every_reason_has_a_page_that_the_list_leads_to() {
    let review = software();
    let reasons = &review.attribution.as_ref().unwrap().reasons;
    for language in Language::ALL {
        let page = html::render(&review, language, &TaxonomyNames(language));
        let pages = part(&page, "by-reason");
        for reason in reasons {
            let id = format!("reason-{}", reason.leaf.replace(['.', '_'], "-"));
            assert!(pages.contains(&format!("href=\"#{id}\"")), "{language}: no link to {id}");
            assert!(pages.contains(&format!("id=\"{id}\"")), "{language}: no page {id}");
        }
        assert!(pages.contains("<mark>Nobody has opened it since &lt;spring&gt;</mark>"));
    }
}

#[test]
fn nothing_that_grew_is_said_as_such() {
    let mut review = software();
    let found = review.attribution.as_mut().unwrap();
    found.rising.clear();
    let names = TaxonomyNames(Language::English);
    let page = html::render(&review, Language::English, &names);
    assert!(part(&page, "rising").contains("None of 40 reasons grew so clearly"));
    review.attribution.as_mut().unwrap().rising_window.as_mut().unwrap().compared = 0;
    let page = html::render(&review, Language::English, &names);
    assert!(part(&page, "rising").contains("Growth cannot be told"));
}

#[test]
fn what_recurs_is_counted_or_said_not_to_be_known() {
    let mut review = software();
    let names = TaxonomyNames(Language::English);
    let page = html::render(&review, Language::English, &names);
    // Four pairs are too few for a percentage.
    assert!(part(&page, "recurrence").contains("the same reason 1 of 4"));
    let found = review.attribution.as_mut().unwrap().recurrence.as_mut().unwrap();
    found.missing = Some("no_returns_visible".to_owned());
    let page = html::render(&review, Language::English, &names);
    assert!(part(&page, "recurrence").contains("Not available: the data show no returns."));
}

#[test]
fn nothing_known_is_said_and_not_drawn() {
    for (name, review) in all().into_iter().filter(|(name, _)| *name == "empty") {
        let page = html::render(&review, Language::English, &TaxonomyNames(Language::English));
        assert!(!page.contains("<svg"), "{name}");
        assert!(page.contains("There are no customers in the data"));
        assert!(page.contains("The data hold no prices"));
        assert!(!page.contains("0.0%"));
    }
}

#[test]
fn equal_reviews_give_equal_pages() {
    let render = || html::render(&software(), Language::Japanese, &TaxonomyNames(Language::Japanese));
    assert_eq!(render(), render());
}

/// Writes every page into the folder named by `HOLDFAST_REPORT_PAGES`, to be looked at; with
/// `HOLDFAST_REPORT_DOCUMENT`, the path of a `report.json`, its pages too.
#[test]
fn pages_can_be_written_for_looking_at() {
    let Some(folder) = std::env::var_os("HOLDFAST_REPORT_PAGES") else {
        return;
    };
    let document = std::env::var_os("HOLDFAST_REPORT_DOCUMENT")
        .map(|path| ("document", json::from_text(&std::fs::read_to_string(path).unwrap()).unwrap()));
    for (name, review) in all().into_iter().chain(document) {
        for language in Language::ALL {
            let page = html::render(&review, language, &TaxonomyNames(language));
            let path = std::path::Path::new(&folder).join(format!("{name}-{language}.html"));
            std::fs::write(path, page).unwrap();
        }
    }
}
