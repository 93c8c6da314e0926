//! The review in a terminal: a summary of a screen or two.

mod groups;
mod layout;
mod risk;

use holdfast_i18n::Language;

use crate::Names;
use crate::dialects::{DialectTable, Kind};
use crate::document::{ReasonShare, Review};
use crate::lead::Lead;
use crate::voice::{Proportion, Voice};
use layout::{Grid, shorten, width, wrap};

pub use groups::reasons_by;
pub use risk::customer;

/// Columns that are never exceeded.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;
/// Rows of a list.
const MOST_CLASSES: usize = 9;
const MOST_VALUES: usize = 5;
const MOST_FINDINGS: usize = 8;
const MOST_LIMITS: usize = 5;

/// How the summary is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; taken as at least 40 and at most 100.
    pub width: usize,
    /// Whether headings and severities are marked with ANSI escape sequences.
    pub colour: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: WIDEST, colour: false }
    }
}

/// The summary in a language, with a line break at the end. Control characters in names and
/// values from the data are replaced, so that they cannot steer the terminal.
pub fn render(review: &Review, language: Language, names: &dyn Names, options: Options) -> String {
    let voice = Voice::new(language, names);
    let mut screen =
        Screen { room: options.width.clamp(NARROWEST, WIDEST), colour: options.colour, lines: Vec::new() };
    let lead = Lead::of(review, &voice);
    masthead(&mut screen, review, &voice);
    for sentence in &lead.sentences {
        screen.paragraph("", sentence);
    }
    figures(&mut screen, &lead);
    how_left(&mut screen, review, &voice);
    reasons(&mut screen, review, &voice);
    risk::summary(&mut screen, review, &voice);
    revenue(&mut screen, review, &voice);
    dialects(&mut screen, review, &voice);
    survival(&mut screen, review, &voice);
    findings(&mut screen, review, &voice);
    limits(&mut screen, review, &voice);
    inputs(&mut screen, review, &voice);
    screen.into_text()
}

/// Lines being written.
struct Screen {
    room: usize,
    colour: bool,
    lines: Vec<String>,
}

impl Screen {
    /// A heading after an empty line.
    fn heading(&mut self, title: &str) {
        self.lines.push(String::new());
        let title = shorten(&printable(title), self.room);
        self.lines.push(self.mark("1", &title));
    }

    /// A wrapped paragraph; lines after the first are indented as far as the mark is wide.
    fn paragraph(&mut self, mark: &str, text: &str) {
        let indent = width(mark);
        for (position, line) in wrap(&printable(text), self.room - indent).into_iter().enumerate() {
            let start = if position == 0 { mark.to_owned() } else { " ".repeat(indent) };
            self.lines.push(format!("{start}{line}"));
        }
    }

    /// What the shares below are shares of.
    fn base(&mut self, voice: &Voice<'_>, key: &str, base: f64) {
        self.paragraph("  ", &voice.say_with(key, &[("count", (base.round() as u64).into())]));
    }

    fn grid(&mut self, mut grid: Grid) {
        for cell in grid.rows.iter_mut().flatten() {
            *cell = printable(cell);
        }
        self.lines.extend(grid.lines(self.room));
    }

