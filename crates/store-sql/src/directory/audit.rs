//! The directory's own audit chain.

use crate::SqlStore;
use crate::backend::{Backend, Scope};
use async_trait::async_trait;
use holdfast_store::audit::{AuditEntry, AuditFilter, AuditHead, Verdict};
use holdfast_store::directory::DirectoryAudit;
use holdfast_store::{Page, PageRequest, Result};

#[async_trait]
impl<B: Backend> DirectoryAudit for SqlStore<B> {
    async fn directory_audit_log(
        &self,
        filter: &AuditFilter,
        page: &PageRequest,
    ) -> Result<Page<AuditEntry>> {
        self.log_of(Scope::Directory, filter, page).await
    }

    async fn directory_audit_head(&self) -> Result<AuditHead> {
        self.head_of(Scope::Directory).await
    }

    async fn verify_directory_audit(&self, kept: &[AuditHead]) -> Result<Verdict> {
        self.verify(Scope::Directory, kept).await
    }
}
