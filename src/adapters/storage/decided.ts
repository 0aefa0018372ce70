import type { DecidedAlike, DecidedRepository } from '../../ports/decided.ts';
import { LOCK_TIMEOUT_MS, type Queries } from './queries.ts';

type DecidedRow = Omit<DecidedAlike, 'inputs' | 'desk'> & {
  readonly inputs: DecidedAlike['inputs'] | null;
  readonly desk: string | null;
};

/** Decisions as stored with redactions and kept values. Row-level security adds the tenant to every statement. */
export function decidedRepository(queries: Queries): DecidedRepository {
  return {
    async latest(tickets) {
      const rows = await queries.rows<DecidedRow>(
        `WITH latest AS (SELECT id FROM zeef.ticket ORDER BY id DESC LIMIT $1),
         decided AS (
           SELECT ticket_id, document_id, entity, detector_id, inputs FROM zeef.redaction
             WHERE ticket_id IN (SELECT id FROM latest) AND NOT superseded
           UNION ALL
           SELECT ticket_id, document_id, entity, detector_id, inputs FROM zeef.kept_value
             WHERE ticket_id IN (SELECT id FROM latest))
         SELECT v.ticket_id AS "ticketId", entity, detector_id AS "detectorId", inputs, desk,
           count(*)::integer AS count
         FROM decided v JOIN zeef.document d ON d.id = v.document_id
         GROUP BY v.ticket_id, entity, detector_id, inputs, desk ORDER BY v.ticket_id DESC`,
        [tickets],
        LOCK_TIMEOUT_MS,
      );
      return rows.map(({ inputs, desk, ...row }) => ({
        ...row,
        inputs: inputs ?? undefined,
        desk: desk ?? undefined,
      }));
    },
  };
}
