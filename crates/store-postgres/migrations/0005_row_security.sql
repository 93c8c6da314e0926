-- Rows of another workspace do not exist, not even for the tables' owner. Nothing is set
-- outside a transaction, and then no row exists at all.
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;

ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON audit_heads
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;

ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON audit_log
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE answers ENABLE ROW LEVEL SECURITY;

ALTER TABLE answers FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON answers
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE settings ENABLE ROW LEVEL SECURITY;

ALTER TABLE settings FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON settings
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE decisions ENABLE ROW LEVEL SECURITY;

ALTER TABLE decisions FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON decisions
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE decision_undos ENABLE ROW LEVEL SECURITY;

ALTER TABLE decision_undos FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON decision_undos
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE notes ENABLE ROW LEVEL SECURITY;

ALTER TABLE notes FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON notes
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;

ALTER TABLE tasks FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON tasks
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE assignments ENABLE ROW LEVEL SECURITY;

ALTER TABLE assignments FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON assignments
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE snoozes ENABLE ROW LEVEL SECURITY;

ALTER TABLE snoozes FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON snoozes
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE views ENABLE ROW LEVEL SECURITY;

ALTER TABLE views FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON views
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;

ALTER TABLE jobs FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON jobs
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;

ALTER TABLE messages FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON messages
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);

ALTER TABLE sending_pauses ENABLE ROW LEVEL SECURITY;

ALTER TABLE sending_pauses FORCE ROW LEVEL SECURITY;

CREATE POLICY own_workspace ON sending_pauses
    USING (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid)
    WITH CHECK (workspace = NULLIF(current_setting('app.workspace', true), '')::uuid);
