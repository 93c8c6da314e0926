//! The four sets of files must say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use holdfast_i18n::{Language, source_files};

/// Messages whose text is the same in every language on purpose: names.
const SAME_IN_EVERY_LANGUAGE: &[&str] =
    &["dialect-canonical", "dialect-stripe", "dialect-baremetrics", "dialect-profitwell"];

/// What a message (or one of its attributes) holds.
#[derive(Default)]
struct Message {
    file: &'static str,
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    words: String,
    /// The variables of each variant of each selector, to find one that a variant forgets.
    variants: Vec<(String, String, BTreeSet<String>)>,
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for (file, source) in source_files(language) {
        let resource = fluent_syntax::parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{language}/{file}: {errors:?}"));
        for entry in resource.body {
            let (id, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                Entry::Junk { content } => panic!("{language}/{file}: unreadable: {content}"),
                _ => continue,
            };
            let patterns = value.map(|value| (id.clone(), value)).into_iter().chain(
                attributes
                    .into_iter()
                    .map(|attribute| (format!("{id}.{}", attribute.id.name), attribute.value)),
            );
            for (key, pattern) in patterns {
                let mut message = Message { file, ..Message::default() };
                read(&pattern, &mut message);
                let former = found.insert(key.clone(), message);
                assert!(former.is_none(), "{language}/{file}: {key} is defined twice");
            }
        }
    }
    found
}

fn read(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.words.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, message),
        }
    }
}

fn read_expression(expression: &Expression<&str>, message: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, message),
        Expression::Select { selector, variants } => {
            read_inline(selector, message);
            for variant in variants {
                let key = match variant.key {
                    VariantKey::Identifier { name } => name,
                    VariantKey::NumberLiteral { value } => value,
                };
                let mut inside = Message::default();
                read(&variant.value, &mut inside);
                message.words.push_str(&inside.words);
                message.variables.extend(inside.variables.clone());
                message.references.extend(inside.references);
                message.variants.extend(inside.variants);
                message.variants.push((key.to_owned(), inside.words, inside.variables));
            }
        }
    }
}

fn read_inline(expression: &InlineExpression<&str>, message: &mut Message) {
    match expression {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            let suffix = attribute.as_ref().map(|id| format!(".{}", id.name));
            message.references.insert(format!("{}{}", id.name, suffix.unwrap_or_default()));
        }
        InlineExpression::TermReference { id, .. } => {
            message.references.insert(format!("-{}", id.name));
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                read_inline(argument, message);
            }
        }
        InlineExpression::Placeable { expression } => read_expression(expression, message),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

#[test]
fn every_key_stands_in_the_same_file_in_every_language() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        assert!(missing.is_empty(), "missing in locales/{language}: {missing:?}");
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(extra.is_empty(), "only in locales/{language}: {extra:?}");
        for (key, message) in &other {
            assert_eq!(message.file, english[key].file, "{language}: {key}");
        }
    }
}

#[test]
fn every_language_uses_the_same_variables() {
    let english = messages(Language::English);
    for language in Language::ALL {
        for (key, message) in messages(language) {
            assert_eq!(
                message.variables, english[&key].variables,
                "variables of {key} in locales/{language}"
            );
        }
    }
}

#[test]
fn references_lead_to_messages() {
    for language in Language::ALL {
        let all = messages(language);
        for (key, message) in &all {
            for reference in &message.references {
                assert!(all.contains_key(reference), "{language}: {key} refers to {reference}");
            }
        }
    }
}

#[test]
fn variants_of_a_message_use_the_same_variables() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            // A variant may leave the selected number out; nothing else may go, save from [0], which
            // says that there is none and has nothing to fill in.
            for (variant, words, variables) in message.variants.iter().filter(|(variant, ..)| variant != "0")
            {
                let most = message.variants.iter().map(|(_, _, all)| all.len()).max();
                assert!(
                    variables.len() + 1 >= most.unwrap_or(0),
                    "{language}: {key} [{variant}] `{words}` forgets variables"
                );
            }
        }
    }
}

#[test]
fn nothing_is_left_in_english() {
    let english = messages(Language::English);
    for language in &Language::ALL[1..] {
        for (key, message) in messages(*language) {
            let allowed = SAME_IN_EVERY_LANGUAGE.contains(&key.as_str());
            let words = english[&key].words.trim();
            let has_words = words.chars().any(char::is_alphabetic);
            assert!(
                allowed || !has_words || message.words.trim() != words,
                "locales/{language}: {key} is still English: {words}"
            );
        }
    }
}

#[test]
fn no_text_uses_characters_of_the_other_script() {
    // Common words of this field whose characters differ between the scripts: a slip of the
    // input method is easy to make and hard to see.
    let only_simplified = "户亿万与这为时间开经关数据质务单个们说项没应对产员应变动态";
    let only_traditional = "戶億與這為時間開經關數據質務單個們說項沒應對產員變動態檔";
    let shared: BTreeSet<char> =
        only_simplified.chars().filter(|character| only_traditional.contains(*character)).collect();
    for (language, foreign) in
        [(Language::SimplifiedChinese, only_traditional), (Language::TraditionalChinese, only_simplified)]
    {
        for (key, message) in messages(language) {
            let slip = message
                .words
                .chars()
                .find(|character| foreign.contains(*character) && !shared.contains(character));
            assert_eq!(slip, None, "locales/{language}: {key}: {}", message.words);
        }
    }
}
