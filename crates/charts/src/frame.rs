//! What every chart needs besides its data, and what every chart gives back.

/// Name, description and size of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Identifier of the `<svg>` element and prefix of all identifiers in it. It must be unique in
    /// the page; characters that do not belong into an identifier become hyphens.
    pub id: String,
    /// The name of the chart, read out by screen readers.
    pub title: String,
    /// What the chart shows, in a sentence or two, for readers who cannot see it.
    pub description: String,
    /// Width in units of one CSS pixel at natural size. Texts have a fixed size in these units:
    /// choose about 720 for a desktop and 360 for a phone. Less than 240 is taken as 240 (except
    /// by [`Sparkline`](crate::Sparkline)).
    pub width: f64,
    /// BCP 47 code of the language of the texts. Decides which regional glyphs a browser takes for
    /// Chinese and Japanese characters. Empty: not stated.
    pub language: String,
    /// Shown in place of a chart that has no data.
    pub no_data: String,
}

impl Frame {
    /// A frame with the given identifier, title and width, and no description.
    pub fn new(id: &str, title: &str, width: f64) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            description: String::new(),
            width,
            language: String::new(),
            no_data: "–".to_owned(),
        }
    }

    /// The width in use.
    pub(crate) fn usable_width(&self) -> f64 {
        if self.width.is_finite() { self.width.clamp(240.0, 4000.0) } else { 720.0 }
    }

    /// The identifier in use.
    pub(crate) fn safe_id(&self) -> String {
        let mut id: String = self
            .id
            .chars()
            .map(|character| match character {
                'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => character,
                _ => '-',
            })
            .collect();
        if !id.starts_with(|first: char| first.is_ascii_alphabetic()) {
            id.insert_str(0, "chart-");
        }
        id
    }
}

/// A finished drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    pub(crate) svg: String,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) texts: Vec<TextBox>,
}

impl Drawing {
    /// The `<svg>` element, ready to be put into a page.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// The `<svg>` element, taken out.
    pub fn into_svg(self) -> String {
        self.svg
    }

    /// Width in units.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Height in units; it follows from the data.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Where texts were placed, by the measure used to place them. Lets a test check that none
    /// overlap.
    pub fn texts(&self) -> &[TextBox] {
        &self.texts
    }
}

/// The box around a placed text, in units from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The text as it is shown.
    pub text: String,
    /// Left edge.
    pub left: f64,
    /// Right edge.
    pub right: f64,
    /// Top edge.
    pub top: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl TextBox {
    /// Whether two boxes share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        const TOUCH: f64 = 0.05;
        self.left + TOUCH < other.right
            && other.left + TOUCH < self.right
            && self.top + TOUCH < other.bottom
            && other.top + TOUCH < self.bottom
    }
}
