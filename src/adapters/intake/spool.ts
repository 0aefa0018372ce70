import type { webcrypto } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZeefError } from '../../errors.ts';
import {
  openSpooled,
  SPOOL_KEY_FILE,
  SPOOLED_FILE,
  type SpooledMail,
  spoolKeys,
} from '../../model/spooled.ts';
import type { Log } from '../../ports/log.ts';

export interface SpoolOptions {
  readonly folder: string;
  /** 32 secret bytes that the spool's key pair comes from; the same after every start. */
  readonly seed: Uint8Array;
  /** Hands in one mail; resolves when it is durably stored. */
  readonly take: (mail: SpooledMail) => Promise<void>;
  readonly log: Log;
}

/** Mails that `zeef pipe --spool` kept while the service was away. */
export interface Spool {
  /** Takes in what lies there. What cannot be stored now stays for the next time. */
  drain(): Promise<void>;
}

/**
 * Makes the folder and puts the public key into it. The private one is nowhere on disk.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID when the folder cannot be made or written
 */
export async function openSpool({ folder, seed, take, log }: SpoolOptions): Promise<Spool> {
  const { privateKey, publicKey } = await spoolKeys(seed);
  publish(folder, publicKey);
  let draining = false;
  return {
    async drain() {
      if (draining) return;
      draining = true;
      try {
        for (const name of (await readdir(folder)).filter((file) => SPOOLED_FILE.test(file)).sort()) {
          // One that has no route, say, must not keep the others back.
          await takeFile(join(folder, name), privateKey, take, log).catch((error) =>
            log.error('spool.failed', error),
          );
        }
      } catch (error) {
        log.error('spool.failed', error);
      } finally {
        draining = false;
      }
    },
  };
}

/** Removed only once it is stored; a crash in between hands it in again, which the store notices. */
async function takeFile(
  path: string,
  privateKey: webcrypto.CryptoKey,
  take: SpoolOptions['take'],
  log: Log,
): Promise<void> {
  const file = await readFile(path);
  let mail: SpooledMail;
  try {
    mail = await openSpooled(privateKey, file);
  } catch (error) {
    // Not for us to judge: kept under another name for a person.
    renameSync(path, `${path}.unreadable`);
    log.error('spool.failed', error);
    return;
  }
  await take(mail);
  rmSync(path);
}

/** Anew only when it changed: a half-written key would lock mail away from everybody. */
function publish(folder: string, publicKey: string): void {
  const path = join(folder, SPOOL_KEY_FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (read(path) === `${publicKey}\n`) return;
    writeFileSync(`${path}.new`, `${publicKey}\n`, { mode: 0o644, flush: true });
    renameSync(`${path}.new`, path);
  } catch (cause) {
    const remedy = `The spool folder ${folder} cannot be written. Choose another with ZEEF_SPOOL, or mend its permissions.`;
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_SPOOL', remedy, cause });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'ascii');
  } catch {
    return undefined;
  }
}
