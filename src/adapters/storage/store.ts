import { Pool, type PoolClient } from 'pg';
import { ZeefError } from '../../errors.ts';
import type { Repositories, Store } from '../../ports/store.ts';
import { apiKeyRepository, policyRepository, sourceRepository, tenantKeyRepository } from './access.ts';
import { accountRepository } from './accounts.ts';
import { activityRepository } from './activity.ts';
import { auditLog } from './audit.ts';
import { APPLICATION_NAME, CONNECT_TIMEOUT_MS, type DatabaseConnection } from './connection.ts';
import { correctionRepository } from './corrections.ts';
import { DatabaseFailure, databaseError } from './database-error.ts';
import { decidedRepository } from './decided.ts';
import { deliveryRepository } from './deliveries.ts';
import { documentRepository } from './documents.ts';
import { erasureRepository } from './erasure.ts';
import { holdRepository } from './holds.ts';
import { inboxRepository } from './inbox.ts';
import { incidentRepository } from './incidents.ts';
import { keptValueRepository } from './kept-values.ts';
import { noticeRepository } from './notices.ts';
import { proposalRepository } from './proposals.ts';
import { LOCK_TIMEOUT_MS, type Queries, queriesOn } from './queries.ts';
import { retentionRepository } from './retention.ts';
import { revealRepository } from './reveals.ts';
import { reviewRepository } from './review.ts';
import { reviewStatisticsRepository } from './review-statistics.ts';
import { reviewViewRepository } from './review-views.ts';
import { sealedKeyRepository } from './sealed-keys.ts';
import { accountLinkRepository, sessionRepository, signInRepository } from './sessions.ts';
import { subjectRepository } from './subjects.ts';
import { ticketRepository } from './tickets.ts';

/** Connections of one store, unless told otherwise. With the queue's, one process uses under twenty. */
const MAX_CONNECTIONS = 10;
/** A transaction may think (detection runs in it) but not fall asleep with a ticket locked. */
const IDLE_IN_TRANSACTION_MS = 120_000;

export interface StoreOptions {
  readonly connection: DatabaseConnection;
  /** Role to work as, as `migrate` answered it; `undefined` to work as the connecting user. */
  readonly role: string | undefined;
  /** A worker holds one per document in hand, so it needs a few more than its concurrency. */
  readonly maxConnections?: number;
}

/**
 * Opens the store. The schema must be there (`migrate`).
 *
 * @throws ZeefError ZEEF_UNAVAILABLE when the database does not answer; ZEEF_CONFIG_INVALID when row-level
 *   security would not hold for this user
 */
export async function openStore({ connection, role, maxConnections }: StoreOptions): Promise<Store> {
  const pool = new Pool({
    ...connection,
    application_name: APPLICATION_NAME,
    max: maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A connection that drops is replaced on next use. The pool listens to idle ones only, and a transaction that
  // waits for the pipeline runs no query that could fail instead: unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  const inTransaction = async <T>(tenantId: string, work: (queries: Queries) => Promise<T>): Promise<T> => {
    const client = await connect(pool);
    const queries = queriesOn(client);
    let failure: Error | undefined;
    try {
      await queries.change('BEGIN');
      // For this transaction only, so that a pooler in between cannot hand them on. Durability is not left to
      // the server's defaults: what is answered "accepted" after the commit must be on disk.
      await queries.row(
        `SELECT set_config('role', $1, true), set_config('zeef.tenant', $2, true),
           set_config('synchronous_commit', CASE current_setting('synchronous_commit')
             WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true),
           set_config('statement_timeout', $3, true),
           set_config('idle_in_transaction_session_timeout', $4, true)`,
        [role ?? 'none', tenantId, `${LOCK_TIMEOUT_MS}`, `${IDLE_IN_TRANSACTION_MS}`],
      );
      const result = await work(queries);
      await queries.change('COMMIT');
      return result;
    } catch (error) {
      // A connection that stopped answering is dropped, and the server then rolls back by itself.
      if (lostConnection(error)) failure = error;
      else await queries.change('ROLLBACK').catch((lost: Error) => (failure = lost));
      throw error;
    } finally {
      client.release(failure);
    }
  };

  const outsideTenants = async <T>(work: (queries: Queries) => Promise<T>): Promise<T> => {
    const client = await connect(pool);
    let failure: Error | undefined;
    try {
      return await work(queriesOn(client));
    } catch (error) {
      failure = error instanceof Error ? error : new Error('query failed');
      throw error;
    } finally {
      client.release(failure);
    }
  };

  const store: Store = {
    transaction: (tenantId, work) =>
      inTransaction(tenantId, async (queries) => {
        const { repositories, flush } = repositoriesOn(queries);
        const result = await work(repositories);
        await flush();
        return result;
      }),
    tenants: () => outsideTenants((queries) => queries.rows('SELECT id, name FROM zeef.tenant ORDER BY id')),
    tenantOfSource: (source) =>
      outsideTenants(async (queries) => {
        const sql = 'SELECT tenant_id AS "tenantId" FROM zeef.source_route WHERE name = $1';
        return (await queries.row<{ tenantId: string }>(sql, [source]))?.tenantId;
      }),
    ping: () => outsideTenants(async (queries) => void (await queries.row('SELECT 1'))),
    close: () => pool.end(),
  };

  try {
    await inTransaction('00000000-0000-0000-0000-000000000000', refuseUnlessIsolated);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return store;
}

function repositoriesOn(queries: Queries): { repositories: Repositories; flush: () => Promise<void> } {
  const audit = auditLog(queries);
  const repositories = {
    documents: documentRepository(queries),
    deliveries: deliveryRepository(queries),
    tickets: ticketRepository(queries),
    audit,
    apiKeys: apiKeyRepository(queries),
    sources: sourceRepository(queries),
    policies: policyRepository(queries),
    tenantKeys: tenantKeyRepository(queries),
    accounts: accountRepository(queries),
    sessions: sessionRepository(queries),
    signIns: signInRepository(queries),
    accountLinks: accountLinkRepository(queries),
    retention: retentionRepository(queries),
    holds: holdRepository(queries),
    keptValues: keptValueRepository(queries),
    decided: decidedRepository(queries),
    sealedKeys: sealedKeyRepository(queries),
    review: reviewRepository(queries),
    reveals: revealRepository(queries),
    erasure: erasureRepository(queries),
    inbox: inboxRepository(queries),
    corrections: correctionRepository(queries),
    proposals: proposalRepository(queries),
    reviewStatistics: reviewStatisticsRepository(queries),
    activity: activityRepository(queries),
    subjects: subjectRepository(queries),
    notices: noticeRepository(queries),
    incidents: incidentRepository(queries),
    reviewViews: reviewViewRepository(queries),
  };
  return { repositories, flush: audit.flush };
}

/** Whether the error came from the way to the server rather than from the server. */
function lostConnection(error: unknown): error is Error {
  return error instanceof ZeefError && error.cause instanceof DatabaseFailure && !error.cause.fromServer;
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw databaseError(error);
  }
}

/** Asks the server itself whether each table's policy binds the role that transactions run as. */
async function refuseUnlessIsolated(queries: Queries): Promise<void> {
  const open = await queries.row<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'zeef'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'tenant_id'
       AND NOT row_security_active(c.oid)
     LIMIT 1`,
  );
  if (open) {
    const remedy = `Row-level security does not bind this database user (table zeef.${open.name}). Use one without SUPERUSER and BYPASSRLS in DATABASE_URL.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'DATABASE_URL', remedy });
  }
}
