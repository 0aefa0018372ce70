-- Terms of single values, and when tickets close.

ALTER TABLE zeef.ticket
  ADD COLUMN closed_at timestamptz,
  -- The clock of idle tickets; what a person does to a ticket does not touch it.
  ADD COLUMN last_message_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX ticket_open ON zeef.ticket (tenant_id, last_message_at) WHERE closed_at IS NULL;
CREATE INDEX ticket_closed ON zeef.ticket (tenant_id, closed_at) WHERE closed_at IS NOT NULL;

-- Values that the policy kept: where they stand in what is stored, why, and until when. Never the value.
CREATE TABLE zeef.kept_value (
  tenant_id        uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id               uuid NOT NULL,
  ticket_id        uuid NOT NULL,
  -- Absent for what belongs to the ticket's header, or to the mail that is handed on only.
  entry_id         uuid,
  document_id      uuid NOT NULL,
  at               timestamptz NOT NULL DEFAULT now(),
  part_id          text NOT NULL,
  entity           text NOT NULL,
  detector_id      text NOT NULL,
  detector_version integer NOT NULL,
  confidence       text NOT NULL,
  evidence         text[] NOT NULL,
  rule_id          text NOT NULL,
  policy_version   text NOT NULL,
  -- The ground, as the policy words it.
  reason           jsonb NOT NULL,
  -- [[start, end], …] in the sanitised part: a value may be cut by tags.
  spans            jsonb NOT NULL,
  value_tag        text NOT NULL,
  -- What was decided from: codes.
  inputs           jsonb NOT NULL,
  -- The rule its end follows from; none for what has no term of its own.
  term_from        text CHECK (term_from IN ('closed', 'received', 'date')),
  term             interval,
  -- When it goes. Empty while its ticket is open and the term begins with closing.
  due_at           timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, entry_id) REFERENCES zeef.ticket_entry (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX kept_value_due ON zeef.kept_value (tenant_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX kept_value_by_ticket ON zeef.kept_value (tenant_id, ticket_id);
CREATE INDEX kept_value_by_entry ON zeef.kept_value (tenant_id, entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX kept_value_by_document ON zeef.kept_value (tenant_id, document_id);
CREATE INDEX kept_value_by_tag ON zeef.kept_value (tenant_id, value_tag);

-- What redactions were decided from, to decide them again under another policy. Codes.
ALTER TABLE zeef.redaction ADD COLUMN inputs jsonb;

-- Kept longer by agreement: until a day, when it lifts itself.
ALTER TABLE zeef.ticket_hold ADD COLUMN until timestamptz;
ALTER TABLE zeef.ticket_hold DROP CONSTRAINT ticket_hold_kind_check;
ALTER TABLE zeef.ticket_hold ADD CONSTRAINT ticket_hold_kind_check
  CHECK (kind IN ('legal', 'restriction') OR kind = 'agreement' AND until IS NOT NULL);

ALTER TABLE zeef.kept_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.kept_value FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.kept_value
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