    /// The text between escape sequences, where colour was asked for.
    fn mark(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn into_text(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}

/// The text without control characters.
fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}

fn masthead(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    let title = voice.say_with("report-document-title", &[("title", review.title.as_str().into())]);
    let title = shorten(&printable(&title), screen.room);
    let marked = screen.mark("1", &title);
    screen.lines.push(marked);
    let as_of = voice.say_with("report-as-of", &[("date", voice.date(&review.as_of).into())]);
    screen.lines.push(as_of);
    screen.lines.push("─".repeat(screen.room.min(width(&title).max(24))));
}

fn figures(screen: &mut Screen, lead: &Lead) {
    screen.lines.push(String::new());
    let label_room = lead.figures.iter().map(|figure| width(&figure.label)).max().unwrap_or(0);
    for figure in &lead.figures {
        let padding = " ".repeat(label_room - width(&figure.label));
        let mark = format!("{}{padding}  ", figure.label);
        let mut lines = figure.values.iter();
        if let Some(first) = lines.next() {
            screen.paragraph(&mark, first);
        }
        let indent = " ".repeat(width(&mark));
        for line in lines {
            screen.paragraph(&indent, line);
        }
        screen.paragraph(&indent, &figure.note);
    }
}

/// Cells of a row with a share: the figure, its count and its interval.
fn share_row(voice: &Voice<'_>, name: String, proportion: &Proportion) -> Vec<String> {
    let count = if proportion.has_percentage() { voice.count(proportion.count) } else { String::new() };
    vec![name, voice.figure(proportion), count, voice.range(&proportion.share)]
}

fn share_heading(voice: &Voice<'_>) -> Vec<String> {
    let words = ["column-share", "column-customers", "column-interval"];
    std::iter::once(String::new()).chain(words.map(|key| voice.say(key))).collect()
}

fn how_left(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    if review.how_left.iter().all(|row| row.how == "unknown") {
        return;
    }
    screen.heading(&voice.say("chart-how-left"));
    let base = review.accounts.churned as f64;
    screen.base(voice, "summary-of-leavers", base);
    let rows = review.how_left.iter().map(|row| {
        let proportion = Proportion::new(row.count as f64, base, row.share, row.low, row.high);
        share_row(voice, voice.word("leaving-", &row.how), &proportion)
    });
    screen.grid(Grid { heading: share_heading(voice), rows: rows.collect() });
}

fn reasons(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    let reasons = &review.reasons;
    let mut classes: Vec<&ReasonShare> = reasons.rollup.s2.iter().filter(|row| row.count > 0.0).collect();
    classes.sort_by(|one, other| other.count.total_cmp(&one.count));
    if !classes.is_empty() {
        screen.heading(&voice.say("chart-share-of-reasons"));
        screen.base(voice, "summary-of-stated", reasons.base());
        let rows = classes.iter().take(MOST_CLASSES);
        let rows = rows.map(|row| share_row(voice, voice.class(&row.id).name, &reasons.proportion(row)));
        screen.grid(Grid { heading: share_heading(voice), rows: rows.collect() });
    }
    let values = reasons.values();
    if !values.is_empty() {
        let base = reasons.base();
        screen.heading(&voice.say("part-own-words"));
        screen.base(voice, "summary-of-stated", base);
        let rows = values.iter().take(MOST_VALUES).map(|value| {
            let share: f64 = value.meanings.iter().map(|meaning| meaning.share).sum();
            let proportion = Proportion::new(value.count, base, share, share, share);
            let mut row = share_row(voice, value.value.to_owned(), &proportion);
            row.truncate(3);
            row
        });
        screen.grid(Grid { heading: Vec::new(), rows: rows.collect() });
    }
}

fn revenue(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    let (currencies, others) = review.main_currencies();
    for currency in currencies {
        let Some(year) = review.last_year(currency) else {
            continue;
        };
        let values = [
            ("currency", currency.into()),
            ("from", voice.month(&year.from).into()),
            ("to", voice.month(&year.to).into()),
        ];
        screen.heading(&voice.say_with("chart-bridge", &values));
        let parts = year.sum.parts().into_iter().filter(|(_, amount)| *amount != 0);
        let all = std::iter::once(("start", year.sum.start)).chain(parts).chain([("end", year.sum.end)]);
        let rows = all.map(|(key, amount)| vec![voice.word("movement-", key), voice.money(amount, currency)]);
        screen.grid(Grid { heading: Vec::new(), rows: rows.collect() });
    }
    if others > 0 {
        screen.paragraph("  ", &voice.say_with("currencies-left-out", &[("count", others.into())]));
    }
}

fn dialects(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    let Some(table) = DialectTable::of(review) else {
        return;
    };
    let month = ("month", voice.month(&table.period).into());
    screen.heading(&voice.say_with("dialects-caption", &[month]));
    let mut heading = vec![String::new()];
    heading.extend(table.dialects.iter().map(|dialect| voice.dialect_name(dialect)));
    let main = review.currencies().first().copied();
    let rows = table.comparable_rows().filter(|row| row.currency.is_none() || row.currency == main);
    let rows = rows.filter(|row| Kind::of(row.measure, row.currency.is_some()) != Kind::Count);
    let mut lines = Vec::new();
    for row in rows {
        let cells = || {
            row.cells.iter().map(|point| point.and_then(|point| voice.measure(review, row.measure, point)))
        };
        let values = cells().map(|cell| cell.map_or_else(|| "–".to_owned(), |cell| cell.value));
        lines.push(std::iter::once(voice.measure_name(row.measure)).chain(values).collect());
        if Kind::of(row.measure, row.currency.is_some()) == Kind::AccountShare {
            let of = cells().map(|cell| cell.and_then(|cell| cell.of).unwrap_or_default());
            lines.push(std::iter::once(String::new()).chain(of).collect());
        }
    }
    screen.grid(Grid { heading, rows: lines });
    let start = main.and_then(|currency| {
        let mut movements = review.movements_in(currency).into_iter();
        movements.find(|movement| movement.period == table.period)
    });
    if let Some(start) = start {
        let values = [
            ("amount", voice.money(start.start, &start.currency).into()),
            ("count", start.accounts.start.into()),
        ];
        screen.paragraph("  ", &voice.say_with("summary-of-revenue", &values));
    }
}

fn survival(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    if let Some(survival) = &review.survival {
        screen.heading(&voice.say("section-survival"));
        screen.paragraph("  ", &voice.median_sentence(survival));
    }
}

fn findings(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    let findings = review.quality.by_severity();
    screen.heading(&voice.say("section-quality"));
    if findings.is_empty() {
        screen.paragraph("  ", &voice.say("quality-no-findings-text"));
        return;
    }
    for finding in findings.iter().take(MOST_FINDINGS) {
        let severity = voice.word("severity-", &finding.severity);
        let from = screen.lines.len();
        screen.paragraph(&format!("  {severity}  "), &voice.finding(finding));
        if finding.severity == "critical" {
            let marked = screen.mark("31", &severity);
            screen.lines[from] = screen.lines[from].replacen(&severity, &marked, 1);
        }
    }
    more(screen, voice, findings.len(), MOST_FINDINGS);
}

fn limits(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    if review.limits.is_empty() {
        return;
    }
    screen.heading(&voice.say("section-limits"));
    for limit in review.limits.iter().take(MOST_LIMITS) {
        screen.paragraph("  – ", &voice.sentence(&limit.id, &limit.arguments, &limit.message));
    }
    more(screen, voice, review.limits.len(), MOST_LIMITS);
}

/// Says how many entries of a list are not shown.
fn more(screen: &mut Screen, voice: &Voice<'_>, all: usize, shown: usize) {
    if all > shown {
        screen.paragraph("  ", &voice.say_with("summary-more", &[("count", (all - shown).into())]));
    }
}

fn inputs(screen: &mut Screen, review: &Review, voice: &Voice<'_>) {
    if review.inputs.is_empty() {
        return;
    }
    let (read, rejected) = review.rows();
    let values = [
        ("count", review.inputs.len().into()),
        ("read", voice.integer(read).into()),
        ("rejected", voice.integer(rejected).into()),
    ];
    screen.heading(&voice.say("section-inputs"));
    screen.paragraph("  ", &voice.say_with("inputs-intro", &values));
}
