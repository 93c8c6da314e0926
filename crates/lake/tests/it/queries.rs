//! Queries: parameters, types, refusals, tables of the session.

use crate::support::{import_usage, integer, open};
use holdfast_analytics::{Analytics, Column, Error, Table, Value};
use holdfast_domain::facts::FactKind;

#[test]
fn a_kind_without_facts_is_an_empty_table_with_all_columns() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    for kind in FactKind::ALL {
        let answer = lake.query(&format!("SELECT * FROM {}", kind.table_name()), &[]).unwrap();
        assert_eq!(answer.rows(), 0);
        for field in kind.fields() {
            assert!(answer.column(field.name).is_ok(), "{kind:?}.{}", field.name);
        }
    }
    assert_eq!(integer(&lake, "SELECT count(*) FROM imports"), 0);
}

#[test]
fn named_parameters_of_every_type_are_bound() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 100, 10);
    let count = |filter: &str, parameters: &[(&str, Value)]| {
        let sql = format!("SELECT count(*) AS n FROM usage_events WHERE {filter}");
        let answer = lake.query(&sql, parameters).unwrap();
        answer.column("n").unwrap().integer(0).unwrap()
    };
    let text = Value::Text("account-00003".to_owned());
    assert_eq!(count("account_id = $account", &[("account", text)]), 10);
    assert_eq!(
        count(
            "row_key < $to AND row_key >= $from",
            &[("from", Value::Integer(10)), ("to", Value::Integer(15))]
        ),
        5
    );
    assert_eq!(count("row_key < $bound", &[("bound", Value::Number(9.5))]), 10);
    assert_eq!(count("(row_key < 7) = $yes", &[("yes", Value::Boolean(true))]), 7);
    assert_eq!(count("row_key < $nothing", &[("nothing", Value::Missing)]), 0);
    assert_eq!(count("$nothing IS NULL OR row_key < $nothing", &[("nothing", Value::Missing)]), 100);
    assert_eq!(count("event = $hostile", &[("hostile", Value::Text("login' OR true --".to_owned()))]), 0);
    let answer = lake
        .query("SELECT coalesce($a, 7) AS v, $b + 1 AS w", &[("a", Value::Missing), ("b", Value::Integer(1))])
        .unwrap();
    assert_eq!(answer.column("v").unwrap().integer(0), Some(7));
    assert_eq!(answer.column("w").unwrap().integer(0), Some(2));
}

#[test]
fn a_parameter_without_value_is_an_error_naming_it() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let error = lake.query("SELECT $forgotten", &[]).unwrap_err().to_string();
    assert!(error.contains("forgotten"), "{error}");
}

#[test]
fn only_questions_are_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 10, 3);
    let target = folder.path().join("out.parquet");
    for sql in [
        "CREATE TABLE t AS SELECT 1".to_owned(),
        "CREATE VIEW v AS SELECT 1".to_owned(),
        "DROP TABLE usage_events".to_owned(),
        "INSERT INTO usage_events SELECT * FROM usage_events".to_owned(),
        "DELETE FROM usage_events".to_owned(),
        "UPDATE usage_events SET quantity = 1".to_owned(),
        format!("COPY usage_events TO '{}'", target.display()),
        "CREATE EXTERNAL TABLE x STORED AS CSV LOCATION '/etc/passwd'".to_owned(),
        "SET datafusion.execution.batch_size = 1".to_owned(),
        "SELECT 1; SELECT 2".to_owned(),
        "SELECT * FROM '/etc/passwd'".to_owned(),
    ] {
        assert!(matches!(lake.query(&sql, &[]), Err(Error::Query { .. })), "{sql}");
        assert!(lake.materialize("m", &sql, &[]).is_err(), "{sql}");
    }
    assert!(!target.exists());
    assert_eq!(integer(&lake, "SELECT count(*) FROM usage_events"), 10);
}

#[test]
fn the_engines_words_and_the_query_come_with_the_error() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let error = lake.query("SELECT colour FROM accounts", &[]).unwrap_err().to_string();
    assert!(error.contains("colour") && error.contains("SELECT"), "{error}");
}

#[test]
fn types_become_the_ports_types() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let answer = lake
        .query(
            "SELECT 'é' AS t, arrow_cast('d', 'Dictionary(Int32, Utf8)') AS d,
                    CAST(1 AS SMALLINT) AS s, DATE '1970-01-03' AS day,
                    TIMESTAMP '1970-01-01T00:00:01' AS at, CAST(1.25 AS DECIMAL(10, 2)) AS m,
                    CAST(0.5 AS REAL) AS r, 1 = 1 AS b, NULL AS nothing",
            &[],
        )
        .unwrap();
    let column = |name: &str| answer.column(name).unwrap();
    assert_eq!((column("t").text(0), column("d").text(0)), (Some("é"), Some("d")));
    assert_eq!((column("s").integer(0), column("day").integer(0)), (Some(1), Some(2)));
    assert_eq!(column("at").integer(0), Some(1_000_000));
    assert_eq!((column("m").number(0), column("r").number(0)), (Some(1.25), Some(0.5)));
    assert_eq!((column("b").boolean(0), column("nothing").is_present(0)), (Some(true), false));
    assert!(matches!(lake.query("SELECT make_array(1, 2) AS l", &[]), Err(Error::Shape(_))));
}

