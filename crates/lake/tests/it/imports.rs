//! Imports: found again, replaced by newer ones, dropped, from several threads.

use crate::support::{begin, description, files, import_usage, integer, open, usage, usage_recorded};
use holdfast_analytics::{Analytics, Facts};
use holdfast_domain::facts::FactKind;

#[test]
fn the_same_content_is_found_again_and_other_content_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    assert_eq!(lake.find_import("app", "1").unwrap(), None);
    let writer = lake.begin_import(description("app", "1", 42_000_000)).unwrap();
    writer.append(usage(0, 10, 3)).unwrap();
    let receipt = writer.commit("{\"rejected\":0}".to_owned()).unwrap();
    assert_eq!(receipt.rows, [(FactKind::Usage, 10)]);
    assert_eq!(receipt.description.note, "{\"rejected\":0}");
    for lake in [&lake, &open(folder.path())] {
        assert_eq!(lake.find_import("app", "1").unwrap().as_ref(), Some(&receipt));
        assert_eq!(lake.find_import("app", "2").unwrap(), None);
        assert_eq!(lake.find_import("crm", "1").unwrap(), None);
        assert_eq!(lake.imports().unwrap(), std::slice::from_ref(&receipt));
    }
}

#[test]
fn nothing_is_visible_before_the_commit_and_nothing_is_left_after_a_drop() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 10, 3);
    let before = files(folder.path());
    let writer = begin(&lake, "app", "2");
    writer.append(usage(100, 1_000, 3)).unwrap();
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 10);
    drop(writer);
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 10);
    assert_eq!(files(folder.path()), before);
    assert_eq!(lake.imports().unwrap().len(), 1);
}

#[test]
fn a_corrected_export_replaces_by_key_and_leaves_other_sources_alone() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 100, 7);
    import_usage(&lake, "shop", 0, 50, 7);
    // Corrects the keys 90..100 and adds 100..110.
    let writer = begin(&lake, "app", "corrected");
    writer.append(usage_recorded(90, 20, 7, 5)).unwrap();
    writer.commit(String::new()).unwrap();
    // Versions learned earlier do not win, however late they are imported.
    let writer = begin(&lake, "app", "late news");
    writer.append(usage_recorded(90, 5, 7, 3)).unwrap();
    writer.commit(String::new()).unwrap();
    for lake in [&lake, &open(folder.path())] {
        let count =
            |filter: &str| integer(lake, &format!("SELECT count(*) FROM usage_events WHERE {filter}"));
        assert_eq!(count("true"), 160);
        assert_eq!(count("source = 'shop'"), 50);
        assert_eq!(count("source = 'app' AND quantity = 5"), 20);
        assert_eq!(count("quantity = 3"), 0);
        assert_eq!(integer(lake, "SELECT count(*) FROM usage_events_versions"), 175);
    }
}

#[test]
fn versions_learned_at_the_same_time_are_decided_by_the_later_import() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    // The same clock for both, as in a program that imports twice within a millisecond.
    for (content, rows) in [("first", usage(0, 10, 3)), ("second", usage(0, 10, 5))] {
        let writer = begin(&lake, "app", content);
        writer.append(rows).unwrap();
        writer.commit(String::new()).unwrap();
    }
    assert_eq!(integer(&lake, "SELECT count(DISTINCT account_id) FROM usage_events"), 5);
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 10);
}

#[test]
fn two_threads_append_to_one_import() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let writer = begin(&lake, "app", "1");
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let writer = &writer;
            scope.spawn(move || {
                for part in 0..20 {
                    let first = (thread * 20 + part) * 10_000;
                    writer.append(usage(first, 10_000, 501)).unwrap();
                }
            });
        }
    });
    let receipt = writer.commit(String::new()).unwrap();
    assert_eq!(receipt.rows, [(FactKind::Usage, 400_000)]);
    assert_eq!(integer(&lake, "SELECT sum(row_key) FROM usage_events"), (0..400_000).sum::<i64>());
    assert_eq!(integer(&lake, "SELECT count(DISTINCT row_key) FROM usage_events"), 400_000);
}

#[test]
fn two_imports_at_once_both_arrive() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    std::thread::scope(|scope| {
        for source in ["app", "shop", "crm", "web"] {
            let lake = &lake;
            scope.spawn(move || import_usage(lake, source, 0, 1_000, 10));
        }
    });
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 4_000);
    assert_eq!(lake.imports().unwrap().len(), 4);
    drop(lake);
    assert_eq!(integer(&open(folder.path()), "SELECT count(*) FROM usage_events"), 4_000);
}

#[test]
fn queries_run_beside_imports_and_see_whole_imports_only() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    std::thread::scope(|scope| {
        let import = scope.spawn(|| {
            for part in 0..10 {
                import_usage(&lake, &format!("source {part}"), 0, 100, 10);
            }
        });
        while !import.is_finished() {
            assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events") % 100, 0);
        }
    });
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 1_000);
}

#[test]
fn imports_can_be_asked_for_in_sql() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 10, 3);
    let answer = lake.query("SELECT source, file_name, rows FROM imports", &[]).unwrap();
    assert_eq!(answer.column("source").unwrap().text(0), Some("app"));
    assert_eq!(answer.column("rows").unwrap().text(0), Some("{\"usage_events\":10}"));
}
