-- Who may come in, and by which policy.

CREATE TABLE zeef.api_key (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  name        text NOT NULL,
  secret_hash bytea NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  revoked_at  timestamptz,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE zeef.source (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  name        text NOT NULL,
  ciphertext  bytea NOT NULL,
  wrapped_key bytea NOT NULL,
  key_version integer NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, name)
);

-- A webhook's URL names its source and nothing else, so the way from name to tenant is open to all.
CREATE TABLE zeef.source_route (
  name      text PRIMARY KEY,
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant
);

-- Policies as they were. A version is never changed.
CREATE TABLE zeef.policy_version (
  tenant_id  uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  version    text NOT NULL,
  yaml       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, version)
);

CREATE TABLE zeef.policy_active (
  tenant_id    uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  version      text NOT NULL,
  activated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id),
  FOREIGN KEY (tenant_id, version) REFERENCES zeef.policy_version (tenant_id, version)
);

ALTER TABLE zeef.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.api_key FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.api_key
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.source ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.source FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.source
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.source_route ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.source_route FORCE ROW LEVEL SECURITY;
CREATE POLICY anyone_looks_up ON zeef.source_route FOR SELECT USING (true);
CREATE POLICY tenant_adds ON zeef.source_route FOR INSERT
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.policy_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.policy_version FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.policy_version
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.policy_active ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.policy_active FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.policy_active
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
