//! What customers and agents write, in four languages.
//!
//! The sentences of each language stand in `texts/<language>.toml` and were written in that
//! language; they are not translations of one another. Words in braces are filled in.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Error, LEAVES, Result, dice::Dice};

/// Languages, as BCP 47 tags.
pub(crate) const LANGUAGES: [&str; 4] = ["en", "zh-Hans", "zh-Hant", "ja"];

const SOURCES: [&str; 4] = [
    include_str!("texts/en.toml"),
    include_str!("texts/zh-Hans.toml"),
    include_str!("texts/zh-Hant.toml"),
    include_str!("texts/ja.toml"),
];

/// What tickets are about.
pub(crate) const TICKET_TOPICS: [&str; 13] = [
    "how_to",
    "setup",
    "bug",
    "outage",
    "billing",
    "payment",
    "price",
    "feature_request",
    "account_change",
    "closing",
    "export",
    "privacy",
    "comparison",
];

/// Further customer messages: chasing an answer, a fix that did not work, thanks.
pub(crate) const FOLLOW_UPS: [&str; 3] = ["chaser", "not_solved", "thanks"];

/// How agents write. The last four are the four horsemen.
pub(crate) const STYLES: [&str; 8] =
    ["helpful", "late_apology", "canned", "cold", "criticism", "contempt", "defensiveness", "stonewalling"];

/// Comments to a recommendation score.
pub(crate) const SURVEY_MOODS: [&str; 3] = ["promoter", "passive", "detractor"];

/// Values for the braces of a template.
#[derive(Debug, Default)]
pub(crate) struct Slots<'a> {
    pub(crate) product: &'a str,
    pub(crate) competitor: &'a str,
    pub(crate) feature: &'a str,
    pub(crate) integration: &'a str,
    pub(crate) amount: &'a str,
    pub(crate) number: u32,
}

/// A group of a language's sentences, and the topics it needs.
type Expected<'a> = (&'a str, &'a Sentences, &'a [&'a str]);

/// Sentences by topic.
pub(crate) type Sentences = BTreeMap<String, Vec<String>>;

/// The names and sentences of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    /// Features that can be missing.
    pub(crate) features: Vec<String>,
    /// Other systems to connect to.
    pub(crate) integrations: Vec<String>,
    /// Pattern of company names, of `{first}`, `{trade}` and `{form}`.
    company: String,
    first: Vec<String>,
    trade: Vec<String>,
    form: Vec<String>,
    /// Pattern of person names, of `{family}` and `{given}`.
    person: String,
    family: Vec<String>,
    given: Vec<String>,
    /// Subject lines per topic.
    pub(crate) subject: Sentences,
    /// First messages per topic.
    pub(crate) ticket: Sentences,
    /// Later customer messages.
    pub(crate) follow_up: Sentences,
    /// Agent messages per style.
    pub(crate) reply: Sentences,
    /// Survey comments per mood.
    pub(crate) survey: Sentences,
    /// Cancellation comments per leaf of the reason taxonomy.
    pub(crate) comment: Sentences,
}

impl Texts {
    /// All languages, in the order of [`LANGUAGES`].
    pub(crate) fn all() -> Result<Vec<Self>> {
        SOURCES.iter().zip(LANGUAGES).map(|(source, language)| Self::read(source, language)).collect()
    }

    fn read(source: &str, language: &str) -> Result<Self> {
        let texts: Self = toml::from_str(source)?;
        let expected: [Expected<'_>; 6] = [
            ("subject", &texts.subject, &TICKET_TOPICS),
            ("ticket", &texts.ticket, &TICKET_TOPICS),
            ("follow_up", &texts.follow_up, &FOLLOW_UPS),
            ("reply", &texts.reply, &STYLES),
            ("survey", &texts.survey, &SURVEY_MOODS),
            ("comment", &texts.comment, &LEAVES),
        ];
        for (group, table, topics) in expected {
            for topic in topics {
                if table.get(*topic).is_none_or(Vec::is_empty) {
                    return Err(Error::configuration(
                        format!("texts/{language}.toml, {group}.{topic}"),
                        "at least one sentence is needed",
                    ));
                }
            }
        }
        Ok(texts)
    }

    /// A company name.
    pub(crate) fn company(&self, dice: &mut Dice) -> String {
        self.company
            .replace("{first}", choose(&self.first, dice))
            .replace("{trade}", choose(&self.trade, dice))
            .replace("{form}", choose(&self.form, dice))
    }

    /// A person's name.
    pub(crate) fn person(&self, dice: &mut Dice) -> String {
        self.person
            .replace("{family}", choose(&self.family, dice))
            .replace("{given}", choose(&self.given, dice))
    }
}

/// One of `items`; empty where there are none.
pub(crate) fn choose<'a>(items: &'a [String], dice: &mut Dice) -> &'a str {
    dice.pick(items).map_or("", String::as_str)
}

/// Writes one of the sentences of `topic` into `out`, braces filled in.
pub(crate) fn write_sentence(
    table: &Sentences,
    topic: &str,
    slots: &Slots<'_>,
    dice: &mut Dice,
    out: &mut String,
) {
    use std::fmt::Write as _;

    out.clear();
    let mut rest = table.get(topic).map_or("", |sentences| choose(sentences, dice));
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        out.push_str(&rest[..open]);
        match &rest[open + 1..open + length] {
            "product" => out.push_str(slots.product),
            "competitor" => out.push_str(slots.competitor),
            "feature" => out.push_str(slots.feature),
            "integration" => out.push_str(slots.integration),
            "amount" => out.push_str(slots.amount),
            // Writing to a string cannot fail.
            _ => drop(write!(out, "{}", slots.number)),
        }
        rest = &rest[open + length + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_has_six_different_sentences_per_topic() {
        let mut seen = BTreeSet::new();
        for (texts, language) in Texts::all().unwrap().iter().zip(LANGUAGES) {
            for table in [&texts.ticket, &texts.follow_up, &texts.reply, &texts.survey, &texts.comment] {
                for (topic, sentences) in table {
                    assert!(sentences.len() >= 6, "{language} {topic}: {}", sentences.len());
                    for sentence in sentences {
                        assert!(seen.insert((language, sentence.clone())), "{language}: {sentence}");
                    }
                }
            }
        }
    }

    #[test]
    fn braces_are_known_and_filled() {
        let known = ["product", "competitor", "feature", "integration", "amount", "number"];
        for texts in Texts::all().unwrap() {
            for table in
                [&texts.subject, &texts.ticket, &texts.follow_up, &texts.reply, &texts.survey, &texts.comment]
            {
                for sentence in table.values().flatten() {
                    for part in sentence.split('{').skip(1) {
                        let name = part.split('}').next().unwrap_or_default();
                        assert!(known.contains(&name), "{sentence}");
                    }
                }
            }
        }
        let table =
            BTreeMap::from([("a".to_owned(), vec!["{product} v. {competitor}, {number} days".to_owned()])]);
        let slots = Slots { product: "P", competitor: "C", number: 3, ..Slots::default() };
        let mut out = String::new();
        write_sentence(&table, "a", &slots, &mut Dice::new(0, 0, crate::dice::Purpose::Voice), &mut out);
        assert_eq!(out, "P v. C, 3 days");
    }
}
