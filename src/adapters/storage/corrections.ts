import { Sealed } from '../../model/sealed.ts';
import type { CorrectionRepository, Delivered } from '../../ports/corrections.ts';
import type { Queries } from './queries.ts';

type Row = Omit<Delivered, 'envelope'> & {
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
};

/** Corrections among the deliveries. Row-level security adds the tenant to every statement. */
export function correctionRepository(queries: Queries): CorrectionRepository {
  return {
    async delivered(documentId) {
      const rows = await queries.rows<Row>(
        `SELECT id, desk, mode, target_tag AS "targetTag", ciphertext, wrapped_key AS "wrappedKey",
           key_version AS "keyVersion"
         FROM zeef.delivery
         WHERE document_id = $1 AND corrects IS NULL AND (delivered_at IS NOT NULL OR state = 'sending')
         ORDER BY id`,
        [documentId],
      );
      return rows.map(({ ciphertext, wrappedKey, keyVersion, ...rest }) => ({
        ...rest,
        envelope: new Sealed(ciphertext, wrappedKey, keyVersion),
      }));
    },

    async add(documentId, { id, desk, mode, targetTag, envelope }, corrects, delayMs) {
      const waiting = await queries.row(
        `SELECT FROM zeef.delivery WHERE document_id = $1 AND corrects = $2 AND state = 'pending' LIMIT 1`,
        [documentId, corrects],
      );
      if (waiting) return;
      await queries.change(
        `INSERT INTO zeef.delivery (id, document_id, target_tag, desk, mode, released, corrects, due_at, ciphertext,
           wrapped_key, key_version)
         VALUES ($1, $2, $3, $4, $5, true, $6,
           clock_timestamp() + make_interval(secs => $7::double precision / 1000), $8, $9, $10)`,
        [
          id,
          documentId,
          `${targetTag}#${id}`,
          desk,
          mode,
          corrects,
          delayMs,
          envelope.ciphertext,
          envelope.wrappedKey,
          envelope.keyVersion,
        ],
      );
    },

    async hasten(documentId) {
      await queries.change(
        `UPDATE zeef.delivery SET due_at = clock_timestamp()
         WHERE document_id = $1 AND corrects IS NOT NULL AND state = 'pending' AND due_at > clock_timestamp()`,
        [documentId],
      );
    },
  };
}
