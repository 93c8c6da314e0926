//! Fits the label model to a large simulated case and says how long it takes and how often
//! the likeliest class is the true one; `benches/label_model.py` does the same with Snorkel.
//!
//! `cargo run --release --example label_model -- [ITEMS] [FILE]` writes the votes to FILE as
//! one byte each (255 is silence), row by row, and the true classes to FILE.truth.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;
use std::time::Instant;

use holdfast_stats::label_model::{LabelModel, Settings, Source, Vote, Votes};
use holdfast_stats::random::Generator;

const SOURCES: usize = 30;
const CLASSES: usize = 41;
const SILENT: u8 = u8::MAX;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let items: usize = arguments.next().map_or(Ok(100_000), |text| text.parse())?;
    let file = arguments.next();
    let mut generator = Generator::new(7);
    let (mut said, mut truth) = (Vec::with_capacity(items * SOURCES), Vec::with_capacity(items));
    for _ in 0..items {
        // Shares fall like 1 / rank.
        let class = (CLASSES as f64).powf(generator.next_unit()) as usize - 1;
        truth.push(class as u8);
        for source in 0..SOURCES {
            let accuracy = 0.3 + 0.5 * source as f64 / SOURCES as f64;
            let speaks = generator.next_unit() < 0.25;
            let right = generator.next_unit() < accuracy;
            let other = generator.next_below(CLASSES);
            said.push(if speaks { if right { class as u8 } else { other as u8 } } else { SILENT });
        }
    }
    if let Some(file) = file {
        std::fs::write(format!("{file}.truth"), &truth)?;
        std::fs::write(file, &said)?;
    }
    let begin = Instant::now();
    let mut votes = Votes::new(&[CLASSES; SOURCES])?;
    let mut spoken = Vec::with_capacity(SOURCES);
    for row in said.chunks(SOURCES) {
        spoken.clear();
        let heard = row.iter().enumerate().filter(|(_, symbol)| **symbol != SILENT);
        spoken.extend(heard.map(|(source, symbol)| (source, Vote::Symbol(usize::from(*symbol)))));
        votes.push(&spoken, None)?;
    }
    let sources = vec![Source::naming(CLASSES, 40.0); SOURCES];
    let model = LabelModel::fit(&votes, &sources, &Settings::new(vec![1.0; CLASSES]))?;
    let seconds = begin.elapsed().as_secs_f64();
    let right = (0..items).filter(|item| {
        let posterior = model.posterior(*item);
        let best = (0..CLASSES).max_by(|a, b| posterior[*a].total_cmp(&posterior[*b]));
        best == Some(usize::from(truth[*item]))
    });
    let accuracy = right.count() as f64 / items as f64;
    println!(
        "{items} items, {SOURCES} sources, {CLASSES} classes: {seconds:.2} s, {} rounds",
        model.rounds()
    );
    println!("accuracy {accuracy:.4}");
    Ok(())
}
