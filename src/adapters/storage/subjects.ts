import type { DrawnTotal, SubjectHit, SubjectRepository } from '../../ports/subjects.ts';
import type { Queries } from './queries.ts';
import { subjectRequests } from './subject-requests.ts';

/** Data subjects: where they occur and what was drawn in of them. Row-level security adds the tenant. */
export function subjectRepository(queries: Queries): SubjectRepository {
  const addTags: SubjectRepository['addTags'] = async (ticketId, documentId, tags) => {
    if (tags.length === 0) return;
    await queries.change(
      `INSERT INTO zeef.subject_tag (ticket_id, document_id, entity, tag, role, whose)
       SELECT $1, $2, entity, tag, role, whose
       FROM jsonb_to_recordset($3::jsonb) AS t (entity text, tag text, role text, whose text)
       ON CONFLICT DO NOTHING`,
      [ticketId, documentId, JSON.stringify(tags)],
    );
  };
  return {
    ...subjectRequests(queries),

    addTags,

    async retag(ticketId, tags) {
      const document = await queries.row<{ id: string }>(
        'SELECT id FROM zeef.document WHERE ticket_id = $1 ORDER BY id LIMIT 1',
        [ticketId],
      );
      await queries.change(`DELETE FROM zeef.subject_tag WHERE ticket_id = $1 AND role = 'requester'`, [
        ticketId,
      ]);
      if (document) await addTags(ticketId, document.id, tags);
    },

    async addDrawn(documentId, drawn) {
      if (drawn.length === 0) return;
      await queries.change(
        `INSERT INTO zeef.drawn_data (document_id, entity, purpose, whose, asked, removed, kept)
         SELECT $1, entity, purpose, whose, asked, removed, kept
         FROM jsonb_to_recordset($2::jsonb)
           AS d (entity text, purpose text, whose text, asked text, removed integer, kept integer)
         ON CONFLICT DO NOTHING`,
        [documentId, JSON.stringify(drawn)],
      );
    },

    async find(tags, limit) {
      if (tags.length === 0) return [];
      return queries.rows<SubjectHit>(
        `SELECT t.id AS "ticketId", array_agg(DISTINCT h.role ORDER BY h.role) AS roles, t.created_at AS "createdAt"
         FROM (SELECT ticket_id, role FROM zeef.subject_tag WHERE tag = ANY($1)
               UNION SELECT ticket_id, 'removed' FROM zeef.redaction WHERE value_tag = ANY($1)) h
         JOIN zeef.ticket t ON t.id = h.ticket_id AND t.header_ciphertext IS NOT NULL
         GROUP BY t.id, t.created_at ORDER BY t.id DESC LIMIT $2`,
        [tags, limit],
      );
    },

    async knows(tag) {
      const row = await queries.row(
        `SELECT 1 FROM zeef.subject_tag WHERE tag = $1 AND role = 'requester' LIMIT 1`,
        [tag],
      );
      return row !== undefined;
    },

    tags: (ticketIds) =>
      queries.rows(
        `SELECT DISTINCT ticket_id AS "ticketId", entity, tag, role, whose FROM zeef.subject_tag
         WHERE ticket_id = ANY($1)`,
        [ticketIds],
      ),

    async forget(tags) {
      await queries.change(`DELETE FROM zeef.subject_tag WHERE role = 'kept' AND tag = ANY($1)`, [tags]);
    },

    recipients: (ticketIds) =>
      queries.rows(
        `SELECT v.desk, count(*)::integer AS count, max(v.delivered_at) AS last
         FROM zeef.delivery v JOIN zeef.document d ON d.id = v.document_id
         WHERE v.delivered_at IS NOT NULL AND d.ticket_id = ANY($1)
         GROUP BY v.desk ORDER BY v.desk`,
        [ticketIds],
      ),

    async drawn(from, to) {
      const rows = await queries.rows<Omit<DrawnTotal, 'desk'> & { readonly desk: string | null }>(
        `SELECT d.source, d.desk, x.entity, x.purpose, x.whose, x.asked, sum(x.removed)::integer AS removed,
           sum(x.kept)::integer AS kept, count(DISTINCT x.document_id)::integer AS messages
         FROM zeef.drawn_data x JOIN zeef.document d ON d.id = x.document_id
         WHERE d.received_at >= $1 AND d.received_at < $2
         GROUP BY d.source, d.desk, x.entity, x.purpose, x.whose, x.asked
         ORDER BY removed DESC, d.source, x.entity LIMIT 2000`,
        [from, to],
      );
      return rows.map((row) => ({ ...row, desk: row.desk ?? undefined }));
    },
  };
}
