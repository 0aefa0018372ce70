-- What needs a person: one row for each ticket (or document that became none), ordered by an index.

CREATE TABLE zeef.review_item (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid REFERENCES zeef.tenant,
  -- Of the ticket, or of a document that became none.
  id          uuid NOT NULL,
  ticket_id   uuid,
  -- The last document that asked for a person.
  document_id uuid NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')),
  reasons     text[] NOT NULL,
  -- Kinds that were removed or are doubtful.
  entities    text[] NOT NULL,
  desk        text,
  -- Rule and kind, where all that is doubtful has the same.
  group_key   text,
  -- Highest risk x uncertainty of what is in it.
  weight      double precision NOT NULL CHECK (weight > 0),
  opened_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- log2(weight) - days from 1970 to opened_at. Ordered by it, a row's weight doubles with each day it waits, and
  -- the order never changes by itself, so that an index can keep it.
  rank        double precision NOT NULL,
  closed_at   timestamptz,
  closed_by   text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX review_item_by_rank ON zeef.review_item (tenant_id, state, rank, id);

-- What items can be filtered by ('reason:doubtful', 'kind:IBAN', 'desk:service', 'group:phone|PHONE_NUMBER'), in the
-- same order. A table and no array: under row-level security only plain comparisons reach an index.
CREATE TABLE zeef.review_tag (
  tenant_id uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  item_id   uuid NOT NULL,
  tag       text COLLATE "C" NOT NULL,
  state     text NOT NULL,
  rank      double precision NOT NULL,
  PRIMARY KEY (tenant_id, item_id, tag),
  FOREIGN KEY (tenant_id, item_id) REFERENCES zeef.review_item (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX review_tag_by_rank ON zeef.review_tag (tenant_id, state, tag, rank, item_id);

-- Of messages in which nothing was doubtful, a random few that a person looks at all the same.
CREATE TABLE zeef.review_sample (
  tenant_id   uuid NOT NULL DEFAULT current_setting('zeef.tenant')::uuid,
  document_id uuid NOT NULL,
  ticket_id   uuid NOT NULL,
  drawn_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Whether the person found something that should have been removed.
  leaked      boolean,
  judged_at   timestamptz,
  judged_by   text,
  PRIMARY KEY (tenant_id, document_id),
  FOREIGN KEY (tenant_id, ticket_id) REFERENCES zeef.ticket (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, document_id) REFERENCES zeef.document (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX review_sample_by_ticket ON zeef.review_sample (tenant_id, ticket_id);
CREATE INDEX review_sample_by_time ON zeef.review_sample (tenant_id, drawn_at);

ALTER TABLE zeef.review_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.review_item FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.review_item
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.review_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.review_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.review_tag
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);

ALTER TABLE zeef.review_sample ENABLE ROW LEVEL SECURITY;
ALTER TABLE zeef.review_sample FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON zeef.review_sample
  USING (tenant_id = current_setting('zeef.tenant')::uuid)
  WITH CHECK (tenant_id = current_setting('zeef.tenant')::uuid);
