CREATE TABLE jobs (
    workspace BLOB NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    unique_key TEXT,
    payload TEXT NOT NULL,
    run_at INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL,
    begun INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    worker TEXT,
    available_at INTEGER,
    progress_done INTEGER NOT NULL,
    progress_total INTEGER NOT NULL,
    progress_step TEXT NOT NULL,
    outcome TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX jobs_by_unique_key ON jobs (workspace, kind, unique_key);

CREATE INDEX jobs_by_turn ON jobs (workspace, priority, available_at, id) WHERE available_at IS NOT NULL;

CREATE INDEX jobs_running ON jobs (workspace, available_at) WHERE state = 'running';

CREATE INDEX jobs_ended ON jobs (workspace, ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE messages (
    workspace BLOB NOT NULL,
    id BLOB NOT NULL,
    channel TEXT NOT NULL,
    unique_key TEXT NOT NULL,
    payload TEXT NOT NULL,
    send_at INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    repeatable INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    sender TEXT,
    available_at INTEGER,
    outcome TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX messages_by_unique_key ON messages (workspace, unique_key);

CREATE INDEX messages_by_turn ON messages (workspace, available_at, id) WHERE state = 'waiting';

CREATE INDEX messages_late ON messages (workspace, not_after) WHERE state = 'waiting';

CREATE INDEX messages_sending ON messages (workspace, available_at) WHERE state = 'sending';

CREATE INDEX messages_ended ON messages (workspace, ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE sending_pauses (
    workspace BLOB PRIMARY KEY,
    paused_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
