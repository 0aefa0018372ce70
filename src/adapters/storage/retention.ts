import type { Duration } from '../../model/retention.ts';
import {
  type DestroyedOriginal,
  type OriginalCounts,
  type OriginalTerms,
  type RetentionRepository,
  WARNING_DAYS,
} from '../../ports/retention.ts';
import { isUuid, LOCK_TIMEOUT_MS, type Queries } from './queries.ts';

/** A legal hold or restriction is in force on the ticket of `d`. */
const ON_HOLD = `EXISTS (SELECT 1 FROM zeef.ticket_hold h WHERE h.tenant_id = d.tenant_id
  AND h.ticket_id = d.ticket_id AND h.lifted_at IS NULL)`;

/** Something of it is still to go out by itself. */
const GOING_OUT = `EXISTS (SELECT 1 FROM zeef.delivery y WHERE y.tenant_id = d.tenant_id
  AND y.document_id = d.id AND y.state IN ('pending', 'sending'))`;

/** A person has to decide something for which the original or the output may be needed. */
const WAITS = `(d.state IN ('held', 'quarantined')
  OR d.needs_review AND EXISTS (SELECT 1 FROM zeef.ticket t WHERE t.tenant_id = d.tenant_id
    AND t.id = d.ticket_id AND t.state = 'held')
  OR EXISTS (SELECT 1 FROM zeef.delivery y WHERE y.tenant_id = d.tenant_id
    AND y.document_id = d.id AND y.state IN ('held', 'dead')))`;

const FINAL = `d.original_destroyed_at IS NULL AND d.processed_at IS NOT NULL
  AND d.state NOT IN ('received', 'processing')`;

/** `$1` and `$2`: the terms, as intervals. */
const OVER = `${FINAL} AND NOT ${GOING_OUT} AND NOT ${ON_HOLD} AND CASE WHEN ${WAITS}
  THEN d.processed_at + $2::interval <= clock_timestamp()
    AND d.expiry_warned_at IS NOT NULL AND d.acknowledged_at IS NOT NULL
  ELSE d.processed_at + $1::interval <= clock_timestamp() END`;

const EXPIRING = `${FINAL} AND ${WAITS}
  AND d.processed_at + $2::interval - make_interval(days => ${WARNING_DAYS}) <= clock_timestamp()`;

/** Terms of single values that begin with closing. */
const BEGIN_TERMS = `UPDATE zeef.kept_value k SET due_at = t.closed_at + k.term FROM zeef.ticket t
  WHERE k.ticket_id = ANY($1::uuid[]) AND t.id = k.ticket_id AND k.term_from = 'closed'`;

