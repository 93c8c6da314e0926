//! Votes of texts: comments, messages, surveys, rivals named, and our own replies.

use std::collections::BTreeSet;

use holdfast_stats::label_model::Silence;

use crate::assemble::{Ballot, Cast, Classes, Materials, Seen};
use crate::error::Error;
use crate::registry::Basis;
use crate::rows::Rows;
use crate::texts::{self, AccountText, Manner, TextReader, TextReading};

/// Everything that was written before accounts left.
pub(crate) struct Texts {
    comments: Vec<AccountText>,
    messages: Vec<AccountText>,
    surveys: Vec<AccountText>,
    replies: Vec<AccountText>,
}

impl Texts {
    pub(crate) fn load(materials: &Materials<'_>) -> Result<Self, Error> {
        let departures = materials.departures;
        let comments = departures.all.iter().enumerate().filter_map(|(account, departure)| {
            Some(AccountText {
                account,
                text: departure.comment.clone()?,
                row: departure.statement.clone()?,
                at: Some(departure.decided_at),
            })
        });
        Ok(Self {
            comments: comments.collect(),
            messages: texts::messages(materials.engine, departures, texts::CUSTOMER_MESSAGES)?,
            surveys: texts::survey_comments(materials.engine, departures)?,
            replies: if materials.own_replies.is_some() {
                texts::messages(materials.engine, departures, texts::OWN_REPLIES)?
            } else {
                Vec::new()
            },
        })
    }
}

fn seen(table: &str, text: &AccountText, span: Option<std::ops::Range<usize>>) -> Seen {
    // A reader that gives a span outside its text, or within a character, has shown nothing.
    let span = span.filter(|span| text.text.get(span.clone()).is_some());
    let span = span.map_or((0, text.text.len()), |span| (span.start, span.end));
    Seen {
        table: table.to_owned(),
        row: Some(text.row.clone()),
        at: text.at,
        feature: None,
        text: Some(text.text.clone()),
        span: Some(span),
    }
}

/// A source that reads texts: its name, its basis, and the odds of a leaf that it names and of
/// the others of that leaf's group.
struct Kind {
    id: &'static str,
    basis: Basis,
    odds: f64,
    sibling_odds: f64,
}

/// A text and the table it stands in.
type Placed<'a> = (&'static str, &'a AccountText);

/// What customers wrote: with the cancellation, in tickets, in surveys.
pub(crate) fn customer(
    materials: &Materials<'_>,
    classes: &Classes<'_>,
    texts: &Texts,
) -> Result<Vec<Ballot>, Error> {
    let kind = |id, basis, odds, sibling_odds| Kind { id, basis, odds, sibling_odds };
    let kinds = [
        (kind("comment", Basis::Stated, 40.0, 3.0), "cancellations", &texts.comments),
        (kind("messages", Basis::Inferred, 8.0, 2.0), "messages", &texts.messages),
        (kind("survey_comments", Basis::Inferred, 6.0, 2.0), "surveys", &texts.surveys),
    ];
    let mut ballots = Vec::new();
    for (kind, table, texts) in kinds {
        let texts: Vec<Placed<'_>> = texts.iter().map(|text| (table, text)).collect();
        let readings = readings(materials.customer_texts, &texts)?;
        ballots.push(ballot(&kind, classes, texts.into_iter().zip(readings)));
    }
    Ok(ballots)
}

/// Messages of one account that a language model reads, the latest.
const MOST_FOR_LANGUAGE_MODEL: usize = 3;

/// What a language model reads in comments and the latest messages. It is asked about all
/// comments before the first message, about the most recent departures first: what it is asked
/// may end before the texts do.
pub(crate) fn language_model(
    materials: &Materials<'_>,
    classes: &Classes<'_>,
    texts: &Texts,
) -> Result<Option<Ballot>, Error> {
    let Some(reader) = materials.language_model else { return Ok(None) };
    let decided = |text: &AccountText| materials.departures.all[text.account].decided_at;
    let mut asked: Vec<Placed<'_>> = texts.comments.iter().map(|text| ("cancellations", text)).collect();
    let comments = asked.len();
    for of_account in texts.messages.chunk_by(|a, b| a.account == b.account) {
        let latest = of_account.len().saturating_sub(MOST_FOR_LANGUAGE_MODEL);
        asked.extend(of_account[latest..].iter().rev().map(|text| ("messages", text)));
    }
    let (first, then) = asked.split_at_mut(comments);
    first.sort_by_key(|(_, text)| std::cmp::Reverse(decided(text)));
    then.sort_by_key(|(_, text)| std::cmp::Reverse(decided(text)));
    let readings = readings(reader, &asked)?;
    let mut pairs: Vec<_> = asked.into_iter().zip(readings).collect();
    pairs.sort_by_key(|((_, text), _)| text.account);
    let kind = Kind { id: "language_model", basis: Basis::Inferred, odds: 8.0, sibling_odds: 2.0 };
    Ok(Some(ballot(&kind, classes, pairs)))
}

