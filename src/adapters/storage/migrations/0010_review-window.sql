-- How long an original stays, and who looked at what waits for a person.

ALTER TABLE zeef.document
  -- When original, envelope and output were destroyed.
  ADD COLUMN original_destroyed_at timestamptz,
  -- The end of the term of what waits for a person was announced.
  ADD COLUMN expiry_warned_at timestamptz,
  -- A person said that they saw it: without that, what waits is never destroyed.
  ADD COLUMN acknowledged_at timestamptz;

-- What still has an original, oldest first.
CREATE INDEX document_with_original ON zeef.document (tenant_id, processed_at)
  WHERE original_destroyed_at IS NULL AND processed_at IS NOT NULL;

-- Legal hold (nothing is deleted) and restriction (art. 18 GDPR: nothing is deleted or read). Lifted ones stay
-- as a record.
CREATE TABLE zeef.ticket_hold (
  tenant_id    uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id           uuid NOT NULL,
  ticket_id    uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('legal', 'restriction')),
  actor        text NOT NULL,
  set_at       timestamptz NOT NULL DEFAULT now(),
  lifted_by    text,
  lifted_at    timestamptz,
  -- The reason, sealed: people write names into such fields.
  ciphertext   bytea NOT NULL,
  wrapped_key  bytea NOT NULL,
  key_version  integer NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id)
);
CREATE UNIQUE INDEX ticket_hold_in_force ON zeef.ticket_hold (tenant_id, ticket_id, kind) WHERE lifted_at IS NULL;

ALTER TABLE zeef.ticket_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.ticket_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.ticket_hold
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
