//! A PostgreSQL of our own: on a new folder, reached through a socket in it, stopped and
//! removed when this process ends, however it ends.

use holdfast_store_postgres::PostgresSettings;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::str::FromStr as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The shell that started the server waits on its input; when that closes, because this
/// process is gone, it stops the server and removes the folder.
const SCRIPT: &str = r#"
set -e
folder=$(mktemp -d "${TMPDIR:-/tmp}/holdfast-postgres-XXXXXX")
"$1/initdb" -D "$folder/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1
"$1/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" \
  -o "-k $folder -c listen_addresses='' -c max_connections=200" start >/dev/null 2>&1
echo "$folder"
read -r _ || true
"$1/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
rm -rf "$folder"
"#;

/// A running server.
pub(crate) struct Server {
    _shell: Child,
    folder: PathBuf,
    programs: PathBuf,
    databases: AtomicU32,
}

/// The programs of the newest installed PostgreSQL. Without one these tests say that they are
/// skipped; where `CI` is set they fail.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").exists())
        .collect();
    found.sort();
    let newest = found.pop().map(|(_, folder)| folder);
    if newest.is_none() {
        let missing = "no PostgreSQL server is installed (Debian package `postgresql`)";
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        eprintln!("skipped: {missing}");
    }
    newest
}

/// A command as the user postgres, for the server refuses to run as root.
fn as_postgres(program: &Path) -> Command {
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

impl Server {
    /// Starts a server of its own, where PostgreSQL is installed.
    pub(crate) fn start() -> Option<Self> {
        let programs = programs()?;
        let mut shell = as_postgres(Path::new("/bin/sh"))
            .args(["-c", SCRIPT, "sh"])
            .arg(&programs)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(shell.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "the PostgreSQL server did not start");
        let folder = PathBuf::from(line.trim_end());
        Some(Self { _shell: shell, folder, programs, databases: AtomicU32::new(0) })
    }

    /// The server that the tests of this process share.
    pub(crate) fn shared() -> Option<&'static Self> {
        static SERVER: OnceLock<Option<Server>> = OnceLock::new();
        SERVER.get_or_init(Self::start).as_ref()
    }

    /// Pulls the plug and starts it again.
    pub(crate) fn restart_immediately(&self) {
        let done = as_postgres(&self.programs.join("pg_ctl"))
            .arg("-D")
            .arg(self.folder.join("data"))
            .args(["-m", "immediate", "-w", "restart", "-l"])
            .arg(self.folder.join("server.log"))
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(done.success());
    }

    /// The address of a database for a role.
    pub(crate) fn url(&self, role: &str, database: &str) -> String {
        format!("postgres://{role}@localhost/{database}?host={}", self.folder.display())
    }

    /// A connection that may do everything.
    pub(crate) async fn superuser(&self, database: &str) -> PgConnection {
        let options = PgConnectOptions::from_str(&self.url("postgres", database)).unwrap();
        options.connect().await.unwrap()
    }

    /// An empty database of its own role, which has no special rights: its name, which is
    /// the role's too.
    pub(crate) async fn database(&self) -> String {
        let name = format!("holdfast{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut connection = self.superuser("postgres").await;
        for sql in [
            format!("CREATE ROLE {name} LOGIN NOSUPERUSER NOBYPASSRLS"),
            format!("CREATE DATABASE {name} OWNER {name}"),
        ] {
            connection.execute(AssertSqlSafe(sql)).await.unwrap();
        }
        name
    }

    /// How to reach a database as its own role.
    pub(crate) fn settings(&self, database: &str) -> PostgresSettings {
        PostgresSettings::new(self.url(database, database))
    }
}
