CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
    RAISE EXCEPTION '% is only added to', TG_TABLE_NAME;
END
$function$;

CREATE TABLE audit_heads (
    workspace UUID PRIMARY KEY,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TABLE audit_log (
    workspace UUID NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C",
    action TEXT COLLATE "C" NOT NULL,
    object_kind TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    before_hash BYTEA,
    after_hash BYTEA,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (workspace, number)
);

CREATE INDEX audit_log_by_object ON audit_log (workspace, object_kind, object, number);

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE TRIGGER audit_log_is_not_shortened BEFORE DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION only_added_to();

CREATE TRIGGER audit_log_is_not_emptied BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();

CREATE TABLE answers (
    workspace UUID NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    request_key TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    fingerprint BYTEA NOT NULL,
    answer UUID NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace, actor, request_key)
);

CREATE INDEX answers_by_time ON answers (workspace, at);
