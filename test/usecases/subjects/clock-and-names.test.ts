import { expect, test } from 'vitest';
import { monthsAfter } from '../../../src/model/subject.ts';
import { resemblesName } from '../../../src/usecases/subjects/name-match.ts';

test.each([
  ['2026-01-15T10:00:00Z', 1, '2026-02-15T10:00:00.000Z'],
  ['2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2028-01-31T10:00:00Z', 1, '2028-02-29T10:00:00.000Z'],
  ['2026-11-30T10:00:00Z', 3, '2027-02-28T10:00:00.000Z'],
  ['2026-12-01T00:00:00Z', 1, '2027-01-01T00:00:00.000Z'],
])('%s and %d months is %s', (start, months, end) => {
  expect(monthsAfter(new Date(start), months).toISOString()).toBe(end);
});

test.each([
  ['Anna de Wit', 'Wit, Anna de', true],
  ['Joosten', 'Pieter Josten', true],
  ['Müller', 'Hans Mueler', true],
  ['Zoë van den Berg', 'ZOE VAN DEN BERG', true],
  ['de Wit', 'Anna de Bruin', false],
  ['Jan', 'Jen Smit', false],
  ['', 'Anna', false],
])('%s in %s: %s', (wanted, name, expected) => {
  expect(resemblesName(wanted, name)).toBe(expected);
});
