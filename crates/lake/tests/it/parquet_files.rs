//! Users' own Parquet files.

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float32Array, Int32Array, ListArray, RecordBatch,
    StringArray, TimestampMillisecondArray, TimestampNanosecondArray, UInt64Array,
};
use arrow::datatypes::Int32Type;
use holdfast_lake::{ParquetError, ParquetLimits, ParquetRows, ParquetType};
use parquet::arrow::ArrowWriter;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn write(folder: &Path, columns: Vec<(&str, ArrayRef)>) -> PathBuf {
    let path = folder.join("export.parquet");
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, array)| (name, array, true)),
    )
    .unwrap();
    let file = std::fs::File::create(&path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    path
}

fn every_type() -> Vec<(&'static str, ArrayRef)> {
    vec![
        ("text", Arc::new(StringArray::from(vec![Some("髙"), None]))),
        ("int", Arc::new(Int32Array::from(vec![None, Some(-3)]))),
        ("real", Arc::new(Float32Array::from(vec![0.5, 1.5]))),
        (
            "amount",
            Arc::new(
                Decimal128Array::from(vec![Some(1_234_567_890_123_456_789), Some(-5)])
                    .with_precision_and_scale(30, 2)
                    .unwrap(),
            ),
        ),
        ("flag", Arc::new(BooleanArray::from(vec![Some(true), None]))),
        ("instant", Arc::new(TimestampNanosecondArray::from(vec![1_500, 0]).with_timezone("UTC"))),
        ("local", Arc::new(TimestampMillisecondArray::from(vec![2, 0]))),
        ("day", Arc::new(Date32Array::from(vec![20_000, -1]))),
        (
            "list",
            Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(vec![
                Some(vec![Some(1), None]),
                None,
            ])),
        ),
    ]
}

#[test]
fn every_type_comes_as_what_it_is() {
    use ParquetType::{Boolean, Date, Decimal, Instant, Integer, LocalTime, Number, Other, Text};
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), every_type());
    let mut rows = ParquetRows::open(&path, ParquetLimits::default()).unwrap();
    assert_eq!(rows.rows(), 2);
    let kinds: Vec<ParquetType> = rows.columns().iter().map(|column| column.kind).collect();
    assert_eq!(kinds, [Text, Integer, Number, Decimal, Boolean, Instant, LocalTime, Date, Other]);
    let table = rows.next().unwrap().unwrap();
    assert!(rows.next().is_none());
    let column = |name: &str| table.column(name).unwrap();
    assert_eq!((column("text").text(0), column("text").text(1)), (Some("髙"), None));
    assert_eq!((column("int").integer(0), column("int").integer(1)), (None, Some(-3)));
    assert_eq!(column("real").number(1), Some(1.5));
    assert_eq!(column("amount").text(0), Some("12345678901234567.89"));
    assert_eq!(column("amount").text(1), Some("-0.05"));
    assert_eq!(column("flag").boolean(0), Some(true));
    assert_eq!(column("instant").integer(0), Some(1));
    assert_eq!(column("local").integer(0), Some(2_000));
    assert_eq!(column("day").integer(0), Some(20_000));
    assert_eq!(column("list").text(0), Some("[1, ]"));
    assert!(!column("list").is_present(1));
}

#[test]
fn pieces_have_the_rows_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), vec![("n", Arc::new(Int32Array::from_iter_values(0..1_000)))]);
    let limits = ParquetLimits { piece_rows: 300, ..ParquetLimits::default() };
    let sizes: Vec<usize> =
        ParquetRows::open(&path, limits).unwrap().map(|table| table.unwrap().rows()).collect();
    assert_eq!(sizes, [300, 300, 300, 100]);
}

#[test]
fn each_limit_is_enforced_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        vec![
            ("a", Arc::new(Int32Array::from_iter_values(0..1_000))),
            ("b", Arc::new(StringArray::from(vec!["x".repeat(99); 1_000]))),
        ],
    );
    let refused = |limits: ParquetLimits| match ParquetRows::open(&path, limits) {
        Ok(mut rows) => rows.find_map(Result::err).unwrap().to_string(),
        Err(error) => error.to_string(),
    };
    let limits = ParquetLimits::default();
    assert!(refused(ParquetLimits { columns: 1, ..limits }).contains("2 columns"));
    assert!(refused(ParquetLimits { rows: 999, ..limits }).contains("1000 rows"));
    assert!(refused(ParquetLimits { row_group_bytes: 100, ..limits }).contains("bytes in a row group"));
    assert!(refused(ParquetLimits { cell_bytes: 98, ..limits }).contains("99 bytes in a cell"));
}

#[test]
fn numbers_that_do_not_fit_are_refused_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), vec![("n", Arc::new(UInt64Array::from(vec![u64::MAX])))]);
    let mut rows = ParquetRows::open(&path, ParquetLimits::default()).unwrap();
    assert!(matches!(rows.next(), Some(Err(ParquetError::Unreadable { .. }))));
    assert!(rows.next().is_none());
}

#[test]
fn two_thousand_damaged_files_are_refused_or_read_without_panic() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), every_type());
    let whole = std::fs::read(&path).unwrap();
    let mut dice = StdRng::seed_from_u64(5);
    for _ in 0..2_000 {
        let mut bytes = whole.clone();
        for _ in 0..dice.random_range(1..4) {
            let at = dice.random_range(0..bytes.len());
            bytes[at] ^= 1 << dice.random_range(0..8);
        }
        if dice.random_bool(0.2) {
            bytes.truncate(dice.random_range(0..bytes.len()));
        }
        std::fs::write(&path, bytes).unwrap();
        let limits = ParquetLimits { row_group_bytes: 1 << 20, ..ParquetLimits::default() };
        if let Ok(rows) = ParquetRows::open(&path, limits) {
            for piece in rows {
                if piece.is_err() {
                    break;
                }
            }
        }
    }
}
