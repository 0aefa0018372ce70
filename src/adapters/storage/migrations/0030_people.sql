-- People at the review desk: accounts, how they sign in, and where they are signed in.

CREATE TABLE zeef.account (
  tenant_id        uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id               uuid NOT NULL,
  -- Keyed tag of the address in lower case.
  email_tag        text NOT NULL,
  -- Name and address, sealed.
  ciphertext       bytea NOT NULL,
  wrapped_key      bytea NOT NULL,
  key_version      integer NOT NULL,
  role             text NOT NULL,
  -- Argon2id in PHC form; none before an invitation is taken up, and for those who only come by single sign-on.
  password_hash    text,
  -- Keyed tag of issuer and subject at the identity provider.
  subject_tag      text,
  totp_ciphertext  bytea,
  totp_wrapped_key bytea,
  totp_key_version integer,
  -- The last time step a code was taken for: each counts once.
  totp_step        bigint NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL DEFAULT now(),
  disabled_at      timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, email_tag),
  UNIQUE (tenant_id, subject_tag)
);

-- SHA-256 of codes for who lost the second factor: random, so that no slow hash is needed. Gone once used.
CREATE TABLE zeef.recovery_code (
  tenant_id  uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  account_id uuid NOT NULL,
  code_hash  bytea NOT NULL,
  PRIMARY KEY (tenant_id, account_id, code_hash),
  FOREIGN KEY (tenant_id, account_id) REFERENCES zeef.account (tenant_id, id)
);

CREATE TABLE zeef.session (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  account_id  uuid NOT NULL,
  secret_hash bytea NOT NULL,
  -- The password was right, the second factor is still to come: opens nothing.
  half        boolean NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES zeef.account (tenant_id, id)
);
CREATE INDEX session_of_account ON zeef.session (tenant_id, account_id);

CREATE TABLE zeef.sign_in (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  account_id  uuid NOT NULL,
  session_id  uuid NOT NULL,
  way         text NOT NULL,
  -- The network address, sealed.
  ciphertext  bytea NOT NULL,
  wrapped_key bytea NOT NULL,
  key_version integer NOT NULL,
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES zeef.account (tenant_id, id)
);
CREATE INDEX sign_in_of_account ON zeef.sign_in (tenant_id, account_id, at);

-- Tries to sign in that did not succeed (yet), by keyed tag of account or network address.
CREATE TABLE zeef.sign_in_try (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id        uuid NOT NULL,
  tag       text NOT NULL,
  at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, tag, id)
);

-- Links that work once: the very first account, an invitation, a new password.
CREATE TABLE zeef.account_link (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  id          uuid NOT NULL,
  purpose     text NOT NULL,
  account_id  uuid,
  secret_hash bytea NOT NULL,
  expires_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES zeef.account (tenant_id, id)
);

ALTER TABLE zeef.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.account FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.account
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.recovery_code FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.recovery_code
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.session FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.session
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.sign_in FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.sign_in
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.sign_in_try ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.sign_in_try FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.sign_in_try
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.account_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.account_link FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.account_link
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
