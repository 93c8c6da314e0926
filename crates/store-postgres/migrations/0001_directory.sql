CREATE TABLE workspaces (
    id UUID PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE users (
    id UUID PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    password TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE TABLE memberships (
    workspace UUID NOT NULL REFERENCES workspaces (id),
    user_id UUID NOT NULL REFERENCES users (id),
    role TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (workspace, user_id)
);

CREATE INDEX memberships_by_user ON memberships (user_id, workspace);

CREATE TABLE sessions (
    id UUID PRIMARY KEY,
    token BYTEA NOT NULL UNIQUE,
    user_id UUID NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    idle_micros BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    device TEXT COLLATE "C" NOT NULL
);

CREATE INDEX sessions_by_user ON sessions (user_id, id);

CREATE TABLE api_keys (
    workspace UUID NOT NULL REFERENCES workspaces (id),
    id UUID NOT NULL,
    public_id TEXT COLLATE "C" NOT NULL UNIQUE,
    secret BYTEA NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    scopes TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE first_runs (
    token BYTEA PRIMARY KEY,
    ends_at BIGINT NOT NULL
);
