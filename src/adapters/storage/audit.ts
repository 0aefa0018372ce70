import type { AuditEntry, AuditFacts } from '../../model/audit.ts';
import { CHAIN_START, checkpointCode, entryHash } from '../../model/audit-chain.ts';
import type { AuditLog } from '../../ports/store.ts';
import { cursorKey, pageOf } from './cursor.ts';
import { LOCK_TIMEOUT_MS, type Queries } from './queries.ts';
import { interval } from './retention.ts';

interface EntryColumns {
  readonly seq: string;
  readonly at: Date;
  readonly facts: AuditFacts;
  readonly prevHash: string;
  readonly hash: string;
}

const COLUMNS = 'seq, at, facts, prev_hash AS "prevHash", hash';

/** The audit log of one transaction. */
export interface PendingAuditLog extends AuditLog {
  /** Writes what was appended. Called right before the commit. */
  flush(): Promise<void>;
}

/**
 * Entries wait until the end of the transaction: writing one locks the head of the tenant's chain, which
 * every other transaction of the tenant needs. Taken last, the lock is held for the shortest time, and no two
 * transactions can wait for each other with it.
 */
export function auditLog(queries: Queries): PendingAuditLog {
  let pending: AuditFacts[] = [];

  const flush = async (): Promise<void> => {
    if (pending.length === 0) return;
    const facts = pending;
    pending = [];
    let { seq, hash, at } = await lockHead(queries);
    const entries = facts.map((fact): AuditEntry => {
      const unhashed = { ...fact, seq: ++seq, at, prevHash: hash };
      hash = entryHash(unhashed);
      return { ...unhashed, hash };
    });
    await queries.change(
      `INSERT INTO zeef.audit_entry (seq, at, facts, prev_hash, hash)
       SELECT seq, at, facts, prev_hash, hash FROM jsonb_to_recordset($1::jsonb)
         AS e (seq bigint, at timestamptz, facts jsonb, prev_hash text, hash text)
       ORDER BY seq`,
      [JSON.stringify(entries.map(toRecord))],
    );
    await queries.change('UPDATE zeef.audit_head SET seq = $1, hash = $2', [seq, hash]);
  };

  return {
    flush,

    async checkpoint() {
      const row = await queries.row<{ seq: string; hash: string }>(
        'SELECT seq, hash FROM zeef.audit_checkpoint',
      );
      return row && { seq: Number(row.seq), hash: row.hash };
    },

    async forget(term, limit) {
      await lockHead(queries);
      const due = await queries.rows<{ seq: string; hash: string }>(
        `SELECT seq, hash FROM zeef.audit_entry WHERE at + $1::interval <= clock_timestamp()
           AND seq < (SELECT seq FROM zeef.audit_head)
         ORDER BY seq LIMIT $2`,
        [interval(term), limit],
      );
      const last = due.at(-1);
      if (!last) return 0;
      await queries.change(
        `INSERT INTO zeef.audit_checkpoint (seq, hash) VALUES ($1, $2)
         ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, at = clock_timestamp()`,
        [last.seq, last.hash],
      );
      const code = checkpointCode({ seq: Number(last.seq), hash: last.hash });
      const destroyed = { 'audit-entry': due.length };
      pending.push({ event: 'audit.checkpointed', actor: 'system', code, destroyed });
      return queries.change('DELETE FROM zeef.audit_entry WHERE seq <= $1', [last.seq]);
    },

    async append(facts) {
      pending.push(facts);
    },

    async list({ after, limit }) {
      await flush();
      const rows = await queries.rows<EntryColumns>(
        `SELECT ${COLUMNS} FROM zeef.audit_entry WHERE ($1::bigint IS NULL OR seq < $1)
         ORDER BY seq DESC LIMIT $2`,
        [cursorKey('audit', after) ?? null, limit + 1],
      );
      return pageOf('audit', rows.map(entry), limit, ({ seq }) => seq);
    },

    async read(afterSeq, limit) {
      await flush();
      const rows = await queries.rows<EntryColumns>(
        `SELECT ${COLUMNS} FROM zeef.audit_entry WHERE seq > $1 ORDER BY seq LIMIT $2`,
        [afterSeq, limit],
      );
      return rows.map(entry);
    },

    async head() {
      await flush();
      const head = await queries.row<{ seq: string; hash: string }>('SELECT seq, hash FROM zeef.audit_head');
      return { seq: Number(head?.seq ?? 0), hash: head?.hash ?? CHAIN_START };
    },
  };
}

/** The head, locked until the transaction ends, and the time (read after the lock, so that times follow the order). */
async function lockHead(queries: Queries): Promise<{ seq: number; hash: string; at: string }> {
  const lock = () =>
    queries.row<{ seq: string; hash: string }>(
      'SELECT seq, hash FROM zeef.audit_head FOR UPDATE',
      [],
      LOCK_TIMEOUT_MS,
    );
  let head = await lock();
  if (!head) {
    await queries.change('INSERT INTO zeef.audit_head (seq, hash) VALUES (0, $1) ON CONFLICT DO NOTHING', [
      CHAIN_START,
    ]);
    head = await lock();
  }
  const clock = await queries.row<{ at: Date }>(`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`);
  return { seq: Number(head!.seq), hash: head!.hash, at: clock!.at.toISOString() };
}

function toRecord({ seq, at, prevHash, hash, ...facts }: AuditEntry): Record<string, unknown> {
  return { seq, at, facts, prev_hash: prevHash, hash };
}

function entry({ seq, at, facts, prevHash, hash }: EntryColumns): AuditEntry {
  return { ...facts, seq: Number(seq), at: at.toISOString(), prevHash, hash };
}
