//! Did we listen? A reply that asks for what the customer has already said.

mod rules;

use crate::normalise::{Normalised, fold};
use crate::redact::{PersonalData, find_personal_data};
use rules::{RULES, Rule};
use std::ops::Range;

/// What can be asked for and may have been said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Number of an order, invoice, ticket or account.
    Reference,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Browser, device, operating system, version of the app.
    Environment,
    /// Wording or code of an error message.
    ErrorMessage,
    /// A screenshot or recording.
    Screenshot,
    /// Having restarted, cleared the cache, reinstalled, logged in again.
    UsualRemedies,
    /// When it happened or since when.
    When,
}

/// A question whose answer was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAgain {
    /// What was asked for.
    pub topic: Topic,
    /// Bytes of the reply that ask.
    pub question: Range<usize>,
    /// Which of the earlier messages had said it.
    pub message: usize,
    /// Bytes of that message that say it.
    pub answer: Range<usize>,
}

/// Questions in `reply` that one of the customer's earlier messages already answers.
#[must_use]
pub fn did_not_listen(earlier: &[&str], reply: &str) -> Vec<AskedAgain> {
    let asked = Folded::new(reply);
    let mut found = Vec::new();
    for rule in RULES {
        let Some(question) = rule.asks.iter().find_map(|words| asked.find(words)) else { continue };
        // Telling is not asking: a question, or a request.
        if !asked.asks() {
            continue;
        }
        let given =
            earlier.iter().enumerate().find_map(|(message, text)| Some((message, answer(rule, text)?)));
        if let Some((message, answer)) = given {
            found.push(AskedAgain { topic: rule.topic, question, message, answer });
        }
    }
    found
}

fn answer(rule: &Rule, text: &str) -> Option<Range<usize>> {
    let of_kind = |kind| {
        find_personal_data(text).into_iter().find(|finding| finding.kind == kind).map(|finding| finding.range)
    };
    match rule.topic {
        Topic::Email => of_kind(PersonalData::Email),
        Topic::Phone => of_kind(PersonalData::Phone),
        Topic::Reference => Folded::new(text).number_after(rule.given),
        _ => {
            let folded = Folded::new(text);
            rule.given.iter().find_map(|words| folded.find(words))
        }
    }
}

/// A text in folded spelling with the way back.
struct Folded {
    normalised: Normalised,
    characters: Vec<char>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let normalised = Normalised::new(text);
        let characters = normalised.characters().iter().map(|character| fold(*character)).collect();
        Self { normalised, characters }
    }

    fn place(&self, words: &str) -> Option<Range<usize>> {
        let words: Vec<char> = words.chars().map(fold).collect();
        let start = self.characters.windows(words.len().max(1)).position(|window| window == words)?;
        Some(start..start + words.len())
    }

    fn find(&self, words: &str) -> Option<Range<usize>> {
        self.place(words).map(|place| self.normalised.origin(place))
    }

    /// A number or code of at least four digits soon after one of the words.
    fn number_after(&self, words: &[&str]) -> Option<Range<usize>> {
        words.iter().filter_map(|words| self.place(words)).find_map(|place| {
            let end = (place.end + 24).min(self.characters.len());
            let code = |character: char| character.is_ascii_alphanumeric() || character == '-';
            let mut at = place.end;
            while at < end {
                let length = self.characters[at..].iter().take_while(|character| code(**character)).count();
                let digits = self.characters[at..at + length]
                    .iter()
                    .filter(|character| character.is_ascii_digit())
                    .count();
                if digits >= 4 {
                    return Some(self.normalised.origin(place.start..at + length));
                }
                at += length.max(1);
            }
            None
        })
    }

    fn asks(&self) -> bool {
        const REQUESTS: &[&str] = &[
            "?",
            "could you",
            "can you",
            "please",
            "let me know",
            "may i",
            "would you",
            "请",
            "麻烦",
            "能否",
            "能不能",
            "是否",
            "方便",
            "ください",
            "お願い",
            "いただけ",
            "教えて",
            "でしょうか",
            "ますか",
        ];
        REQUESTS.iter().any(|words| self.place(words).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(earlier: &[&str], reply: &str) -> Vec<Topic> {
        did_not_listen(earlier, reply).into_iter().map(|asked| asked.topic).collect()
    }

    #[test]
    fn what_was_said_is_asked_again() {
        let earlier = ["Order 48211-A never arrived. I already restarted the app, Chrome on Windows 11."];
        assert_eq!(topics(&earlier, "Could you send us your order number?"), [Topic::Reference]);
        assert_eq!(
            topics(&earlier, "Which browser do you use? Have you tried restarting?"),
            [Topic::Environment, Topic::UsualRemedies]
        );
        assert_eq!(
            topics(&["订单号是 20240881，我已经重启过了"], "麻烦提供一下您的订单号"),
            [Topic::Reference]
        );
        assert_eq!(topics(&["我的信箱是 a@b.example"], "方便提供您的電子郵件嗎？"), [Topic::Email]);
        assert_eq!(
            topics(&["注文番号 A-99812 です。再起動しましたが直りません"], "再起動をお試しください。"),
            [Topic::UsualRemedies]
        );
    }

    #[test]
    fn what_was_not_said_may_be_asked() {
        assert!(topics(&["It does not work"], "Could you send us your order number?").is_empty());
        assert!(
            topics(&["Order 48211-A"], "Your order number is on the label, nothing to do for you.")
                .is_empty()
        );
        assert!(topics(&[], "Which browser do you use?").is_empty());
    }

    #[test]
    fn the_quotes_are_substrings() {
        let earlier = ["Hi", "I use ＣＨＲＯＭＥ on a Mac"];
        let reply = "Which browser do you use?";
        let found = &did_not_listen(&earlier, reply)[0];
        assert_eq!(&reply[found.question.clone()], "Which browser");
        assert_eq!((found.message, &earlier[found.message][found.answer.clone()]), (1, "ＣＨＲＯＭＥ"));
    }
}
