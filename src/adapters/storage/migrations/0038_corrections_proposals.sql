-- A decision that changes after delivery: the correction is a delivery of its own that names the one it corrects.
ALTER TABLE zeef.delivery ADD COLUMN corrects uuid;
CREATE INDEX delivery_by_document ON zeef.delivery (tenant_id, document_id);

-- A policy that a person's proposal made from a file's: the file's version. While the file stays the same, a start
-- does not take the proposal back.
ALTER TABLE zeef.policy_version ADD COLUMN file_version text;

-- "Always keep" or "always remove" for a desk, with what it would have changed.
CREATE TABLE zeef.rule_proposal (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('keep', 'remove')),
  entity      text NOT NULL,
  desk        text,
  -- The rule that decides now; the new one goes before it. Empty for what is kept.
  rule_id     text,
  -- What it would have changed in so many days.
  days        integer NOT NULL,
  value_count integer NOT NULL,
  ticket_count integer NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'rejected')),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by  text,
  decided_at  timestamptz,
  -- The policy that came of it.
  policy_version text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX rule_proposal_by_state ON zeef.rule_proposal (tenant_id, state, id);
CREATE INDEX redaction_by_rule ON zeef.redaction (tenant_id, rule_id, entity, at) WHERE NOT superseded;
CREATE INDEX audit_entry_by_time ON zeef.audit_entry (tenant_id, at);

ALTER TABLE zeef.rule_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.rule_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.rule_proposal
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
