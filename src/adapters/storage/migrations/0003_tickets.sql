-- Sanitised tickets: header and messages sealed, redactions in clear since they say what was removed, where
-- and why, and never the value.

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

ALTER TABLE zeef.document ADD FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id);

-- Which ticket a message key (thread, or id at the source) belongs to.
CREATE TABLE zeef.ticket_key (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  key_tag   text NOT NULL,
  ticket_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, key_tag),
  -- Deferred: keys are claimed first, in order, and the ticket is made when none of them had one.
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) DEFERRABLE INITIALLY DEFERRED
);

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
