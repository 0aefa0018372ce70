import type { AuditFacts } from '../../model/audit.ts';
import { Sealed } from '../../model/sealed.ts';
import { CLOSED_STATES, type SubjectRequest } from '../../model/subject.ts';
import type { RequestRow, SubjectRepository, TokenUse } from '../../ports/subjects.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { isUuid, type Queries } from './queries.ts';

type Nullable<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> | null };

type Columns = Omit<Nullable<SubjectRequest>, 'id'> & {
  readonly id: string;
  readonly emailTag: string;
  readonly tokenHash: Buffer | null;
  readonly tokenExpiresAt: Date | null;
  readonly tokenFor: TokenUse | null;
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  readonly keyVersion: number;
};

const COLUMNS = `id, kind, state, origin, ticket_id AS "ticketId", language, opened_at AS "openedAt", due_at AS "dueAt",
  extended_at AS "extendedAt", extension_code AS "extensionCode", confirmed_at AS "confirmedAt",
  confirmed_by AS "confirmedBy", closed_at AS "closedAt", outcome, receipt, email_tag AS "emailTag",
  token_hash AS "tokenHash", token_expires_at AS "tokenExpiresAt", token_for AS "tokenFor", ciphertext,
  wrapped_key AS "wrappedKey", key_version AS "keyVersion"`;

type Requests = Pick<
  SubjectRepository,
  | 'insertRequest'
  | 'request'
  | 'changeRequest'
  | 'listRequests'
  | 'requestsFrom'
  | 'hasOpenRequest'
  | 'scrubRequest'
  | 'scrubClosed'
  | 'dropUnconfirmed'
  | 'steps'
>;

/** What is left of sealed content that was destroyed. */
const SCRUBBED = `ciphertext = '', wrapped_key = '', email_tag = ''`;

