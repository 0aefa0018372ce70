import { type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ZeefError } from '../../errors.ts';
import type { KeyWrapper } from '../../ports/key-wrapper.ts';
import { KEY_BYTES } from './envelope.ts';
import { firstOf, localWrapper } from './local-wrapper.ts';
import { loadMasterKey, type MasterKeyOptions, readMasterKey, writeMasterKey } from './master-key.ts';
import { type VaultOptions, vaultWrapper } from './vault-wrapper.ts';

export interface MasterOptions extends MasterKeyOptions {
  /** ZEEF_PREVIOUS_MASTER_KEY_FILE: the key before, still accepted. */
  readonly previousMasterKeyFile: string | undefined;
  readonly vault: VaultOptions | undefined;
}

/** What wraps the keys of tenants, and how it is replaced. */
export interface Master {
  readonly wrapper: KeyWrapper;
  /** A sentence for whoever started Zeef. */
  readonly note: string | undefined;
  /**
   * Replaces the master key while it is in use: old and new are accepted until `rewrapAll` has wrapped everything
   * by the new one. Answers a sentence on what became of the old one.
   *
   * @throws ZeefError ZEEF_CONFIG_INVALID when the new key is not given where it has to be
   */
  rotate(rewrapAll: () => Promise<number>): Promise<string>;
}

/** Opens what the settings name: Vault, or a master key from environment, file or data folder. */
export async function openMaster(options: MasterOptions): Promise<Master> {
  const own = join(options.dataDir, 'master.key');
  const previous = options.previousMasterKeyFile && readMasterKey(options.previousMasterKeyFile);
  if (options.vault) {
    const vault = vaultWrapper(options.vault);
    // Whatever was wrapped by a local key before is still opened, where that key is there.
    const local = previous ?? (existsSync(own) ? readMasterKey(own) : undefined);
    return {
      wrapper: local ? firstOf(vault, localWrapper(local)) : vault,
      note: undefined,
      rotate: async (rewrapAll) =>
        `${await rewrapAll()} keys are wrapped by the latest version of Vault's key.`,
    };
  }
  finishRename(own);
  const { key, path, generated } = await loadMasterKey(options);
  const unfinished = path === own && existsSync(`${own}.next`) ? readMasterKey(`${own}.next`) : undefined;
  const local = localWrapper(unfinished ?? key, [
    ...(unfinished ? [key] : []),
    ...(previous ? [previous] : []),
  ]);
  const note = generated
    ? `BACK UP ${path}: without this key nothing that is stored here can ever be read again.`
    : undefined;
  if (path === own)
    return { wrapper: local, note, rotate: (rewrapAll) => rotateFile(own, key, local, rewrapAll) };
  return {
    wrapper: local,
    note,
    async rotate(rewrapAll) {
      if (previous) {
        return `${await rewrapAll()} keys are wrapped by the new master key. Take ZEEF_PREVIOUS_MASTER_KEY_FILE away; the old key opens older backups only.`;
      }
      const remedy =
        'Start with the new key in ZEEF_MASTER_KEY or ZEEF_MASTER_KEY_FILE and the old one in ZEEF_PREVIOUS_MASTER_KEY_FILE, then ask again.';
      throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_PREVIOUS_MASTER_KEY_FILE', remedy });
    },
  };
}

/**
 * The new key is on disk before anything is wrapped by it, and the old one until nothing is: a crash at any moment
 * leaves both, and the next start accepts both.
 */
async function rotateFile(
  path: string,
  old: KeyObject,
  local: ReturnType<typeof localWrapper>,
  rewrapAll: () => Promise<number>,
): Promise<string> {
  const next = `${path}.next`;
  if (!existsSync(next)) writeMasterKey(next, randomBytes(KEY_BYTES));
  const fresh = readMasterKey(next);
  local.use(fresh, [old]);
  const count = await rewrapAll();
  rmSync(`${path}.previous`, { force: true });
  renameSync(path, `${path}.previous`);
  renameSync(next, path);
  local.use(fresh);
  return `${count} keys are wrapped by a new master key. BACK UP ${path}. The old one is ${path}.previous: it opens older backups only; remove it when there are none.`;
}

/** A crash between the last two steps of a rotation. */
function finishRename(path: string): void {
  if (existsSync(path) || !existsSync(`${path}.next`) || !existsSync(`${path}.previous`)) return;
  renameSync(`${path}.next`, path);
}
