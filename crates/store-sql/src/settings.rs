//! A workspace's settings.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, values};
use crate::writing::{Record, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::settings::{Settings, Versioned, WorkspaceSettings};
use holdfast_store::{Command, Error, Result, WorkspaceContext};

const SETTINGS: &str =
    "SELECT version, zone, currency, dialect, recognition FROM settings WHERE workspace = $1";

fn settings_of(rows: &[Row]) -> Result<Versioned<WorkspaceSettings>> {
    let Some(row) = rows.first() else {
        return Ok(Versioned { version: 0, value: WorkspaceSettings::default() });
    };
    Ok(Versioned {
        version: row.int(0)?,
        value: WorkspaceSettings {
            zone: row.text(1)?.to_owned(),
            currency: row.text(2)?.to_owned(),
            dialect: row.text(3)?.to_owned(),
            recognition: row.text(4)?.to_owned(),
        },
    })
}

#[async_trait]
impl<B: Backend> Settings for SqlStore<B> {
    async fn settings(&self, context: &WorkspaceContext) -> Result<Versioned<WorkspaceSettings>> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction.rows(SETTINGS, values![context.workspace().as_uuid()]).await?;
        transaction.commit().await?;
        settings_of(&rows)
    }

    async fn change_settings(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        read: i64,
        settings: &WorkspaceSettings,
    ) -> Result<()> {
        settings.check()?;
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "change_settings", &(read, settings)).await?;
            let mut writing = open!(begun, _answer => ());
            let stored = settings_of(&writing.rows(SETTINGS, values![workspace]).await?)?;
            if stored.version != read {
                return Err(Error::Conflict { what: "settings", expected: read, found: stored.version });
            }
            writing
                .execute(
                    "INSERT INTO settings (workspace, version, zone, currency, dialect, recognition) \
                     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace) DO UPDATE SET \
                     version = excluded.version, zone = excluded.zone, currency = excluded.currency, \
                     dialect = excluded.dialect, recognition = excluded.recognition",
                    values![
                        workspace,
                        read + 1,
                        &settings.zone,
                        &settings.currency,
                        &settings.dialect,
                        &settings.recognition,
                    ],
                )
                .await?;
            let detail = serde_json::json!({"from": stored.value, "to": settings});
            let record = Record::new("settings.changed", "workspace", context.workspace())
                .detail(&detail)
                .before(&stored.value)
                .after(settings);
            writing.finish(command, record, fresh(command.now)).await
        })
    }
}