/** The part of the subject repository that keeps requests. */
export function subjectRequests(queries: Queries): Requests {
  return {
    async insertRequest(request) {
      const { id, kind, state, origin, ticketId, language, openedAt, dueAt, emailTag, content } = request;
      await queries.change(
        `INSERT INTO zeef.subject_request (id, kind, state, origin, ticket_id, language, opened_at, due_at, email_tag,
           ciphertext, wrapped_key, key_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          kind,
          state,
          origin,
          ticketId ?? null,
          language,
          openedAt,
          dueAt,
          emailTag,
          content.ciphertext,
          content.wrappedKey,
          content.keyVersion,
        ],
      );
    },

    async request(id, lock = false) {
      if (!isUuid(id)) return undefined;
      const row = await queries.row<Columns>(
        `SELECT ${COLUMNS} FROM zeef.subject_request WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
        [id],
      );
      return row && requestRow(row);
    },

    async changeRequest(id, { token, content, ...change }) {
      const sets: string[] = [];
      const values: unknown[] = [id];
      const set = (column: string, value: unknown) => {
        values.push(value);
        sets.push(`${column} = $${values.length}`);
      };
      for (const [key, value] of Object.entries(change)) {
        const column = CHANGEABLE[key as keyof typeof CHANGEABLE];
        if (value !== undefined) set(column, key === 'receipt' ? JSON.stringify(value) : value);
      }
      if (token !== undefined) {
        set('token_hash', token?.hash ?? null);
        set('token_expires_at', token?.expiresAt ?? null);
        set('token_for', token?.for ?? null);
      }
      if (content) {
        set('ciphertext', content.ciphertext);
        set('wrapped_key', content.wrappedKey);
        set('key_version', content.keyVersion);
      }
      if (sets.length === 0) return;
      await queries.change(`UPDATE zeef.subject_request SET ${sets.join(', ')} WHERE id = $1`, values);
    },

    async listRequests({ after, limit, state, overdue }) {
      const rows = await queries.rows<Columns>(
        `SELECT ${COLUMNS} FROM zeef.subject_request
         WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2)
           AND (NOT $3 OR due_at < clock_timestamp() AND state <> ALL($4))
         ORDER BY id DESC LIMIT $5`,
        [cursorKey('request', after) ?? null, state ?? null, overdue ?? false, [...CLOSED_STATES], limit + 1],
      );
      return pageOf('request', rows.map(requestRow), limit, ({ id }) => id);
    },

    async requestsFrom(emailTag, since) {
      const row = await queries.row<{ count: number }>(
        `SELECT count(*)::integer AS count FROM zeef.subject_request WHERE email_tag = $1 AND opened_at >= $2`,
        [emailTag, since],
      );
      return row?.count ?? 0;
    },

    async hasOpenRequest(ticketId) {
      const row = await queries.row(
        'SELECT 1 FROM zeef.subject_request WHERE ticket_id = $1 AND state <> ALL($2) LIMIT 1',
        [ticketId, [...CLOSED_STATES]],
      );
      return row !== undefined;
    },

    async scrubRequest(id) {
      await queries.change(`UPDATE zeef.subject_request SET ${SCRUBBED} WHERE id = $1`, [id]);
    },

    async scrubClosed(before) {
      await queries.change(
        `UPDATE zeef.subject_request SET ${SCRUBBED} WHERE closed_at < $1 AND wrapped_key <> ''`,
        [before],
      );
    },

    async dropUnconfirmed(now) {
      const rows = await queries.rows<{ id: string }>(
        `UPDATE zeef.subject_request
         SET state = 'dismissed', outcome = 'unconfirmed', closed_at = $1, token_hash = NULL, ${SCRUBBED}
         WHERE state = 'unconfirmed' AND origin = 'form' AND token_expires_at < $1 RETURNING id`,
        [now],
      );
      return rows.map(({ id }) => id);
    },

    async steps(requestId) {
      const rows = await queries.rows<{
        seq: string;
        at: Date;
        facts: AuditFacts;
        prevHash: string;
        hash: string;
      }>(
        `SELECT seq, at, facts, prev_hash AS "prevHash", hash FROM zeef.audit_entry
         WHERE facts ? 'requestId' AND facts->>'requestId' = $1 AND facts->>'event' <> 'request.viewed'
         ORDER BY seq`,
        [requestId],
      );
      return rows.map(({ seq, at, facts, prevHash, hash }) => ({
        ...facts,
        seq: Number(seq),
        at: at.toISOString(),
        prevHash,
        hash,
      }));
    },
  };
}

const CHANGEABLE = {
  state: 'state',
  dueAt: 'due_at',
  extendedAt: 'extended_at',
  extensionCode: 'extension_code',
  confirmedAt: 'confirmed_at',
  confirmedBy: 'confirmed_by',
  closedAt: 'closed_at',
  outcome: 'outcome',
  receipt: 'receipt',
} as const;

function requestRow(row: Columns): RequestRow {
  const { ciphertext, wrappedKey, keyVersion, tokenHash, tokenExpiresAt, tokenFor } = row;
  return {
    id: row.id,
    kind: row.kind!,
    state: row.state!,
    origin: row.origin!,
    language: row.language!,
    openedAt: row.openedAt!,
    dueAt: row.dueAt!,
    ticketId: row.ticketId ?? undefined,
    extendedAt: row.extendedAt ?? undefined,
    extensionCode: row.extensionCode ?? undefined,
    confirmedAt: row.confirmedAt ?? undefined,
    confirmedBy: row.confirmedBy ?? undefined,
    closedAt: row.closedAt ?? undefined,
    outcome: row.outcome ?? undefined,
    receipt: row.receipt ?? undefined,
    emailTag: row.emailTag,
    content: wrappedKey.length > 0 ? new Sealed(ciphertext, wrappedKey, keyVersion) : undefined,
    token:
      tokenHash && tokenExpiresAt && tokenFor
        ? { hash: tokenHash, expiresAt: tokenExpiresAt, for: tokenFor }
        : undefined,
  };
}
