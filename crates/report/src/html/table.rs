//! Tables.

use maud::{Markup, html};

/// A table with a caption, which screen readers announce.
pub(super) struct Table {
    pub(super) caption: String,
    /// Headings; the first column names the rows.
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Markup>>,
    /// Whether the caption is shown. Where the table stands under a title of its own, it is
    /// only announced.
    pub(super) caption_shown: bool,
}

/// A column.
pub(super) struct Column {
    name: String,
    class: Option<&'static str>,
}

/// A column of words.
pub(super) fn words(name: String) -> Column {
    Column { name, class: None }
}

/// A column of sentences, which need room.
pub(super) fn prose(name: String) -> Column {
    Column { name, class: Some("prose") }
}

/// A column of numbers, aligned to the right.
pub(super) fn numbers(name: String) -> Column {
    Column { name, class: Some("number") }
}

/// A cell of plain text.
pub(super) fn text(value: impl AsRef<str>) -> Markup {
    html! { (value.as_ref()) }
}

/// A cell of the source's own words.
pub(super) fn verbatim(value: impl AsRef<str>) -> Markup {
    html! { span.verbatim { (value.as_ref()) } }
}

impl Table {
    pub(super) fn new(caption: String, columns: Vec<Column>, rows: Vec<Vec<Markup>>) -> Self {
        Self { caption, columns, rows, caption_shown: false }
    }

    /// The table, in a frame that scrolls sideways where the page is too narrow.
    pub(super) fn markup(&self) -> Markup {
        html! {
            div.scroll role="region" aria-label=(self.caption) tabindex="0" {
                table {
                    caption.visually-hidden[!self.caption_shown] { (self.caption) }
                    thead {
                        tr {
                            @for column in &self.columns {
                                th scope="col" class=[column.class] { (column.name) }
                            }
                        }
                    }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for (position, cell) in row.iter().enumerate() {
                                    @let class = self.columns.get(position).and_then(|column| column.class);
                                    @if position == 0 {
                                        th scope="row" class=[class] { (cell) }
                                    } @else {
                                        td class=[class] { (cell) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
