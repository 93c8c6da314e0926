//! Charts in the page: in two widths, with a caption and their numbers as a table.

use holdfast_charts::{Drawing, Frame};
use maud::{Markup, PreEscaped, html};

use super::page::Page;
use super::table::Table;

/// Width of a chart across the column of text, and of one on a phone or beside another.
const WIDE: f64 = 720.0;
const NARROW: f64 = 348.0;

/// A chart with what belongs to it.
pub(super) struct ChartFigure<'a> {
    /// Identifier, unique in the page.
    pub(super) id: String,
    pub(super) title: String,
    /// A sentence under the title: what to see, or how to read it. May be empty.
    pub(super) caption: String,
    /// The entry of the definitions that says how it is computed: what follows `def-`.
    pub(super) definition: &'static str,
    /// Draws the chart into a frame.
    pub(super) draw: &'a dyn Fn(&Frame) -> Drawing,
    /// The numbers.
    pub(super) table: Table,
    /// Whether it stands beside another, in half the width.
    pub(super) half: bool,
}

impl Page<'_> {
    /// The figure element.
    pub(super) fn chart(&self, figure: &ChartFigure<'_>) -> Markup {
        let draw = |kind: &str, width: f64| {
            let mut frame = Frame::new(&format!("{}-{kind}", figure.id), &figure.title, width);
            frame.description.clone_from(&figure.caption);
            self.voice.language().code().clone_into(&mut frame.language);
            frame.no_data = self.voice.say("report-no-data");
            PreEscaped((figure.draw)(&frame).into_svg())
        };
        html! {
            figure.chart.half[figure.half] id=(figure.id) {
                figcaption {
                    p.chart-title { (figure.title) }
                    @if !figure.caption.is_empty() { p.chart-caption { (figure.caption) } }
                }
                @if figure.half {
                    div.drawing { (draw("narrow", NARROW)) }
                } @else {
                    div.drawing.wide { (draw("wide", WIDE)) }
                    div.drawing.narrow { (draw("narrow", NARROW)) }
                }
                div.chart-foot {
                    details {
                        summary { (self.voice.say("chart-show-table")) }
                        (figure.table.markup())
                    }
                    a.definition href={ "#def-" (figure.definition) } { (self.voice.say("how-computed")) }
                }
            }
        }
    }
}
