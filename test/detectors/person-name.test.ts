import { expect, test } from 'vitest';
import { createScanner } from '../../detectors/index.ts';
import { readCases, testCases } from '../support/cases.ts';

testCases('person-name');

const scanner = createScanner({ only: ['person-name'] });

for (const table of ['person-name.en', 'person-name.de', 'person-name.fr']) {
  test.each(readCases(table))(`${table}.cases:$line`, ({ text, language, expected }) => {
    const found = scanner.scan(text, language ? { language } : {});
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
}
