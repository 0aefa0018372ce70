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

function namesIn(text: string, name?: string, email?: string): string[] {
  const known = [{ ...(name && { name }), ...(email && { email }) }];
  return scanner.scan(text, { language: 'nl', known }).map(({ start, end }) => text.slice(start, end));
}

test('the name of the requester is found without any other evidence', () => {
  const text = 'Pakket is er nog niet. Wibrandus Quataert kan het beamen, zegt wibrandus.';
  expect(namesIn(text)).not.toContain('wibrandus');
  expect(namesIn(text, 'Wibrandus Quataert')).toEqual(['Wibrandus Quataert', 'wibrandus']);
});

test('a requester called like a flower does not make flowers of that kind personal', () => {
  expect(namesIn('de roos is dood\n\ngroet Tilly Roos', 'Tilly Roos')).toEqual(['Tilly Roos']);
});

test('a firm as requester has no name', () => {
  expect(namesIn('Bakkerij Van Dalen levert morgen', 'Bakkerij Van Dalen')).toEqual([]);
  expect(namesIn('de administratie levert morgen', 'Financiële administratie Rond & Co')).toEqual([]);
});

test('the local part of an address tells a name only where it is one', () => {
  expect(namesIn('De Hoekstra variant', undefined, 'k.hoekstra@mail.example')).toEqual(['Hoekstra']);
  expect(namesIn('Contact opnemen kan', undefined, 'contact@mail.example')).toEqual([]);
});

test('says what a name was believed for', () => {
  const evidence = (text: string) => scanner.scan(text, { language: 'nl' })[0]?.evidence ?? [];
  expect(evidence('Beste Marloes,')).toContain('greeting');
  expect(evidence('Groetjes,\nMarloes')).toContain('sign-off');
  expect(evidence('Naam: Marloes')).toContain('label');
  expect(evidence('gezien door M. van der Linden')).toContain('grammar');
});
