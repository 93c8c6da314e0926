//! Writing SVG elements, and keeping account of texts and colours.

use std::fmt::Write as _;

use crate::frame::{Drawing, Frame, TextBox};
use crate::palette::{AXIS, BACKGROUND, GRID, HEAT, INK, MUTED, Tone};
use crate::text::{ASCENT, BODY, DESCENT, Fitted, LEADING, SMALL, width};

/// Which end of a text its place means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Ordinary labels.
    Body,
    /// Labels that matter most: totals.
    Strong,
    /// Ticks and side remarks.
    Small,
    /// Small, in the colour of the ink.
    SmallInk,
}

impl Face {
    pub(crate) fn size(self) -> f64 {
        match self {
            Self::Body | Self::Strong => BODY,
            Self::Small | Self::SmallInk => SMALL,
        }
    }

    /// Measures a text in this face; bold letters are wider.
    pub(crate) fn width(self, text: &str) -> f64 {
        let factor = if self == Self::Strong { 1.07 } else { 1.0 };
        width(text, self.size()) * factor
    }

    fn class(self) -> &'static str {
        match self {
            Self::Body => "b",
            Self::Strong => "b strong",
            Self::Small => "t muted",
            Self::SmallInk => "t",
        }
    }
}

/// A drawing in the making.
pub(crate) struct Canvas {
    body: String,
    texts: Vec<TextBox>,
    tones: [bool; 9],
    width: f64,
}

/// A coordinate with one decimal, without a superfluous zero: sharp enough and short.
pub(crate) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Adding zero turns -0 into 0.
    format!("{}", rounded + 0.0)
}

impl Canvas {
    pub(crate) fn new(width: f64) -> Self {
        Self { body: String::new(), texts: Vec::new(), tones: [false; 9], width }
    }

    pub(crate) fn width(&self) -> f64 {
        self.width
    }

    /// Class of a fill in a tone.
    pub(crate) fn fill(&mut self, tone: Tone) -> String {
        self.tones[tone.number()] = true;
        format!("f{}", tone.number())
    }

    /// Class of a stroke in a tone.
    pub(crate) fn stroke(&mut self, tone: Tone) -> String {
        self.tones[tone.number()] = true;
        format!("s{}", tone.number())
    }

    pub(crate) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
        let _ = writeln!(self.body, r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#);
    }

