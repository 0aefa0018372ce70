/**
 * Writes the table of detectors in `detectors/README.md`, between its two markers:
 *
 *     npm run build && node dist/detectors/generate-readme.js detectors/README.md
 *
 * A test fails while the file does not say what this would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DETECTORS } from './index.ts';

const OPEN = '<!-- detectors: written by generate-readme.ts -->';
const CLOSE = '<!-- end of detectors -->';

/** `readme` with the table of today's detectors in it. Throws a RangeError when a marker is missing. */
export function withTable(readme: string): string {
  const open = readme.indexOf(OPEN);
  const close = readme.indexOf(CLOSE);
  if (open < 0 || close < open) throw new RangeError('README.md lacks the markers of the table');
  return `${readme.slice(0, open)}${OPEN}\n${table()}\n${readme.slice(close)}`;
}

function table(): string {
  const countries = new Set(DETECTORS.flatMap(({ regions }) => regions));
  const rows = DETECTORS.map(({ id, entity, version, regions, sources }) =>
    [`\`${id}\``, entity, String(version), regions.join(' ') || 'any', sources.map(cell).join('; ')].join(
      ' | ',
    ),
  );
  return [
    `${DETECTORS.length} detectors; formats of their own for ${countries.size} countries.`,
    '',
    '| Detector | Entity | Version | Countries | Sources |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = process.argv[2] ?? 'detectors/README.md';
  writeFileSync(file, withTable(readFileSync(file, 'utf8')));
}
