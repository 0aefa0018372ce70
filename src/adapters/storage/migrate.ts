import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runner } from 'node-pg-migrate';
import type { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ZeefError } from '../../errors.ts';
import { type DatabaseConnection, withClient } from './connection.ts';
import { DatabaseFailure, databaseError } from './database-error.ts';

/** Role that Zeef works as where it can be made, so that the connecting user's powers are not used. */
export const APP_ROLE = 'zeef_app';
/** The oldest PostgreSQL that its makers still mend, and that the tests were run on. */
const MIN_SERVER_VERSION = 150_000;

interface ConnectingUser {
  readonly name: string;
  /** Policies do not bind it: superuser or BYPASSRLS. */
  readonly unbound: boolean;
  readonly mayCreateRoles: boolean;
  readonly roleExists: boolean;
  readonly mayUseRole: boolean;
}

/**
 * Brings the schema `zeef` up to date, makes the default tenant and the role to work as. Several processes
 * may call it at once; one does the work, the others wait.
 *
 * @returns the role to open the store with; `undefined` when the connecting user itself is bound by
 *   row-level security and cannot take on another
 * @throws ZeefError ZEEF_UNAVAILABLE; ZEEF_CONFIG_INVALID when the user cannot be bound or the server is old
 */
export async function migrate(connection: DatabaseConnection): Promise<{ role: string | undefined }> {
  try {
    return await withClient(connection, bringUpToDate);
  } catch (error) {
    throw refusal(error);
  }
}

async function bringUpToDate(client: Client): Promise<{ role: string | undefined }> {
  await refuseOldServer(client);
  // Held until the connection ends. The runner has a lock of its own, which does not cover what follows it.
  await client.query('SELECT pg_advisory_lock(hashtext($1))', ['zeef.migrate']);
  await runner({
    dbClient: client,
    dir: join(import.meta.dirname, 'migrations'),
    direction: 'up',
    migrationsTable: 'migration',
    schema: 'zeef',
    createSchema: true,
    advisoryLockMode: 'wait',
    // It would report on the console; Zeef's own log says what matters.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  await client.query('INSERT INTO zeef.tenant (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    uuidv7(),
    'default',
  ]);
  return { role: await prepareRole(client) };
}

async function refuseOldServer(client: Client): Promise<void> {
  if ((await serverVersion(client)) >= MIN_SERVER_VERSION) return;
  const remedy = `This PostgreSQL is too old: Zeef needs version ${MIN_SERVER_VERSION / 10_000} or newer. Point DATABASE_URL at one.`;
  throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'DATABASE_URL', remedy });
}

async function serverVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::integer AS version`,
  );
  return rows[0]?.version ?? 0;
}

/** Makes the role where that is allowed and needed, and answers it when it can be used. */
async function prepareRole(client: Client): Promise<string | undefined> {
  let user = await connectingUser(client);
  if (!user.mayUseRole && user.mayCreateRoles) {
    // What is refused here shows in what the user may do afterwards.
    if (!user.roleExists) await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`).catch(ignore);
    await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`).catch(ignore);
    user = await connectingUser(client);
  }
  if (user.mayUseRole) {
    await client.query(readFileSync(join(import.meta.dirname, 'grants.sql'), 'utf8'));
    return APP_ROLE;
  }
  if (!user.unbound) return undefined;
  const remedy = `The database user in DATABASE_URL bypasses row-level security. Use another one that owns the database, or run: CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO ${user.name};`;
  throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'DATABASE_URL', remedy });
}

async function connectingUser(client: Client): Promise<ConnectingUser> {
  // From 16 on membership alone does not allow SET ROLE; before, that privilege had no name of its own.
  const privilege = (await serverVersion(client)) >= 160_000 ? 'SET' : 'MEMBER';
  const { rows } = await client.query<ConnectingUser>(
    `SELECT quote_ident(u.rolname) AS name, u.rolsuper OR u.rolbypassrls AS unbound,
       u.rolsuper OR u.rolcreaterole AS "mayCreateRoles", r.oid IS NOT NULL AS "roleExists",
       coalesce(pg_has_role(u.oid, r.oid, $2) AND NOT r.rolsuper AND NOT r.rolbypassrls, false) AS "mayUseRole"
     FROM pg_roles u LEFT JOIN pg_roles r ON r.rolname = $1
     WHERE u.rolname = current_user`,
    [APP_ROLE, privilege],
  );
  return rows[0]!;
}

function refusal(error: unknown): ZeefError {
  const failure = databaseError(error);
  if (failure.cause instanceof DatabaseFailure && failure.cause.code === '42501') {
    const remedy =
      'The database user may not create what Zeef needs. Make it the owner of the database, or run: GRANT CREATE ON DATABASE … TO it.';
    return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'DATABASE_URL', remedy, cause: failure.cause });
  }
  return failure;
}

function ignore(): void {}
