//! `holdfast text`: JSON Lines in, JSON Lines out, in the same order.

use crate::run::{holdfast, succeeds};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn run(kind: &str, lines: &str, folder: &Path) -> Vec<Value> {
    let (input, output) = (folder.join("in.jsonl"), folder.join("out.jsonl"));
    std::fs::write(&input, lines).unwrap();
    succeeds(&[
        "text",
        kind,
        "--encoder",
        "none",
        "--input",
        &input.display().to_string(),
        "--output",
        &output.display().to_string(),
    ]);
    let written = std::fs::read_to_string(&output).unwrap();
    written.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn texts_are_classified_in_order_with_a_distribution_each() {
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..9000)
        .map(|id| match id % 4 {
            0 => format!("{{\"id\":{id},\"text\":\"card declined again\"}}\n"),
            1 => format!("{{\"id\":\"x{id}\",\"text\":\"公司倒闭了\"}}\n"),
            2 => format!("{{\"id\":{id},\"text\":\"公司收掉了，謝謝你們\"}}\n"),
            _ => format!("{{\"id\":{id},\"text\":\"もう使っていません\"}}\n"),
        })
        .collect();
    let found = run("classify", &lines, folder.path());
    assert_eq!(found.len(), 9000);
    for (id, row) in found.iter().enumerate() {
        let expected = if id % 4 == 1 { Value::from(format!("x{id}")) } else { Value::from(id) };
        assert_eq!(row["id"], expected);
        assert_eq!(row["lang"], ["en", "zh-Hans", "zh-Hant", "ja"][id % 4]);
        let leaves = row["leaves"].as_array().unwrap();
        let names: BTreeSet<&str> = leaves.iter().map(|leaf| leaf["leaf"].as_str().unwrap()).collect();
        let sum: f64 = leaves.iter().map(|leaf| leaf["probability"].as_f64().unwrap()).sum();
        assert_eq!(names.len(), 41);
        assert!((sum - 1.0).abs() < 1e-4, "{sum}");
        assert_eq!(row["leaf"], leaves[0]["leaf"]);
        assert!(row["abstained"].is_boolean());
    }
    assert_eq!(found[0]["leaf"], "payment.failed");
    assert_eq!(found[1]["leaf"], "customer.closed");
}

#[test]
fn a_horseman_comes_with_the_words_that_show_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Your refund is on its way. As I am sure even you can appreciate, the manual explains it.";
    let line = serde_json::json!({ "id": 7, "text": text }).to_string();
    let found = run("horsemen", &line, folder.path());
    assert_eq!(found[0]["label"], "contempt");
    let span = found[0]["span"].as_str().unwrap();
    assert!(text.contains(span) && span.contains("even you"), "{span}");
}

#[test]
fn a_line_without_text_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.jsonl");
    std::fs::write(&input, "{\"id\":1,\"text\":\"a\"}\n{\"id\":2}\n").unwrap();
    let output =
        holdfast(&["text", "classify", "--encoder", "none", "--input", &input.display().to_string()]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("line 2"), "{error}");
}
