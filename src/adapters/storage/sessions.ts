import { Sealed } from '../../model/sealed.ts';
import type {
  AccountLinkRepository,
  LinkRow,
  SessionLimits,
  SessionRepository,
  SessionRow,
  SignInRepository,
  SignInWay,
} from '../../ports/people.ts';
import { isUuid, type Queries } from './queries.ts';

const SESSION = `SELECT id, account_id AS "accountId", secret_hash AS "secretHash", created_at AS "createdAt",
  seen_at AS "seenAt" FROM zeef.session`;
/** The clock of the database decides; `$1` and `$2` are the limits in milliseconds. */
const ALIVE = `seen_at > clock_timestamp() - $1 * interval '1 millisecond'
  AND created_at > clock_timestamp() - $2 * interval '1 millisecond'`;

function spans({ idleMs, absoluteMs }: SessionLimits): [number, number] {
  return [idleMs, absoluteMs];
}

/** Where people are signed in. Row-level security adds the tenant to every statement in this file. */
export function sessionRepository(queries: Queries): SessionRepository {
  return {
    async insert({ id, accountId, secretHash, half }) {
      const sql = 'INSERT INTO zeef.session (id, account_id, secret_hash, half) VALUES ($1, $2, $3, $4)';
      await queries.change(sql, [id, accountId, secretHash, half]);
    },
    async find(id, half, limits) {
      if (!isUuid(id)) return undefined;
      const sql = `${SESSION} WHERE ${ALIVE} AND id = $3 AND half = $4`;
      return queries.row<SessionRow>(sql, [...spans(limits), id, half]);
    },
    async touch(id) {
      await queries.change('UPDATE zeef.session SET seen_at = clock_timestamp() WHERE id = $1', [id]);
    },
    async end(id) {
      await queries.change('DELETE FROM zeef.session WHERE id = $1', [id]);
    },
    endAll: (accountId, except) =>
      queries.change('DELETE FROM zeef.session WHERE account_id = $1 AND id IS DISTINCT FROM $2', [
        accountId,
        except ?? null,
      ]),
    list: (accountId, limits) =>
      queries.rows<SessionRow>(
        `${SESSION} WHERE ${ALIVE} AND account_id = $3 AND NOT half ORDER BY seen_at DESC`,
        [...spans(limits), accountId],
      ),
    async purge(limits) {
      await queries.change(`DELETE FROM zeef.session WHERE NOT (${ALIVE})`, spans(limits));
    },
  };
}

interface SignInRecord {
  id: string;
  sessionId: string;
  way: SignInWay;
  at: Date;
  ciphertext: Buffer;
  wrappedKey: Buffer;
  keyVersion: number;
}

/** Who signed in when and from where, and tries that failed. */
export function signInRepository(queries: Queries): SignInRepository {
  return {
    async add({ id, accountId, sessionId, way, address }) {
      await queries.change(
        `INSERT INTO zeef.sign_in (id, account_id, session_id, way, ciphertext, wrapped_key, key_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, accountId, sessionId, way, address.ciphertext, address.wrappedKey, address.keyVersion],
      );
    },
    async list(accountId, limit) {
      const rows = await queries.rows<SignInRecord>(
        `SELECT id, session_id AS "sessionId", way, at, ciphertext, wrapped_key AS "wrappedKey",
           key_version AS "keyVersion"
         FROM zeef.sign_in WHERE account_id = $1 ORDER BY at DESC LIMIT $2`,
        [accountId, limit],
      );
      return rows.map(({ ciphertext, wrappedKey, keyVersion, ...row }) => ({
        ...row,
        address: new Sealed(ciphertext, wrappedKey, keyVersion),
      }));
    },
    async purge(olderThanMs) {
      const sql = `DELETE FROM zeef.sign_in WHERE at < clock_timestamp() - $1 * interval '1 millisecond'`;
      await queries.change(sql, [olderThanMs]);
    },
    async tried(tag, id, windowMs) {
      await queries.row('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`zeef.try ${tag}`]);
      await queries.change(
        `DELETE FROM zeef.sign_in_try WHERE at < clock_timestamp() - $1 * interval '1 millisecond'`,
        [windowMs],
      );
      await queries.change('INSERT INTO zeef.sign_in_try (id, tag) VALUES ($1, $2)', [id, tag]);
      const sql = 'SELECT count(*)::integer AS count FROM zeef.sign_in_try WHERE tag = $1';
      return (await queries.row<{ count: number }>(sql, [tag]))?.count ?? 0;
    },
    async forgive(id) {
      await queries.change('DELETE FROM zeef.sign_in_try WHERE id = $1', [id]);
    },
  };
}

/** Links that work once. */
export function accountLinkRepository(queries: Queries): AccountLinkRepository {
  return {
    async replace({ id, purpose, accountId, secretHash }, validMs) {
      await queries.change(
        `DELETE FROM zeef.account_link
         WHERE (purpose = $1 AND account_id IS NOT DISTINCT FROM $2) OR expires_at < clock_timestamp()`,
        [purpose, accountId ?? null],
      );
      await queries.change(
        `INSERT INTO zeef.account_link (id, purpose, account_id, secret_hash, expires_at)
         VALUES ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 millisecond')`,
        [id, purpose, accountId ?? null, secretHash, validMs],
      );
    },
    async find(id) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<Omit<LinkRow, 'accountId'> & { accountId: string | null }>(
        `SELECT id, purpose, account_id AS "accountId", secret_hash AS "secretHash" FROM zeef.account_link
         WHERE id = $1 AND expires_at > clock_timestamp()`,
        [id],
      );
      return row && { ...row, accountId: row.accountId ?? undefined };
    },
    async take(id) {
      return (await queries.change('DELETE FROM zeef.account_link WHERE id = $1', [id])) === 1;
    },
  };
}
