//! Imports: finding and starting them.

use crate::import_writer::ImportWriter;
use crate::lake::Lake;
use crate::registry::Import;
use holdfast_analytics::{Error, FactWriter, Facts, ImportDescription, ImportReceipt};
use std::sync::PoisonError;
use uuid::{NoContext, Timestamp, Uuid};

impl Facts for Lake {
    fn find_import(&self, source: &str, content_hash: &str) -> Result<Option<ImportReceipt>, Error> {
        let imports = self.inner.state().imports;
        Ok(imports.into_iter().map(|import| import.receipt).find(|receipt| {
            receipt.description.source == source && receipt.description.content_hash == content_hash
        }))
    }

    fn imports(&self) -> Result<Vec<ImportReceipt>, Error> {
        let imports = self.inner.state().imports;
        Ok(imports.into_iter().map(|import| import.receipt).collect())
    }

    fn begin_import(&self, description: ImportDescription) -> Result<Box<dyn FactWriter>, Error> {
        let id = self.next_import_id(description.imported_at);
        Ok(Box::new(ImportWriter::new(self, id, description)))
    }
}

impl Lake {
    /// An identifier greater than that of every import before, whatever the clock says:
    /// among versions learned at the same time the later import's is in force.
    pub(crate) fn next_import_id(&self, imported_at: i64) -> String {
        let registered = self.inner.state().imports.last().map_or(0, milliseconds_of);
        let mut latest = self.inner.latest_import.lock().unwrap_or_else(PoisonError::into_inner);
        let before = registered.max(*latest);
        *latest = u64::try_from(imported_at / 1_000).unwrap_or_default().max(before + 1);
        let timestamp =
            Timestamp::from_unix(NoContext, *latest / 1_000, (*latest % 1_000) as u32 * 1_000_000);
        Uuid::new_v7(timestamp).to_string()
    }
}

/// The time in an import's identifier.
fn milliseconds_of(import: &Import) -> u64 {
    Uuid::parse_str(&import.id).ok().and_then(|id| id.get_timestamp()).map_or(0, |timestamp| {
        let (seconds, nanoseconds) = timestamp.to_unix();
        seconds * 1_000 + u64::from(nanoseconds / 1_000_000)
    })
}
