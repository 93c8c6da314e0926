//! Reading only what is new gives the same as reading everything, bit for bit.

use std::path::Path;

use holdfast_domain::calendar::Zone;
use holdfast_domain::money::Currency;
use holdfast_features::{Request, compute, compute_incrementally};

use crate::business::{DAY, START, business};
use crate::facts::Fact;
use crate::leaks::values;
use crate::memory::Memory;

fn request(zone: &str) -> Request {
    Request {
        as_of: (1..9).map(|month| START + month * 100 * DAY).collect(),
        zone: Zone::from_name(zone).unwrap(),
        default_currency: Currency::from_code("EUR").unwrap(),
        labels: Vec::new(),
    }
}

/// The facts in imports by when they were learned: versions come later than what they replace.
fn in_imports(seed: u64, imports: u32) -> Vec<Fact> {
    let mut facts = business(seed, 8);
    facts.sort_by_key(Fact::recorded);
    let size = facts.len() / imports as usize + 1;
    for (place, fact) in facts.iter_mut().enumerate() {
        fact.import = (place / size) as u32 + 1;
    }
    // An import that repeats rows of earlier ones: usage of the first.
    let repeated: Vec<Fact> = facts
        .iter()
        .filter(|fact| fact.import == 1)
        .step_by(3)
        .cloned()
        .map(|mut fact| {
            fact.import = imports;
            fact
        })
        .collect();
    facts.extend(repeated);
    facts
}

fn up_to(facts: &[Fact], import: u32) -> Memory {
    Memory::new(facts.iter().filter(|fact| fact.import <= import).cloned().collect())
}

fn pieces(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|item| item.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn import_by_import_is_the_same_as_all_at_once() {
    for seed in 0..12 {
        let folder = tempfile::tempdir().unwrap();
        let facts = in_imports(seed, 6);
        let request = request(["UTC", "Asia/Tokyo"][seed as usize % 2]);
        for import in 1..=6 {
            let engine = up_to(&facts, import);
            let whole = compute(&engine, &request, &mut |_| {}).unwrap();
            let mut read = 0;
            let mut progress = |_: &str| read += 1;
            let kept = compute_incrementally(&engine, folder.path(), &request, &mut progress).unwrap();
            assert_eq!(values(&whole), values(&kept), "seed {seed}, import {import}");
            assert_eq!(whole.rows, kept.rows);
            assert_eq!(pieces(folder.path()).len(), import as usize);
            // Once more: nothing is read.
            read = 0;
            let mut progress = |_: &str| read += 1;
            let again = compute_incrementally(&engine, folder.path(), &request, &mut progress).unwrap();
            assert_eq!((values(&whole) == values(&again), read), (true, 1));
        }
    }
}

#[test]
fn pieces_that_do_not_fit_are_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let facts = in_imports(3, 4);
    let engine = up_to(&facts, 4);
    let expected = values(&compute(&engine, &request("UTC"), &mut |_| {}).unwrap());
    let run = |engine: &Memory, zone: &str| {
        values(&compute_incrementally(engine, folder.path(), &request(zone), &mut |_| {}).unwrap())
    };
    run(&up_to(&facts, 2), "UTC");
    assert_eq!(run(&engine, "UTC"), expected);
    // Damaged.
    let first = &pieces(folder.path())[0];
    let mut bytes = std::fs::read(first).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(first, bytes).unwrap();
    assert_eq!(run(&engine, "UTC"), expected);
    assert_eq!(pieces(folder.path()).len(), 1);
    // Of another zone, then of other imports.
    run(&engine, "Asia/Tokyo");
    assert_eq!(run(&engine, "UTC"), expected);
    let other: Vec<Fact> = facts.iter().filter(|fact| fact.import != 1).cloned().collect();
    let other = Memory::new(other);
    let whole = values(&compute(&other, &request("UTC"), &mut |_| {}).unwrap());
    assert_eq!(run(&other, "UTC"), whole);
    // One is missing.
    run(&up_to(&facts, 2), "UTC");
    assert_eq!(run(&engine, "UTC"), expected);
    std::fs::remove_file(&pieces(folder.path())[0]).unwrap();
    assert_eq!(run(&engine, "UTC"), expected);
}
