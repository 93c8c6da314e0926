DO $grant$
DECLARE
    grantee text := current_setting('app.grantee');
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', grantee);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON workspaces, users, memberships, sessions, api_keys, first_runs, audit_heads, answers, settings, notes, tasks, assignments, snoozes, views, jobs, messages, sending_pauses TO %I', grantee);
    EXECUTE format('GRANT SELECT, INSERT ON audit_log, decisions, decision_undos TO %I', grantee);
    EXECUTE format('GRANT SELECT ON schema_migrations TO %I', grantee);
END
$grant$
