import { Sealed } from '../../model/sealed.ts';
import type {
  ApiKeyRepository,
  PolicyRepository,
  SourceRepository,
  TenantKeyRepository,
} from '../../ports/store.ts';
import { isUuid, type Queries } from './queries.ts';

/** API keys. Row-level security adds the tenant to every statement in this file. */
export function apiKeyRepository(queries: Queries): ApiKeyRepository {
  return {
    async insert({ id, name, secretHash }) {
      await queries.change('INSERT INTO zeef.api_key (id, name, secret_hash) VALUES ($1, $2, $3)', [
        id,
        name,
        secretHash,
      ]);
    },
    async find(id) {
      if (!isUuid(id)) return undefined;
      return queries.row<{ id: string; name: string; secretHash: Buffer }>(
        'SELECT id, name, secret_hash AS "secretHash" FROM zeef.api_key WHERE id = $1 AND revoked_at IS NULL',
        [id],
      );
    },
    async revoke(id) {
      if (!isUuid(id)) return false;
      const changed = await queries.change(
        'UPDATE zeef.api_key SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL',
        [id],
      );
      return changed === 1;
    },
    async list() {
      const rows = await queries.rows<{ id: string; name: string; createdAt: Date; revokedAt: Date | null }>(
        `SELECT id, name, created_at AS "createdAt", revoked_at AS "revokedAt" FROM zeef.api_key ORDER BY id`,
      );
      return rows.map((row) => ({ ...row, revokedAt: row.revokedAt ?? undefined }));
    },
  };
}

/** Webhook sources and the secrets they sign with. */
export function sourceRepository(queries: Queries): SourceRepository {
  return {
    async insert({ name, secret }) {
      const routed = await queries.change(
        'INSERT INTO zeef.source_route (name) VALUES ($1) ON CONFLICT (name) DO NOTHING',
        [name],
      );
      if (routed === 0) return false;
      await queries.change(
        'INSERT INTO zeef.source (name, ciphertext, wrapped_key, key_version) VALUES ($1, $2, $3, $4)',
        [name, secret.ciphertext, secret.wrappedKey, secret.keyVersion],
      );
      return true;
    },
    async secret(name) {
      const row = await queries.row<{ ciphertext: Buffer; wrappedKey: Buffer; keyVersion: number }>(
        `SELECT ciphertext, wrapped_key AS "wrappedKey", key_version AS "keyVersion"
         FROM zeef.source WHERE name = $1`,
        [name],
      );
      return row && new Sealed(row.ciphertext, row.wrappedKey, row.keyVersion);
    },
    list: () => queries.rows('SELECT name, created_at AS "createdAt" FROM zeef.source ORDER BY name'),
  };
}

/** Policies as they were, and which one is active. */
export function policyRepository(queries: Queries): PolicyRepository {
  return {
    async activate(version, yaml, fileVersion) {
      await queries.change(
        'INSERT INTO zeef.policy_version (version, yaml, file_version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [version, yaml, fileVersion ?? null],
      );
      await queries.change(
        `INSERT INTO zeef.policy_active (version) VALUES ($1)
         ON CONFLICT (tenant_id) DO UPDATE SET version = excluded.version, activated_at = clock_timestamp()`,
        [version],
      );
    },
    async active() {
      const row = await queries.row<{ version: string; yaml: string; fileVersion: string | null }>(
        `SELECT version, yaml, file_version AS "fileVersion"
         FROM zeef.policy_active JOIN zeef.policy_version USING (tenant_id, version)`,
      );
      return row && { ...row, fileVersion: row.fileVersion ?? undefined };
    },
    get: (version) =>
      queries.row<{ version: string; yaml: string }>(
        'SELECT version, yaml FROM zeef.policy_version WHERE version = $1',
        [version],
      ),
    versions: (limit) =>
      queries.rows<{ version: string; createdAt: Date }>(
        `SELECT version, created_at AS "createdAt" FROM zeef.policy_version
         ORDER BY created_at DESC, version LIMIT $1`,
        [limit],
      ),
  };
}

/** Far longer than a transaction may take, and than a process takes to learn of a new version. */
const UNUSED_MINUTES = 10;

/** Wrapped tenant keys. */
export function tenantKeyRepository(queries: Queries): TenantKeyRepository {
  return {
    async insertFirst(wrapped) {
      await queries.change(
        'INSERT INTO zeef.tenant_key (version, wrapped) VALUES (1, $1) ON CONFLICT DO NOTHING',
        [wrapped],
      );
      const row = await queries.row<{ version: number; wrapped: Buffer; active: boolean }>(
        'SELECT version, wrapped, true AS active FROM zeef.tenant_key WHERE version = 1',
      );
      return row!;
    },
    all: () =>
      queries.rows(
        `SELECT version, wrapped, active_at <= clock_timestamp() AS active FROM zeef.tenant_key
         ORDER BY version`,
      ),
    async insertNext(version, wrapped, graceMs) {
      const row = await queries.row<{ version: number; activeAt: Date }>(
        `INSERT INTO zeef.tenant_key (version, wrapped, active_at)
         VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3::double precision / 1000))
         RETURNING version, active_at AS "activeAt"`,
        [version, wrapped, graceMs],
      );
      return row!;
    },
    async replaceKey(version, wrapped) {
      await queries.change('UPDATE zeef.tenant_key SET wrapped = $2 WHERE version = $1', [version, wrapped]);
    },
    async replaceSecret({ name, version, wrapped }) {
      await queries.change('UPDATE zeef.tenant_secret SET wrapped = $3 WHERE name = $1 AND version = $2', [
        name,
        version,
        wrapped,
      ]);
    },
    async removeUnused(used) {
      const rows = await queries.rows<{ version: number }>(
        `DELETE FROM zeef.tenant_key k WHERE k.version <> ALL($1::integer[]) AND EXISTS (
           SELECT 1 FROM zeef.tenant_key later WHERE later.version > k.version
             AND later.active_at + make_interval(mins => ${UNUSED_MINUTES}) <= clock_timestamp())
         RETURNING version`,
        [used],
      );
      return rows.map(({ version }) => version);
    },
    secrets: () =>
      queries.rows('SELECT name, version, wrapped FROM zeef.tenant_secret ORDER BY name, version'),
    async insertSecret({ name, version, wrapped }) {
      await queries.change(
        `INSERT INTO zeef.tenant_secret (name, version, wrapped) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [name, version, wrapped],
      );
    },
  };
}
