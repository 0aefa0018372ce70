-- Requests to see a removed value or an original where a second person must agree. Ids, people and times only.

CREATE TABLE zeef.reveal_request (
  tenant_id    uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id           uuid NOT NULL,
  document_id  uuid NOT NULL,
  -- Empty: the whole original.
  redaction_id uuid,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Until when it may be approved, and once approved until when it may be used.
  expires_at   timestamptz NOT NULL,
  approved_by  text,
  approved_at  timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id),
  CHECK (approved_by <> requested_by)
);
CREATE INDEX reveal_request_waiting ON zeef.reveal_request (tenant_id, expires_at);

ALTER TABLE zeef.reveal_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.reveal_request FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.reveal_request
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
