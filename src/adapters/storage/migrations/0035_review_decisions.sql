-- What people decide about marks: places and codes, never what stands there.

-- Where the value of a redaction stands in its part as it was parsed; without it (rows of earlier versions) a
-- redaction can be looked at and not acted upon. Whose it is and whether it was asked for, for whoever looks.
ALTER TABLE zeef.redaction ADD COLUMN span_start integer, ADD COLUMN span_end integer, ADD COLUMN part_path text NOT NULL DEFAULT '',
  ADD COLUMN part_tag text NOT NULL DEFAULT '',
  ADD COLUMN whose text NOT NULL DEFAULT 'unknown', ADD COLUMN asked text NOT NULL DEFAULT 'no';

CREATE INDEX redaction_by_document ON zeef.redaction (tenant_id, document_id) WHERE NOT superseded;
CREATE INDEX document_by_ticket ON zeef.document (tenant_id, ticket_id) WHERE ticket_id IS NOT NULL;

-- What a document was decided with: policyVersion, and what the desk had asked for by then. What a person changes is
-- decided again with the same, so that nothing else changes.
ALTER TABLE zeef.document ADD COLUMN decided_with jsonb;

CREATE TABLE zeef.review_decision (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id          uuid NOT NULL,
  ticket_id   uuid NOT NULL,
  document_id uuid NOT NULL,
  action      text NOT NULL,
  scope       text NOT NULL,
  reason      text NOT NULL,
  -- Kind after the decision.
  entity      text NOT NULL,
  -- What was judged: empty for what nothing had found.
  judged_entity     text,
  judged_detector   text,
  judged_rule       text,
  judged_confidence text,
  places      integer NOT NULL,
  actor       text NOT NULL,
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_at   timestamptz,
  undone_by   text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
CREATE INDEX review_decision_by_ticket ON zeef.review_decision (tenant_id, ticket_id, id);
CREATE INDEX review_decision_by_time ON zeef.review_decision (tenant_id, at);

CREATE TABLE zeef.review_override (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id          uuid NOT NULL,
  decision_id uuid NOT NULL,
  document_id uuid NOT NULL,
  part_path   text NOT NULL,
  -- Keyed tag of the part's text: the place is only used where the text is the same.
  part_tag    text NOT NULL,
  span_start  integer NOT NULL CHECK (span_start >= 0),
  span_end    integer NOT NULL CHECK (span_end > span_start),
  entity      text NOT NULL,
  action      text NOT NULL CHECK (action IN ('keep', 'redact', 'accept')),
  -- Its decision was undone.
  undone      boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, decision_id) REFERENCES zeef.review_decision (tenant_id, id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
CREATE INDEX review_override_by_document ON zeef.review_override (tenant_id, document_id, id);

ALTER TABLE zeef.review_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.review_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.review_decision
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.review_override ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.review_override FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.review_override
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
