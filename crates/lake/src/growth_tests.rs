//! Tables written before a column was there.

use crate::data_file::DataFileWriter;
use crate::delta::Change;
use crate::registry::Import;
use crate::schema::{delta_columns, encoding_schema};
use crate::{Lake, Options};
use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray, new_null_array};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Schema};
use holdfast_analytics::{Analytics, Column, FactBatch, Facts, ImportDescription, ImportReceipt};
use holdfast_domain::facts::FactKind;
use jiff::tz::TimeZone;
use std::path::Path;
use std::sync::Arc;

/// The column that the old table lacks.
const NEW: &str = "channel";

fn open(folder: &Path) -> Lake {
    let options = Options { memory_limit_bytes: 64 << 20, threads: 2 };
    Lake::open(folder, TimeZone::UTC, options).unwrap()
}

fn description(content: &str) -> ImportDescription {
    ImportDescription {
        source: "desk".to_owned(),
        content_hash: content.to_owned(),
        file_name: "tickets.csv".to_owned(),
        imported_at: 0,
        note: String::new(),
    }
}

/// Three tickets in a table without the column, as an older program left it.
fn old_table(lake: &Lake) {
    let kind = FactKind::Ticket;
    let table = kind.table_name();
    let id = lake.next_import_id(0);
    let whole = encoding_schema(kind);
    let fields: Vec<_> = whole.fields().iter().filter(|field| field.name() != NEW).cloned().collect();
    let columns: Vec<ArrayRef> = fields
        .iter()
        .map(|field| {
            let text = |values: [&str; 3]| -> ArrayRef {
                cast(&(Arc::new(StringArray::from(values.to_vec())) as ArrayRef), field.data_type()).unwrap()
            };
            match field.name().as_str() {
                "ticket_id" | "account_id" => text(["a", "b", "c"]),
                "source" => text(["desk"; 3]),
                "import_id" => text([id.as_str(); 3]),
                _ if field.data_type() == &DataType::Int64 && !field.is_nullable() => {
                    Arc::new(Int64Array::from(vec![1, 2, 3]))
                }
                _ => new_null_array(field.data_type(), 3),
            }
        })
        .collect();
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap();
    let folder = lake.inner.folder.join(table);
    std::fs::create_dir_all(&folder).unwrap();
    let stem = format!("{id}-00000");
    let mut writer = DataFileWriter::create(&folder, &stem, batch.schema(), Some(kind)).unwrap();
    writer.write(&batch).unwrap();
    let change = Change {
        add: vec![writer.finish().unwrap()],
        remove: Vec::new(),
        kind: Some(kind),
        transaction: Some(id.clone()),
        alters_rows: true,
    };
    let columns = delta_columns(kind).into_iter().filter(|column| column.name() != NEW).collect();
    lake.inner.commit(table, columns, change).unwrap();
    let receipt = ImportReceipt { description: description("old"), rows: vec![(kind, 3)] };
    lake.inner.register_import(Import { id, receipt }).unwrap();
}

/// Tickets, those with a channel, and those whose row was learned first at the time 2.
fn counts(lake: &Lake) -> [i64; 3] {
    let sql = "SELECT count(*) AS n, count(channel) AS channels,
        coalesce(sum(CASE WHEN recorded_at = 2 THEN 1 ELSE 0 END), 0) AS second FROM tickets";
    let answer = lake.query(sql, &[]).unwrap();
    ["n", "channels", "second"].map(|name| answer.column(name).unwrap().integer(0).unwrap())
}

#[test]
fn a_table_without_a_column_reads_as_missing_and_takes_new_rows() {
    let folder = tempfile::tempdir().unwrap();
    let lake = open(folder.path());
    old_table(&lake);
    drop(lake);
    let lake = open(folder.path());
    assert_eq!(counts(&lake), [3, 0, 1]);
    // A correction of the second ticket, and a new one.
    let writer = lake.begin_import(description("new")).unwrap();
    let texts = |values: [&str; 2]| Column::texts(values.map(Some));
    let times = |values: [i64; 2]| Column::integers(values.map(Some));
    writer
        .append(FactBatch {
            kind: FactKind::Ticket,
            columns: vec![
                ("ticket_id", texts(["b", "d"])),
                ("account_id", texts(["b", "d"])),
                (NEW, texts(["chat", "mail"])),
                ("occurred_at", times([2, 4])),
                ("recorded_at", times([9, 4])),
                ("row_key", times([2, 4])),
                ("source_row", times([1, 2])),
            ],
        })
        .unwrap();
    writer.commit(String::new()).unwrap();
    // The correction is in force; that there is such a ticket was known before.
    assert_eq!(counts(&lake), [4, 2, 1]);
    lake.compact().unwrap();
    assert_eq!(counts(&lake), [4, 2, 1]);
    drop(lake);
    let lake = open(folder.path());
    assert_eq!(counts(&lake), [4, 2, 1]);
    lake.verify().unwrap();
    let answer = lake.query("SELECT max(recorded_at) AS t FROM tickets_versions", &[]).unwrap();
    assert_eq!(answer.column("t").unwrap().integer(0), Some(9));
    // What other readers of the Delta table are told.
    let log = std::fs::read_dir(folder.path().join("lake/tickets/_delta_log")).unwrap();
    let entries = log.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
    let schemas: Vec<bool> = entries
        .flat_map(|entry| entry.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.contains("\"metaData\""))
        .map(|line| line.contains(&format!("\\\"{NEW}\\\"")))
        .collect();
    assert_eq!((schemas.len(), schemas.iter().filter(|has| **has).count()), (2, 1));
}
