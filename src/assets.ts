/**
 * Copies what the compiler leaves behind (SQL, YAML, JSON schemas, word lists) beside the compiled code.
 * Runs as the last step of the build.
 */
import { cpSync } from 'node:fs';

const ASSETS = /\.(sql|ya?ml|json|css|bin|txt|svg)$|^[^.]*$/;
for (const folder of ['src', 'detectors']) {
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (path) => ASSETS.test(path) });
}