fn readings(reader: &dyn TextReader, texts: &[Placed<'_>]) -> Result<Vec<TextReading>, Error> {
    let written: Vec<&str> = texts.iter().map(|(_, text)| text.text.as_str()).collect();
    let readings = reader.read(&written).map_err(Error::Reader)?;
    if readings.len() == written.len() {
        Ok(readings)
    } else {
        Err(Error::Reader(format!("{} readings of {} texts", readings.len(), written.len())))
    }
}

/// The votes of a source over texts, which come account by account.
fn ballot<'a>(
    kind: &Kind,
    classes: &Classes<'_>,
    read: impl IntoIterator<Item = (Placed<'a>, TextReading)>,
) -> Ballot {
    // A reader names a leaf, or one near to it.
    let symbols: Vec<Vec<(usize, f64)>> = (0..classes.leaves.len())
        .map(|symbol| {
            let near = |class: usize| classes.leaves[class].group() == classes.leaves[symbol].group();
            (0..classes.leaves.len())
                .filter(|class| near(*class))
                .map(|class| (class, if class == symbol { kind.odds } else { kind.sibling_odds }))
                .collect()
        })
        .collect();
    let model = classes.source(&symbols, Silence::Ignored);
    let mut casts = Vec::new();
    let pairs: Vec<_> = read.into_iter().filter(|(_, reading)| !reading.leaves.is_empty()).collect();
    for of_account in pairs.chunk_by(|((_, a), _), ((_, b), _)| a.account == b.account) {
        let mut weights = vec![0.0; classes.leaves.len()];
        let mut shown = Vec::new();
        for ((table, text), reading) in of_account {
            for (leaf, probability) in &reading.leaves {
                if let Some(class) = classes.find(leaf) {
                    weights[class] += probability;
                }
            }
            shown.push(seen(table, text, reading.span.clone()));
        }
        let votes: Vec<(usize, f64)> =
            weights.iter().copied().enumerate().filter(|(_, weight)| *weight > 1e-6).collect();
        let Some(best) = votes.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else { continue };
        let symbol = classes.leaves[best.0].as_str().to_owned();
        let ((_, text), _) = &of_account[0];
        casts.push((text.account, Cast::Weighted(votes), Some((symbol, shown))));
    }
    Ballot { id: kind.id.to_owned(), basis: kind.basis, model, casts }
}

/// Rivals named: in the destination, a comment, a message. Also returns the rival named for
/// each account, the most telling place first.
pub(crate) fn competitors(
    materials: &Materials<'_>,
    classes: &Classes<'_>,
    texts: &Texts,
) -> Result<(Option<Ballot>, Vec<Option<String>>), Error> {
    let accounts = materials.departures.all.len();
    let mut named: Vec<Option<String>> = vec![None; accounts];
    let sql = "SELECT DISTINCT trim(competitor) AS name FROM external_events WHERE trim(competitor) <> ''";
    let rows = Rows::query(materials.engine, "competitors", sql, &[])?;
    let column = rows.column("name")?;
    let mut rivals: BTreeSet<String> =
        (0..rows.len()).filter_map(|row| column.text(row)).map(ToOwned::to_owned).collect();
    for (account, departure) in materials.departures.all.iter().enumerate() {
        if let Some(name) = departure.alternative.as_deref()
            && crate::stated::destination(name) == holdfast_taxonomy::WhereTheyWent::Competitor
            && crate::stated::destination(name).key() != name.to_lowercase()
        {
            rivals.insert(name.to_owned());
            named[account] = Some(name.to_owned());
        }
    }
    let rivals: Vec<(String, String)> = rivals
        .into_iter()
        .filter(|name| name.chars().count() >= 3)
        .map(|name| (name.to_lowercase(), name))
        .collect();
    if rivals.is_empty() {
        return Ok((None, named));
    }
    let odds = |targets: &[(&str, f64)]| classes.odds(materials.taxonomy, targets);
    let symbols = [
        odds(&[("competitor.*", 20.0), ("customer.acquired", 4.0)]),
        odds(&[("competitor.*", 6.0), ("customer.acquired", 1.5)]),
    ];
    let mut said: Vec<Option<(usize, Vec<Seen>)>> = vec![None; accounts];
    let mut has_text = vec![false; accounts];
    let places = [("cancellations", 0, &texts.comments), ("messages", 1, &texts.messages)];
    for (table, symbol, texts) in places {
        for text in texts {
            has_text[text.account] = true;
            let lower = text.text.to_lowercase();
            let Some((key, name)) = rivals.iter().find(|(key, _)| lower.contains(key.as_str())) else {
                continue;
            };
            // Lower case may have other lengths; the span is looked up in the text as written.
            let span = text.text.find(name.as_str()).map(|start| start..start + name.len());
            let span = span.or_else(|| text.text.find(key.as_str()).map(|start| start..start + key.len()));
            let entry = said[text.account].get_or_insert_with(|| (symbol, Vec::new()));
            entry.1.push(seen(table, text, span));
            named[text.account].get_or_insert_with(|| name.clone());
        }
    }
    let casts =
        said.into_iter().zip(has_text).enumerate().filter_map(|(account, (said, has_text))| match said {
            Some((symbol, seen)) => {
                let told = ["in_comment", "in_message"][symbol].to_owned();
                Some((account, Cast::Symbol(symbol), Some((told, seen))))
            }
            None if !has_text => Some((account, Cast::NotAsked, None)),
            None => None,
        });
    let casts = casts.collect();
    let model = classes.source(&symbols, Silence::Tells);
    let ballot = Ballot { id: "rival_named".to_owned(), basis: Basis::Inferred, model, casts };
    Ok((Some(ballot), named))
}

/// How our side wrote: the worst manner among the last replies.
pub(crate) fn replies(
    materials: &Materials<'_>,
    classes: &Classes<'_>,
    texts: &Texts,
) -> Result<Option<Ballot>, Error> {
    let Some(reader) = materials.own_replies else { return Ok(None) };
    let written: Vec<&str> = texts.replies.iter().map(|text| text.text.as_str()).collect();
    let readings = reader.read(&written).map_err(Error::Reader)?;
    if readings.len() != written.len() {
        return Err(Error::Reader(format!("{} readings of {} replies", readings.len(), written.len())));
    }
    let odds = |targets: &[(&str, f64)]| classes.odds(materials.taxonomy, targets);
    let horseman = odds(&[("service.horseman", 30.0), ("service.cold", 3.0)]);
    let symbols = [
        horseman.clone(),
        horseman.clone(),
        horseman.clone(),
        horseman,
        odds(&[("service.cold", 20.0), ("service.horseman", 3.0), ("service.generic_or_ineffective", 2.0)]),
        odds(&[("service.generic_or_ineffective", 12.0), ("service.cold", 2.0)]),
        odds(&[("service.horseman", 0.3), ("service.cold", 0.4)]),
    ];
    let mut casts = Vec::new();
    let pairs: Vec<_> = texts.replies.iter().zip(readings).collect();
    for of_account in pairs.chunk_by(|a, b| a.0.account == b.0.account) {
        let place = |manner: Manner| Manner::ALL.iter().position(|known| *known == manner).unwrap_or(6);
        let worst = of_account.iter().filter(|(_, reading)| reading.probability >= 0.5).min_by(|a, b| {
            place(a.1.manner).cmp(&place(b.1.manner)).then(b.1.probability.total_cmp(&a.1.probability))
        });
        let Some((text, reading)) = worst else { continue };
        let told = (reading.manner.key().to_owned(), vec![seen("messages", text, reading.span.clone())]);
        casts.push((text.account, Cast::Symbol(place(reading.manner)), Some(told)));
    }
    let model = classes.source(&symbols, Silence::Ignored);
    Ok(Some(Ballot { id: "own_replies".to_owned(), basis: Basis::Inferred, model, casts }))
}
