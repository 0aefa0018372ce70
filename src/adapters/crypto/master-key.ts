import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZeefError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import { KEY_BYTES } from './envelope.ts';

/** 32 bytes in base64 (RFC 4648, section 4). */
const BASE64_KEY = /^[A-Za-z0-9+/]{43}=$/;

export interface MasterKeyOptions {
  /** Folder for a generated key; must exist. */
  readonly dataDir: string;
  /** ZEEF_MASTER_KEY: 32 bytes in base64. */
  readonly masterKey: string | undefined;
  /** ZEEF_MASTER_KEY_FILE: a file that holds the same. */
  readonly masterKeyFile: string | undefined;
  /** With a database of the operator's own a key must be given: one made in passing is lost with the container. */
  readonly mayGenerate: boolean;
  /** Asked, before a key is made, whether it holds something sealed under a lost one. */
  readonly store: Store;
}

export interface MasterKey {
  /** Prints nothing of itself. */
  readonly key: KeyObject;
  /** File it stands in, unless it came in the environment. */
  readonly path: string | undefined;
  /** Made just now: whoever started Zeef must be told to keep a copy. */
  readonly generated: boolean;
}

/**
 * The master key, from the first of: ZEEF_MASTER_KEY, ZEEF_MASTER_KEY_FILE, `master.key` in the data folder.
 * Where there is none and `mayGenerate`, it is made and stored in the latter (mode 600), but never for a database that was
 * sealed with one already: a lost key must be noticed.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID, naming the setting, never its value
 */
export async function loadMasterKey(options: MasterKeyOptions): Promise<MasterKey> {
  const { masterKey, masterKeyFile, dataDir, store } = options;
  if (masterKey !== undefined && masterKeyFile !== undefined) {
    throw invalid('ZEEF_MASTER_KEY', 'Set ZEEF_MASTER_KEY or ZEEF_MASTER_KEY_FILE, not both.');
  }
  if (masterKey !== undefined) {
    return { key: parse(masterKey, 'ZEEF_MASTER_KEY'), path: undefined, generated: false };
  }
  if (masterKeyFile !== undefined) {
    return { key: parse(read(masterKeyFile), 'ZEEF_MASTER_KEY_FILE'), path: masterKeyFile, generated: false };
  }
  const path = join(dataDir, 'master.key');
  if (existsSync(path)) return { key: readMasterKey(path), path, generated: false };
  if (await holdsTenantKeys(store)) {
    const remedy = `The database was sealed with a master key that is not here. Put it back as ${path}, or set ZEEF_MASTER_KEY or ZEEF_MASTER_KEY_FILE.`;
    throw invalid('ZEEF_MASTER_KEY', remedy);
  }
  if (!options.mayGenerate) {
    const remedy = `With DATABASE_URL the master key is yours to keep: set ZEEF_MASTER_KEY or ZEEF_MASTER_KEY_FILE. Make one with: openssl rand -base64 ${KEY_BYTES}`;
    throw invalid('ZEEF_MASTER_KEY', remedy);
  }
  const bytes = randomBytes(KEY_BYTES);
  writeMasterKey(path, bytes);
  return { key: createSecretKey(bytes), path, generated: true };
}

async function holdsTenantKeys(store: Store): Promise<boolean> {
  for (const { id } of await store.tenants()) {
    if ((await store.transaction(id, ({ tenantKeys }) => tenantKeys.all())).length > 0) return true;
  }
  return false;
}

function parse(text: string, setting: string): KeyObject {
  const trimmed = text.trim();
  if (!BASE64_KEY.test(trimmed)) {
    throw invalid(
      setting,
      `${setting} must hold ${KEY_BYTES} bytes in base64. Make one with: openssl rand -base64 ${KEY_BYTES}`,
    );
  }
  return createSecretKey(trimmed, 'base64');
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw invalid(
      'ZEEF_MASTER_KEY_FILE',
      `The master key file ${path} cannot be read. Check path and permissions.`,
      cause,
    );
  }
}

/**
 * A master key in a file.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID, naming the file, never what stands in it
 */
export function readMasterKey(path: string): KeyObject {
  return parse(read(path), path);
}

/** Whole and durable before it is used: a key that is lost with the power takes everything along. */
export function writeMasterKey(path: string, key: Buffer): void {
  const text = `${key.toString('base64')}\n`;
  const unfinished = `${path}.${process.pid}.new`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(unfinished, path);
    // Windows cannot open folders; NTFS logs renames by itself.
    if (process.platform === 'win32') return;
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch (cause) {
    throw invalid(
      'ZEEF_DATA',
      `The master key cannot be written to ${path}. Check permissions and space.`,
      cause,
    );
  }
}

function invalid(field: string, remedy: string, cause?: unknown): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', { field, remedy, cause });
}
