//! The same business as offices elsewhere export it: headers in their language, bytes in
//! their encoding, tables as Parquet. Every flavour gives the review of the plain files.

use crate::run::{review, succeeds};
use holdfast_simulator::{
    Configuration, FileEncoding, Flavour, Flavoured, Folder, HeaderLanguage, Run, simulate,
};
use serde_json::Value;
use std::path::Path;

fn exported(language: &str, flavour: Flavour, folder: &Path) -> Value {
    let configuration = Configuration::default().in_language(language).unwrap();
    let mut sink = Folder::create(&folder.join("business")).unwrap();
    simulate(&configuration, Run::new(200, 5), &mut Flavoured::new(flavour, &mut sink), &|_| {}).unwrap();
    analyzed(&folder.join("business/exports"), &folder.join("review"))
}

fn analyzed(exports: &Path, out: &Path) -> Value {
    let (exports, out_text) = (exports.display().to_string(), out.display().to_string());
    succeeds(&["analyze", &exports, "--out", &out_text, "--quiet"]);
    review(out)
}

/// What must not depend on how the files are written.
fn figures(review: &Value) -> Value {
    let rows: u64 = review["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| {
            assert_eq!(input["rows_rejected"], 0, "{input}");
            input["rows_loaded"].as_u64().unwrap()
        })
        .sum();
    serde_json::json!({
        "accounts": review["accounts"],
        "movements": review["mrr_movements"],
        "rollup": review["reasons"]["rollup"],
        "survival": review["survival"]["kaplan_meier"],
        "rows": rows,
    })
}

#[test]
fn headers_and_encodings_of_three_languages_give_the_same_review() {
    for (language, headers, encoding) in [
        ("ja", HeaderLanguage::Japanese, FileEncoding::Windows31j),
        ("zh-Hans", HeaderLanguage::SimplifiedChinese, FileEncoding::Gb18030),
        ("zh-Hant", HeaderLanguage::TraditionalChinese, FileEncoding::Big5),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let plain = exported(language, Flavour::default(), &folder.path().join("plain"));
        let flavour = Flavour { headers, encoding };
        let other = exported(language, flavour, &folder.path().join("other"));
        let mapping = std::fs::read_to_string(folder.path().join("other/review/mapping.toml")).unwrap();
        assert_eq!(figures(&other), figures(&plain), "{language}\n{mapping}");
    }
}

#[test]
fn parquet_files_give_the_review_of_the_same_csv_files() {
    const CONVERT: &str = "import sys, pyarrow.csv as c, pyarrow.parquet as p\n\
        for name in ['accounts', 'subscriptions', 'cancellations']:\n \
        p.write_table(c.read_csv(f'{sys.argv[1]}/{name}.csv'), f'{sys.argv[2]}/{name}.parquet')\n";
    let folder = tempfile::tempdir().unwrap();
    let business = folder.path().join("business").display().to_string();
    succeeds(&["simulate", "--accounts", "200", "--seed", "5", "--out", &business, "--quiet"]);
    let (csv, parquet) = (folder.path().join("csv"), folder.path().join("parquet"));
    std::fs::create_dir_all(&csv).unwrap();
    std::fs::create_dir_all(&parquet).unwrap();
    for name in ["accounts.csv", "subscriptions.csv", "cancellations.csv"] {
        std::fs::copy(format!("{business}/exports/{name}"), csv.join(name)).unwrap();
    }
    let converted =
        std::process::Command::new("python3").args(["-c", CONVERT]).arg(&csv).arg(&parquet).output();
    if !converted.is_ok_and(|output| output.status.success()) {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: python3 with pyarrow is not installed");
        }
        return;
    }
    let plain = analyzed(&csv, &folder.path().join("first"));
    let packed = analyzed(&parquet, &folder.path().join("second"));
    assert_eq!(figures(&packed), figures(&plain));
}