#[test]
fn tables_of_the_session_can_be_registered_replaced_and_joined() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "app", 0, 100, 10);
    let segment = |names: [&str; 2]| {
        Table::new(vec![
            ("account_id".to_owned(), Column::texts(names.map(Some))),
            ("segment".to_owned(), Column::integers([Some(1), None])),
        ])
        .unwrap()
    };
    lake.register("segments", segment(["account-00001", "account-00002"])).unwrap();
    let joined = "SELECT count(*) FROM usage_events JOIN segments USING (account_id)";
    assert_eq!(integer(&lake, joined), 20);
    lake.register("segments", segment(["account-00001", "nobody"])).unwrap();
    assert_eq!(integer(&lake, joined), 10);
    let rows = lake
        .materialize(
            "counts",
            "SELECT account_id, count(*) AS n FROM usage_events GROUP BY account_id HAVING count(*) >= $least",
            &[("least", Value::Integer(1))],
        )
        .unwrap();
    assert_eq!(rows, 10);
    assert_eq!(integer(&lake, "SELECT sum(n) FROM counts"), 100);
    assert_eq!(lake.materialize("counts", "SELECT 1 AS n WHERE false", &[]).unwrap(), 0);
    assert_eq!(integer(&lake, "SELECT count(*) FROM counts"), 0);
    drop(lake);
    // For this session only.
    assert!(open(folder.path()).query("SELECT * FROM counts", &[]).is_err());
}

#[test]
fn a_large_sort_spills_within_its_memory_limit() {
    let folder = tempfile::tempdir().unwrap();
    import_usage(&open(folder.path()), "app", 0, 300_000, 1_000);
    let options = holdfast_lake::Options { memory_limit_bytes: 24 << 20, threads: 2 };
    let lake = holdfast_lake::Lake::open(folder.path(), jiff::tz::TimeZone::UTC, options).unwrap();
    let sum = integer(
        &lake,
        "SELECT sum(CAST(r AS BIGINT) * row_key % 7) FROM (
           SELECT row_key, row_number() OVER (ORDER BY row_key % 1000, row_key) AS r
           FROM usage_events)",
    );
    assert!(sum > 0);
}

#[test]
fn a_scan_hands_over_the_rows_of_the_query_in_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "web", 0, 50_000, 100);
    import_usage(&lake, "app", 50_000, 30_000, 100);
    let sql = "SELECT row_key, account_id FROM usage_events WHERE row_key % $divisor = 0";
    let parameters = [("divisor", Value::Integer(2))];
    let whole = lake.query(sql, &parameters).unwrap();
    let mut rows = Vec::new();
    let mut pieces = 0;
    lake.scan(sql, &parameters, &mut |piece| {
        let (keys, accounts) = (piece.column("row_key")?, piece.column("account_id")?);
        rows.extend((0..piece.rows()).map(|row| (keys.integer(row), accounts.text(row).map(str::to_owned))));
        pieces += 1;
        Ok(())
    })
    .unwrap();
    let (keys, accounts) = (whole.column("row_key").unwrap(), whole.column("account_id").unwrap());
    let mut expected: Vec<_> =
        (0..whole.rows()).map(|row| (keys.integer(row), accounts.text(row).map(str::to_owned))).collect();
    assert_eq!((rows.len(), pieces > 2), (40_000, true));
    rows.sort();
    expected.sort();
    assert_eq!(rows, expected);
}

#[test]
fn an_ordered_scan_keeps_its_order_and_a_refusal_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    import_usage(&lake, "web", 0, 50_000, 100);
    let sql = "SELECT row_key FROM usage_events ORDER BY row_key DESC";
    let mut keys = Vec::new();
    lake.scan(sql, &[], &mut |piece| {
        keys.extend((0..piece.rows()).filter_map(|row| piece.columns()[0].integer(row)));
        Ok(())
    })
    .unwrap();
    assert!(keys.len() == 50_000 && keys.is_sorted_by(|one, next| one > next));
    let mut pieces = 0;
    let refused = lake.scan(sql, &[], &mut |_| {
        pieces += 1;
        Err(holdfast_analytics::Error::Shape("enough".to_owned()))
    });
    assert!(refused.unwrap_err().to_string().contains("enough"));
    assert_eq!(pieces, 1);
    assert!(lake.scan("SELECT no_such_column FROM usage_events", &[], &mut |_| Ok(())).is_err());
}
