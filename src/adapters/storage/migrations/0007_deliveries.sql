-- Handing on: the envelope an input came with, its sanitised form, and one row for each recipient it goes to.

-- Of the first recipient's route. Codes of the operator's, not personal.
ALTER TABLE zeef.document ADD COLUMN desk text, ADD COLUMN purpose text;
-- The policy wants a person to look before it is handed on.
ALTER TABLE zeef.document ADD COLUMN needs_review boolean NOT NULL DEFAULT false;

-- Sender, recipients and client of a mail, sealed like the original and apart from it.
CREATE TABLE zeef.document_envelope (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  document_id uuid NOT NULL,
  ciphertext  bytea NOT NULL,
  wrapped_key bytea NOT NULL,
  key_version integer NOT NULL,
  PRIMARY KEY (tenant_id, document_id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);

-- The sanitised mail as it is handed on. Sealed too: what the policy keeps is still personal.
CREATE TABLE zeef.document_output (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  document_id uuid NOT NULL,
  ciphertext  bytea NOT NULL,
  wrapped_key bytea NOT NULL,
  key_version integer NOT NULL,
  PRIMARY KEY (tenant_id, document_id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
ALTER TABLE zeef.document_output ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

CREATE TABLE zeef.delivery (
  tenant_id    uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  id           uuid NOT NULL,
  document_id  uuid NOT NULL,
  -- Keyed tag of the recipient or source: the same message goes to the same recipient once.
  target_tag   text NOT NULL,
  desk         text NOT NULL,
  mode         text NOT NULL,
  state        text NOT NULL DEFAULT 'pending'
               CHECK (state IN ('pending', 'sending', 'held', 'delivered', 'dead')),
  -- A person let it pass.
  released     boolean NOT NULL DEFAULT false,
  -- Every try counts up, also after a crash: it fences off whoever still believes to have it in hand.
  attempts     integer NOT NULL DEFAULT 0,
  -- Tries since it was made or replayed; what back-off and giving up go by.
  tries        integer NOT NULL DEFAULT 0,
  -- Status or reason of the last try or of the hold.
  code         text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  due_at       timestamptz NOT NULL DEFAULT now(),
  touched_at   timestamptz NOT NULL DEFAULT now(),
  delivered_at timestamptz,
  -- Sender and recipient.
  ciphertext   bytea NOT NULL,
  wrapped_key  bytea NOT NULL,
  key_version  integer NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, document_id, target_tag),
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id)
);
-- Lists by state, newest first, and what is due: nearly empty when all is well.
CREATE INDEX delivery_by_state ON zeef.delivery (tenant_id, state, id);
CREATE INDEX delivery_unfinished ON zeef.delivery (tenant_id, due_at) WHERE state IN ('pending', 'sending');

ALTER TABLE zeef.document_envelope ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.document_envelope FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.document_envelope
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.document_output ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.document_output FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.document_output
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.delivery
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
