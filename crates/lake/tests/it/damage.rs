//! Damage to files on disk is found before a number is shown.

use crate::support::{DAY, files, import_usage, integer, open};
use holdfast_analytics::{Analytics, Error};
use holdfast_lake::{Lake, Options};
use jiff::tz::TimeZone;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::path::Path;

fn flip(path: &Path, bit: u64) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[(bit / 8) as usize] ^= 1 << (bit % 8);
    std::fs::write(path, bytes).unwrap();
}

fn data_files(folder: &Path, table: &str) -> Vec<std::path::PathBuf> {
    files(&folder.join("lake").join(table))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "parquet"))
        .collect()
}

#[test]
fn every_one_of_300_single_bit_flips_in_data_files_is_found_before_a_number_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 5_000, 50);
    import_usage(&lake, "shop", 0, 3_000, 50);
    drop(lake);
    let paths = data_files(folder.path(), "usage_events");
    assert_eq!(paths.len(), 2);
    let lake = open(folder.path());
    let mut dice = StdRng::seed_from_u64(300);
    for trial in 0..300 {
        let path = &paths[dice.random_range(0..paths.len())];
        let bits = std::fs::metadata(path).unwrap().len() * 8;
        let bit = dice.random_range(0..bits);
        flip(path, bit);
        let fresh;
        // In the session that has read the file before, and in a new one.
        let asked = if trial % 2 == 0 {
            &lake
        } else {
            fresh = open(folder.path());
            &fresh
        };
        let answer = asked.query("SELECT count(*) FROM usage_events", &[]);
        match answer {
            Err(Error::Damaged { table, period, path: named, .. }) => {
                assert_eq!(table, "usage_events");
                assert!(period.starts_with("1970-01-01 to 1970-01-0"), "{period}");
                assert_eq!(Path::new(&named), path);
            }
            other => panic!("bit {bit} of {}: {other:?}", path.display()),
        }
        assert!(matches!(asked.verify(), Err(Error::Damaged { .. })));
        flip(path, bit);
    }
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 8_000);
    lake.verify().unwrap();
}

#[test]
fn every_one_of_200_single_bit_flips_in_the_logs_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 100, 5);
    import_usage(&lake, "shop", 0, 100, 5);
    drop(lake);
    let logs: Vec<_> = ["usage_events", "imports"]
        .iter()
        .flat_map(|table| files(&folder.path().join("lake").join(table).join("_delta_log")))
        .collect();
    assert_eq!(logs.len(), 6);
    let mut dice = StdRng::seed_from_u64(200);
    for _ in 0..200 {
        let path = &logs[dice.random_range(0..logs.len())];
        let bit = dice.random_range(0..std::fs::metadata(path).unwrap().len() * 8);
        flip(path, bit);
        let opened = Lake::open(folder.path(), TimeZone::UTC, Options::default());
        assert!(matches!(opened, Err(Error::Damaged { .. })), "bit {bit} of {}", path.display());
        flip(path, bit);
    }
    assert_eq!(integer(&open(folder.path()), "SELECT count(*) FROM usage_events"), 200);
}

#[test]
fn a_missing_or_truncated_file_is_damage_too() {
    let folder = tempfile::tempdir().unwrap();
    import_usage(&open(folder.path()), "app", 0, 1_000, 50);
    let path = data_files(folder.path(), "usage_events").remove(0);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let count = "SELECT count(*) FROM usage_events";
    assert!(matches!(open(folder.path()).query(count, &[]), Err(Error::Damaged { .. })));
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(open(folder.path()).query(count, &[]), Err(Error::Damaged { .. })));
}

#[test]
fn tables_that_a_query_does_not_name_are_not_read_for_it() {
    let folder = tempfile::tempdir().unwrap();
    import_usage(&open(folder.path()), "app", 0, 1_000, 50);
    flip(&data_files(folder.path(), "usage_events")[0], 4_000);
    let lake = open(folder.path());
    assert_eq!(integer(&lake, "SELECT count(*) FROM tickets"), 0);
    let asked = [
        "SELECT count(*) FROM usage_events_versions",
        "WITH u AS (SELECT * FROM usage_events) SELECT count(*) FROM u",
        "SELECT (SELECT count(*) FROM usage_events)",
        "SELECT count(*) FROM public.usage_events",
        "SELECT count(*) FROM datafusion.public.\"usage_events\"",
        "EXPLAIN ANALYZE SELECT count(*) FROM usage_events",
    ];
    for sql in asked {
        assert!(matches!(lake.query(sql, &[]), Err(Error::Damaged { .. })), "{sql}");
    }
}

#[test]
fn a_second_verification_reads_nothing_and_a_fresh_import_is_not_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 1_000, 50);
    let report = lake.verify().unwrap();
    assert_eq!((report.files, report.bytes_read), (2, 0));
    drop(lake);
    let lake = open(folder.path());
    assert!(lake.verify().unwrap().bytes_read > 0);
    assert_eq!(lake.verify().unwrap().bytes_read, 0);
}

#[test]
fn statistics_tell_rows_and_period() {
    let folder = tempfile::tempdir().unwrap();
    import_usage(&open(folder.path()), "app", 0, 1_000, 50);
    let lake = open(folder.path());
    let statistics = lake.table_statistics();
    let usage = statistics.iter().find(|table| table.kind.table_name() == "usage_events").unwrap();
    assert_eq!((usage.rows, usage.files), (1_000, 1));
    assert_eq!(usage.occurred_at, Some((0, 999 * DAY / 1_000)));
}
