CREATE TABLE jobs (
    workspace UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    unique_key TEXT COLLATE "C",
    payload TEXT COLLATE "C" NOT NULL,
    run_at BIGINT NOT NULL,
    priority BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    begun BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    worker TEXT COLLATE "C",
    available_at BIGINT,
    progress_done BIGINT NOT NULL,
    progress_total BIGINT NOT NULL,
    progress_step TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX jobs_by_unique_key ON jobs (workspace, kind, unique_key);

CREATE INDEX jobs_by_turn ON jobs (workspace, priority, available_at, id) WHERE available_at IS NOT NULL;

CREATE INDEX jobs_running ON jobs (workspace, available_at) WHERE state = 'running';

CREATE INDEX jobs_ended ON jobs (workspace, ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE messages (
    workspace UUID NOT NULL,
    id UUID NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    unique_key TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    send_at BIGINT NOT NULL,
    not_after BIGINT NOT NULL,
    repeatable BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    tries BIGINT NOT NULL,
    fence BIGINT NOT NULL,
    sender TEXT COLLATE "C",
    available_at BIGINT,
    outcome TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX messages_by_unique_key ON messages (workspace, unique_key);

CREATE INDEX messages_by_turn ON messages (workspace, available_at, id) WHERE state = 'waiting';

CREATE INDEX messages_late ON messages (workspace, not_after) WHERE state = 'waiting';

CREATE INDEX messages_sending ON messages (workspace, available_at) WHERE state = 'sending';

CREATE INDEX messages_ended ON messages (workspace, ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE sending_pauses (
    workspace UUID PRIMARY KEY,
    paused_at BIGINT NOT NULL
);
