//! Conditions over named features, as people write them in TOML:
//! `usage_ratio_60d < 0.45 and not (tickets_bug >= 2 or tenure_days < 90)`.
//!
//! A comparison with a feature that an account does not have is false; `known(name)` asks
//! whether it has one.

/// A condition, ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    root: Node,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Known(String),
    Compare { feature: String, comparison: Comparison, value: f64 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
    Differs,
}

impl Comparison {
    fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
            Self::Equal => (left - right).abs() < 1e-9,
            Self::Differs => (left - right).abs() >= 1e-9,
        }
    }
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// What is wrong and at which word.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = Words { words: split(text)?, next: 0 };
        let root = words.any(0)?;
        match words.peek() {
            None => Ok(Self { root }),
            Some(word) => Err(format!("{word:?} is not expected; join comparisons with `and` or `or`")),
        }
    }

    /// Whether it holds where `value` gives an account's features.
    pub fn holds(&self, value: &dyn Fn(&str) -> Option<f64>) -> bool {
        holds(&self.root, value)
    }

    /// The features it names, in order, each once.
    pub fn features(&self) -> Vec<&str> {
        let mut named = Vec::new();
        collect(&self.root, &mut named);
        named
    }
}

fn holds(node: &Node, value: &dyn Fn(&str) -> Option<f64>) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| holds(part, value)),
        Node::Any(parts) => parts.iter().any(|part| holds(part, value)),
        Node::Not(part) => !holds(part, value),
        Node::Known(feature) => value(feature).is_some(),
        Node::Compare { feature, comparison, value: right } => {
            value(feature).is_some_and(|left| comparison.holds(left, *right))
        }
    }
}

fn collect<'a>(node: &'a Node, named: &mut Vec<&'a str>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect(part, named)),
        Node::Not(part) => collect(part, named),
        Node::Known(feature) | Node::Compare { feature, .. } => {
            if !named.contains(&feature.as_str()) {
                named.push(feature);
            }
        }
    }
}

/// Brackets deeper than this are a mistake.
const DEEPEST: usize = 50;

fn split(text: &str) -> Result<Vec<String>, String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+');
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if matches!(first, '<' | '>' | '=' | '!') {
            1 + usize::from(rest[1..].starts_with('='))
        } else if matches!(first, '(' | ')') {
            1
        } else {
            return Err(format!("{first:?} means nothing here"));
        };
        words.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    if words.is_empty() { Err("the condition is empty".to_owned()) } else { Ok(words) }
}

struct Words {
    words: Vec<String>,
    next: usize,
}

impl Words {
    fn peek(&self) -> Option<&str> {
        self.words.get(self.next).map(String::as_str)
    }

    fn take(&mut self) -> Result<String, String> {
        let word = self.words.get(self.next).cloned().ok_or("the condition ends too early")?;
        self.next += 1;
        Ok(word)
    }

    fn accept(&mut self, word: &str) -> bool {
        let found = self.peek() == Some(word);
        self.next += usize::from(found);
        found
    }

    fn any(&mut self, depth: usize) -> Result<Node, String> {
        let mut parts = vec![self.all(depth)?];
        while self.accept("or") {
            parts.push(self.all(depth)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Any(parts) })
    }

    fn all(&mut self, depth: usize) -> Result<Node, String> {
        let mut parts = vec![self.one(depth)?];
        while self.accept("and") {
            parts.push(self.one(depth)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::All(parts) })
    }

    fn one(&mut self, depth: usize) -> Result<Node, String> {
        if depth > DEEPEST {
            return Err("brackets are nested too deeply".to_owned());
        }
        if self.accept("not") {
            return Ok(Node::Not(Box::new(self.one(depth + 1)?)));
        }
        if self.accept("(") {
            let inner = self.any(depth + 1)?;
            return if self.accept(")") { Ok(inner) } else { Err("a bracket is not closed".to_owned()) };
        }
        let feature = self.take()?;
        if feature == "known" && self.accept("(") {
            let feature = self.take()?;
            return if self.accept(")") {
                Ok(Node::Known(feature))
            } else {
                Err("known(…) is not closed".to_owned())
            };
        }
        if !feature.starts_with(char::is_alphabetic) {
            return Err(format!("{feature:?} is no feature; a comparison is `feature < number`"));
        }
        let comparison = match self.take()?.as_str() {
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            ">" => Comparison::Greater,
            ">=" => Comparison::AtLeast,
            "=" | "==" => Comparison::Equal,
            "!=" => Comparison::Differs,
            other => return Err(format!("{other:?} is no comparison; use <, <=, >, >=, = or !=")),
        };
        let number = self.take()?;
        let value: f64 = number.parse().map_err(|_| format!("{number:?} is no number"))?;
        Ok(Node::Compare { feature, comparison, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let value = |name: &str| match name {
            "a" => Some(1.0),
            "b" => Some(-2.5),
            _ => None,
        };
        assert_eq!(Condition::parse(text).unwrap().holds(&value), expected, "{text}");
    }

    #[test]
    fn conditions_follow_the_usual_precedence() {
        check("a = 1", true);
        check("a < 1 or b <= -2.5", true);
        check("a < 1 or a = 1 and b > 0", false);
        check("(a < 1 or a = 1) and b < 0", true);
        check("not a = 1", false);
        check("not (a = 1 and b > 0)", true);
    }

    #[test]
    fn an_unknown_feature_is_neither_small_nor_large() {
        check("c < 5", false);
        check("c >= 5", false);
        check("known(a) and not known(c)", true);
    }

    #[test]
    fn mistakes_are_named() {
        for text in
            ["", "a", "a <", "a < b", "a < 1 b < 2", "(a < 1", "1 < a", "a ~ 1", "known(a", "a < 1 and"]
        {
            assert!(Condition::parse(text).is_err(), "{text}");
        }
        assert_eq!(Condition::parse("a > 1 and (b < 2 or a < 9)").unwrap().features(), ["a", "b"]);
    }
}
