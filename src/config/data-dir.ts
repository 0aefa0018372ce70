import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * The data folder: `ZEEF_DATA`, else `data` in a checkout, else (installed as a package) where the XDG base
 * directory specification says. Kept apart from the other settings because `zeef pipe` needs nothing else.
 */
export function dataDir(env: NodeJS.ProcessEnv): string {
  if (env['ZEEF_DATA']) return resolve(env['ZEEF_DATA']);
  const root = packageRoot(import.meta.dirname);
  if (existsSync(join(root, 'tsconfig.json'))) return join(root, 'data');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local/share'), 'zeef');
}

/** The nearest folder upwards with a package.json: code runs from `src` and from `dist/src`. */
export function packageRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
