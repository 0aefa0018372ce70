import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../detectors/conflicts.ts';
import {
  CONFIDENCES,
  type Confidence,
  ENTITIES,
  type Entity,
  type SettledMatch,
} from '../../detectors/index.ts';

const match = (
  entity: Entity,
  start: number,
  end: number,
  confidence: Confidence,
  detectorId: string = entity,
): SettledMatch => ({
  entity,
  start,
  end,
  confidence,
  evidence: ['format'],
  detectorId,
  detectorVersion: 1,
});
const TEXT = 'Jan de Vries, Dorpsstraat 7, 1234 AB Utrecht, jan@x.nl NL91ABNA0417164300';
const shown = (matches: readonly SettledMatch[]) =>
  settle(matches, TEXT).map(({ entity, start, end }) => `${entity} ${TEXT.slice(start, end)}`);
const at = (entity: Entity, value: string, confidence: Confidence) => {
  const start = TEXT.indexOf(value);
  return match(entity, start, start + value.length, confidence);
};

describe('the rules', () => {
  test.each<[string, SettledMatch[], string[]]>([
    [
      'an e-mail address holds a name, however sure',
      [at('EMAIL_ADDRESS', 'jan@x.nl', 'likely'), at('PERSON_NAME', 'jan', 'certain')],
      ['EMAIL_ADDRESS jan@x.nl'],
    ],
    [
      'an address holds plates, names and numbers',
      [
        at('POSTAL_ADDRESS', 'Dorpsstraat 7, 1234 AB Utrecht', 'likely'),
        at('LICENCE_PLATE', '1234 AB', 'certain'),
        at('PERSON_NAME', 'Dorpsstraat', 'certain'),
        at('PERSON_NAME', 'Utrecht', 'likely'),
      ],
      ['POSTAL_ADDRESS Dorpsstraat 7, 1234 AB Utrecht'],
    ],
    [
      'a mere possible address holds nothing that is surer',
      [at('POSTAL_ADDRESS', 'Dorpsstraat 7, 1234 AB', 'possible'), at('LICENCE_PLATE', '1234 AB', 'certain')],
      ['LICENCE_PLATE 1234 AB'],
    ],
    [
      'an IBAN beats the telephone number inside it',
      [at('IBAN', 'NL91ABNA0417164300', 'likely'), at('PHONE_NUMBER', '0417164300', 'certain')],
      ['IBAN NL91ABNA0417164300'],
    ],
    [
      'the surer wins, then the longer',
      [
        at('NATIONAL_ID', '0417164300', 'certain'),
        at('PHONE_NUMBER', 'NL91ABNA0417164300', 'likely'),
        at('PERSON_NAME', 'Jan', 'likely'),
        at('PERSON_NAME', 'Jan de Vries', 'likely'),
      ],
      ['PERSON_NAME Jan de Vries', 'NATIONAL_ID 0417164300'],
    ],
    [
      'of equals the more specific wins',
      [at('PHONE_NUMBER', '0417164300', 'likely'), at('NATIONAL_ID', '0417164300', 'likely')],
      ['NATIONAL_ID 0417164300'],
    ],
    [
      'a name keeps what an address leaves of it',
      [
        at('PERSON_NAME', 'Jan de Vries, Dorpsstraat', 'likely'),
        at('POSTAL_ADDRESS', 'Dorpsstraat 7', 'certain'),
      ],
      ['PERSON_NAME Jan de Vries', 'POSTAL_ADDRESS Dorpsstraat 7'],
    ],
    [
      'a number cut by a surer one is dropped',
      [at('PHONE_NUMBER', '7, 1234', 'likely'), at('LICENCE_PLATE', '1234 AB', 'certain')],
      ['LICENCE_PLATE 1234 AB'],
    ],
    [
      'neighbours stay',
      [at('PERSON_NAME', 'Jan ', 'likely'), at('PERSON_NAME', 'de Vries', 'certain')],
      ['PERSON_NAME Jan ', 'PERSON_NAME de Vries'],
    ],
  ])('%s', (_, matches, expected) => {
    expect(shown(matches)).toEqual(expected);
    expect(shown([...matches].reverse())).toEqual(expected);
  });

  test('two detectors that agree lend each other evidence', () => {
    const one = match('PHONE_NUMBER', 0, 5, 'likely', 'a');
    const other: SettledMatch = { ...one, detectorId: 'b', confidence: 'certain', evidence: ['context'] };
    expect(settle([one, other], TEXT)).toEqual([{ ...other, evidence: ['context', 'format'] }]);
  });
});

const anyMatch = fc
  .tuple(
    fc.constantFrom(...ENTITIES),
    fc.nat(60),
    fc.integer({ min: 1, max: 15 }),
    fc.constantFrom(...CONFIDENCES),
  )
  .map(([entity, start, length, confidence]) => match(entity, start, start + length, confidence));

describe('whatever comes', () => {
  test('settled matches are in order, overlap nowhere and do not depend on the order given', () => {
    fc.assert(
      fc.property(fc.array(anyMatch, { maxLength: 40 }), (matches) => {
        const settled = settle(matches, TEXT);
        for (const [i, { start }] of settled.entries())
          if (i > 0) expect(start).toBeGreaterThanOrEqual((settled[i - 1] as SettledMatch).end);
        expect(settle([...matches].reverse(), TEXT)).toEqual(settled);
        expect(settle(settled, TEXT)).toEqual(settled);
      }),
    );
  });

  test('each that was dropped overlaps one that was kept', () => {
    fc.assert(
      fc.property(fc.array(anyMatch, { maxLength: 40 }), (matches) => {
        const settled = settle(matches, TEXT);
        for (const { start, end } of matches)
          expect(settled.some((kept) => kept.start < end && start < kept.end)).toBe(true);
      }),
    );
  });

  test('a hundred thousand matches, each over the next, are settled at once', () => {
    const chain = Array.from({ length: 1e5 }, (_, i) => match('PERSON_NAME', i, i + 1000, 'likely'));
    expect(settle(chain, '').length).toBeGreaterThan(90);
  });
});
