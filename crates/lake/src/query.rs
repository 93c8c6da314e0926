//! Questions in SQL.

use crate::convert;
use crate::error::query;
use crate::lake::{Inner, Lake};
use arrow::array::{AsArray, RecordBatch};
use arrow::datatypes::{DataType, SchemaRef};
use datafusion::common::ParamValues;
use datafusion::datasource::MemTable;
use datafusion::physical_plan::{ExecutionPlan, collect, execute_stream_partitioned};
use datafusion::prelude::SQLOptions;
use datafusion::scalar::ScalarValue;
use futures::StreamExt;
use holdfast_analytics::{Analytics, Error, Table, Value};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

/// Rows of a batch of a registered table: as many as the engine's own batches have.
const BATCH_ROWS: usize = 8_192;

/// How many pieces of an answer each thread of the engine may have ready before it waits.
const PIECES_AHEAD: usize = 4;

impl Analytics for Lake {
    fn query(&self, sql: &str, parameters: &[(&str, Value)]) -> Result<Table, Error> {
        let (schema, batches) = self.inner.run(sql, parameters)?;
        convert::to_table(&schema, &batches)
    }

    fn scan(
        &self,
        sql: &str,
        parameters: &[(&str, Value)],
        piece: &mut dyn FnMut(&Table) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.inner.stream(sql, parameters, piece)
    }

    fn register(&self, name: &str, table: Table) -> Result<(), Error> {
        let failed = |error: &dyn std::fmt::Display| query(&format!("(table {name})"), error);
        let batch = convert::to_batch(table).map_err(|error| failed(&error))?;
        // Slices share the memory; operators that spill do so batch by batch.
        let slices = (0..batch.num_rows()).step_by(BATCH_ROWS);
        let slices = slices.map(|from| batch.slice(from, BATCH_ROWS.min(batch.num_rows() - from)));
        self.inner.show_in_memory(name, &batch.schema(), slices.collect()).map_err(|error| failed(&error))
    }

    fn materialize(&self, name: &str, sql: &str, parameters: &[(&str, Value)]) -> Result<u64, Error> {
        let (schema, batches) = self.inner.run(sql, parameters)?;
        let batches: Vec<RecordBatch> =
            batches.iter().map(compact).collect::<Result<_, _>>().map_err(|error| query(sql, &error))?;
        let rows = batches.iter().map(|batch| batch.num_rows() as u64).sum();
        self.inner.show_in_memory(name, &schema, batches).map_err(|error| query(sql, &error))?;
        Ok(rows)
    }
}

impl Inner {
    /// Runs one read-only query to its end.
    fn run(&self, sql: &str, parameters: &[(&str, Value)]) -> Result<(SchemaRef, Vec<RecordBatch>), Error> {
        let plan = self.plan(sql, parameters)?;
        let sql = sql.to_owned();
        let context = self.context.clone();
        self.engine.wait(async move {
            let schema = plan.schema();
            let batches = collect(plan, context.task_ctx()).await.map_err(|error| query(&sql, &error))?;
            Ok((schema, batches))
        })
    }

    /// Runs one read-only query and hands over its batches as they come.
    fn stream(
        &self,
        sql: &str,
        parameters: &[(&str, Value)],
        piece: &mut dyn FnMut(&Table) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let plan = self.plan(sql, parameters)?;
        let schema = plan.schema();
        let context = self.context.clone();
        let failed = sql.to_owned();
        // Inside the runtime: operators start tasks of their own when they are set up.
        let streams = self.engine.wait(async move {
            execute_stream_partitioned(plan, context.task_ctx()).map_err(|error| query(&failed, &error))
        })?;
        let mut running = streams.len();
        let (sender, receiver) = sync_channel(running * PIECES_AHEAD);
        for mut stream in streams {
            let (sender, schema, sql) = (sender.clone(), Arc::clone(&schema), sql.to_owned());
            self.engine.spawn(async move {
                loop {
                    // Columns are made here, on the engine's threads, while the caller works.
                    let next = match stream.next().await {
                        Some(Ok(batch)) => convert::to_table(&schema, &[batch]).map(Some),
                        Some(Err(error)) => Err(query(&sql, &error)),
                        None => Ok(None),
                    };
                    let is_last = !matches!(next, Ok(Some(_)));
                    // The caller is behind, or gone: then nobody wants the rest.
                    let sent = tokio::task::block_in_place(|| sender.send(next));
                    if is_last || sent.is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        while running > 0 {
            match receiver.recv() {
                Ok(next) => match next? {
                    Some(table) => piece(&table)?,
                    None => running -= 1,
                },
                Err(_) => return Err(crate::engine::stopped()),
            }
        }
        Ok(())
    }

    /// The plan of one read-only query, after verifying every file behind the tables it names.
    fn plan(&self, sql: &str, parameters: &[(&str, Value)]) -> Result<Arc<dyn ExecutionPlan>, Error> {
        let state = self.context.state();
        let dialect = state.config().options().sql_parser.dialect;
        let statement = state.sql_to_statement(sql, &dialect).map_err(|error| query(sql, &error))?;
        let names: Vec<String> = state
            .resolve_table_references(&statement)
            .map_err(|error| query(sql, &error))?
            .iter()
            .map(|reference| reference.table().to_owned())
            .collect();
        self.verify_tables(&names)?;
        let values = ParamValues::from(
            parameters.iter().map(|(name, value)| ((*name).to_owned(), scalar(value))).collect::<Vec<_>>(),
        );
        let sql = sql.to_owned();
        self.engine.wait(async move {
            let failed = |error| query(&sql, &error);
            let plan = state.statement_to_plan(statement).await.map_err(failed)?;
            read_only().verify_plan(&plan).map_err(failed)?;
            let plan = plan.with_param_values(values).map_err(failed)?;
            state.create_physical_plan(&plan).await.map_err(failed)
        })
    }

    /// Keeps batches in memory as a table, spread so that all threads can scan it.
    fn show_in_memory(&self, name: &str, schema: &SchemaRef, batches: Vec<RecordBatch>) -> Result<(), Error> {
        let mut partitions = vec![Vec::new(); self.options.threads.max(1)];
        let shares = partitions.len();
        for (index, batch) in batches.into_iter().enumerate() {
            partitions[index % shares].push(batch);
        }
        let table = MemTable::try_new(Arc::clone(schema), partitions).map_err(|error| query(name, &error))?;
        self.show(name, Arc::new(table))
    }
}

/// Queries and explanations; nothing that defines, changes, copies or sets.
fn read_only() -> SQLOptions {
    SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false)
}

fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Text(text) => ScalarValue::Utf8(Some(text.clone())),
        Value::Integer(value) => ScalarValue::Int64(Some(*value)),
        Value::Number(value) => ScalarValue::Float64(Some(*value)),
        Value::Boolean(value) => ScalarValue::Boolean(Some(*value)),
        Value::Missing => ScalarValue::Null,
    }
}

/// Lets go of the pages that text views still point into: a kept table must not hold more
/// than its own bytes.
fn compact(batch: &RecordBatch) -> Result<RecordBatch, arrow::error::ArrowError> {
    let columns = batch
        .columns()
        .iter()
        .map(|column| match column.data_type() {
            DataType::Utf8View => Arc::new(column.as_string_view().gc()),
            _ => Arc::clone(column),
        })
        .collect();
    RecordBatch::try_new(batch.schema(), columns)
}
