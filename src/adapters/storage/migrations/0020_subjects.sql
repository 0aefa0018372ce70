-- Data subjects: by which values their tickets are found, what was drawn in beside what was needed, their
-- requests, and the mails that Zeef itself sends.

-- Keyed tags of the requester and of values that were kept; removed ones have theirs in zeef.redaction.
CREATE TABLE zeef.subject_tag (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  ticket_id   uuid NOT NULL,
  document_id uuid NOT NULL,
  entity      text NOT NULL,
  tag         text NOT NULL,
  role        text NOT NULL CHECK (role IN ('requester', 'kept')),
  -- Whose it is, as the decision saw it.
  whose       text NOT NULL,
  PRIMARY KEY (tenant_id, document_id, role, entity, tag),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX subject_tag_by_tag ON zeef.subject_tag (tenant_id, tag);
CREATE INDEX subject_tag_by_ticket ON zeef.subject_tag (tenant_id, ticket_id);
CREATE INDEX redaction_by_value ON zeef.redaction (tenant_id, value_tag);

-- How many values of a kind came in with a document, why, and what became of them. No tags, no values.
CREATE TABLE zeef.drawn_data (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  document_id uuid NOT NULL,
  entity      text NOT NULL,
  purpose     text NOT NULL,
  whose       text NOT NULL,
  asked       text NOT NULL,
  removed     integer NOT NULL,
  kept        integer NOT NULL,
  PRIMARY KEY (tenant_id, document_id, entity, purpose, whose, asked),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE zeef.subject_request (
  tenant_id        uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id               uuid NOT NULL,
  kind             text NOT NULL,
  state            text NOT NULL,
  origin           text NOT NULL CHECK (origin IN ('agent', 'form', 'ticket')),
  -- The ticket it was recognised in.
  ticket_id        uuid,
  language         text NOT NULL,
  opened_at        timestamptz NOT NULL,
  due_at           timestamptz NOT NULL,
  extended_at      timestamptz,
  extension_code   text,
  confirmed_at     timestamptz,
  confirmed_by     text,
  closed_at        timestamptz,
  outcome          text,
  -- Tag of the address the person asks from.
  email_tag        text NOT NULL,
  -- SHA-256 of the secret in the one-time link (256 random bits need no slow hash), and who has it.
  token_hash       bytea,
  token_expires_at timestamptz,
  token_for        text,
  -- What was erased, signed; holds no personal data.
  receipt          jsonb,
  -- Who asks, what for, and what was answered, sealed.
  ciphertext       bytea NOT NULL,
  wrapped_key      bytea NOT NULL,
  key_version      integer NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) ON DELETE SET NULL (ticket_id)
);
CREATE INDEX subject_request_by_state ON zeef.subject_request (tenant_id, state, id);
CREATE INDEX subject_request_by_email ON zeef.subject_request (tenant_id, email_tag, opened_at);
-- The steps of one request, and what was done about one incident.
CREATE INDEX audit_entry_by_request ON zeef.audit_entry (tenant_id, (facts->>'requestId'), seq)
  WHERE facts ? 'requestId';

-- Mails of Zeef's own, kept until a mail server has them. The content goes once it was sent.
CREATE TABLE zeef.notice (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  kind        text NOT NULL,
  state       text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'dead')),
  attempts    integer NOT NULL DEFAULT 0,
  code        text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  due_at      timestamptz NOT NULL DEFAULT now(),
  ciphertext  bytea,
  wrapped_key bytea,
  key_version integer,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX notice_due ON zeef.notice (tenant_id, due_at) WHERE state = 'pending';

-- Who was written to today, so that nobody gets two courteous replies on one day. Old days are deleted.
CREATE TABLE zeef.courtesy (
  tenant_id  uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  sender_tag text NOT NULL,
  day        date NOT NULL DEFAULT current_date,
  PRIMARY KEY (tenant_id, sender_tag, day)
);
CREATE INDEX courtesy_by_day ON zeef.courtesy (tenant_id, day);

ALTER TABLE zeef.subject_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.subject_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.subject_tag
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.drawn_data ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.drawn_data FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.drawn_data
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.subject_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.subject_request FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.subject_request
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.notice FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.notice
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.courtesy ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.courtesy FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.courtesy
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
