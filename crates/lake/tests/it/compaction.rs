//! Compaction changes files, never answers.

use crate::support::{begin, files, import_usage, integer, open, usage_recorded};
use holdfast_analytics::{Analytics, Facts};
use holdfast_lake::Lake;

fn answers(lake: &Lake) -> Vec<i64> {
    [
        "SELECT count(*) FROM usage_events",
        "SELECT sum(row_key * source_row % 1009) FROM usage_events",
        "SELECT CAST(sum(quantity) AS BIGINT) FROM usage_events",
        "SELECT count(DISTINCT import_id) FROM usage_events_versions",
        "SELECT count(*) FROM usage_events_versions",
    ]
    .map(|sql| integer(lake, sql))
    .to_vec()
}

#[test]
fn merged_files_answer_as_before_and_old_files_go_when_nobody_has_the_lake() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    for part in 0..12 {
        let writer = begin(&lake, "app", &part.to_string());
        writer.append(usage_recorded(part * 900, 1_000, 37, part)).unwrap();
        writer.commit(String::new()).unwrap();
    }
    import_usage(&lake, "shop", 0, 500, 37);
    let before = answers(&lake);
    let report = lake.compact().unwrap();
    assert_eq!((report.merged, report.written, report.rows), (12, 1, 12_000));
    assert_eq!(answers(&lake), before);
    assert_eq!(lake.compact().unwrap().merged, 0, "nothing is left to merge");
    let another = open(folder.path());
    assert_eq!(answers(&another), before);
    lake.verify().unwrap();
    drop((lake, another));
    let lake = open(folder.path());
    assert_eq!(answers(&lake), before);
    let left = files(&folder.path().join("lake/usage_events"))
        .iter()
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "parquet")
                && !path.to_string_lossy().contains("_delta_log")
        })
        .count();
    assert_eq!(left, 2);
    assert_eq!(lake.imports().unwrap().len(), 13);
}

#[test]
fn a_long_log_gets_a_checkpoint_that_opens_to_the_same_answers() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    for part in 0..21 {
        import_usage(&lake, &format!("source {part}"), part * 100, 100, 11);
    }
    let before = answers(&lake);
    lake.compact().unwrap();
    drop(lake);
    let checkpoints = files(&folder.path().join("lake"))
        .iter()
        .filter(|path| path.to_string_lossy().ends_with(".checkpoint.parquet"))
        .count();
    assert!(checkpoints >= 2, "{checkpoints}");
    let lake = open(folder.path());
    assert_eq!(answers(&lake), before);
    import_usage(&lake, "one more", 0, 10, 3);
    drop(lake);
    assert_eq!(integer(&open(folder.path()), "SELECT count(*) FROM usage_events"), 2_110);
    assert_eq!(open(folder.path()).query("SELECT * FROM imports", &[]).unwrap().rows(), 22);
}
