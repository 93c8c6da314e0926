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
use datafusion::prelude::{SessionConfig, SessionContext, col};
use holdfast_analytics::Error;
use holdfast_domain::facts::FactKind;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

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
                    files.iter().partition(|file| contested.contains(&state.source_of(file)));
                let settled = scan(&self.context, kind, log, &settled)?;
                let of_contested = scan(&self.context, kind, log, &of_contested)?;
                self.newest(kind, settled, of_contested)?
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
    fn newest(
        &self,
        kind: FactKind,
        settled: Arc<dyn TableProvider>,
        contested: Arc<dyn TableProvider>,
    ) -> Result<Arc<dyn TableProvider>, Error> {
        let names: Vec<String> =
            scan_schema(kind).fields().iter().map(|field| format!("\"{}\"", field.name())).collect();
        let names = names.join(", ");
        let of_row = names.replace("\"recorded_at\"", "\"first_recorded_at\" AS \"recorded_at\"");
        let sql = format!(
            "SELECT {names} FROM settled
             UNION ALL
             SELECT {of_row} FROM (
               SELECT {names}, min(\"recorded_at\") OVER (
                 PARTITION BY \"{SOURCE}\", \"row_key\"
               ) AS first_recorded_at, row_number() OVER (
                 PARTITION BY \"{SOURCE}\", \"row_key\"
                 ORDER BY \"recorded_at\" DESC, \"{IMPORT_ID}\" DESC, \"source_row\" DESC
               ) AS age
               FROM contested
             ) WHERE age = 1"
        );
        let context = SessionContext::new_with_config(settings(1));
        let plan = self.engine.wait(async move {
            let failed = |error| crate::error::query(&sql, &error);
            context.register_table("settled", settled).map_err(failed)?;
            context.register_table("contested", contested).map_err(failed)?;
            let frame = context.sql(&sql).await.map_err(failed)?;
            Ok(frame.into_unoptimized_plan())
        })?;
        Ok(Arc::new(ViewTable::new(plan, None)))
    }
}

impl State {
    /// Sources of which several imports brought rows into the table of this kind: only
    /// there can a row have several versions.
    fn contested_sources(&self, kind: FactKind) -> Vec<&str> {
        let mut imports: HashMap<&str, usize> = HashMap::new();
        for import in self.imports.iter().filter(|import| import.rows_in(kind) > 0) {
            *imports.entry(&import.receipt.description.source).or_default() += 1;
        }
        let mut sources: Vec<&str> =
            imports.into_iter().filter_map(|(source, imports)| (imports > 1).then_some(source)).collect();
        sources.sort_unstable();
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
