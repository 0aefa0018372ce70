import type { SealedKey, SealedKeyRepository } from '../../ports/sealed-keys.ts';
import { LOCK_TIMEOUT_MS, type Queries } from './queries.ts';

interface SealedPlace {
  readonly table: string;
  /** Column of the id that the value is bound to. */
  readonly id: string;
  readonly purpose: string;
  /** Before `wrapped_key` and `key_version`. */
  readonly prefix?: string;
}

/** Where sealed values are, and what each is bound to (`SealBinding`). A test compares it with the schema. */
export const SEALED_PLACES: readonly SealedPlace[] = [
  { table: 'document_original', id: 'document_id', purpose: 'original' },
  { table: 'document_envelope', id: 'document_id', purpose: 'envelope' },
  { table: 'document_output', id: 'document_id', purpose: 'output' },
  { table: 'delivery', id: 'id', purpose: 'delivery' },
  { table: 'ticket', id: 'id', purpose: 'ticket', prefix: 'header_' },
  { table: 'ticket_entry', id: 'id', purpose: 'entry' },
  { table: 'ticket_hold', id: 'id', purpose: 'hold' },
  { table: 'source', id: 'name', purpose: 'webhook-secret' },
  { table: 'account', id: 'id', purpose: 'account' },
  { table: 'account', id: 'id', purpose: 'totp', prefix: 'totp_' },
  { table: 'sign_in', id: 'id', purpose: 'sign-in' },
  { table: 'subject_request', id: 'id', purpose: 'subject-request' },
  { table: 'notice', id: 'id', purpose: 'notice' },
  { table: 'incident', id: 'id', purpose: 'incident' },
];

/** Wrapped data keys. Row-level security adds the tenant to every statement. */
export function sealedKeyRepository(queries: Queries): SealedKeyRepository {
  return {
    async counts() {
      const each = SEALED_PLACES.map(
        ({ table, prefix = '' }) =>
          `SELECT ${prefix}key_version AS version FROM zeef.${table} WHERE length(${prefix}wrapped_key) > 0`,
      );
      return queries.rows<{ version: number; count: number }>(
        `SELECT version, count(*)::integer AS count FROM (${each.join(' UNION ALL ')}) sealed
         GROUP BY version ORDER BY version`,
        [],
        LOCK_TIMEOUT_MS,
      );
    },

    async take(version, limit) {
      const taken: SealedKey[] = [];
      for (const place of SEALED_PLACES) {
        if (taken.length >= limit) break;
        const { table, id, purpose, prefix = '' } = place;
        const rows = await queries.rows<Pick<SealedKey, 'id' | 'wrappedKey' | 'keyVersion'>>(
          `SELECT ${id}::text AS id, ${prefix}wrapped_key AS "wrappedKey", ${prefix}key_version AS "keyVersion"
           FROM zeef.${table} WHERE ${prefix}key_version <> $1 AND length(${prefix}wrapped_key) > 0
           LIMIT $2 FOR UPDATE SKIP LOCKED`,
          [version, limit - taken.length],
          LOCK_TIMEOUT_MS,
        );
        taken.push(...rows.map((row) => ({ ...row, purpose, place: nameOf(place) })));
      }
      return taken;
    },

    async replace(keys) {
      for (const place of SEALED_PLACES) {
        const own = keys.filter((key) => key.place === nameOf(place));
        if (own.length === 0) continue;
        const { table, id, prefix = '' } = place;
        await queries.change(
          `UPDATE zeef.${table} t SET ${prefix}wrapped_key = k.wrapped, ${prefix}key_version = k.version
           FROM unnest($1::text[], $2::bytea[], $3::integer[]) AS k (id, wrapped, version)
           WHERE t.${id}::text = k.id`,
          [own.map((key) => key.id), own.map((key) => key.wrappedKey), own.map((key) => key.keyVersion)],
        );
      }
    },
  };
}

function nameOf({ table, prefix = '' }: SealedPlace): string {
  return `${table}.${prefix}wrapped_key`;
}
