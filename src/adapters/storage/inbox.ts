import { type InboxItem, rankOf } from '../../model/inbox.ts';
import type { InboxFilter, InboxRepository } from '../../ports/inbox.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, type Queries } from './queries.ts';

type Row = Omit<InboxItem, 'ticketId' | 'desk' | 'group'> & {
  readonly ticketId: string | null;
  readonly desk: string | null;
  readonly group: string | null;
};

const COLUMNS = `i.id, i.ticket_id AS "ticketId", i.document_id AS "documentId", i.state, i.reasons, i.entities,
  i.desk, i.group_key AS "group", i.weight, i.opened_at AS "openedAt"`;

/** What needs a person. Row-level security adds the tenant to every statement. */
export function inboxRepository(queries: Queries): InboxRepository {
  return {
    async open({ id, ticketId, documentId, reasons, entities, desk, group, weight }) {
      const earlier = await queries.row<Row>(
        `SELECT ${COLUMNS} FROM zeef.review_item i WHERE id = $1 AND state = 'open' FOR UPDATE`,
        [id],
      );
      const item = {
        reasons: [...new Set([...(earlier?.reasons ?? []), ...reasons])],
        entities: [...new Set([...(earlier?.entities ?? []), ...entities])].sort(),
        desk: earlier?.desk ?? desk ?? null,
        // Two messages of a group are one; one beside another reason is not.
        group: earlier && earlier.group !== (group ?? null) ? null : (group ?? null),
        weight: Math.max(earlier?.weight ?? 0, weight),
        openedAt: earlier?.openedAt ?? new Date(),
      };
      const rank = rankOf(item.weight, item.openedAt);
      await queries.change(
        `INSERT INTO zeef.review_item (id, ticket_id, document_id, reasons, entities, desk, group_key, weight,
           opened_at, rank)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (tenant_id, id) DO UPDATE SET document_id = excluded.document_id, state = 'open',
           reasons = excluded.reasons, entities = excluded.entities, desk = excluded.desk,
           group_key = excluded.group_key, weight = excluded.weight, opened_at = excluded.opened_at,
           rank = excluded.rank, closed_at = NULL, closed_by = NULL`,
        [
          id,
          ticketId ?? null,
          documentId,
          item.reasons,
          item.entities,
          item.desk,
          item.group,
          item.weight,
          item.openedAt,
          rank,
        ],
      );
      await queries.change('DELETE FROM zeef.review_tag WHERE item_id = $1', [id]);
      const tags = [
        ...item.reasons.map((reason) => `reason:${reason}`),
        ...item.entities.map((entity) => `kind:${entity}`),
        ...(item.desk === null ? [] : [`desk:${item.desk}`]),
        ...(item.group === null ? [] : [`group:${item.group}`]),
      ];
      await queries.change(
        `INSERT INTO zeef.review_tag (item_id, tag, state, rank)
         SELECT $1, tag, 'open', $3 FROM unnest($2::text[]) AS tag`,
        [id, tags, rank],
      );
    },

    async get(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<Row>(`SELECT ${COLUMNS} FROM zeef.review_item i WHERE id = $1`, [id]);
      return row && item(row);
    },

    async list(filter, { after, limit }) {
      const { sql, values } = inboxQuery(filter, cursorKey('inbox', after), limit + 1);
      const rows = await queries.rows<Row>(sql, values);
      return pageOf('inbox', rows.map(item), limit, ({ id }) => id);
    },

    async counts(limit) {
      // From tag to tag: each step is one look into the index, however many items a tag has.
      return queries.rows<{ tag: string; count: number }>(
        `WITH RECURSIVE tags AS (
           (SELECT tag FROM zeef.review_tag WHERE state = 'open' ORDER BY tag LIMIT 1)
           UNION ALL
           SELECT (SELECT t.tag FROM zeef.review_tag t WHERE t.state = 'open' AND t.tag > tags.tag
                   ORDER BY t.tag LIMIT 1)
           FROM tags WHERE tags.tag IS NOT NULL)
         SELECT tag, (SELECT count(*)::integer FROM (SELECT FROM zeef.review_tag t
             WHERE t.state = 'open' AND t.tag = tags.tag LIMIT $1) upto) AS count
         FROM tags WHERE tag IS NOT NULL
         UNION ALL
         SELECT 'all', (SELECT count(*)::integer FROM (SELECT FROM zeef.review_item
             WHERE state = 'open' LIMIT $1) upto)`,
        [limit],
      );
    },

    async sample(group, among, limit) {
      const { sql, values } = inboxQuery({ state: 'open', group }, undefined, among);
      const rows = await queries.rows<Row>(
        `SELECT * FROM (${sql}) first ORDER BY random() LIMIT $${values.length + 1}`,
        [...values, limit],
      );
      return rows.map(item);
    },

    async close(id, actor) {
      const changed = await queries.change(
        `UPDATE zeef.review_item SET state = 'done', closed_at = clock_timestamp(), closed_by = $2
         WHERE id = $1 AND state = 'open'`,
        [id, actor],
      );
      await queries.change(`UPDATE zeef.review_tag SET state = 'done' WHERE item_id = $1`, [id]);
      return changed === 1;
    },

    unjudged: (ticketId) =>
      queries.rows(
        `SELECT r.document_id AS "documentId", r.entity, r.detector_id AS "detectorId", r.rule_id AS "ruleId",
           r.confidence, count(*)::integer AS places
         FROM zeef.redaction r
         WHERE r.ticket_id = $1 AND NOT r.superseded AND r.rule_id <> 'review' AND NOT EXISTS (
           SELECT FROM zeef.review_override o
           WHERE o.document_id = r.document_id AND o.part_path = r.part_path AND o.span_start = r.span_start
             AND o.span_end = r.span_end AND NOT o.undone)
         GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
        [ticketId],
      ),

    async approve(ticketId) {
      await queries.change(
        `UPDATE zeef.ticket SET state = 'sanitised', updated_at = clock_timestamp()
         WHERE id = $1 AND state <> 'sanitised'`,
        [ticketId],
      );
      await queries.change(
        'UPDATE zeef.document SET needs_review = false WHERE ticket_id = $1 AND needs_review',
        [ticketId],
      );
      return queries.rows<{ id: string; documentId: string }>(
        `UPDATE zeef.delivery v SET released = true, code = NULL, tries = 0, state = 'pending',
           due_at = clock_timestamp(), touched_at = clock_timestamp()
         FROM zeef.document d
         WHERE d.ticket_id = $1 AND d.tenant_id = v.tenant_id AND d.id = v.document_id AND NOT v.released
           AND d.state = 'done' AND (v.state = 'held' OR v.state = 'pending' AND v.mode = 'review')
         RETURNING v.id, v.document_id AS "documentId"`,
        [ticketId],
      );
    },

    async retry(documentId) {
      const changed = await queries.change(
        `UPDATE zeef.document SET state = 'received', hold_reason = NULL, attempts = 0, processed_at = NULL,
           touched_at = clock_timestamp()
         WHERE id = $1 AND state IN ('held', 'quarantined') AND hold_reason <> 'loop'
           AND EXISTS (SELECT FROM zeef.document_original o WHERE o.document_id = $1)`,
        [documentId],
      );
      await queries.change(
        `UPDATE zeef.delivery SET state = 'pending', code = NULL, due_at = clock_timestamp()
         WHERE document_id = $1 AND state = 'held' AND $2`,
        [documentId, changed === 1],
      );
      return changed === 1;
    },

    async waitsForRelease(documentId) {
      const row = await queries.row(
        `SELECT FROM zeef.delivery WHERE document_id = $1 AND mode = 'review' AND NOT released LIMIT 1`,
        [documentId],
      );
      return row !== undefined;
    },

    async draw(documentId, ticketId) {
      await queries.change(
        'INSERT INTO zeef.review_sample (document_id, ticket_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [documentId, ticketId],
      );
    },

    async judge(ticketId, actor) {
      await queries.change(
        `UPDATE zeef.review_sample s SET judged_at = clock_timestamp(), judged_by = $2, leaked = EXISTS (
           SELECT FROM zeef.review_decision d
           WHERE d.ticket_id = s.ticket_id AND d.document_id = s.document_id AND d.action = 'redact'
             AND d.undone_at IS NULL)
         WHERE ticket_id = $1 AND judged_at IS NULL`,
        [ticketId, actor],
      );
    },
  };
}

/**
 * The statement that lists items, highest rank first. One filter drives, the others are looked up item by item; the
 * server knows which is rare.
 */
export function inboxQuery(
  { state, reason, entity, desk, group, before }: InboxFilter,
  after: string | undefined,
  limit: number,
): { sql: string; values: readonly unknown[] } {
  const tags = [
    reason && `reason:${reason}`,
    entity && `kind:${entity}`,
    desk && `desk:${desk}`,
    group && `group:${group}`,
  ].filter((tag) => tag !== undefined && tag !== '');
  const values: unknown[] = [state, limit];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const [first, ...others] = tags;
  const table = first === undefined ? 'zeef.review_item p' : 'zeef.review_tag p';
  const id = first === undefined ? 'p.id' : 'p.item_id';
  const conditions = ['p.state = $1', ...(first === undefined ? [] : [`p.tag = ${value(first)}`])];
  const joins = others.map(
    (tag, i) => `JOIN zeef.review_tag t${i} ON t${i}.tenant_id = p.tenant_id AND t${i}.item_id = ${id}
        AND t${i}.state = $1 AND t${i}.tag = ${value(tag)}`,
  );
  if (before) {
    joins.push(`JOIN zeef.review_item o ON o.tenant_id = p.tenant_id AND o.id = ${id}`);
    conditions.push(`o.opened_at <= ${value(before)}`);
  }
  if (after !== undefined) {
    const last = value(after);
    conditions.push(`(p.rank, ${id}) < ((SELECT rank FROM zeef.review_item WHERE id = ${last}), ${last})`);
  }
  // The page first and the items of it after, so that no more of them are looked up than are shown.
  const page = `SELECT ${id} AS id, p.rank FROM ${table} ${joins.join(' ')} WHERE ${conditions.join(' AND ')}
      ORDER BY p.rank DESC, ${id} DESC LIMIT $2`;
  return {
    sql: `SELECT ${COLUMNS} FROM (${page}) page JOIN zeef.review_item i ON i.id = page.id
      ORDER BY page.rank DESC, page.id DESC`,
    values,
  };
}

function item({ ticketId, desk, group, ...row }: Row): InboxItem {
  return { ...row, ticketId: ticketId ?? undefined, desk: desk ?? undefined, group: group ?? undefined };
}
