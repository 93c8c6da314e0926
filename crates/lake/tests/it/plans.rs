//! How queries are answered, as far as the layout was made for it.

use crate::support::{begin, import_usage, integer, open, text, usage};
use holdfast_analytics::Analytics;
use holdfast_lake::Lake;

fn plan(lake: &Lake, sql: &str) -> String {
    text(&lake.query(&format!("EXPLAIN {sql}"), &[]).unwrap(), "plan")
}

#[test]
fn with_one_import_a_source_a_count_is_no_more_than_a_scan() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 10_000, 100);
    import_usage(&lake, "shop", 0, 10_000, 100);
    let plan = plan(&lake, "SELECT account_id, count(*) FROM usage_events GROUP BY account_id");
    for operator in ["WindowAgg", "BoundedWindow", "Join", "Union", "Filter"] {
        assert!(!plan.contains(operator), "{plan}");
    }
    assert!(plan.contains("DataSourceExec"), "{plan}");
    // The number of rows is in the files' footers.
    assert!(!self::plan(&lake, "SELECT count(*) FROM usage_events").contains("DataSourceExec"));
}

#[test]
fn only_sources_with_several_imports_pay_for_finding_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 1_000, 100);
    import_usage(&lake, "app", 900, 1_000, 100);
    import_usage(&lake, "shop", 0, 1_000, 100);
    let plan = plan(&lake, "SELECT account_id, event FROM usage_events");
    assert!(plan.contains("UnionExec") && plan.contains("Window"), "{plan}");
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 2_900);
}

/// A figure of a scan, summed over its lines, from `EXPLAIN ANALYZE`.
fn metric(analysis: &str, name: &str) -> (u64, u64) {
    let mut sums = (0, 0);
    for part in analysis.split(&format!("{name}=")).skip(1) {
        let words: Vec<&str> = part.split([',', ']']).next().unwrap_or("").split(' ').collect();
        let number = |word: Option<&&str>| -> u64 {
            let word = word.copied().unwrap_or("0");
            word.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
        };
        sums.0 += number(words.first());
        sums.1 += number(words.iter().rev().find(|word| word.chars().any(|c| c.is_ascii_digit())));
    }
    sums
}

#[test]
fn one_accounts_events_are_found_without_reading_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let writer = begin(&lake, "app", "1");
    for part in 0..6 {
        writer.append(usage(part * 100_000, 100_000, 2_000)).unwrap();
    }
    writer.commit(String::new()).unwrap();
    let analysis = text(
        &lake
            .query(
                "EXPLAIN ANALYZE SELECT sum(quantity) FROM usage_events WHERE account_id = 'account-01234'",
                &[],
            )
            .unwrap(),
        "plan",
    );
    let (read, _) = metric(&analysis, "output_rows");
    let scan = analysis.lines().find(|line| line.contains("DataSourceExec")).unwrap();
    let (scanned, _) = metric(scan, "output_rows");
    assert!(read > 0 && scanned < 60_000, "{scanned} rows scanned\n{analysis}");
}
