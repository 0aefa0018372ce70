-- What tickets hold: messages, sealed, and redactions in clear, since these say what was removed, where and
-- why, and never the value.

-- Messages; a message that comes again with other content is a new revision.
CREATE TABLE zeef.ticket_entry (
  tenant_id         uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id                uuid NOT NULL,
  ticket_id         uuid NOT NULL,
  document_id       uuid NOT NULL,
  key_tag           text NOT NULL,
  revision          integer NOT NULL CHECK (revision > 0),
  content_tag       text NOT NULL,
  ciphertext        bytea NOT NULL,
  wrapped_key       bytea NOT NULL,
  key_version       integer NOT NULL,
  received_at       timestamptz NOT NULL,
  -- Id and arrival of the first revision, which keep the message's place in the conversation.
  first_id          uuid NOT NULL,
  first_received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, ticket_id, key_tag, revision),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
ALTER TABLE zeef.ticket_entry ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

CREATE TABLE zeef.redaction (
  tenant_id        uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id               uuid NOT NULL,
  ticket_id        uuid NOT NULL,
  -- Absent for what belongs to the ticket's header.
  entry_id         uuid,
  document_id      uuid NOT NULL,
  at               timestamptz NOT NULL DEFAULT now(),
  part_id          text NOT NULL,
  entity           text NOT NULL,
  action           text NOT NULL,
  detector_id      text NOT NULL,
  detector_version integer NOT NULL,
  confidence       text NOT NULL,
  evidence         text[] NOT NULL,
  rule_id          text NOT NULL,
  policy_version   text NOT NULL,
  reason           jsonb NOT NULL,
  placeholder      text NOT NULL,
  number           integer NOT NULL,
  output_start     integer NOT NULL,
  output_end       integer NOT NULL,
  value_tag        text NOT NULL,
  -- Its message was replaced by a later revision. Kept, since numbers once given stay given.
  superseded       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES zeef.ticket_entry (tenant_id, id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
CREATE INDEX redaction_by_ticket ON zeef.redaction (tenant_id, ticket_id, id);
CREATE INDEX redaction_numbering ON zeef.redaction (tenant_id, ticket_id, entity, value_tag, number);
CREATE INDEX redaction_by_entry ON zeef.redaction (tenant_id, entry_id) WHERE entry_id IS NOT NULL;

ALTER TABLE zeef.ticket_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.ticket_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.ticket_entry
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.redaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.redaction FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.redaction
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
