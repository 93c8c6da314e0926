//! The labelled texts that classifiers are trained on, as lines of JSON.

use crate::detect::TextLanguage;
use crate::horsemen::Horseman;
use crate::tone::Sentiment;
use serde_json::Value;

/// A labelled text of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusText {
    /// The text.
    pub text: String,
    /// The leaf that is its reason.
    pub leaf: String,
    /// Leaves that are true too.
    pub also: Vec<String>,
    /// The language of the folder it lies in.
    pub language: TextLanguage,
}

/// A labelled message of our own side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusMessage {
    /// The message.
    pub text: String,
    /// What it does.
    pub label: Horseman,
    /// The part that shows it.
    pub span: String,
    /// Anybody could have got it.
    pub canned: bool,
    /// The language of the file.
    pub language: TextLanguage,
}

/// A message of a customer, labelled for how it sounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusTone {
    /// The message.
    pub text: String,
    /// How its writer feels.
    pub sentiment: Sentiment,
    /// Whether it speaks of leaving, or of a rival instead of us.
    pub leaving: bool,
    /// The language of the file.
    pub language: TextLanguage,
}

/// A line that is no labelled text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct CorpusError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

fn rows(content: &str) -> impl Iterator<Item = Result<(usize, Value), CorpusError>> {
    content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(place, line)| {
        let line_number = place + 1;
        serde_json::from_str(line)
            .map(|value| (line_number, value))
            .map_err(|error| CorpusError { line: line_number, what: format!("not JSON: {error}") })
    })
}

fn field(value: &Value, name: &str, line: usize) -> Result<String, CorpusError> {
    value[name]
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| CorpusError { line, what: format!("`{name}` is missing or no text") })
}

/// Reads labelled texts. The leaf stands in each line as `leaf`, or else is `leaf`.
///
/// # Errors
/// If a line is no JSON object with `text`, or has no leaf.
pub fn read_reasons(
    content: &str,
    leaf: Option<&str>,
    language: TextLanguage,
) -> Result<Vec<CorpusText>, CorpusError> {
    rows(content)
        .map(|row| {
            let (line, value) = row?;
            let own = match value["leaf"].as_str().or(leaf) {
                Some(leaf) => leaf.to_owned(),
                None => return Err(CorpusError { line, what: "`leaf` is missing".to_owned() }),
            };
            let also = value["also"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|id| Some(id.as_str()?.to_owned()))
                .collect();
            let language = value["language"].as_str().map_or(language, TextLanguage::from_tag);
            Ok(CorpusText { text: field(&value, "text", line)?, leaf: own, also, language })
        })
        .collect()
}

/// Reads labelled messages of our own side.
///
/// # Errors
/// If a line is no JSON object with `text` and a known `label`, or the span is not in the text.
pub fn read_horsemen(content: &str, language: TextLanguage) -> Result<Vec<CorpusMessage>, CorpusError> {
    rows(content)
        .map(|row| {
            let (line, value) = row?;
            let text = field(&value, "text", line)?;
            let code = field(&value, "label", line)?;
            let label = Horseman::from_code(&code)
                .ok_or_else(|| CorpusError { line, what: format!("`{code}` is none of the labels") })?;
            let span = value["span"].as_str().unwrap_or_default().to_owned();
            if !text.contains(&span) {
                return Err(CorpusError { line, what: "the span does not occur in the text".to_owned() });
            }
            let language = value["language"].as_str().map_or(language, TextLanguage::from_tag);
            Ok(CorpusMessage {
                text,
                label,
                span,
                canned: value["canned"].as_bool().unwrap_or(false),
                language,
            })
        })
        .collect()
}

/// Reads messages labelled for how they sound.
///
/// # Errors
/// If a line is no JSON object with `text` and a known `sentiment`.
pub fn read_tones(content: &str, language: TextLanguage) -> Result<Vec<CorpusTone>, CorpusError> {
    rows(content)
        .map(|row| {
            let (line, value) = row?;
            let code = field(&value, "sentiment", line)?;
            let sentiment = Sentiment::from_code(&code)
                .ok_or_else(|| CorpusError { line, what: format!("`{code}` is no sentiment") })?;
            let leaving = value["leaving"].as_bool().unwrap_or(false);
            let language = value["language"].as_str().map_or(language, TextLanguage::from_tag);
            Ok(CorpusTone { text: field(&value, "text", line)?, sentiment, leaving, language })
        })
        .collect()
}

/// Digest of a corpus: the same texts and labels in the same order give the same.
#[must_use]
pub fn reasons_digest(texts: &[CorpusText]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        for part in [text.language.code(), &text.leaf, &text.text]
            .into_iter()
            .chain(text.also.iter().map(String::as_str))
        {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    *hasher.finalize().as_bytes()
}

/// Digest of labelled messages.
#[must_use]
pub fn horsemen_digest(messages: &[CorpusMessage]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for message in messages {
        for part in [message.language.code(), message.label.code(), &message.text, &message.span] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    *hasher.finalize().as_bytes()
}

/// Digest of what readers of tone learn from: messages labelled for it, and texts about reasons.
#[must_use]
pub fn tones_digest(tones: &[CorpusTone], reasons: &[CorpusText]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&reasons_digest(reasons));
    for tone in tones {
        let leaving = if tone.leaving { "leaving" } else { "" };
        for part in [tone.language.code(), tone.sentiment.code(), leaving, &tone.text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_or_refused_with_their_number() {
        let texts = read_reasons(
            "{\"text\":\"a\"}\n\n{\"text\":\"b\",\"leaf\":\"x.y\",\"also\":[\"p.q\"]}",
            Some("d.e"),
            TextLanguage::English,
        )
        .unwrap();
        assert_eq!((texts[0].leaf.as_str(), texts[1].leaf.as_str()), ("d.e", "x.y"));
        assert_eq!(texts[1].also, ["p.q"]);
        assert_eq!(
            read_reasons("{\"text\":\"a\"}\n{", Some("x"), TextLanguage::English).unwrap_err().line,
            2
        );
        let wrong =
            read_horsemen("{\"text\":\"a\",\"label\":\"none\",\"span\":\"b\"}", TextLanguage::English);
        assert_eq!(wrong.unwrap_err().line, 1);
        let tones = read_tones(
            "{\"text\":\"a\",\"sentiment\":\"positive\"}\n{\"text\":\"b\",\"sentiment\":\"neutral\",\"leaving\":true}",
            TextLanguage::English,
        )
        .unwrap();
        assert_eq!((tones[0].sentiment, tones[0].leaving), (Sentiment::Positive, false));
        assert_eq!((tones[1].sentiment, tones[1].leaving), (Sentiment::Neutral, true));
        let wrong = read_tones("{\"text\":\"a\",\"sentiment\":\"glad\"}", TextLanguage::English);
        assert_eq!(wrong.unwrap_err().line, 1);
    }
}
