import type { HoldKind } from '../../model/retention.ts';
import { Sealed } from '../../model/sealed.ts';
import type { HoldRepository, StoredHold } from '../../ports/holds.ts';
import { isUuid, type Queries } from './queries.ts';

type HoldRow = Omit<StoredHold, 'reason' | 'until' | 'liftedBy' | 'liftedAt'> & {
  readonly until: Date | null;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
};

const COLUMNS = `id, ticket_id AS "ticketId", kind, actor, until, set_at AS "setAt", lifted_by AS "liftedBy",
  lifted_at AS "liftedAt", ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion"`;

/** Holds. Row-level security adds the tenant to every statement. */
export function holdRepository(queries: Queries): HoldRepository {
  return {
    async set({ id, ticketId, kind, actor, until, reason }) {
      if (!isUuid(ticketId)) return false;
      // The ticket's row is locked, so that a hold and a deletion come one after the other.
      const ticket = await queries.row('SELECT id FROM zeef.ticket WHERE id = $1 FOR UPDATE', [ticketId]);
      if (!ticket) return false;
      await queries.change(
        `INSERT INTO zeef.ticket_hold (id, ticket_id, kind, actor, ciphertext, wrapped_key, key_version, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (tenant_id, ticket_id, kind) WHERE lifted_at IS NULL DO NOTHING`,
        [id, ticketId, kind, actor, reason.ciphertext, reason.wrappedKey, reason.keyVersion, until ?? null],
      );
      return true;
    },

    async inForce(ticketId, kind: HoldKind) {
      if (!isUuid(ticketId)) return undefined;
      const row = await queries.row<HoldRow>(
        `SELECT ${COLUMNS} FROM zeef.ticket_hold WHERE ticket_id = $1 AND kind = $2 AND lifted_at IS NULL
         FOR UPDATE`,
        [ticketId, kind],
      );
      return row && stored(row);
    },

    async lift(id, actor, { ciphertext, wrappedKey, keyVersion }) {
      await queries.change(
        `UPDATE zeef.ticket_hold SET lifted_at = clock_timestamp(), lifted_by = $2, ciphertext = $3,
           wrapped_key = $4, key_version = $5
         WHERE id = $1`,
        [id, actor, ciphertext, wrappedKey, keyVersion],
      );
    },

    async list(ticketId) {
      if (!isUuid(ticketId)) return [];
      const rows = await queries.rows<HoldRow>(
        `SELECT ${COLUMNS} FROM zeef.ticket_hold WHERE ticket_id = $1 ORDER BY id DESC`,
        [ticketId],
      );
      return rows.map(stored);
    },
  };
}

function stored({ ciphertext, wrappedKey, keyVersion, ...row }: HoldRow): StoredHold {
  return {
    ...row,
    until: row.until ?? undefined,
    liftedBy: row.liftedBy ?? undefined,
    liftedAt: row.liftedAt ?? undefined,
    reason: new Sealed(ciphertext, wrappedKey, keyVersion),
  };
}
