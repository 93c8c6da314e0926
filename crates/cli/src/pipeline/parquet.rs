//! Lets the importers read Parquet files through the lake.

use holdfast_connectors::Limits;
use holdfast_connectors::read::parquet_port::{ParquetMeaning, ParquetSource, ParquetTable};
use holdfast_lake::{ParquetLimits, ParquetRows, ParquetType};
use std::path::Path;

pub(crate) struct LakeParquet;

impl ParquetSource for LakeParquet {
    fn open(&self, path: &Path, limits: &Limits) -> Result<ParquetTable<'_>, String> {
        let limits = ParquetLimits {
            columns: limits.columns,
            cell_bytes: limits.row_bytes,
            ..ParquetLimits::default()
        };
        let rows = ParquetRows::open(path, limits).map_err(|error| error.to_string())?;
        let meaning = |kind| match kind {
            ParquetType::Instant => ParquetMeaning::InstantMicroseconds,
            ParquetType::LocalTime => ParquetMeaning::LocalMicroseconds,
            ParquetType::Date => ParquetMeaning::Days,
            _ => ParquetMeaning::Plain,
        };
        let columns =
            rows.columns().iter().map(|column| (column.name.clone(), meaning(column.kind))).collect();
        let batches = rows.map(|batch| batch.map_err(|error| error.to_string()));
        Ok(ParquetTable { columns, batches: Box::new(batches) })
    }
}
