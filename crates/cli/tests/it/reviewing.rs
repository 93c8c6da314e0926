//! `holdfast reasons review`: what people decide is kept, counted, and learnt from.

use crate::reasons::{fitted, own_facts, rows, shared};
use crate::run::{holdfast, succeeds};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Row = BTreeMap<String, String>;

fn write(path: &Path, rows: &[Row]) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    writer.write_record(rows[0].keys()).unwrap();
    for row in rows {
        writer.write_record(row.values()).unwrap();
    }
    writer.flush().unwrap();
}

fn set(row: &mut Row, cells: &[(&str, &str)]) {
    for (name, value) in cells {
        (*value).clone_into(row.get_mut(*name).unwrap());
    }
}

#[test]
fn decisions_are_kept_with_who_when_and_evidence_and_a_second_reader_is_compared() {
    let folder = own_facts();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let facts = folder.path().display().to_string();
    let review = |more: &[&str]| {
        let mut arguments = vec!["reasons", "review", "--data", &facts];
        arguments.extend(more);
        let output = holdfast(&arguments);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    };
    assert_eq!(review(&["--export", &at("queue.csv"), "--count", "8"]).0, Some(0));
    let bytes = std::fs::read(at("queue.csv")).unwrap();
    assert!(bytes.starts_with("\u{FEFF}".as_bytes()), "spreadsheets need the mark");
    let mut queue = rows(Path::new(&at("queue.csv")));
    assert_eq!(queue.len(), 8);
    assert!(queue.iter().flat_map(Row::values).all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
    let sure: Vec<f64> = queue.iter().map(|row| row["probability"].parse().unwrap()).collect();
    assert!(sure.is_sorted(), "the least sure come first: {sure:?}");

    // Six are decided; two stay empty.
    let shown: Vec<String> = queue.iter().map(|row| row["leaf"].clone()).collect();
    for row in &mut queue[..4] {
        set(row, &[("decision", "confirm"), ("reader", "Kim")]);
    }
    set(&mut queue[4], &[("decision", "Correct"), ("leaf", "customer.closed"), ("reader", "Kim")]);
    set(&mut queue[5], &[("decision", "contest"), ("reader", "Kim"), ("decided_at", "2026-04-01")]);
    write(Path::new(&at("first.csv")), &queue);
    let (code, said) = review(&["--import", &at("first.csv")]);
    assert!(code == Some(0) && said.contains("6 new decisions"), "{said}");
    let kept = rows(Path::new(&at("decisions.csv")));
    assert_eq!(kept.len(), 6);
    for (kept, given) in kept.iter().zip(&queue) {
        assert_eq!((&kept["account_id"], &kept["leaf"]), (&given["account_id"], &given["leaf"]));
        assert_eq!((kept["reader"].as_str(), &kept["evidence"]), ("Kim", &given["evidence"]));
        assert!(!kept["evidence"].is_empty());
        assert!(kept["decided_at"].len() >= 10, "{kept:?}");
    }
    assert_eq!((kept[4]["decision"].as_str(), kept[5]["decided_at"].as_str()), ("correct", "2026-04-01"));

    // The same file again changes nothing.
    let before = std::fs::read(at("decisions.csv")).unwrap();
    let (code, said) = review(&["--import", &at("first.csv")]);
    assert!(code == Some(0) && said.contains("0 new decisions"), "{said}");
    assert_eq!(std::fs::read(at("decisions.csv")).unwrap(), before);

    // What is settled is not asked again; what is contested is.
    assert_eq!(review(&["--export", &at("next.csv"), "--count", "1000"]).0, Some(0));
    let asked: BTreeSet<String> =
        rows(Path::new(&at("next.csv"))).into_iter().map(|row| row["account_id"].clone()).collect();
    assert!(queue[..5].iter().all(|row| !asked.contains(&row["account_id"])));
    assert!(queue[5..].iter().all(|row| asked.contains(&row["account_id"])));

    // A second reader gets what one person read, and is not told what that person decided.
    assert_eq!(review(&["--export", &at("second.csv"), "--second-reader"]).0, Some(0));
    let mut second = rows(Path::new(&at("second.csv")));
    let place = |row: &Row| queue.iter().position(|known| known["account_id"] == row["account_id"]);
    second.sort_by_key(place);
    assert_eq!(second.len(), 6);
    let again: Vec<String> = second.iter().map(|row| row["leaf"].clone()).collect();
    assert_eq!(again, shown[..6], "the model's own reasons, as they were before anybody decided");
    // Three agree, two differ: kappa by hand is (3/5 − chance) / (1 − chance).
    for row in &mut second[..3] {
        set(row, &[("decision", "confirm"), ("reader", "Lee")]);
    }
    set(&mut second[3], &[("decision", "correct"), ("leaf", "trust.lost"), ("reader", "Lee")]);
    set(&mut second[4], &[("decision", "correct"), ("leaf", "trust.lost"), ("reader", "Lee")]);
    write(Path::new(&at("second.csv")), &second);
    let (code, said) = review(&["--import", &at("second.csv")]);
    let first: Vec<&str> = queue[..5].iter().map(|row| row["leaf"].as_str()).collect();
    let other: Vec<&str> = second[..5].iter().map(|row| row["leaf"].as_str()).collect();
    let same = first.iter().zip(&other).filter(|(one, other)| one == other).count() as f64 / 5.0;
    let count = |leaves: &[&str], leaf: &str| leaves.iter().filter(|own| **own == leaf).count() as f64;
    let distinct: BTreeSet<&str> = first.iter().chain(&other).copied().collect();
    let chance: f64 = distinct.iter().map(|leaf| count(&first, leaf) * count(&other, leaf) / 25.0).sum();
    let kappa = format!("{:.2}", (same - chance) / (1.0 - chance));
    assert!(code == Some(0) && said.contains("of 5 customers") && said.contains(&kappa), "{kappa}: {said}");

    // The explanation says who decided, and still sums up.
    let account = &queue[0]["account_id"];
    let shown = succeeds(&["reasons", "explain", account, "--data", &facts, "--quiet"]);
    assert!(shown.contains("Kim confirmed") && shown.contains("Lee confirmed"), "{shown}");
}

#[test]
fn a_wrong_row_is_refused_with_its_place_and_nothing_of_the_file_is_taken() {
    let folder = own_facts();
    let facts = folder.path().display().to_string();
    let file = folder.path().join("filled-in.csv");
    let known = &rows(Path::new(&shared("business/truth/departures.csv")))[0]["account_id"];
    for (cells, column, meant) in [
        (format!("{known},price.to_high,confirm,Kim,"), "leaf", "price.too_high"),
        ("A9999999,price.too_high,confirm,Kim,".to_owned(), "account_id", "A9999999"),
        (format!("{known},price.too_high,agree,Kim,"), "decision", "contest"),
        (format!("{known},price.too_high,confirm,,"), "reader", "filled in"),
        (format!("{known},price.too_high,confirm,Kim,yesterday"), "decided_at", "2026-03-31"),
    ] {
        let header = "account_id,leaf,decision,reader,decided_at";
        let good = format!("{known},price.too_high,confirm,Kim,");
        std::fs::write(&file, format!("{header}\n{good}\n{cells}\n")).unwrap();
        let import = ["reasons", "review", "--data", &facts, "--import", &file.display().to_string()];
        let output = holdfast(&import);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{cells}: {error}");
        assert!(error.contains(&format!("row 2, column {column}")) && error.contains(meant), "{error}");
        assert!(!folder.path().join("decisions.csv").exists(), "{cells}");
    }
    std::fs::write(&file, "account,leaf\na,b\n").unwrap();
    let output = holdfast(&["reasons", "review", "--data", &facts, "--import", &file.display().to_string()]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("no column account_id"));
}

#[test]
fn confirmed_accounts_have_their_reason_and_the_others_come_nearer_to_the_truth() {
    let folder = own_facts();
    let facts = folder.path().display().to_string();
    let out = folder.path().join("out");
    let before = fitted(&facts, &out, &[]);
    let truth: BTreeMap<String, String> = rows(Path::new(&shared("business/truth/departures.csv")))
        .into_iter()
        .map(|row| (row["account_id"].clone(), row["cause"].clone()))
        .collect();
    let decided: Vec<&String> = before.keys().step_by(3).collect();
    let lines: String =
        decided.iter().map(|account| format!("{account},{},correct,Kim\n", truth[*account])).collect();
    let file = folder.path().join("decided.csv");
    std::fs::write(&file, format!("account_id,leaf,decision,reader\n{lines}")).unwrap();
    let file = file.display().to_string();
    succeeds(&["reasons", "review", "--data", &facts, "--import", &file, "--quiet"]);
    let after = fitted(&facts, &out, &[]);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let reasons: BTreeMap<String, Row> =
        rows(&out.join("reasons.csv")).into_iter().map(|row| (row["account_id"].clone(), row)).collect();
    for account in &decided {
        let expected = BTreeMap::from([(truth[*account].clone(), 1.0)]);
        assert_eq!(after[*account], expected, "{account}");
        let row = &reasons[*account];
        assert_eq!((&row["leaf"], row["confidence"].as_str()), (&truth[*account], "high"), "{row:?}");
        assert_ne!(row["s2"], "unknown");
    }
    let others: Vec<&String> = before.keys().filter(|account| !decided.contains(account)).collect();
    let of_truth = |posteriors: &crate::reasons::Posteriors| {
        let own = |account: &String| posteriors[account].get(&truth[account]).copied().unwrap_or(0.0);
        others.iter().map(|account| own(account)).sum::<f64>() / others.len() as f64
    };
    assert!(of_truth(&after) > of_truth(&before), "{} to {}", of_truth(&before), of_truth(&after));
    let furthest = others.iter().flat_map(|account| {
        before[*account].iter().map(|(leaf, was)| (was - after[*account].get(leaf).unwrap_or(&0.0)).abs())
    });
    let furthest = furthest.fold(0.0, f64::max);
    assert!(furthest > 0.001 && furthest < 0.5, "others move, and none is overturned: {furthest}");
}

#[test]
fn comments_of_settled_reasons_train_the_readers_of_texts() {
    let folder = own_facts();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let facts = folder.path().display().to_string();
    let comments = rows(Path::new(&shared("business/exports/cancellations.csv")));
    let truth = rows(Path::new(&shared("business/truth/departures.csv")));
    let lines: String =
        truth.iter().map(|row| format!("{},{},correct,Kim\n", row["account_id"], row["cause"])).collect();
    std::fs::write(at("decided.csv"), format!("account_id,leaf,decision,reader\n{lines}")).unwrap();
    let review = ["reasons", "review", "--data", &facts, "--quiet"];
    succeeds(&[&review[..], &["--import", &at("decided.csv")]].concat());
    succeeds(&[&review[..], &["--texts", &at("confirmed.jsonl")]].concat());
    let written = std::fs::read_to_string(at("confirmed.jsonl")).unwrap();
    let written: Vec<Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(written.len() > 30, "{}", written.len());
    let said: BTreeSet<&str> = comments.iter().map(|row| row["comment"].trim()).collect();
    assert!(written.iter().all(|row| said.contains(row["text"].as_str().unwrap())));

    // A corpus of three reasons in one language is enough to see what they change.
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    for part in
        ["reasons/en/price.too_high", "reasons/en/adoption.unused", "reasons/en/trust.lost", "horsemen/en"]
    {
        let to = folder.path().join(format!("corpus/{part}.jsonl"));
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(corpus.join(format!("{part}.jsonl")), to).unwrap();
    }
    let train = ["train", "text", "--encoder", "none", "--quiet", "--corpus"];
    succeeds(&[&train[..], &[&at("corpus"), "--out", &at("plain")]].concat());
    let more = ["--out", &at("taught"), "--with-confirmed", &at("confirmed.jsonl")];
    succeeds(&[&train[..], &[&at("corpus")], &more].concat());
    std::fs::write(at("in.jsonl"), "{\"id\":1,\"text\":\"we have closed the company\"}\n").unwrap();
    let leaves = |models: &str| -> BTreeSet<String> {
        let (models, input) = (at(models), at("in.jsonl"));
        let arguments =
            ["text", "classify", "--encoder", "none", "--quiet", "--models", &models, "--input", &input];
        let read: Value = serde_json::from_str(&succeeds(&arguments)).unwrap();
        let leaves = read["leaves"].as_array().unwrap().iter();
        leaves.map(|leaf| leaf["leaf"].as_str().unwrap().to_owned()).collect()
    };
    let confirmed: BTreeSet<String> =
        written.iter().map(|row| row["leaf"].as_str().unwrap().to_owned()).collect();
    assert!(!confirmed.is_subset(&leaves("plain")), "the small corpus knows too much");
    assert!(confirmed.is_subset(&leaves("taught")), "{confirmed:?}");

    // A reason that does not exist is refused.
    std::fs::write(at("wrong.jsonl"), "{\"text\":\"too dear\",\"leaf\":\"price.high\"}\n").unwrap();
    let more = ["--out", &at("none"), "--with-confirmed", &at("wrong.jsonl")];
    let output = holdfast(&[&train[..], &[&at("corpus")], &more].concat());
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("price.high"), "{error}");
}
