//! The engine's session: its settings, and the tables it knows.

use crate::error::storage;
use crate::functions;
use crate::lake::{Inner, State};
use crate::registry::{self, IMPORTS};
use crate::schema::{IMPORT_ID, SOURCE, scan_schema, sort_key, versions_name};
use crate::zone::Zone;
use crate::{Options, data_file::DataFile, delta::DeltaLog};
use datafusion::catalog::SchemaProvider;
use datafusion::datasource::TableProvider;
use datafusion::datasource::empty::EmptyTable;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::datasource::{MemTable, ViewTable};
use datafusion::error::{DataFusionError, Result as EngineResult};
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::prelude::{Expr, SessionConfig, SessionContext, col, ident, lit};
use holdfast_analytics::Error;
use holdfast_domain::facts::FactKind;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

/// Keys of rows that a query may hold to find those that came again: about 60 MB.
const MOST_KEYS: u64 = 1_000_000;

/// A source of which several imports brought rows into a table.
#[derive(Debug, Default)]
struct Contested<'a> {
    imports: usize,
    rows: u64,
    /// Rows and id of the import that brought most.
    largest: (u64, &'a str),
}

/// The session's tables by name. Unlike the engine's own, it replaces a table in one step,
/// so that a query running beside a commit always finds one.
#[derive(Debug, Default)]
struct Tables {
    by_name: RwLock<HashMap<String, Arc<dyn TableProvider>>>,
}

impl Tables {
    fn get(&self, name: &str) -> Option<Arc<dyn TableProvider>> {
        let tables = self.by_name.read().unwrap_or_else(PoisonError::into_inner);
        tables.get(name).cloned()
    }
}

impl SchemaProvider for Tables {
    fn table_names(&self) -> Vec<String> {
        let tables = self.by_name.read().unwrap_or_else(PoisonError::into_inner);
        tables.keys().cloned().collect()
    }

    // What `async_trait` makes of `async fn table`.
    fn table<'life0, 'life1, 'async_trait>(
        &'life0 self,
        name: &'life1 str,
    ) -> Pin<
        Box<
            dyn Future<Output = EngineResult<Option<Arc<dyn TableProvider>>, DataFusionError>>
                + Send
                + 'async_trait,
        >,
    >
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(std::future::ready(Ok(self.get(name))))
    }

    fn register_table(
        &self,
        name: String,
        table: Arc<dyn TableProvider>,
    ) -> EngineResult<Option<Arc<dyn TableProvider>>> {
        let mut tables = self.by_name.write().unwrap_or_else(PoisonError::into_inner);
        Ok(tables.insert(name, table))
    }

    fn deregister_table(&self, name: &str) -> EngineResult<Option<Arc<dyn TableProvider>>> {
        let mut tables = self.by_name.write().unwrap_or_else(PoisonError::into_inner);
        Ok(tables.remove(name))
    }

    fn table_exist(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// A session with the lake's settings and the calendar functions, without tables.
pub(crate) fn context(lake: &Path, zone: TimeZone, options: &Options) -> Result<SessionContext, Error> {
    let failed = |error| storage(lake, &error);
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(FairSpillPool::new(options.memory_limit_bytes)))
        // Beside the data: the system's temporary folder may be memory itself.
        .with_temp_file_path(lake.join(".spill"))
        .build_arc()
        .map_err(failed)?;
    let context = SessionContext::new_with_config_rt(settings(options.threads), runtime);
    let catalog = context
        .catalog("datafusion")
        .ok_or_else(|| storage(lake, &"the engine has no catalog; this is a defect, please report it"))?;
    catalog.register_schema("public", Arc::new(Tables::default())).map_err(failed)?;
    for function in functions::calendar(&Arc::new(Zone::new(zone))) {
        context.register_udf(function);
    }
    Ok(context)
}

/// Settings of every session; `partitions` is how many threads a query is spread over.
pub(crate) fn settings(partitions: usize) -> SessionConfig {
    SessionConfig::new()
        .with_target_partitions(partitions.max(1))
        .with_information_schema(false)
        .with_collect_statistics(true)
}

/// A table over these files of a log, sorted as they are.
pub(crate) fn scan(
    context: &SessionContext,
    kind: FactKind,
    log: &DeltaLog,
    files: &[&DataFile],
) -> Result<Arc<dyn TableProvider>, Error> {
    let schema = scan_schema(kind);
    if files.is_empty() {
        return Ok(Arc::new(EmptyTable::new(schema)));
    }
    let failed = |error: &dyn std::fmt::Display| storage(log.folder(), error);
    let folder =
        deltalake::ensure_table_uri(log.folder().to_string_lossy()).map_err(|error| failed(&error))?;
    let folder = folder.as_str().trim_end_matches('/');
    let urls = files
        .iter()
        .map(|file| ListingTableUrl::parse(format!("{folder}/{}", file.name)))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| failed(&error))?;
    let order = vec![col(sort_key(kind)).sort(true, true), col(crate::schema::OCCURRED_AT).sort(true, true)];
    let listing = ListingOptions::new(Arc::new(ParquetFormat::default()))
        .with_file_extension(".parquet")
        .with_file_sort_order(vec![order]);
    let config =
        ListingTableConfig::new_with_multi_paths(urls).with_listing_options(listing).with_schema(schema);
    let cache = context.runtime_env().cache_manager.get_file_statistic_cache();
    let table = ListingTable::try_new(config).map_err(|error| failed(&error))?;
    Ok(Arc::new(table.with_cache(cache)))
}

