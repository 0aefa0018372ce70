import type { TestDatabase } from './database.ts';

/**
 * Fills the inbox of a tenant with generated items, each with its ticket and document; nine in ten are done, and
 * reasons, kinds and desks come as unevenly as they do at a desk.
 */
export async function fillInbox(
  database: Pick<TestDatabase, 'query'>,
  tenantId: string,
  count: number,
): Promise<void> {
  const one = async (sql: string) => void (await database.query(sql));
  // Rows without a life of their own: no trigger need look at each.
  const rows = `(SELECT i, ('01990000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid AS id,
      now() - i * interval '40 seconds' AS at FROM generate_series(1, ${count}) AS i) g`;
  await one(`INSERT INTO zeef.ticket (tenant_id, id, state, created_at, updated_at)
    SELECT '${tenantId}', id, 'sanitised', at, at FROM ${rows}`);
  await one(`INSERT INTO zeef.document (tenant_id, id, kind, door, source, dedupe_tag, size, state, received_at, ticket_id)
    SELECT '${tenantId}', id, 'mail', 'smtp', 'smtp', id::text, 1000, 'done', at, id FROM ${rows}`);
  await one(`INSERT INTO zeef.review_item (tenant_id, id, ticket_id, document_id, state, reasons, entities, desk,
      group_key, weight, opened_at, rank)
    SELECT '${tenantId}', id, id, id, CASE WHEN i % 10 = 0 THEN 'open' ELSE 'done' END,
      ARRAY[CASE WHEN i % 1000 = 0 THEN 'policy' WHEN i % 100 < 10 THEN 'release' ELSE 'doubtful' END],
      CASE WHEN i % 20000 = 0 THEN ARRAY['MRZ'] WHEN i % 30 = 0 THEN ARRAY['HEALTH', 'IBAN'] ELSE ARRAY['HEALTH'] END,
      CASE WHEN i % 5000 = 0 THEN 'legal' WHEN i % 3 = 0 THEN 'service' ELSE 'shop' END,
      CASE WHEN i % 30 = 0 THEN NULL ELSE 'special-category|HEALTH' END,
      power(2, i % 5), at, i % 5 - extract(epoch FROM at) / 86400 FROM ${rows}`);
  await one(`INSERT INTO zeef.review_tag (tenant_id, item_id, tag, state, rank)
    SELECT tenant_id, id, tag, state, rank FROM zeef.review_item, LATERAL (
      SELECT 'reason:' || unnest(reasons) AS tag UNION ALL SELECT 'kind:' || unnest(entities)
      UNION ALL SELECT 'desk:' || desk UNION ALL SELECT 'group:' || group_key WHERE group_key IS NOT NULL) t
    WHERE tenant_id = '${tenantId}'`);
  await one('ANALYZE zeef.review_item');
  await one('ANALYZE zeef.review_tag');
}
