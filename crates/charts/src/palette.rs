//! Colours: derived from the palette of Okabe and Ito (2008), which readers with a colour vision
//! deficiency can tell apart, with lightness moved until every tone has a contrast of at least 3
//! to 1 against its background (WCAG 2.2, success criterion 1.4.11). Light and dark backgrounds
//! have their own values. No chart relies on colour alone.

/// The colour of a series. The page decides the actual colour by custom properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Grey: the rest, the neutral, what is not the subject.
    #[default]
    Neutral,
    /// Blue: the first series; growth.
    Blue,
    /// Vermilion: the second series; loss.
    Vermilion,
    /// Green.
    Green,
    /// Purple.
    Purple,
    /// Ochre: a smaller loss.
    Ochre,
    /// Sky blue: a smaller growth.
    Sky,
    /// Brown.
    Brown,
    /// Slate.
    Slate,
}

impl Tone {
    /// Every tone, neutral first.
    pub const ALL: [Self; 9] = [
        Self::Neutral,
        Self::Blue,
        Self::Vermilion,
        Self::Green,
        Self::Purple,
        Self::Ochre,
        Self::Sky,
        Self::Brown,
        Self::Slate,
    ];

    /// The tone of the series at a position, counted from 0. Starts over after the eighth.
    pub fn of_series(position: usize) -> Self {
        Self::ALL[1 + position % 8]
    }

    /// Number in class names and custom properties.
    pub(crate) fn number(self) -> usize {
        Self::ALL.iter().position(|tone| *tone == self).unwrap_or(0)
    }

    /// The colour used where the page sets none.
    pub(crate) fn fallback(self) -> &'static str {
        LIGHT[self.number()]
    }
}

const LIGHT: [&str; 9] =
    ["#757a80", "#0072b2", "#d55e00", "#00805e", "#a8478a", "#9c6a00", "#3a8fc4", "#7a4a1e", "#41506b"];

/// Colours of everything that is not a series, for light backgrounds: the fallbacks.
pub(crate) const INK: &str = "#22262b";
pub(crate) const MUTED: &str = "#5c6269";
pub(crate) const GRID: &str = "#e4e6e9";
pub(crate) const AXIS: &str = "#868c93";
pub(crate) const BACKGROUND: &str = "#fff";
pub(crate) const HEAT: &str = "#4a9bd1";

/// Style sheet for a page that shows charts: values of the custom properties for light and dark
/// screens and for paper. A page with themes of its own sets the same properties instead:
/// `--chart-ink`, `--chart-muted`, `--chart-grid`, `--chart-axis`, `--chart-background`,
/// `--chart-heat`, `--chart-0` (neutral) to `--chart-8`, and `--chart-font`.
pub const THEME_CSS: &str = "\
:root{--chart-ink:#22262b;--chart-muted:#5c6269;--chart-grid:#e4e6e9;--chart-axis:#868c93;\
--chart-background:#fff;--chart-heat:#4a9bd1;--chart-0:#757a80;--chart-1:#0072b2;\
--chart-2:#d55e00;--chart-3:#00805e;--chart-4:#a8478a;--chart-5:#9c6a00;--chart-6:#3a8fc4;\
--chart-7:#7a4a1e;--chart-8:#41506b}\n\
@media screen and (prefers-color-scheme:dark){:root{--chart-ink:#e6e8ea;--chart-muted:#a5abb2;\
--chart-grid:#2c3137;--chart-axis:#7c838b;--chart-background:#15181c;--chart-heat:#1b6a9f;\
--chart-0:#90969d;--chart-1:#4aa8e0;--chart-2:#f0804a;--chart-3:#35b891;--chart-4:#d98cb8;\
--chart-5:#e0a52e;--chart-6:#93cdf2;--chart-7:#c49a6c;--chart-8:#a3b3d1}}\n";

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance by WCAG 2.2.
    fn luminance(colour: [f64; 3]) -> f64 {
        let [red, green, blue] = colour.map(|part| {
            let part = part / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    fn colour(text: &str) -> [f64; 3] {
        let text = text.trim_start_matches('#');
        let long = if text.len() == 3 {
            text.chars().flat_map(|digit| [digit, digit]).collect()
        } else {
            text.to_owned()
        };
        [0, 2, 4].map(|start| f64::from(u8::from_str_radix(&long[start..start + 2], 16).unwrap()))
    }

    /// The value of a property in the light (0) or dark (1) part of the style sheet.
    fn property(part: usize, name: &str) -> [f64; 3] {
        let sheet = THEME_CSS.lines().nth(part).unwrap();
        let start = sheet.find(&format!("--chart-{name}:")).unwrap();
        let value = sheet[start..].split_once(':').unwrap().1;
        colour(value.split([';', '}']).next().unwrap())
    }

    #[test]
    fn contrasts_reach_the_levels_of_wcag() {
        for part in 0..2 {
            let background = property(part, "background");
            for number in 0..9 {
                let found = contrast(property(part, &number.to_string()), background);
                assert!(found >= 3.0, "part {part}, tone {number}: {found:.2}");
            }
            for text in ["ink", "muted"] {
                let found = contrast(property(part, text), background);
                assert!(found >= 4.5, "part {part}, {text}: {found:.2}");
            }
            assert!(contrast(property(part, "axis"), background) >= 3.0);
            let on_heat = contrast(property(part, "ink"), property(part, "heat"));
            assert!(on_heat >= 4.5, "part {part}, text on the warmest cell: {on_heat:.2}");
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "colours are whole numbers")]
    fn fallbacks_are_the_light_theme() {
        for tone in Tone::ALL {
            assert_eq!(colour(tone.fallback()), property(0, &tone.number().to_string()));
        }
        for (name, value) in [
            ("ink", INK),
            ("muted", MUTED),
            ("grid", GRID),
            ("axis", AXIS),
            ("background", BACKGROUND),
            ("heat", HEAT),
        ] {
            assert_eq!(colour(value), property(0, name), "{name}");
        }
    }
}
