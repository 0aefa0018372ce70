import type { SignedReceipt } from '../../model/receipt.ts';
import type { HoldKind } from '../../model/retention.ts';
import type { ErasureRepository, TicketContents, Tombstone } from '../../ports/erasure.ts';
import { isUuid, LOCK_TIMEOUT_MS, type Queries } from './queries.ts';

/** Documents of a ticket. */
const DOCUMENTS = 'SELECT id FROM zeef.document WHERE ticket_id = $1';

/**
 * Statements that delete a ticket, `$1`, in an order that foreign keys allow. Tables that are not named here
 * have to go with it by `ON DELETE CASCADE`.
 */
const DELETIONS = [
  `DELETE FROM zeef.reveal_request WHERE document_id IN (${DOCUMENTS})`,
  `DELETE FROM zeef.review_override WHERE document_id IN (${DOCUMENTS})`,
  'DELETE FROM zeef.review_decision WHERE ticket_id = $1',
  'DELETE FROM zeef.redaction WHERE ticket_id = $1',
  'DELETE FROM zeef.ticket_entry WHERE ticket_id = $1',
  'DELETE FROM zeef.ticket_hold WHERE ticket_id = $1',
  `DELETE FROM zeef.delivery WHERE document_id IN (${DOCUMENTS})`,
  `DELETE FROM zeef.document_original WHERE document_id IN (${DOCUMENTS})`,
  `DELETE FROM zeef.document_envelope WHERE document_id IN (${DOCUMENTS})`,
  `DELETE FROM zeef.document_output WHERE document_id IN (${DOCUMENTS})`,
  'DELETE FROM zeef.document WHERE ticket_id = $1',
  'DELETE FROM zeef.ticket_key WHERE ticket_id = $1',
  'DELETE FROM zeef.ticket WHERE id = $1',
];

/** Erasure. Row-level security adds the tenant to every statement. */
export function erasureRepository(queries: Queries): ErasureRepository {
  return {
    async lock(ticketId) {
      if (!isUuid(ticketId)) return undefined;
      // Keys before tickets, in order, as whoever adds a message does: no two can wait for each other.
      await queries.rows(
        'SELECT key_tag FROM zeef.ticket_key WHERE ticket_id = $1 ORDER BY key_tag FOR UPDATE',
        [ticketId],
        LOCK_TIMEOUT_MS,
      );
      const ticket = await queries.row(
        'SELECT id FROM zeef.ticket WHERE id = $1 FOR UPDATE',
        [ticketId],
        LOCK_TIMEOUT_MS,
      );
      if (!ticket) return undefined;
      const counts = await queries.row<Omit<TicketContents, 'holds' | 'deliveredTo' | 'tickets'>>(
        `SELECT
           (SELECT count(*)::integer FROM zeef.document WHERE ticket_id = $1) AS documents,
           (SELECT count(*)::integer FROM zeef.document_original WHERE document_id IN (${DOCUMENTS})) AS originals,
           (SELECT count(*)::integer FROM zeef.ticket_entry WHERE ticket_id = $1) AS entries,
           (SELECT count(*)::integer FROM zeef.redaction WHERE ticket_id = $1) AS redactions,
           EXISTS (SELECT 1 FROM zeef.delivery WHERE state = 'sending' AND document_id IN (${DOCUMENTS})) AS sending`,
        [ticketId],
      );
      const holds = await queries.rows<{ kind: HoldKind }>(
        `SELECT kind FROM zeef.ticket_hold WHERE ticket_id = $1 AND lifted_at IS NULL AND kind <> 'agreement'
         ORDER BY kind`,
        [ticketId],
      );
      const deliveredTo = await queries.rows<{ desk: string; deliveries: number }>(
        `SELECT desk, count(*)::integer AS deliveries FROM zeef.delivery
         WHERE state = 'delivered' AND document_id IN (${DOCUMENTS}) GROUP BY desk ORDER BY desk`,
        [ticketId],
      );
      return { ...counts!, tickets: 1, holds: holds.map(({ kind }) => kind), deliveredTo };
    },

    async eraseTicket(ticketId) {
      for (const statement of DELETIONS) await queries.change(statement, [ticketId]);
    },

    async untag(tags) {
      await queries.change(`DELETE FROM zeef.subject_tag WHERE role = 'kept' AND tag = ANY($1::text[])`, [
        tags,
      ]);
      await queries.change(
        'UPDATE zeef.redaction SET value_tag = id::text WHERE value_tag = ANY($1::text[])',
        [tags],
      );
    },

    async ticketIds(after, limit) {
      const rows = await queries.rows<{ id: string }>(
        'SELECT id FROM zeef.ticket WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
        [after ?? null, limit],
      );
      return rows.map(({ id }) => id);
    },

    async addTombstones(tombstones) {
      await queries.change(
        `INSERT INTO zeef.tombstone (kind, digest, erased_at)
         SELECT kind, digest, "erasedAt" FROM jsonb_to_recordset($1::jsonb)
           AS t (kind text, digest text, "erasedAt" timestamptz)
         ON CONFLICT DO NOTHING`,
        [JSON.stringify(tombstones)],
      );
    },

    tombstones: () =>
      queries.rows<Tombstone & Record<string, unknown>>(
        'SELECT kind, digest, erased_at AS "erasedAt" FROM zeef.tombstone ORDER BY erased_at, digest',
      ),

    async saveReceipt(signed) {
      await queries.change('INSERT INTO zeef.receipt (id, at, receipt) VALUES ($1, $2, $3)', [
        signed.receipt.id,
        signed.receipt.at,
        JSON.stringify(signed),
      ]);
    },

    async receipt(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<{ receipt: SignedReceipt }>(
        'SELECT receipt FROM zeef.receipt WHERE id = $1',
        [id],
      );
      return row?.receipt;
    },
  };
}
