-- Tenants and their wrapped keys.
--
-- Every table that holds something of a tenant has row-level security enabled and forced. The policy reads
-- the setting `zeef.tenant`, which each transaction sets for itself; without it current_setting() raises an
-- error, so that a forgotten tenant shows nothing rather than everything. That goes for migrations by an
-- ordinary owner too: foreign keys are declared with their tables, since adding one later reads rows.

CREATE TABLE zeef.tenant (
  id         uuid PRIMARY KEY,
  name       text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE zeef.tenant_key (
  tenant_id  uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  version    integer NOT NULL CHECK (version > 0),
  -- The tenant's key under the master key.
  wrapped    bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, version)
);

ALTER TABLE zeef.tenant_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.tenant_key FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.tenant_key
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
