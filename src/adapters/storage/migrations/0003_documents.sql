-- Inputs as they came: where each stands, and apart from it the sealed original, so that changing the state
-- does not rewrite the content and erasing the content does not lose the record.

CREATE TABLE zeef.document (
  tenant_id    uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id           uuid NOT NULL,
  kind         text NOT NULL,
  door         text NOT NULL,
  source       text NOT NULL,
  -- Keyed tag of the delivery or content: one document per tenant and tag.
  dedupe_tag   text NOT NULL,
  size         integer NOT NULL CHECK (size >= 0),
  state        text NOT NULL DEFAULT 'received'
               CHECK (state IN ('received', 'processing', 'done', 'held', 'quarantined')),
  hold_reason  text,
  attempts     integer NOT NULL DEFAULT 0,
  received_at  timestamptz NOT NULL DEFAULT now(),
  touched_at   timestamptz NOT NULL DEFAULT now(),
  processed_at timestamptz,
  ticket_id    uuid,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, dedupe_tag),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id)
);

-- Lists by state, newest first (ids are UUIDv7).
CREATE INDEX document_by_state ON zeef.document (tenant_id, state, id);
-- What the reconciler looks for; nearly empty when all is well.
CREATE INDEX document_unfinished ON zeef.document (tenant_id, touched_at)
  WHERE state IN ('received', 'processing');

CREATE TABLE zeef.document_original (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  document_id uuid NOT NULL,
  ciphertext  bytea NOT NULL,
  wrapped_key bytea NOT NULL,
  key_version integer NOT NULL,
  PRIMARY KEY (tenant_id, document_id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
-- Ciphertext does not compress: store it out of line and do not try.
ALTER TABLE zeef.document_original ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

ALTER TABLE zeef.document ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.document FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.document
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.document_original ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.document_original FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.document_original
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
