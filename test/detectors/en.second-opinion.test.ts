import { expect, test } from 'vitest';
import { createScanner } from '../../detectors/index.ts';
import { testCases } from '../support/cases.ts';

testCases('en.second-opinion');

test('is asked only where a caller wants it', () => {
  const text = 'Grace Okafor told me.';
  const ids = (also: readonly string[]) => createScanner({ also }).detectorSet;
  expect(ids([])).not.toContain('second-opinion');
  expect(ids(['en.second-opinion'])).toContain('en.second-opinion@1');
  expect(createScanner({ also: ['en.second-opinion'] }).scan(text, { language: 'en' })).toHaveLength(1);
});
