//! What an import noticed about the data, for people.

use std::collections::BTreeMap;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; figures are not touched.
    Note,
    /// Figures may be touched; look at it.
    Warning,
    /// Data were left out or figures are touched.
    Problem,
}

/// A value inside a finding's message.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Argument {
    /// A whole number.
    Integer(i64),
    /// Text as it stands in the data or a name.
    Text(String),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Integer(number as i64)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Integer(number as i64)
    }
}

/// One observation about an input, with a stable id and the arguments of its message.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Finding {
    /// Stable id, also the key of the translated message: `dates_ambiguous`, … The list
    /// is [`Finding::ids`].
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The source (or the file's name where there is no source yet).
    pub source: String,
    /// The column's header, where it is about one.
    pub column: Option<String>,
    /// Rows concerned; 0 where it is about the whole input.
    pub rows: u64,
    /// Named arguments of the message beside `source`, `column` and `rows`.
    pub arguments: BTreeMap<&'static str, Argument>,
}

/// Every id, its severity and its English message. `{name}` stands for an argument.
const MESSAGES: &[(&str, Severity, &str)] = &[
    (
        "amounts_rounded",
        Severity::Note,
        "{rows} amounts have more decimals than {currency} has and were rounded",
    ),
    (
        "anonymous_rows",
        Severity::Note,
        "there is no customer identifier; the row number stands in for it, so that nothing can be joined to these customers",
    ),
    (
        "booleans_inverted",
        Severity::Note,
        "{column} says who stayed; it was read the other way round, as who left",
    ),
    (
        "cells_beyond_header",
        Severity::Warning,
        "{rows} rows have more or fewer cells than the header and were rejected",
    ),
    ("currency_assumed", Severity::Note, "no currency is stated; {currency} is assumed"),
    ("currency_unknown", Severity::Problem, "{rows} rows name a currency that is not known"),
    (
        "dates_ambiguous",
        Severity::Problem,
        "{column} could be day-month or month-day: no value decides; it was not read. Set `order` in the mapping",
    ),
    (
        "dates_borrowed_order",
        Severity::Note,
        "{column} alone does not decide between day-month and month-day; read as {order}, as another column of this export proves",
    ),
    (
        "dates_contradict",
        Severity::Problem,
        "{column} has values that only fit day-month and values that only fit month-day; read as {order}, {rows} rows do not fit",
    ),
    (
        "derived_from_outcome",
        Severity::Note,
        "{column} only repeats who left or why; it is not used as an attribute",
    ),
    (
        "duplicate_identifiers",
        Severity::Warning,
        "{rows} rows repeat an identifier of {column} that another row has; all were kept",
    ),
    ("duplicate_rows", Severity::Note, "{rows} rows repeat another row exactly; all were kept"),
    (
        "encoding_guessed",
        Severity::Note,
        "the text encoding is not marked; it was taken for {encoding} from its content",
    ),
    ("formula_results", Severity::Note, "{rows} cells hold formulas; their stored results were read"),
    (
        "identifiers_mangled",
        Severity::Problem,
        "{rows} identifiers in {column} were rounded by a spreadsheet ({example})",
    ),
    ("input_left_out", Severity::Warning, "not imported: {reason} {detail}"),
    ("lines_not_json", Severity::Problem, "{rows} records are not JSON objects and were rejected"),
    (
        "mixed_types",
        Severity::Note,
        "{column} is mostly numbers, but {rows} values are not ({example}); it is kept as text",
    ),
    (
        "negative_amounts",
        Severity::Warning,
        "{rows} amounts in {column} are negative; they are kept as they are",
    ),
    (
        "numbers_ambiguous",
        Severity::Warning,
        "{column} could have a decimal mark or a thousands mark ({example}); the mark is read as {reading}",
    ),
    (
        "outcome_contradicts",
        Severity::Problem,
        "{rows} accounts have another {field} here than in {other}; {other} was used",
    ),
    ("outcome_missing", Severity::Warning, "{rows} rows do not say whether the customer left"),
    (
        "replaced_by_correction",
        Severity::Note,
        "this source was imported before; rows with the same key are replaced by this import",
    ),
    (
        "replacement_characters",
        Severity::Warning,
        "{rows} rows hold U+FFFD: text was already lost before this export",
    ),
    ("still_running_words", Severity::Note, "in {column}, {words} means that it still runs"),
    ("tenure_unit_assumed", Severity::Warning, "{column} does not state its unit; {unit} is assumed"),
    (
        "tenure_unit_inferred",
        Severity::Note,
        "{column} is in the unit {unit}: with the start dates, those who are still customers were all observed until {until_date}",
    ),
    (
        "text_damaged",
        Severity::Problem,
        "{rows} rows hold bytes that are not valid {encoding} and were rejected",
    ),
    (
        "unclosed_quote",
        Severity::Problem,
        "{rows} rows open a quotation mark that never closes and were rejected",
    ),
    (
        "unjoined_rows",
        Severity::Problem,
        "{rows} rows name a {column} that {other} does not have; they were rejected",
    ),
    (
        "values_unreadable",
        Severity::Warning,
        "{rows} rows were rejected because {column} could not be read ({reason})",
    ),
    ("zero_tenure", Severity::Note, "{rows} accounts have a tenure of 0"),
];

