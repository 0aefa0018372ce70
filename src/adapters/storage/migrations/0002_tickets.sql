-- Sanitised tickets, their headers sealed, and the keys that lead to them.

CREATE TABLE zeef.ticket (
  tenant_id          uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id                 uuid NOT NULL,
  state              text NOT NULL DEFAULT 'held' CHECK (state IN ('sanitised', 'held')),
  -- Empty only between the two statements of the transaction that makes the ticket.
  header_ciphertext  bytea,
  header_wrapped_key bytea,
  header_key_version integer,
  entry_count        integer NOT NULL DEFAULT 0,
  redaction_count    integer NOT NULL DEFAULT 0,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ticket_by_state ON zeef.ticket (tenant_id, state, id);

-- Which ticket a message key (thread, or id at the source) belongs to.
CREATE TABLE zeef.ticket_key (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  key_tag   text NOT NULL,
  ticket_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, key_tag),
  -- Deferred: keys are claimed first, in order, and the ticket is made when none of them had one.
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE zeef.ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.ticket
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.ticket_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.ticket_key FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.ticket_key
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
