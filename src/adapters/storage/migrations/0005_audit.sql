-- The audit log: append-only, one hash chain per tenant. The head row is locked while appending, so that
-- numbers have no gaps, and tells when entries were cut off at the end.

CREATE TABLE zeef.audit_entry (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  seq       bigint NOT NULL CHECK (seq > 0),
  -- Whole milliseconds: the hash covers the ISO 8601 form.
  at        timestamptz(3) NOT NULL,
  facts     jsonb NOT NULL,
  prev_hash text NOT NULL,
  hash      text NOT NULL,
  PRIMARY KEY (tenant_id, seq)
);

CREATE TABLE zeef.audit_head (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  seq       bigint NOT NULL,
  hash      text NOT NULL,
  PRIMARY KEY (tenant_id)
);

CREATE FUNCTION zeef.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON zeef.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION zeef.refuse_change();
-- Also where triggers are off, as in a session that replays replicated changes.
ALTER TABLE zeef.audit_entry ENABLE ALWAYS TRIGGER append_only;

ALTER TABLE zeef.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.audit_entry
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.audit_head
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
