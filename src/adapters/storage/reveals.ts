import type { RevealRepository, RevealRequest } from '../../ports/reveal.ts';
import { isUuid, type Queries } from './queries.ts';

type Row = Omit<RevealRequest, 'redactionId' | 'approvedBy'> & {
  readonly redactionId: string | null;
  readonly approvedBy: string | null;
};

const COLUMNS = `id, document_id AS "documentId", redaction_id AS "redactionId", requested_by AS "requestedBy",
  requested_at AS "requestedAt", expires_at AS "expiresAt", approved_by AS "approvedBy"`;
const LATER = (parameter: string) =>
  `clock_timestamp() + make_interval(secs => ${parameter}::double precision / 1000)`;

/** Requests to see what was removed. Row-level security adds the tenant to every statement. */
export function revealRepository(queries: Queries): RevealRepository {
  return {
    async ask(id, { documentId, redactionId }, requestedBy, ttlMs) {
      const earlier = await queries.row<Row>(
        `SELECT ${COLUMNS} FROM zeef.reveal_request
         WHERE document_id = $1 AND redaction_id IS NOT DISTINCT FROM $2 AND requested_by = $3
           AND expires_at > clock_timestamp()
         ORDER BY approved_at NULLS LAST, id LIMIT 1`,
        [documentId, redactionId ?? null, requestedBy],
      );
      if (earlier) return request(earlier);
      const made = await queries.row<Row>(
        `INSERT INTO zeef.reveal_request (id, document_id, redaction_id, requested_by, expires_at)
         VALUES ($1, $2, $3, $4, ${LATER('$5')}) RETURNING ${COLUMNS}`,
        [id, documentId, redactionId ?? null, requestedBy, ttlMs],
      );
      return request(made!);
    },

    async approve(id, approvedBy, ttlMs) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<Row>(
        `UPDATE zeef.reveal_request
         SET approved_by = $2, approved_at = clock_timestamp(), expires_at = ${LATER('$3')}
         WHERE id = $1 AND requested_by <> $2 AND approved_by IS NULL AND expires_at > clock_timestamp()
         RETURNING ${COLUMNS}`,
        [id, approvedBy, ttlMs],
      );
      return row && request(row);
    },

    async waiting(limit) {
      const rows = await queries.rows<Row>(
        `SELECT ${COLUMNS} FROM zeef.reveal_request
         WHERE expires_at > clock_timestamp() AND approved_by IS NULL ORDER BY expires_at LIMIT $1`,
        [limit],
      );
      return rows.map(request);
    },
  };
}

function request({ redactionId, approvedBy, ...row }: Row): RevealRequest {
  return { ...row, redactionId: redactionId ?? undefined, approvedBy: approvedBy ?? undefined };
}