/** Retention. Row-level security adds the tenant to every statement. */
export function retentionRepository(queries: Queries): RetentionRepository {
  return {
    async destroyOriginals(terms, limit) {
      const due = await queries.rows<{ id: string }>(
        `SELECT d.id FROM zeef.document d WHERE ${OVER} ORDER BY d.processed_at LIMIT $3
         FOR UPDATE OF d SKIP LOCKED`,
        [...intervals(terms), limit],
        LOCK_TIMEOUT_MS,
      );
      if (due.length === 0) return [];
      return queries.rows<DestroyedOriginal & Record<string, unknown>>(
        `WITH gone AS (UPDATE zeef.document SET original_destroyed_at = clock_timestamp()
           WHERE id = ANY($1::uuid[]) RETURNING id),
         original AS (DELETE FROM zeef.document_original WHERE document_id = ANY($1::uuid[]) RETURNING document_id),
         envelope AS (DELETE FROM zeef.document_envelope WHERE document_id = ANY($1::uuid[]) RETURNING document_id),
         output AS (DELETE FROM zeef.document_output WHERE document_id = ANY($1::uuid[]) RETURNING document_id),
         delivery AS (UPDATE zeef.delivery SET ciphertext = '', wrapped_key = ''
           WHERE document_id = ANY($1::uuid[]) RETURNING document_id)
         SELECT id AS "documentId",
           (SELECT count(*)::integer FROM original o WHERE o.document_id = gone.id) AS original,
           (SELECT count(*)::integer FROM envelope e WHERE e.document_id = gone.id) AS envelope,
           (SELECT count(*)::integer FROM output o WHERE o.document_id = gone.id) AS output,
           (SELECT count(*)::integer FROM delivery y WHERE y.document_id = gone.id) AS delivery
         FROM gone`,
        [due.map(({ id }) => id)],
        LOCK_TIMEOUT_MS,
      );
    },

    async warn(terms, limit) {
      const rows = await queries.rows<{ id: string }>(
        `UPDATE zeef.document SET expiry_warned_at = clock_timestamp() WHERE id IN (
           SELECT d.id FROM zeef.document d
           WHERE d.expiry_warned_at IS NULL AND $1::interval IS NOT NULL AND ${EXPIRING}
           LIMIT $3 FOR UPDATE SKIP LOCKED)
         RETURNING id`,
        [...intervals(terms), limit],
        LOCK_TIMEOUT_MS,
      );
      return rows.map(({ id }) => id);
    },

    async acknowledge(documentId) {
      if (!isUuid(documentId)) return false;
      const changed = await queries.change(
        `UPDATE zeef.document d SET acknowledged_at = clock_timestamp() WHERE d.id = $1 AND ${FINAL}`,
        [documentId],
      );
      return changed === 1;
    },

    async close(ticketId) {
      if (!isUuid(ticketId)) return false;
      const changed = await queries.change(
        'UPDATE zeef.ticket SET closed_at = coalesce(closed_at, clock_timestamp()) WHERE id = $1',
        [ticketId],
      );
      if (changed === 1) await queries.change(BEGIN_TERMS, [[ticketId]]);
      return changed === 1;
    },

    async closeIdle(idle, limit) {
      const rows = await queries.rows<{ id: string }>(
        `UPDATE zeef.ticket SET closed_at = last_message_at + $1::interval WHERE id IN (
           SELECT id FROM zeef.ticket
           WHERE closed_at IS NULL AND last_message_at + $1::interval <= clock_timestamp()
           LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING id`,
        [interval(idle), limit],
        LOCK_TIMEOUT_MS,
      );
      const ids = rows.map(({ id }) => id);
      await queries.change(BEGIN_TERMS, [ids]);
      return ids;
    },

    async endAgreements() {
      const rows = await queries.rows<{ ticketId: string }>(
        `UPDATE zeef.ticket_hold SET lifted_at = until, lifted_by = 'system'
         WHERE lifted_at IS NULL AND until <= clock_timestamp() RETURNING ticket_id AS "ticketId"`,
      );
      return rows.map(({ ticketId }) => ticketId);
    },

    async dueTickets(term, limit) {
      const rows = await queries.rows<{ id: string }>(
        `SELECT t.id FROM zeef.ticket t WHERE t.closed_at + $1::interval <= clock_timestamp()
           AND NOT EXISTS (SELECT 1 FROM zeef.ticket_hold h WHERE h.ticket_id = t.id AND h.lifted_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM zeef.document d JOIN zeef.delivery y ON y.tenant_id = d.tenant_id
             AND y.document_id = d.id WHERE d.ticket_id = t.id AND y.state IN ('pending', 'sending', 'held'))
         ORDER BY t.closed_at LIMIT $2`,
        [interval(term), limit],
        LOCK_TIMEOUT_MS,
      );
      return rows.map(({ id }) => id);
    },

    async originalCounts(terms) {
      const row = await queries.row<OriginalCounts & Record<string, unknown>>(
        `SELECT count(*) FILTER (WHERE ${OVER})::integer AS due,
           count(*) FILTER (WHERE ${EXPIRING})::integer AS expiring,
           count(*) FILTER (WHERE ${EXPIRING} AND d.acknowledged_at IS NULL
             AND d.processed_at + $2::interval <= clock_timestamp())::integer AS unseen
         FROM zeef.document d WHERE ${FINAL}`,
        intervals(terms),
        LOCK_TIMEOUT_MS,
      );
      return row!;
    },
  };
}

function intervals({ original, held }: OriginalTerms): string[] {
  return [interval(original), interval(held)];
}

/** A duration as PostgreSQL reads it. */
export function interval({ amount, unit }: Duration): string {
  return `${amount} ${unit}s`;
}
