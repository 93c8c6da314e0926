CREATE TABLE settings (
    workspace UUID PRIMARY KEY,
    version BIGINT NOT NULL,
    zone TEXT COLLATE "C" NOT NULL,
    currency TEXT COLLATE "C" NOT NULL,
    dialect TEXT COLLATE "C" NOT NULL,
    recognition TEXT COLLATE "C" NOT NULL
);

CREATE TABLE decisions (
    workspace UUID NOT NULL,
    id UUID NOT NULL,
    number BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    reading TEXT COLLATE "C" NOT NULL,
    verdict TEXT COLLATE "C" NOT NULL,
    proposed TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    comment TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX decisions_by_number ON decisions (workspace, number);

CREATE INDEX decisions_by_loss ON decisions (workspace, account, day, reading, number);

CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE TRIGGER decisions_are_not_emptied BEFORE TRUNCATE ON decisions
    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();

CREATE TABLE decision_undos (
    workspace UUID NOT NULL,
    decision UUID NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, decision),
    FOREIGN KEY (workspace, decision) REFERENCES decisions (workspace, id)
);

CREATE TRIGGER decision_undos_are_not_changed BEFORE UPDATE ON decision_undos
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE TRIGGER decision_undos_are_not_removed BEFORE DELETE ON decision_undos
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE TABLE notes (
    workspace UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX notes_by_account ON notes (workspace, account, id);

CREATE TABLE tasks (
    workspace UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    due BIGINT NOT NULL,
    assignee UUID,
    actor TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    done_at BIGINT,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX tasks_by_due ON tasks (workspace, due, id);

CREATE INDEX tasks_by_account ON tasks (workspace, account, due, id);

CREATE INDEX tasks_by_assignee ON tasks (workspace, assignee, due, id);

CREATE TABLE assignments (
    workspace UUID NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    owner UUID NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, account)
);

CREATE INDEX assignments_by_owner ON assignments (workspace, owner, account);

CREATE TABLE snoozes (
    workspace UUID NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    wakes_at BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, account)
);

CREATE INDEX snoozes_by_end ON snoozes (workspace, wakes_at, account);

CREATE TABLE views (
    workspace UUID NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    list TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    query TEXT COLLATE "C" NOT NULL,
    shared BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX views_by_list ON views (workspace, list, id);
