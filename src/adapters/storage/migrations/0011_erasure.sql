-- Erasure: what was erased, so that it is erased again where a backup brings it back, and the receipts.

-- Secrets of a tenant beside the keys that seal: they stay comparable while those are rotated.
CREATE TABLE zeef.tenant_secret (
  tenant_id  uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  name       text NOT NULL,
  version    integer NOT NULL CHECK (version > 0),
  -- Under the master key.
  wrapped    bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, name, version)
);

-- Keyed digests of what was erased. Kept for good: a backup may be as old.
CREATE TABLE zeef.tombstone (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  kind      text NOT NULL CHECK (kind IN ('ticket', 'value')),
  digest    text NOT NULL,
  erased_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, kind, digest)
);

-- Signed receipts: ids, counts and times; nothing of what was erased.
CREATE TABLE zeef.receipt (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id        uuid NOT NULL,
  at        timestamptz NOT NULL DEFAULT now(),
  receipt   jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

ALTER TABLE zeef.tenant_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.tenant_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.tenant_secret
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.tombstone ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.tombstone FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.tombstone
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.receipt
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
