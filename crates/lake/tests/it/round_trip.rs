//! What goes in comes out: every kind, every type, missing values.

use crate::support::{begin, open};
use holdfast_analytics::{Analytics, Column, FactBatch};
use holdfast_domain::facts::{COMMON_FIELDS, FactKind, Field, FieldType};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

fn random_column(field: &Field, rows: usize, dice: &mut StdRng) -> Column {
    let there = |dice: &mut StdRng| field.required || dice.random_bool(0.7);
    match field.kind {
        FieldType::Text => {
            let alphabet = ["", "a", "髙﨑𠮷", "naïve \"quoted\", text\n", "🦀", "Zzz", "0"];
            let texts: Vec<Option<&str>> = (0..rows)
                .map(|_| there(dice).then(|| alphabet[dice.random_range(0..alphabet.len())]))
                .collect();
            Column::texts(texts)
        }
        FieldType::Integer | FieldType::Money | FieldType::Instant => {
            Column::integers((0..rows).map(|_| there(dice).then(|| dice.random::<i64>())).collect::<Vec<_>>())
        }
        FieldType::Number => Column::numbers(
            (0..rows).map(|_| there(dice).then(|| dice.random_range(-1e9..1e9))).collect::<Vec<_>>(),
        ),
        FieldType::Boolean => {
            Column::booleans((0..rows).map(|_| there(dice).then(|| dice.random())).collect::<Vec<_>>())
        }
    }
}

/// Rows that name themselves, so that they can be asked for in the order they went in.
fn batch(kind: FactKind, rows: usize, dice: &mut StdRng) -> FactBatch {
    let columns = kind
        .fields()
        .iter()
        .chain(COMMON_FIELDS)
        .filter(|field| field.name != "source")
        .map(|field| {
            let column = if field.name == "row_key" {
                Column::integers((0..rows as i64).map(Some))
            } else {
                random_column(field, rows, dice)
            };
            (field.name, column)
        })
        .collect();
    FactBatch { kind, columns }
}

#[test]
fn every_kind_comes_back_as_it_went_in_before_and_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = StdRng::seed_from_u64(7);
    let batches: Vec<FactBatch> = FactKind::ALL.into_iter().map(|kind| batch(kind, 500, &mut dice)).collect();
    let lake = open(folder.path());
    let writer = begin(&lake, "everything", "1");
    for batch in &batches {
        writer.append(batch.clone()).unwrap();
    }
    let receipt = writer.commit("a note".to_owned()).unwrap();
    assert_eq!(receipt.rows.len(), FactKind::ALL.len());
    let check = |lake: &holdfast_lake::Lake| {
        for batch in &batches {
            let table = batch.kind.table_name();
            let answer = lake.query(&format!("SELECT * FROM {table} ORDER BY row_key"), &[]).unwrap();
            for (name, expected) in &batch.columns {
                let found = answer.column(name).unwrap();
                assert_eq!(found, expected, "{table}.{name}");
            }
            let source = answer.column("source").unwrap();
            assert!((0..500).all(|row| source.text(row) == Some("everything")));
        }
    };
    check(&lake);
    drop(lake);
    check(&open(folder.path()));
}

#[test]
fn fields_left_out_are_missing() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let writer = begin(&lake, "crm", "1");
    let ones = || Column::integers([Some(1)]);
    writer
        .append(FactBatch {
            kind: FactKind::Account,
            columns: vec![
                ("account_id", Column::texts([Some("a")])),
                ("occurred_at", ones()),
                ("recorded_at", ones()),
                ("row_key", ones()),
                ("source_row", ones()),
            ],
        })
        .unwrap();
    writer.commit(String::new()).unwrap();
    let answer = lake.query("SELECT plan, mrr, churned FROM accounts", &[]).unwrap();
    assert!(answer.columns().iter().all(|column| !column.is_present(0)));
}

#[test]
fn batches_that_do_not_fit_are_refused_with_the_columns_name() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let writer = begin(&lake, "crm", "1");
    let mut dice = StdRng::seed_from_u64(1);
    let refused = |change: fn(&mut FactBatch), word: &str, dice: &mut StdRng| {
        let mut wrong = batch(FactKind::Account, 3, dice);
        change(&mut wrong);
        let message = writer.append(wrong).unwrap_err().to_string();
        assert!(message.contains(word), "{message}");
    };
    refused(|batch| batch.columns.retain(|(name, _)| *name != "account_id"), "account_id", &mut dice);
    refused(
        |batch| batch.columns.push(("colour", Column::integers([None, None, None]))),
        "colour",
        &mut dice,
    );
    refused(
        |batch| batch.columns[0].1 = Column::texts([Some("a"), None, Some("c")]),
        "must be there",
        &mut dice,
    );
    refused(|batch| batch.columns[1].1 = Column::integers([Some(1), None, None]), "name", &mut dice);
    refused(|batch| batch.columns[1].1 = Column::texts([Some("a")]), "rows", &mut dice);
    writer.append(batch(FactKind::Account, 3, &mut dice)).unwrap();
    writer.commit(String::new()).unwrap();
}

#[test]
fn files_are_sorted_by_account_and_time() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    let writer = begin(&lake, "app", "1");
    for part in 0..4 {
        writer.append(crate::support::usage(part * 5_000, 5_000, 97)).unwrap();
    }
    writer.commit(String::new()).unwrap();
    // One file, read in its own order.
    let file = crate::support::files(&folder.path().join("lake/usage_events"))
        .into_iter()
        .find(|path| path.extension().is_some_and(|extension| extension == "parquet"))
        .unwrap();
    let rows = holdfast_lake::ParquetRows::open(&file, holdfast_lake::ParquetLimits::default()).unwrap();
    let mut keys = Vec::new();
    for table in rows {
        let table = table.unwrap();
        let (account, time) = (table.column("account_id").unwrap(), table.column("occurred_at").unwrap());
        keys.extend(
            (0..table.rows()).map(|row| (account.text(row).unwrap().to_owned(), time.integer(row).unwrap())),
        );
    }
    assert_eq!(keys.len(), 20_000);
    assert!(keys.is_sorted());
}
