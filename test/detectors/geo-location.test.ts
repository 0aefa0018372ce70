import { expect, test } from 'vitest';
import { createScanner } from '../../detectors/index.ts';
import { testCases } from '../support/cases.ts';

testCases('geo-location');

const scanner = createScanner({ only: ['geo-location'] });
const holderOf = (text: string) => scanner.scan(text)[0]?.holder;

test.each([
  'De lantaarn op 52.24171, 5.88302 is kapot.',
  'The pin for the public car park at 50.60311, -3.88702 is fine.',
  'Die Station am Hauptbahnhof (51.95672, 7.63571) wäre richtig.',
  'Le parking du col (44.94211, 5.22901) peut rester.',
  'Er zit een kuil in de weg: 52.24171, 5.88302',
])('%s tells where a thing is', (text) => expect(holderOf(text)).toBe('organisation'));

test.each([
  'Ik woon op 52.24171, 5.88302, bij de bushalte.',
  'I am at 50.60311, -3.88702 near the bridge.',
  'Ich wohne hier: 51.95672, 7.63571',
  'Ma maison est au 44.94211, 5.22901, après le pont.',
  'GPS 52.24171, 5.88302',
])('%s tells where somebody is', (text) => expect(holderOf(text)).toBeUndefined());
