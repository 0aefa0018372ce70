import type { Delivery } from '../../model/delivery.ts';
import { Sealed } from '../../model/sealed.ts';
import type { DeliveryRepository, TakenDelivery } from '../../ports/store.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, type Queries } from './queries.ts';

type DeliveryRow = Omit<Delivery, 'code' | 'deliveredAt' | 'corrects'> & {
  readonly corrects: string | null;
  readonly code: string | null;
  readonly deliveredAt: Date | null;
};

type TakenRow = DeliveryRow & {
  readonly tries: number;
  readonly targetTag: string;
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
};

const COLUMNS = `id, document_id AS "documentId", desk, mode, state, attempts, code, created_at AS "createdAt",
  due_at AS "dueAt", delivered_at AS "deliveredAt", corrects`;

const DUE = `d.state = 'pending' AND d.due_at <= clock_timestamp()`;

/** Handing on. Row-level security adds the tenant to every statement. */
export function deliveryRepository(queries: Queries): DeliveryRepository {
  /** Changes a delivery that nobody took up after this attempt: the number is the fence. */
  const settle = async (id: string, attempts: number, set: string, values: readonly unknown[] = []) => {
    const changed = await queries.change(
      `UPDATE zeef.delivery SET ${set}, touched_at = clock_timestamp()
       WHERE id = $1 AND attempts = $2 AND state IN ('sending', 'pending')`,
      [id, attempts, ...values],
    );
    return changed === 1;
  };

  return {
    async add({ id, documentId, targetTag, desk, mode, envelope }) {
      const changed = await queries.change(
        `INSERT INTO zeef.delivery
           (id, document_id, target_tag, desk, mode, ciphertext, wrapped_key, key_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (tenant_id, document_id, target_tag) DO NOTHING`,
        [
          id,
          documentId,
          targetTag,
          desk,
          mode,
          envelope.ciphertext,
          envelope.wrappedKey,
          envelope.keyVersion,
        ],
      );
      return changed === 1;
    },

    async has(documentId, targetTag) {
      if (!isUuid(documentId)) return false;
      const row = await queries.row(
        'SELECT 1 FROM zeef.delivery WHERE document_id = $1 AND target_tag = $2',
        [documentId, targetTag],
      );
      return row !== undefined;
    },

    async take(documentId) {
      const row = await queries.row<TakenRow>(
        `UPDATE zeef.delivery SET state = 'sending', attempts = attempts + 1, tries = tries + 1,
           touched_at = clock_timestamp()
         WHERE id = (
           SELECT d.id FROM zeef.delivery d WHERE d.document_id = $1 AND ${DUE}
           ORDER BY d.id LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING ${COLUMNS}, tries, target_tag AS "targetTag", ciphertext, wrapped_key AS "wrappedKey",
           key_version AS "keyVersion"`,
        [documentId],
      );
      return row && taken(row);
    },

    touch: (id, attempts) => settle(id, attempts, 'code = code'),
    finish: (id, attempts) =>
      settle(id, attempts, `state = 'delivered', code = NULL, delivered_at = clock_timestamp()`),
    retry: (id, attempts, code, delayMs) =>
      settle(
        id,
        attempts,
        `state = 'pending', code = $3,
         due_at = clock_timestamp() + make_interval(secs => $4::double precision / 1000)`,
        [code, delayMs],
      ),
    bury: (id, attempts, code) => settle(id, attempts, `state = 'dead', code = $3`, [code]),

    async hold(documentId, reason, which) {
      return queries.change(
        `UPDATE zeef.delivery SET state = 'held', code = $2, touched_at = clock_timestamp()
         WHERE document_id = $1 AND state = 'pending'
           AND ($3 = 'all' OR NOT released AND ($3 = 'unreleased' OR mode = 'review'))`,
        [documentId, reason, which],
      );
    },

    async resume(id, from) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<DeliveryRow>(
        `UPDATE zeef.delivery SET state = 'pending', tries = 0, due_at = clock_timestamp(),
           released = released OR state = 'held', touched_at = clock_timestamp()
         WHERE id = $1 AND state = ANY($2) AND length(wrapped_key) > 0 RETURNING ${COLUMNS}`,
        [id, from],
      );
      return row && delivery(row);
    },

    async due(leaseMs, limit) {
      await queries.change(
        `UPDATE zeef.delivery SET state = 'pending', due_at = clock_timestamp()
         WHERE state = 'sending'
           AND touched_at <= clock_timestamp() - make_interval(secs => $1::double precision / 1000)`,
        [leaseMs],
      );
      const rows = await queries.rows<{ id: string }>(
        `SELECT d.document_id AS id FROM zeef.delivery d
         JOIN zeef.document o ON o.tenant_id = d.tenant_id AND o.id = d.document_id
         WHERE o.state NOT IN ('received', 'processing') AND ${DUE}
         GROUP BY d.document_id ORDER BY min(d.due_at) LIMIT $1`,
        [limit],
      );
      return rows.map(({ id }) => id);
    },

    async get(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<DeliveryRow>(`SELECT ${COLUMNS} FROM zeef.delivery WHERE id = $1`, [id]);
      return row && delivery(row);
    },

    async list({ after, limit, state }) {
      const rows = await queries.rows<DeliveryRow>(
        `SELECT ${COLUMNS} FROM zeef.delivery
         WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2)
         ORDER BY id DESC LIMIT $3`,
        [cursorKey('delivery', after) ?? null, state ?? null, limit + 1],
      );
      return pageOf('delivery', rows.map(delivery), limit, ({ id }) => id);
    },
  };
}

function delivery({ code, deliveredAt, corrects, ...row }: DeliveryRow): Delivery {
  return {
    ...row,
    code: code ?? undefined,
    deliveredAt: deliveredAt ?? undefined,
    corrects: corrects ?? undefined,
  };
}

function taken({ tries, targetTag, ciphertext, wrappedKey, keyVersion, ...row }: TakenRow): TakenDelivery {
  return { ...delivery(row), tries, targetTag, envelope: new Sealed(ciphertext, wrappedKey, keyVersion) };
}
