//! CSV files, read back with an independent reading of the format.

use holdfast_i18n::Language;
use holdfast_report::csv;

use crate::fixtures::{TaxonomyNames, all, hostile, software};

#[test]
fn files_have_a_byte_order_mark_and_equal_rows() {
    for (name, review) in all() {
        let folder = tempfile::tempdir().unwrap();
        let names = TaxonomyNames(Language::Japanese);
        let files = csv::write(&review, &names, folder.path()).unwrap();
        assert!(files.len() >= 2, "{name}");
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            assert!(bytes.starts_with(&[0xef, 0xbb, 0xbf]), "{}", file.display());
            let mut reader = ::csv::ReaderBuilder::new().flexible(false).from_reader(&bytes[3..]);
            let columns = reader.headers().unwrap().len();
            assert!(columns >= 2);
            let rows = reader.records().map(Result::unwrap).count();
            assert!(rows > 0, "{} has no rows", file.display());
        }
    }
}

#[test]
fn no_cell_begins_like_a_formula() {
    for table in csv::tables(&hostile(), &TaxonomyNames(Language::English)) {
        let text = csv::to_text(&table).unwrap();
        let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for row in reader.records() {
            for cell in &row.unwrap() {
                let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
                assert!(!starts || cell.parse::<f64>().is_ok(), "{}: {cell}", table.name);
            }
        }
    }
}

#[test]
fn movements_add_up_in_the_file_too() {
    let tables = csv::tables(&software(), &TaxonomyNames(Language::English));
    let table = tables.iter().find(|table| table.name == "mrr_movements").unwrap();
    assert_eq!(table.rows.len(), 48);
    for row in &table.rows {
        // Decimal amounts as whole minor units again.
        let minor = |cell: &String| cell.replace('.', "").parse::<i64>().unwrap();
        let parts: i64 = row[2..10].iter().map(minor).sum();
        assert_eq!(parts, minor(&row[10]), "{row:?}");
    }
}

#[test]
fn groups_of_fewer_than_thirty_stand_in_the_file_without_a_share() {
    let tables = csv::tables(&software(), &TaxonomyNames(Language::English));
    let table = tables.iter().find(|table| table.name == "attributed_reasons_by_group").unwrap();
    let place = |name: &str| table.columns.iter().position(|column| *column == name).unwrap();
    let (accounts, share) = (place("accounts"), place("share"));
    let (mut few, mut many) = (0, 0);
    for row in &table.rows {
        let is_few = row[accounts].parse::<u64>().unwrap() < 30;
        assert_eq!(row[share].is_empty(), is_few, "{row:?}");
        *(if is_few { &mut few } else { &mut many }) += 1;
    }
    assert!(few >= 5 && many >= 30, "{few} {many}");
    for name in ["reason_pages", "rising_reasons", "recurrence", "rivals", "price_audit", "evidence_sources"]
    {
        let table = tables.iter().find(|table| table.name == name).unwrap();
        assert!(!table.rows.is_empty(), "{name}");
    }
}
