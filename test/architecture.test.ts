import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** Which rooms each room of the house may look into. Dependencies point inward; nothing imports the server. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  detectors: [],
  'src/errors.ts': [],
  'src/model': ['src/errors.ts', 'detectors'],
  'src/operators': ['src/model', 'detectors'],
  'src/policy': ['src/model', 'src/errors.ts', 'src/operators', 'detectors'],
  'src/ports': ['src/model', 'src/errors.ts', 'detectors'],
  'src/pipeline': ['src/model', 'src/errors.ts', 'src/policy', 'src/operators', 'src/ports', 'detectors'],
  'src/usecases': ['src/model', 'src/errors.ts', 'src/ports', 'src/pipeline', 'src/policy', 'detectors'],
  'src/config': ['src/model', 'src/errors.ts'],
  'src/adapters/authentication': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/backlog': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/crypto': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/identity': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/intake': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/logging': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/metrics': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/passwords': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/queue': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/sinks': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/storage': ['src/ports', 'src/model', 'src/errors.ts'],
  'src/adapters/threads': ['src/ports', 'src/model', 'src/errors.ts', 'src/pipeline'],
  'src/http': [
    'src/usecases',
    'src/ports',
    'src/model',
    'src/errors.ts',
    'src/pipeline',
    'src/ui',
    'detectors',
  ],
  'src/ui': ['src/model', 'src/usecases', 'detectors'],
  'src/ui/client': [],
  'src/compose': ['src'],
  'src/main.ts': ['src/compose', 'src/config', 'src/errors.ts'],
  'src/cli': [
    'src/main.ts',
    'src/compose',
    'src/config',
    'src/errors.ts',
    'src/usecases',
    'src/pipeline',
    'src/policy',
    'src/ports',
    'src/model',
    'detectors',
  ],
  'src/assets.ts': [],
};

const files = ['src', 'detectors'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path)),
);

/** Relative imports of a file, as paths from the root. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(ROOT, resolve(ROOT, dirname(file), path as string)),
  );
}

function roomOf(file: string): string | undefined {
  const rooms = Object.keys(MAY_IMPORT).filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

describe('imports', () => {
  test.each(files)('%s looks only into the rooms it may', (file) => {
    const room = roomOf(file);
    expect(room, 'every file lies in a room with a rule').toBeDefined();
    const allowed = [room as string, ...(MAY_IMPORT[room as string] ?? [])];
    const strangers = importsOf(file).filter(
      (target) => !allowed.some((place) => target === place || target.startsWith(`${place}/`)),
    );
    expect(strangers).toEqual([]);
  });

  test('of use cases and detectors into pages are of types alone: a page is drawn from plain data', () => {
    const values = files
      .filter((file) => file.startsWith('src/ui/'))
      .flatMap((file) => {
        const source = readFileSync(join(ROOT, file), 'utf8');
        const imports = source.matchAll(
          /^(?:import|export) (?!type )[^;]*?from '[^']*\/(usecases|detectors)\/[^']*'/gm,
        );
        return [...imports].map(([line]) => `${file}: ${line}`);
      });
    expect(values).toEqual([]);
  });

  test('have no cycles', () => {
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file))
        throw new Error(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' → ')}`);
      if (done.has(file)) return;
      for (const target of importsOf(file)) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(done.size).toBeGreaterThanOrEqual(files.length);
  });
});
