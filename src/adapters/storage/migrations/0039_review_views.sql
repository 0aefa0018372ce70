-- Filters of the inbox that somebody gave a name: kinds, desks and reasons, no content.
CREATE TABLE zeef.review_view (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  user_id   uuid NOT NULL,
  name      text NOT NULL,
  query     text NOT NULL,
  PRIMARY KEY (tenant_id, user_id, name),
  FOREIGN KEY (tenant_id, user_id) REFERENCES zeef.account (tenant_id, id) ON DELETE CASCADE
);

ALTER TABLE zeef.review_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.review_view FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.review_view
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
