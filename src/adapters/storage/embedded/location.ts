import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canRun, canUse, isRoot, serviceAccount } from './account.ts';
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts';
import { refusal, USE_OWN } from './refusal.ts';

/** Where root's PostgreSQL keeps what its user could not reach in the data folder. */
const SYSTEM_FOLDER = '/var/lib/zeef';
/** File in the data folder that says where the cluster is, when it is elsewhere. */
const LOCATION_FILE = 'pg.path';
/** The kernel's `sun_path`, less the closing NUL: Linux 108, macOS and BSD 104. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;

/** Everything that was settled about where and as whom to run. */
export interface Location {
  readonly binaries: Binaries;
  /** The cluster's folder. */
  readonly cluster: string;
  /** Whether the cluster is still to be made. */
  readonly fresh: boolean;
  /** The user to run as; `undefined`: this process's own. */
  readonly account: Account | undefined;
  /** Sentences for the one who started Zeef. */
  readonly notes: readonly string[];
}

/**
 * Finds or chooses the place of the cluster of a data folder. A cluster that exists is used where it is, by
 * its owner; a new one is put into the data folder, or below /var/lib/zeef when root's PostgreSQL user
 * cannot enter that.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID
 */
export async function locate(dataDir: string): Promise<Location> {
  const binaries = findBinaries();
  const notes: string[] = [];
  // Root's folder lets others pass through, not look inside: PostgreSQL's user must reach its own part.
  mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });

  const existing = existingCluster(dataDir);
  if (existing && existing.owner !== process.getuid?.() && !isRoot()) {
    throw refusal(
      `The database in ${existing.cluster} belongs to another user: start Zeef as that user or as root.`,
    );
  }
  if (!isRoot()) {
    const cluster = existing?.cluster ?? join(dataDir, 'pg');
    return { binaries, cluster, fresh: !existing, account: undefined, notes };
  }

  const account =
    existing && existing.owner !== 0 ? { uid: existing.owner, gid: existing.group } : await serviceAccount();
  const cluster = existing?.cluster ?? (await newCluster(dataDir, account));
  if (existing && !(await canUse(account, cluster))) {
    throw refusal(
      `PostgreSQL's user cannot enter ${cluster}: make the folders above it passable (chmod o+x).`,
    );
  }
  notes.push(`PostgreSQL refuses root, so it runs as the user with id ${account.uid}.`);
  if (dirname(cluster) !== dataDir)
    notes.push(`The database is in ${cluster}, since that user cannot enter ${dataDir}.`);
  const usable = await binariesFor(account, binaries);
  if (usable.folder !== binaries.folder)
    notes.push(`PostgreSQL was copied to ${usable.folder}, where that user can run it.`);
  return { binaries: usable, cluster, fresh: !existing, account, notes };
}

/**
 * The folder for PostgreSQL's socket: the cluster's own, which PostgreSQL insists is private, or when that
 * makes too long a path a private one below the temporary folder.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID
 */
export function socketFolder({ cluster, account }: Location, port: number): string {
  const fits = (folder: string) =>
    Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= MAX_SOCKET_PATH_BYTES;
  if (fits(cluster)) return cluster;
  const name = `zeef-pg-${fingerprint(cluster)}`;
  const parent = [tmpdir(), '/tmp'].find((candidate) => fits(join(candidate, `${name}-123456`)));
  if (!parent)
    throw refusal('The path of the temporary folder is too long for a socket: set TMPDIR to a shorter one.');
  const folder = join(parent, name);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch {
    if (isPrivate(folder, account)) return folder;
    // Somebody else's: leave it alone and take one that nobody could prepare.
    return owned(mkdtempSync(`${folder}-`), account);
  }
  return owned(folder, account);
}

/** Makes the empty folder that a new cluster is built in, next to its final place. */
export function buildFolder({ cluster, account }: Location): string {
  const folder = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  mkdirSync(folder, { mode: 0o700 });
  return owned(folder, account);
}

/**
 * Puts a finished cluster into its place and makes that durable, so that there is a whole one or none. Where
 * that is outside the data folder, a file there says so from now on.
 */
export function settle({ cluster }: Location, built: string, dataDir: string): void {
  renameSync(built, cluster);
  syncFolder(dirname(cluster));
  if (dirname(cluster) === dataDir) return;
  writeFileSync(join(dataDir, LOCATION_FILE), `${cluster}\n`, { mode: 0o600, flush: true });
  syncFolder(dataDir);
}

function syncFolder(folder: string): void {
  // Windows cannot open folders; NTFS logs renames by itself.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function existingCluster(dataDir: string): { cluster: string; owner: number; group: number } | undefined {
  const record = join(dataDir, LOCATION_FILE);
  const elsewhere = existsSync(record) ? readFileSync(record, 'utf8').trim() : undefined;
  const cluster = elsewhere ?? join(dataDir, 'pg');
  try {
    const { uid, gid } = statSync(cluster);
    return { cluster, owner: uid, group: gid };
  } catch (cause) {
    if (elsewhere === undefined) return undefined;
    // A database that is gone is not replaced by an empty one.
    throw refusal(
      `${record} names a database that is not there: bring ${elsewhere} back, or choose another ZEEF_DATA.`,
      cause,
    );
  }
}

async function newCluster(dataDir: string, account: Account): Promise<string> {
  const id = randomBytes(8).toString('hex');
  const trial = join(dataDir, `pg.trial-${id}`);
  mkdirSync(trial, { mode: 0o700 });
  owned(trial, account);
  const reachable = await canUse(account, trial);
  rmdirSync(trial);
  if (reachable) return join(dataDir, 'pg');

  // A new name each time: what an earlier data folder of this path left there is not picked up again.
  const folder = join(SYSTEM_FOLDER, id);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw refusal(
      `PostgreSQL's user cannot enter ${dataDir}, and ${SYSTEM_FOLDER} cannot be made: move ZEEF_DATA, ${USE_OWN}.`,
      cause,
    );
  }
  return join(folder, 'pg');
}

async function binariesFor(account: Account, binaries: Binaries): Promise<Binaries> {
  if (await canRun(account, binaries.postgres)) return binaries;
  const copy = copyBinaries(binaries, join(SYSTEM_FOLDER, `postgres-${binaries.version}`));
  if (await canRun(account, copy.postgres)) return copy;
  throw refusal(
    `The bundled PostgreSQL does not run on this system: start Zeef as an ordinary user, ${USE_OWN}.`,
  );
}

function owned(folder: string, account: Account | undefined): string {
  if (account) {
    try {
      chownSync(folder, account.uid, account.gid);
    } catch (cause) {
      throw refusal(
        `Root may not hand ${folder} to another user here: start Zeef as an ordinary user, ${USE_OWN}.`,
        cause,
      );
    }
  }
  return folder;
}

function isPrivate(folder: string, account: Account | undefined): boolean {
  const found = lstatSync(folder);
  const owner = account?.uid ?? process.getuid?.();
  return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
}

function fingerprint(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
