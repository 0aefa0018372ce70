-- The register of incidents (GDPR art. 33(5)): all of them, reported or not.

CREATE TABLE zeef.incident (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  created_at  timestamptz NOT NULL DEFAULT now(),
  -- When the controller became aware: the clock of art. 33(1) runs from here.
  aware_at    timestamptz NOT NULL,
  -- Window, reach, actor, desk and key version it is about: codes and times.
  scope       jsonb NOT NULL,
  reported_at timestamptz,
  closed_at   timestamptz,
  -- What people wrote about it, sealed.
  ciphertext  bytea NOT NULL,
  wrapped_key bytea NOT NULL,
  key_version integer NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX incident_by_state ON zeef.incident (tenant_id, state, id);
CREATE INDEX audit_entry_by_actor ON zeef.audit_entry (tenant_id, (facts->>'actor'), at);

ALTER TABLE zeef.incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.incident FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.incident
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
