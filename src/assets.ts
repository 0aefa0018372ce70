/**
 * Copies what the compiler leaves behind (SQL, YAML, JSON schemas, word lists) beside the compiled code, and
 * removes copies whose original is gone: a stale migration would still be run. Last step of the build.
 */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ASSET = /\.(sql|ya?ml|json|css|bin|txt|svg)$/;

for (const folder of ['src', 'detectors']) {
  const built = join('dist', folder);
  for (const path of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
    if (ASSET.test(path) && !existsSync(join(folder, path))) rmSync(join(built, path));
  }
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (ASSET.test(entry)) cpSync(join(folder, entry), join(built, entry));
  }
}