impl Finding {
    /// Every id there is, sorted.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        MESSAGES.iter().map(|(id, _, _)| *id)
    }

    pub(crate) fn new(id: &'static str, source: &str) -> Self {
        let severity = MESSAGES
            .iter()
            .find(|(known, _, _)| *known == id)
            .map_or(Severity::Warning, |(_, severity, _)| *severity);
        debug_assert!(MESSAGES.iter().any(|(known, _, _)| *known == id), "finding {id} has no message");
        Self { id, severity, source: source.to_owned(), column: None, rows: 0, arguments: BTreeMap::new() }
    }

    /// An input that is not imported.
    pub(crate) fn left_out(source: &str, why: &crate::WhyLeftOut) -> Self {
        Self::new("input_left_out", source)
            .with("reason", why.reason.code())
            .with("detail", why.detail.as_str())
    }

    pub(crate) fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self
    }

    pub(crate) fn rows(mut self, rows: u64) -> Self {
        self.rows = rows;
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.insert(name, value.into());
        self
    }

    /// The message in English.
    pub fn message(&self) -> String {
        let template =
            MESSAGES.iter().find(|(known, _, _)| *known == self.id).map_or("", |(_, _, template)| *template);
        let mut text = template
            .replace("{rows}", &self.rows.to_string())
            .replace("{source}", &self.source)
            .replace("{column}", self.column.as_deref().unwrap_or("the row"));
        for (name, value) in &self.arguments {
            let value = match value {
                Argument::Integer(number) => number.to_string(),
                Argument::Text(text) if *name == "reason" && self.id == "input_left_out" => {
                    crate::LeftOutReason::from_code(text)
                        .map_or(text.as_str(), |reason| reason.english())
                        .to_owned()
                }
                // Codes such as `day_first` are words joined by `_`.
                Argument::Text(text) if matches!(*name, "order" | "reason" | "field") => {
                    text.replace('_', " ")
                }
                Argument::Text(text) => text.clone(),
            };
            text = text.replace(&format!("{{{name}}}"), &value);
        }
        text.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_filled_in() {
        let finding = Finding::new("currency_assumed", "a").with("currency", "USD");
        assert_eq!(finding.message(), "no currency is stated; USD is assumed");
        assert_eq!(finding.severity, Severity::Note);
        assert!(MESSAGES.is_sorted_by_key(|(id, _, _)| *id));
    }

    #[test]
    fn every_message_has_texts_with_the_same_values_in_every_language() {
        let names = |text: &str, open: &str| -> std::collections::BTreeSet<String> {
            let parts = text.split(open).skip(1);
            parts
                .map(|part| part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect())
                .filter(|name: &String| !name.is_empty())
                .collect()
        };
        for language in ["en", "ja", "zh-Hans", "zh-Hant"] {
            let path = format!("{}/../../locales/{language}/quality.ftl", env!("CARGO_MANIFEST_DIR"));
            let texts = format!("\n{}", std::fs::read_to_string(path).unwrap());
            for (id, _, template) in MESSAGES {
                let start = texts.find(&format!("\n{id} =")).unwrap_or_else(|| panic!("{language}: {id}"));
                let body = &texts[start + 1..];
                let end = body
                    .match_indices('\n')
                    .map(|(at, _)| at)
                    .find(|at| !body[at + 1..].starts_with(' '))
                    .unwrap_or(body.len());
                assert_eq!(names(&body[..end], "{ $"), names(template, "{"), "{language}: {id}");
            }
        }
    }
}
