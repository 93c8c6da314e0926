CREATE TABLE settings (
    workspace BLOB PRIMARY KEY,
    version INTEGER NOT NULL,
    zone TEXT NOT NULL,
    currency TEXT NOT NULL,
    dialect TEXT NOT NULL,
    recognition TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    workspace BLOB NOT NULL,
    id BLOB NOT NULL,
    number INTEGER NOT NULL,
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    reading TEXT NOT NULL,
    verdict TEXT NOT NULL,
    proposed TEXT,
    reason TEXT,
    comment TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX decisions_by_number ON decisions (workspace, number);

CREATE INDEX decisions_by_loss ON decisions (workspace, account, day, reading, number);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are only added');
END;

CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'decisions are only added');
END;

CREATE TABLE decision_undos (
    workspace BLOB NOT NULL,
    decision BLOB NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, decision),
    FOREIGN KEY (workspace, decision) REFERENCES decisions (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_undos_are_not_changed BEFORE UPDATE ON decision_undos
BEGIN
    SELECT RAISE(ABORT, 'decisions are only added');
END;

CREATE TRIGGER decision_undos_are_not_removed BEFORE DELETE ON decision_undos
BEGIN
    SELECT RAISE(ABORT, 'decisions are only added');
END;

CREATE TABLE notes (
    workspace BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    account TEXT NOT NULL,
    text TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX notes_by_account ON notes (workspace, account, id);

CREATE TABLE tasks (
    workspace BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    account TEXT NOT NULL,
    title TEXT NOT NULL,
    due INTEGER NOT NULL,
    assignee BLOB,
    actor TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    done_at INTEGER,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX tasks_by_due ON tasks (workspace, due, id);

CREATE INDEX tasks_by_account ON tasks (workspace, account, due, id);

CREATE INDEX tasks_by_assignee ON tasks (workspace, assignee, due, id);

CREATE TABLE assignments (
    workspace BLOB NOT NULL,
    account TEXT NOT NULL,
    owner BLOB NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignments_by_owner ON assignments (workspace, owner, account);

CREATE TABLE snoozes (
    workspace BLOB NOT NULL,
    account TEXT NOT NULL,
    wakes_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX snoozes_by_end ON snoozes (workspace, wakes_at, account);

CREATE TABLE views (
    workspace BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    shared INTEGER NOT NULL,
    actor TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX views_by_list ON views (workspace, list, id);
