import type { Role } from '../../model/permission.ts';
import { Sealed } from '../../model/sealed.ts';
import type { AccountRepository, AccountRow } from '../../ports/people.ts';
import { isUuid, type Queries } from './queries.ts';

interface Row {
  id: string;
  ciphertext: Buffer;
  wrappedKey: Buffer;
  keyVersion: number;
  role: Role;
  passwordHash: string | null;
  hasSubject: boolean;
  totpCiphertext: Buffer | null;
  totpWrappedKey: Buffer | null;
  totpKeyVersion: number | null;
  totpStep: string;
  createdAt: Date;
  disabledAt: Date | null;
}

const SELECT = `SELECT id, ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion", role,
  password_hash AS "passwordHash", subject_tag IS NOT NULL AS "hasSubject", totp_ciphertext AS "totpCiphertext", totp_wrapped_key AS "totpWrappedKey",
  totp_key_version AS "totpKeyVersion", totp_step AS "totpStep", created_at AS "createdAt",
  disabled_at AS "disabledAt" FROM zeef.account`;

/** People with an account. Row-level security adds the tenant to every statement in this file. */
export function accountRepository(queries: Queries): AccountRepository {
  const one = async (where: string, value: string): Promise<AccountRow | undefined> => {
    const row = await queries.row<Row>(`${SELECT} WHERE ${where} = $1`, [value]);
    return row && fromRow(row);
  };
  const set = async (id: string, sql: string, ...values: readonly unknown[]): Promise<void> => {
    await queries.change(`UPDATE zeef.account SET ${sql} WHERE id = $1`, [id, ...values]);
  };
  return {
    async insert({ id, emailTag, profile, role, subjectTag }) {
      const inserted = await queries.change(
        `INSERT INTO zeef.account (id, email_tag, ciphertext, wrapped_key, key_version, role, subject_tag)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [id, emailTag, profile.ciphertext, profile.wrappedKey, profile.keyVersion, role, subjectTag ?? null],
      );
      return inserted === 1;
    },
    get: async (id) => (isUuid(id) ? one('id', id) : undefined),
    byEmail: (emailTag) => one('email_tag', emailTag),
    bySubject: (subjectTag) => one('subject_tag', subjectTag),
    list: async () => (await queries.rows<Row>(`${SELECT} ORDER BY id`)).map(fromRow),
    saveProfile: (id, emailTag, { ciphertext, wrappedKey, keyVersion }) =>
      set(
        id,
        'email_tag = $2, ciphertext = $3, wrapped_key = $4, key_version = $5',
        emailTag,
        ciphertext,
        wrappedKey,
        keyVersion,
      ),
    setRole: (id, role) => set(id, 'role = $2', role),
    setPassword: (id, hash) => set(id, 'password_hash = $2', hash),
    setSubject: (id, subjectTag) => set(id, 'subject_tag = $2', subjectTag),
    setDisabled: (id, disabled) =>
      set(id, 'disabled_at = CASE WHEN $2 THEN coalesce(disabled_at, clock_timestamp()) END', disabled),
    async setTotp(id, totp, recoveryHashes) {
      await set(
        id,
        'totp_ciphertext = $2, totp_wrapped_key = $3, totp_key_version = $4, totp_step = 0',
        totp?.ciphertext ?? null,
        totp?.wrappedKey ?? null,
        totp?.keyVersion ?? null,
      );
      await queries.change('DELETE FROM zeef.recovery_code WHERE account_id = $1', [id]);
      for (const hash of recoveryHashes) {
        const sql = 'INSERT INTO zeef.recovery_code (account_id, code_hash) VALUES ($1, $2)';
        await queries.change(sql, [id, hash]);
      }
    },
    async takeTotpStep(id, step) {
      const sql = 'UPDATE zeef.account SET totp_step = $2 WHERE id = $1 AND totp_step < $2';
      return (await queries.change(sql, [id, step])) === 1;
    },
    async takeRecoveryCode(id, hash) {
      const sql = 'DELETE FROM zeef.recovery_code WHERE account_id = $1 AND code_hash = $2';
      return (await queries.change(sql, [id, hash])) === 1;
    },
    async countRecoveryCodes(id) {
      const sql = 'SELECT count(*)::integer AS count FROM zeef.recovery_code WHERE account_id = $1';
      return (await queries.row<{ count: number }>(sql, [id]))?.count ?? 0;
    },
  };
}

function fromRow(row: Row): AccountRow {
  const { totpCiphertext, totpWrappedKey, totpKeyVersion } = row;
  return {
    id: row.id,
    profile: new Sealed(row.ciphertext, row.wrappedKey, row.keyVersion),
    role: row.role,
    passwordHash: row.passwordHash ?? undefined,
    hasSubject: row.hasSubject,
    totp:
      totpCiphertext && totpWrappedKey && totpKeyVersion !== null
        ? new Sealed(totpCiphertext, totpWrappedKey, totpKeyVersion)
        : undefined,
    totpStep: Number(row.totpStep),
    createdAt: row.createdAt,
    disabledAt: row.disabledAt ?? undefined,
  };
}
