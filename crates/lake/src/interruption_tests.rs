//! Losing power between the steps of a commit.

use crate::{Lake, Options};
use holdfast_analytics::{Analytics, Column, FactBatch, Facts, ImportDescription};
use holdfast_domain::facts::FactKind;
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::atomic::Ordering;

fn open(folder: &Path) -> Lake {
    let options = Options { memory_limit_bytes: 64 << 20, threads: 2 };
    Lake::open(folder, TimeZone::UTC, options).unwrap()
}

fn row(kind: FactKind, key: i64) -> FactBatch {
    let mut columns: Vec<(&'static str, Column)> = kind
        .fields()
        .iter()
        .filter(|field| field.required)
        .map(|field| (field.name, Column::texts([Some("x")])))
        .collect();
    for name in ["occurred_at", "recorded_at", "row_key", "source_row"] {
        columns.push((name, Column::integers([Some(key)])));
    }
    FactBatch { kind, columns }
}

const KINDS: [FactKind; 3] = [FactKind::Account, FactKind::Usage, FactKind::Ticket];

fn import(lake: &Lake, source: &str) -> Result<(), holdfast_analytics::Error> {
    let writer = lake.begin_import(ImportDescription {
        source: source.to_owned(),
        content_hash: "1".to_owned(),
        file_name: "f".to_owned(),
        imported_at: 0,
        note: String::new(),
    })?;
    for kind in KINDS {
        writer.append(row(kind, 1))?;
    }
    writer.commit(String::new()).map(drop)
}

/// Rows seen in each table by the lake.
fn seen(lake: &Lake) -> Vec<i64> {
    KINDS
        .iter()
        .map(|kind| {
            let sql = format!("SELECT count(*) AS n FROM {}", kind.table_name());
            let answer = lake.query(&sql, &[]).unwrap();
            answer.column("n").unwrap().integer(0).unwrap()
        })
        .collect()
}

/// Rows that any other reader of the Delta tables sees.
fn live(lake: &Lake) -> Vec<u64> {
    let state = lake.inner.state();
    KINDS
        .iter()
        .map(|kind| {
            let files = state.tables[kind.table_name()].files();
            files.iter().map(|file| file.rows).sum()
        })
        .collect()
}

#[test]
fn an_import_cut_at_any_step_leaves_nothing_and_can_be_repeated() {
    for step in 0..=KINDS.len() {
        let folder = tempfile::tempdir().unwrap();
        let lake = open(folder.path());
        import(&lake, "whole").unwrap();
        lake.inner.power_cut.store(step, Ordering::Relaxed);
        assert!(import(&lake, "cut").is_err());
        assert_eq!(seen(&lake), [1, 1, 1], "visible before registration, step {step}");
        drop(lake);
        let lake = open(folder.path());
        assert_eq!(seen(&lake), [1, 1, 1], "after recovery, step {step}");
        assert_eq!(live(&lake), [1, 1, 1], "for other readers, step {step}");
        assert_eq!(lake.find_import("cut", "1").unwrap(), None);
        for kind in KINDS {
            let folder = folder.path().join("lake").join(kind.table_name());
            let files = std::fs::read_dir(folder).unwrap();
            let data = files.filter(|file| file.as_ref().unwrap().path().is_file());
            assert_eq!(data.count(), 1, "orphans at step {step}");
        }
        import(&lake, "cut").unwrap();
        assert_eq!(seen(&lake), [2, 2, 2]);
        drop(lake);
        assert_eq!(seen(&open(folder.path())), [2, 2, 2]);
    }
}

#[test]
fn recovery_waits_until_nobody_else_has_the_lake() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    lake.inner.power_cut.store(2, Ordering::Relaxed);
    assert!(import(&lake, "cut").is_err());
    // A reader comes while the writer is still there: it must not touch the writer's files.
    let reader = open(folder.path());
    assert_eq!(seen(&reader), [0, 0, 0]);
    assert_eq!(live(&reader), [1, 1, 0]);
    drop((lake, reader));
    assert_eq!(live(&open(folder.path())), [0, 0, 0]);
}

#[test]
fn a_commit_that_is_tried_again_is_applied_once() {
    use crate::delta::Change;
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import(&lake, "whole").unwrap();
    let files = lake.inner.state().tables["accounts"].files().to_vec();
    let id = files[0].import_id().unwrap().to_owned();
    for _ in 0..3 {
        let again = Change {
            add: files.clone(),
            remove: Vec::new(),
            kind: Some(FactKind::Account),
            transaction: Some(id.clone()),
            alters_rows: true,
        };
        let columns = crate::schema::delta_columns(FactKind::Account);
        lake.inner.commit("accounts", columns, again).unwrap();
    }
    assert_eq!(live(&lake), [1, 1, 1]);
    drop(lake);
    assert_eq!(seen(&open(folder.path())), [1, 1, 1]);
}

#[test]
fn a_commit_whose_checksum_was_not_noted_any_more_is_noted_by_recovery() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import(&lake, "whole").unwrap();
    drop(lake);
    // As if power was lost between the registration and its note.
    let path = folder.path().join("lake/checksums");
    let notes = std::fs::read_to_string(&path).unwrap();
    let without = notes.trim_end().rsplit_once('\n').unwrap().0;
    std::fs::write(&path, format!("{without}\ntorn li")).unwrap();
    assert_eq!(seen(&open(folder.path())), [1, 1, 1]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), notes);
}
