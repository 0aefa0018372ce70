import { readFile } from 'node:fs/promises';
import { ZeefError } from '../errors.ts';
import { presetYaml } from '../policy/presets.ts';

/**
 * The text of the policy that a command is to apply: the file given with `--policy`, else the preset `default`.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID when it cannot be read
 */
export async function policyText(file: string | undefined): Promise<string> {
  if (file === undefined) return presetYaml('default');
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const remedy = 'The file given with --policy cannot be read.';
    throw new ZeefError('ZEEF_CONFIG_INVALID', { field: '--policy', remedy, cause });
  }
}
