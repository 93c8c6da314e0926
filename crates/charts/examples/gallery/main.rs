//! Writes a page with every chart, to look at: wide and narrow, in four languages.
//!
//! `cargo run -p holdfast-charts --example gallery -- gallery.html [language] [wide|narrow]`

use std::fmt::Write as _;
use std::io::{Error, Result};

use holdfast_charts::THEME_CSS;

mod samples;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = || Error::other("usage: gallery FILE [en|zh-Hans|zh-Hant|ja] [wide|narrow]");
    let file = arguments.next().ok_or_else(usage)?;
    let language = arguments.next();
    let size = arguments.next();
    let mut page = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>Charts</title><style>{THEME_CSS}\
         body{{margin:16px;background:var(--chart-background);color:var(--chart-ink);font-family:system-ui}}\
         figure{{margin:0 0 28px}}figcaption{{font-size:12px;color:var(--chart-muted)}}</style>\n"
    );
    for (position, code) in samples::LANGUAGES.iter().enumerate() {
        if language.as_deref().is_some_and(|wanted| wanted != *code) {
            continue;
        }
        for (name, width) in [("wide", 720.0), ("narrow", 340.0)] {
            if size.as_deref().is_some_and(|wanted| wanted != name) {
                continue;
            }
            for (name, drawing) in samples::all(position, width) {
                let _ = writeln!(
                    page,
                    "<figure lang=\"{code}\" style=\"width:{}px\"><figcaption>{name}</figcaption>{}</figure>",
                    drawing.width(),
                    drawing.svg()
                );
            }
        }
    }
    std::fs::write(file, page)
}