    /// A rectangle between two corners, whichever way round they are. `title` is shown on hover.
    pub(crate) fn rectangle(&mut self, class: &str, corner: (f64, f64), opposite: (f64, f64), title: &str) {
        let (left, right) = (corner.0.min(opposite.0), corner.0.max(opposite.0));
        let (top, bottom) = (corner.1.min(opposite.1), corner.1.max(opposite.1));
        let [x, y, w, h] = [left, top, right - left, bottom - top].map(number);
        let start = format!(r#"<rect class="{class}" x="{x}" y="{y}" width="{w}" height="{h}""#);
        self.body.push_str(&start);
        self.close_with_title("rect", title);
    }

    /// A cell of a heat map; `strength` from 0 to 1.
    pub(crate) fn cell(&mut self, corner: (f64, f64), size: (f64, f64), strength: f64, title: &str) {
        let [x, y, w, h] = [corner.0, corner.1, size.0, size.1].map(number);
        let opacity = (strength.clamp(0.0, 1.0) * 100.0).round() / 100.0;
        let start = format!(
            r#"<rect class="heat" x="{x}" y="{y}" width="{w}" height="{h}" fill-opacity="{opacity}""#
        );
        self.body.push_str(&start);
        self.close_with_title("rect", title);
    }

    pub(crate) fn circle(&mut self, class: &str, centre: (f64, f64), radius: f64) {
        let [x, y, r] = [centre.0, centre.1, radius].map(number);
        let _ = writeln!(self.body, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#);
    }

    pub(crate) fn path(&mut self, class: &str, data: &str, title: &str) {
        if data.is_empty() {
            return;
        }
        let _ = write!(self.body, r#"<path class="{class}" d="{data}""#);
        self.close_with_title("path", title);
    }

    fn close_with_title(&mut self, element: &str, title: &str) {
        if title.is_empty() {
            self.body.push_str("/>\n");
        } else {
            let _ = writeln!(self.body, "><title>{}</title></{element}>", escape(title));
        }
    }

    /// A line of text whose baseline is at `place`.
    pub(crate) fn text(&mut self, face: Face, anchor: Anchor, place: (f64, f64), text: &str) {
        self.text_with_title(face, anchor, place, text, "");
    }

    /// A text made to fit, as lines one below the other; the first baseline is at `place`. The
    /// full text is shown on hover where it was shortened.
    pub(crate) fn lines(
        &mut self,
        face: Face,
        anchor: Anchor,
        place: (f64, f64),
        fitted: &Fitted,
        full: &str,
    ) {
        let title = if fitted.shortened { full } else { "" };
        for (position, line) in fitted.lines.iter().enumerate() {
            let baseline = place.1 + position as f64 * face.size() * LEADING;
            self.text_with_title(face, anchor, (place.0, baseline), line, title);
        }
    }

    fn text_with_title(&mut self, face: Face, anchor: Anchor, place: (f64, f64), text: &str, title: &str) {
        if text.is_empty() {
            return;
        }
        let width = face.width(text);
        let (left, class) = match anchor {
            Anchor::Start => (place.0, ""),
            Anchor::Middle => (place.0 - width / 2.0, " m"),
            Anchor::End => (place.0 - width, " e"),
        };
        self.texts.push(TextBox {
            text: text.to_owned(),
            left,
            right: left + width,
            top: place.1 - ASCENT * face.size(),
            bottom: place.1 + DESCENT * face.size(),
        });
        let [x, y] = [place.0, place.1].map(number);
        let _ = write!(self.body, r#"<text class="{}{class}" x="{x}" y="{y}">"#, face.class());
        if !title.is_empty() {
            let _ = write!(self.body, "<title>{}</title>", escape(title));
        }
        let _ = writeln!(self.body, "{}</text>", escape(text));
    }

    /// Closes the drawing at the given height.
    pub(crate) fn finish(self, frame: &Frame, height: f64) -> Drawing {
        let id = frame.safe_id();
        let [w, h] = [self.width, height.ceil()].map(number);
        let mut svg = String::with_capacity(self.body.len() + 2048);
        let _ = write!(
            svg,
            r#"<svg xmlns="http://www.w3.org/2000/svg" id="{id}" class="chart" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{id}-title"#
        );
        if !frame.description.is_empty() {
            let _ = write!(svg, " {id}-description");
        }
        svg.push('"');
        if !frame.language.is_empty() {
            let language = escape(&frame.language);
            let _ = write!(svg, r#" lang="{language}" xml:lang="{language}""#);
        }
        let _ = writeln!(svg, ">\n<title id=\"{id}-title\">{}</title>", escape(&frame.title));
        if !frame.description.is_empty() {
            let description = escape(&frame.description);
            let _ = writeln!(svg, "<desc id=\"{id}-description\">{description}</desc>");
        }
        let _ = writeln!(svg, "<style>{}</style>", self.style(&id));
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        Drawing { svg, width: self.width, height: height.ceil(), texts: self.texts }
    }

    /// The style sheet inside the drawing. Every rule starts with the identifier, because style
    /// sheets in an SVG element hold for the whole page.
    fn style(&self, id: &str) -> String {
        let mut rules = vec![
            // Without weight, so that a page's own rules win.
            "){display:block;width:100%;height:auto;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
                .to_owned(),
            format!(
                " text{{font-family:var(--chart-font,system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif);font-variant-numeric:tabular-nums;fill:var(--chart-ink,{INK})}}"
            ),
            format!(" .b{{font-size:{BODY}px}}"),
            format!(" .t{{font-size:{SMALL}px}}"),
            " .m{text-anchor:middle}".to_owned(),
            " .e{text-anchor:end}".to_owned(),
            " .strong{font-weight:600}".to_owned(),
            format!(" .muted{{fill:var(--chart-muted,{MUTED})}}"),
            format!(" .grid{{stroke:var(--chart-grid,{GRID})}}"),
            format!(" .axis{{stroke:var(--chart-axis,{AXIS})}}"),
            format!(" .ink{{stroke:var(--chart-ink,{INK});stroke-width:1.25}}"),
            format!(" .heat{{fill:var(--chart-heat,{HEAT})}}"),
            format!(" .edge{{stroke:var(--chart-background,{BACKGROUND})}}"),
            format!(" .ground{{fill:var(--chart-background,{BACKGROUND})}}"),
            " .curve{fill:none;stroke-width:2;stroke-linejoin:round}".to_owned(),
            " .thin{stroke-width:1.25}".to_owned(),
            " .key{stroke-width:3}".to_owned(),
            " .band{fill-opacity:.17}".to_owned(),
            " .soft{fill-opacity:.6}".to_owned(),
        ];
        for tone in Tone::ALL {
            if self.tones[tone.number()] {
                let (tone, colour) = (tone.number(), tone.fallback());
                rules.push(format!(" .f{tone}{{fill:var(--chart-{tone},{colour})}}"));
                rules.push(format!(" .s{tone}{{stroke:var(--chart-{tone},{colour})}}"));
            }
        }
        let used = |rule: &&String| {
            let Some(class) = rule.strip_prefix(" .").and_then(|rule| rule.split('{').next()) else {
                return true;
            };
            let quoted = |before: &str, after: &str| format!("{before}{class}{after}");
            [("\"", "\""), ("\"", " "), (" ", "\""), (" ", " ")]
                .iter()
                .any(|(before, after)| self.body.contains(&quoted(before, after)))
        };
        rules.iter().filter(used).fold(String::new(), |sheet, rule| match rule.strip_prefix(')') {
            Some(rule) => format!("{sheet}:where(#{id}){rule}"),
            None => format!("{sheet}#{id}{rule}"),
        })
    }

    /// The drawing of a chart that has nothing to show.
    pub(crate) fn nothing(frame: &Frame) -> Drawing {
        let mut canvas = Self::new(frame.usable_width());
        let fitted = crate::text::wrap(&frame.no_data, SMALL, canvas.width - 8.0, 3);
        canvas.lines(Face::Small, Anchor::Start, (0.0, 24.0), &fitted, &frame.no_data);
        let height = 40.0 + (fitted.lines.len() - 1) as f64 * SMALL * LEADING;
        canvas.finish(frame, height)
    }
}

/// Makes a text safe inside elements and attributes. Characters that XML does not allow become
/// the replacement character, so that what was there is seen to be missing.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}
