import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getCountries } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { CATEGORY } from '../../detectors/categories.ts';
import { DETECTORS, type Detector, ENTITIES, ON_REQUEST } from '../../detectors/index.ts';
import { KeywordIndex } from '../../detectors/keywords.ts';
import { readCases } from '../support/cases.ts';

const FOLDER = new URL('../../detectors/', import.meta.url);
const ids = DETECTORS.map(({ id }) => id);

function isDetector(value: unknown): value is Detector {
  return (
    typeof value === 'object' &&
    value !== null &&
    'find' in value &&
    'compact' in value &&
    'prefilter' in value
  );
}

test('detectors are listed by id, each once', () => {
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^(?:[a-z]{2}\.)?[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test('no detector in any file is forgotten', async () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('data/') && !file.includes('generate'),
  );
  const found: string[] = [];
  for (const file of files) {
    const module: Record<string, unknown> = await import(new URL(file, FOLDER).href);
    for (const value of Object.values(module)) if (isDetector(value)) found.push(value.id);
  }
  expect([...new Set(found)].sort()).toEqual([...ids, ...ON_REQUEST.map(({ id }) => id)].sort());
});

test.each([...DETECTORS, ...ON_REQUEST].map((detector) => [detector.id, detector] as const))(
  '%s is complete',
  (id, detector) => {
    const cases = readCases(id);
    expect(cases.some(({ expected }) => expected.length > 0)).toBe(true);
    expect(cases.some(({ expected }) => expected.length === 0)).toBe(true);
    expect(existsSync(new URL(`${id}.test.ts`, import.meta.url))).toBe(true);
    expect(readFileSync(new URL(`${id}.test.ts`, import.meta.url), 'utf8')).toContain(`testCases('${id}')`);
    expect(detector.sources.length).toBeGreaterThan(0);
    expect(detector.version).toBeGreaterThanOrEqual(1);
    expect(ENTITIES).toContain(detector.entity);
    const countries: readonly string[] = getCountries();
    for (const region of detector.regions) expect(countries).toContain(region);
    // `en` is a language, the other prefixes are countries.
    if (/^(?!en\.)[a-z]{2}\./.test(id)) expect(detector.regions).toContain(id.slice(0, 2).toUpperCase());
    const { prefilter } = detector;
    if (typeof prefilter === 'object' && !('cues' in prefilter))
      expect(() => new KeywordIndex([prefilter])).not.toThrow();
  },
);

test('every entity has a category', () => {
  expect(Object.keys(CATEGORY).sort()).toEqual([...ENTITIES].sort());
});
