import type { Purpose } from '../../model/decision.ts';
import type { HoldReason, Lane, ReviewReason, StoredDocument } from '../../model/intake.ts';
import { Sealed } from '../../model/sealed.ts';
import type { DocumentRepository } from '../../ports/store.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, type Queries, STATEMENT_TIMEOUT_MS } from './queries.ts';

type Optional =
  | 'holdReason'
  | 'reviewReason'
  | 'processedAt'
  | 'ticketId'
  | 'desk'
  | 'purpose'
  | 'originalDestroyedAt';

type DocumentRow = Omit<StoredDocument, Optional> & {
  readonly holdReason: HoldReason | null;
  readonly reviewReason: ReviewReason | null;
  readonly processedAt: Date | null;
  readonly ticketId: string | null;
  readonly desk: string | null;
  readonly purpose: Purpose | null;
  readonly originalDestroyedAt: Date | null;
};

const COLUMNS = `id, kind, door, source, state, hold_reason AS "holdReason", attempts, size,
  received_at AS "receivedAt", processed_at AS "processedAt", ticket_id AS "ticketId", desk, purpose,
  needs_review AS "needsReview", review_reason AS "reviewReason", original_destroyed_at AS "originalDestroyedAt",
  expiry_warned_at IS NOT NULL AND acknowledged_at IS NULL AND original_destroyed_at IS NULL AS expiring`;

/** A slow card or network disk still writes 1 MB a second. */
const SLOWEST_BYTES_PER_MS = 1_000;

/** Inputs as they came. Row-level security adds the tenant to every statement. */
export function documentRepository(queries: Queries): DocumentRepository {
  return {
    async insert({ id, kind, door, source, dedupeTag, size, original, envelope, desk, purpose }) {
      const inserted = await queries.row(
        `WITH added AS (
           INSERT INTO zeef.document (id, kind, door, source, dedupe_tag, size, desk, purpose)
           VALUES ($1, $2, $3, $4, $5, $6, $10, $11)
           ON CONFLICT (tenant_id, dedupe_tag) DO NOTHING
           RETURNING id
         )
         INSERT INTO zeef.document_original (document_id, ciphertext, wrapped_key, key_version)
         SELECT id, $7, $8, $9 FROM added
         RETURNING document_id`,
        [
          id,
          kind,
          door,
          source,
          dedupeTag,
          size,
          original.ciphertext,
          original.wrappedKey,
          original.keyVersion,
          desk ?? null,
          purpose ?? null,
        ],
        STATEMENT_TIMEOUT_MS + size / SLOWEST_BYTES_PER_MS,
      );
      if (inserted && envelope) await saveSealed(queries, 'document_envelope', id, envelope);
      if (inserted) return { id, duplicate: false };
      // The conflict was waited for, so the row is committed and a new statement sees it.
      const earlier = await queries.row<{ id: string }>(
        'SELECT id FROM zeef.document WHERE dedupe_tag = $1',
        [dedupeTag],
      );
      return { id: earlier!.id, duplicate: true };
    },

    async get(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<DocumentRow>(`SELECT ${COLUMNS} FROM zeef.document WHERE id = $1`, [id]);
      return row && stored(row);
    },

    original: (id) => sealedBy(queries, 'document_original', id),
    envelope: (id) => sealedBy(queries, 'document_envelope', id),
    output: (id) => sealedBy(queries, 'document_output', id),

    saveEnvelope: (id, envelope) => saveSealed(queries, 'document_envelope', id, envelope),
    saveOutput: (id, output) => saveSealed(queries, 'document_output', id, output),

    async begin(id) {
      const row = await queries.row<DocumentRow>(
        `UPDATE zeef.document
         SET state = 'processing', attempts = attempts + 1, touched_at = clock_timestamp()
         WHERE id = $1 AND state IN ('received', 'processing')
         RETURNING ${COLUMNS}`,
        [id],
      );
      return row && stored(row);
    },

    // The state in the condition is the fence: whoever comes second waits for the first, then finds no row.
    async finish(id, ticketId, reviewReason, decidedWith) {
      const changed = await queries.change(
        `UPDATE zeef.document
         SET state = 'done', ticket_id = $2, needs_review = $3::text IS NOT NULL, review_reason = $3,
           decided_with = $4,
           processed_at = clock_timestamp(), touched_at = clock_timestamp()
         WHERE id = $1 AND state = 'processing'`,
        [id, ticketId, reviewReason ?? null, decidedWith ?? null],
      );
      return changed === 1;
    },

    async hold(id, state, reason) {
      const changed = await queries.change(
        `UPDATE zeef.document
         SET state = $2, hold_reason = $3, processed_at = clock_timestamp(), touched_at = clock_timestamp()
         WHERE id = $1 AND state IN ('received', 'processing')`,
        [id, state, reason],
      );
      return changed === 1;
    },

    async defer(id) {
      const changed = await queries.change(
        `UPDATE zeef.document
         SET lane = 'ocr', state = 'received', attempts = attempts - 1, touched_at = clock_timestamp()
         WHERE id = $1 AND state = 'processing'`,
        [id],
      );
      return changed === 1;
    },

    async unfinished(idleMs, limit) {
      return queries.rows<{ id: string; lane: Lane }>(
        `SELECT id, lane FROM zeef.document
         WHERE state IN ('received', 'processing')
           AND touched_at <= clock_timestamp() - make_interval(secs => $1::double precision / 1000)
         ORDER BY touched_at LIMIT $2`,
        [idleMs, limit],
      );
    },

    async list({ after, limit, state }) {
      const rows = await queries.rows<DocumentRow>(
        `SELECT ${COLUMNS} FROM zeef.document
         WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2)
         ORDER BY id DESC LIMIT $3`,
        [cursorKey('document', after) ?? null, state ?? null, limit + 1],
      );
      return pageOf('document', rows.map(stored), limit, ({ id }) => id);
    },
  };
}

async function saveSealed(
  queries: Queries,
  table: 'document_envelope' | 'document_output',
  documentId: string,
  { ciphertext, wrappedKey, keyVersion }: Sealed,
): Promise<void> {
  await queries.row(
    `INSERT INTO zeef.${table} (document_id, ciphertext, wrapped_key, key_version)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, document_id) DO UPDATE SET ciphertext = excluded.ciphertext,
       wrapped_key = excluded.wrapped_key, key_version = excluded.key_version`,
    [documentId, ciphertext, wrappedKey, keyVersion],
    STATEMENT_TIMEOUT_MS + ciphertext.length / SLOWEST_BYTES_PER_MS,
  );
}

async function sealedBy(
  queries: Queries,
  table: 'document_original' | 'document_envelope' | 'document_output',
  documentId: string,
): Promise<Sealed | undefined> {
  const row = await queries.row<{ ciphertext: Buffer; wrappedKey: Buffer; keyVersion: number }>(
    `SELECT ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion"
     FROM zeef.${table} WHERE document_id = $1`,
    [documentId],
  );
  return row && new Sealed(row.ciphertext, row.wrappedKey, row.keyVersion);
}

function stored(row: DocumentRow): StoredDocument {
  return {
    ...row,
    holdReason: row.holdReason ?? undefined,
    reviewReason: row.reviewReason ?? undefined,
    processedAt: row.processedAt ?? undefined,
    ticketId: row.ticketId ?? undefined,
    desk: row.desk ?? undefined,
    purpose: row.purpose ?? undefined,
    originalDestroyedAt: row.originalDestroyedAt ?? undefined,
  };
}
