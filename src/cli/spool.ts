import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPOOL_KEY_FILE, type SpooledMail, sealSpooled } from '../model/spooled.ts';

/**
 * Keeps a mail in a spool folder, encrypted to the key that the service put there. Returns only once it is on
 * disk under its final name. Nothing in clear is written anywhere.
 *
 * @throws when the folder has no key, is full, or may not be written
 */
export async function spool(folder: string, mail: SpooledMail): Promise<void> {
  const key = readFileSync(join(folder, SPOOL_KEY_FILE), 'ascii').trim();
  const sealed = await sealSpooled(key, mail);
  const name = `${Date.now()}-${randomUUID()}`;
  const unfinished = join(folder, `${name}.new`);
  try {
    writeFileSync(unfinished, sealed, { mode: 0o600, flag: 'wx', flush: true });
    renameSync(unfinished, join(folder, `${name}.mail`));
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