impl Inner {
    /// Shows the state's tables to queries.
    pub(crate) fn refresh_session(&self) -> Result<(), Error> {
        let state = self.state();
        for kind in FactKind::ALL {
            let log = &state.tables[kind.table_name()];
            let files: Vec<&DataFile> = log.files().iter().filter(|file| state.is_registered(file)).collect();
            let versions = scan(&self.context, kind, log, &files)?;
            let contested = state.contested_sources(kind);
            let in_force = if contested.is_empty() {
                Arc::clone(&versions)
            } else {
                let (of_contested, settled): (Vec<_>, Vec<_>) =
                    files.iter().partition(|file| contested.contains_key(state.source_of(file)));
                let scan = |files: &[&DataFile]| scan(&self.context, kind, log, files);
                let others: u64 = contested.values().map(|source| source.rows - source.largest.0).sum();
                let largest: Vec<&str> = contested
                    .values()
                    .filter(|_| others <= MOST_KEYS)
                    .map(|source| source.largest.1)
                    .collect();
                self.newest(kind, scan(&settled)?, scan(&of_contested)?, &largest)?
            };
            self.show(kind.table_name(), in_force)?;
            self.show(&versions_name(kind), versions)?;
        }
        let batch = registry::batch(&state.imports)?;
        let imports = MemTable::try_new(batch.schema(), vec![vec![batch]]);
        let imports = imports.map_err(|error| storage(&self.folder, &error))?;
        self.show(IMPORTS, Arc::new(imports))
    }

    /// Makes a table known under this name, in place of the one known before.
    pub(crate) fn show(&self, name: &str, table: Arc<dyn TableProvider>) -> Result<(), Error> {
        self.context
            .register_table(datafusion::common::TableReference::bare(name), table)
            .map(drop)
            .map_err(|error| storage(&self.folder, &error))
    }

    /// The newest version of every row of the contested sources, and all of the others. When
    /// it was learned is said of the row, not of its version: a correction does not make news
    /// of what had been known.
    ///
    /// Only rows that others than the largest import of their source (`largest`) have too are ranked:
    /// a row is in an import once, and the days after a first large import bring few rows, of which
    /// fewer correct earlier ones. Ranking all would cost minutes for twenty million. Where the
    /// others are too many to hold their keys, `largest` is empty and all are ranked.
    fn newest(
        &self,
        kind: FactKind,
        settled: Arc<dyn TableProvider>,
        contested: Arc<dyn TableProvider>,
        largest: &[&str],
    ) -> Result<Arc<dyn TableProvider>, Error> {
        let names: Vec<String> =
            scan_schema(kind).fields().iter().map(|field| format!("\"{}\"", field.name())).collect();
        let names = names.join(", ");
        let of_row = names.replace("\"recorded_at\"", "\"first_recorded_at\" AS \"recorded_at\"");
        // The few keys are what is held in memory: the right side is only passed through.
        let on = format!(
            "ON others.\"row_key\" = largest.\"row_key\" AND others.\"{SOURCE}\" = largest.\"{SOURCE}\""
        );
        let sql = format!(
            "SELECT {names} FROM settled
             UNION ALL
             SELECT {names} FROM others RIGHT ANTI JOIN largest {on}
             UNION ALL
             SELECT {of_row} FROM (
               SELECT {names}, min(\"recorded_at\") OVER (
                 PARTITION BY \"{SOURCE}\", \"row_key\"
               ) AS first_recorded_at, row_number() OVER (
                 PARTITION BY \"{SOURCE}\", \"row_key\"
                 ORDER BY \"recorded_at\" DESC, \"{IMPORT_ID}\" DESC, \"source_row\" DESC
               ) AS age
               FROM (
                 SELECT {names} FROM others
                 UNION ALL
                 SELECT {names} FROM others RIGHT SEMI JOIN largest {on}
               )
             ) WHERE age = 1"
        );
        let context = SessionContext::new_with_config(settings(1));
        let largest: Vec<Expr> = largest.iter().map(|import| lit(*import)).collect();
        let plan = self.engine.wait(async move {
            let failed = |error| crate::error::query(&sql, &error);
            context.register_table("settled", settled).map_err(failed)?;
            let contested = context.read_table(contested).map_err(failed)?;
            for (name, is_other) in [("largest", false), ("others", true)] {
                let rows = if largest.is_empty() {
                    lit(is_other)
                } else {
                    ident(IMPORT_ID).in_list(largest.clone(), is_other)
                };
                let rows = contested.clone().filter(rows).map_err(failed)?;
                context.register_table(name, rows.into_view()).map_err(failed)?;
            }
            let frame = context.sql(&sql).await.map_err(failed)?;
            Ok(frame.into_unoptimized_plan())
        })?;
        Ok(Arc::new(ViewTable::new(plan, None)))
    }
}

impl State {
    /// Sources of which several imports brought rows into the table of this kind: only there can a
    /// row have several versions.
    fn contested_sources(&self, kind: FactKind) -> BTreeMap<&str, Contested<'_>> {
        let mut sources: BTreeMap<&str, Contested<'_>> = BTreeMap::new();
        for import in self.imports.iter().filter(|import| import.rows_in(kind) > 0) {
            let source = sources.entry(&import.receipt.description.source).or_default();
            source.imports += 1;
            source.rows += import.rows_in(kind);
            source.largest = source.largest.max((import.rows_in(kind), &import.id));
        }
        sources.retain(|_, source| source.imports > 1);
        sources
    }

    /// The source that all rows of a data file came from.
    pub(crate) fn source_of(&self, file: &DataFile) -> &str {
        self.imports
            .iter()
            .find(|import| file.import_id() == Some(&import.id))
            .map_or("", |import| &import.receipt.description.source)
    }
}
