-- The audit log has a term: entries before a checkpoint may be deleted, and nothing else. The checkpoint keeps number
-- and hash of the last one deleted, so that the rest of the chain still verifies; an entry of the chain names it.

CREATE TABLE zeef.audit_checkpoint (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  seq       bigint NOT NULL CHECK (seq > 0),
  hash      text NOT NULL,
  at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);

ALTER TABLE zeef.audit_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.audit_checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.audit_checkpoint
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

DROP TRIGGER append_only ON zeef.audit_entry;
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON zeef.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION zeef.refuse_change();
ALTER TABLE zeef.audit_entry ENABLE ALWAYS TRIGGER append_only;

CREATE FUNCTION zeef.refuse_early_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.seq > coalesce((SELECT seq FROM zeef.audit_checkpoint WHERE tenant_id = OLD.tenant_id), 0) THEN
    RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END
$$;

CREATE TRIGGER append_only_before_checkpoint BEFORE DELETE ON zeef.audit_entry
  FOR EACH ROW EXECUTE FUNCTION zeef.refuse_early_deletion();
ALTER TABLE zeef.audit_entry ENABLE ALWAYS TRIGGER append_only_before_checkpoint;
