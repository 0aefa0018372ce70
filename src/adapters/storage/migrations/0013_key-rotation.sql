-- A new key seals only from this moment on: by then every process knows it.
ALTER TABLE zeef.tenant_key ADD COLUMN active_at timestamptz NOT NULL DEFAULT now();
