import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanner, type Detector, type Match } from '../../detectors/index.ts';
import { KeywordIndex } from '../../detectors/keywords.ts';
import { scannerOf } from '../../detectors/scanner.ts';

/** Finds what `pattern` matches: the smallest detector there is. */
const finder = (
  id: string,
  entity: Detector['entity'],
  pattern: RegExp,
  rest: Partial<Detector> = {},
): Detector => ({
  id,
  entity,
  version: 1,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['test'],
  find: ({ text }) =>
    [...text.matchAll(pattern)].map(
      (found): Match => ({
        start: found.index,
        end: found.index + found[0].length,
        confidence: 'likely',
        evidence: ['format'],
      }),
    ),
  compact: (value) => value,
  ...rest,
});
const phone = finder('phone', 'PHONE_NUMBER', /\b0[0-9](?:[ -]?[0-9]){8}\b/g, { prefilter: 'digit' });
const iban = finder('iban', 'IBAN', /\bNL[0-9]{2}(?: ?[A-Z0-9]){14}\b/g);
const name = finder('name', 'PERSON_NAME', /(?<=ik ben )\p{L}+(?: (?:van|den|\p{Lu}\p{L}+))*/gu, {
  stage: 'language',
});
const values = (text: string, scanner = scannerOf({ detectors: [phone, iban, name] })) =>
  scanner.scan(text).map(({ start, end }) => text.slice(start, end));

describe('what was hidden is found where it stands', () => {
  test.each([
    ['06\u200b12\u200b34\u200b56\u200b78', '06\u200b12\u200b34\u200b56\u200b78'],
    ['bel ０６１２３４５６７８ maar', '０６１２３４５６７８'],
    ['bel 06\u00a012\u201334 56 78', '06\u00a012\u201334 56 78'],
    [
      'bel nul zes twaalf vierendertig zesenvijftig achtenzeventig, graag',
      'nul zes twaalf vierendertig zesenvijftig achtenzeventig',
    ],
    ['N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0', 'N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0'],
    ['😀 &#48;612345678 😀', '&#48;612345678'],
    ['𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖'],
  ])('%s', (text, value) => expect(values(text)).toEqual([value]));

  test('and says so where words had to be read as digits', () => {
    const [match] = scannerOf({ detectors: [phone] }).scan('nul zes een twee drie vier vijf zes zeven acht');
    expect(match?.evidence).toContain('obfuscated');
  });
});

describe('placeholders', () => {
  test.each(['[telefoon 1]', '[date of birth 12]', 'ik ben [naam 2]', '[bsn-nummer 1] 3'])(
    '%s holds nothing',
    (text) => expect(values(text)).toEqual([]),
  );

  test('redacting what was redacted changes nothing', () => {
    const scanner = scannerOf({ detectors: [phone, iban, name] });
    const redact = (text: string) =>
      scanner
        .scan(text)
        .reduceRight(
          (left, { start, end }, i) => `${left.slice(0, start)}[waarde ${i}]${left.slice(end)}`,
          text,
        );
    const once = redact('ik ben Jan Jansen, 0612345678, 0612345678 en NL91ABNA0417164300; groet Jan');
    expect(once).toBe('ik ben [waarde 0], [waarde 1], [waarde 2] en [waarde 3]; groet [waarde 4]');
    expect(redact(once)).toBe(once);
  });

  test('brackets that are no placeholder hide nothing', () => {
    expect(values('[0612345678] [tel 0612345678x 1]')).toEqual(['0612345678']);
  });
});

describe('values found once', () => {
  const scanner = scannerOf({
    detectors: [finder('labelled', 'CUSTOMER_NUMBER', /(?<=klant )[0-9]{6}/g), name],
  });

  test('are found in every part, however they are written there', () => {
    const parts = scanner.scanParts([
      { id: 'a', text: 'klant 443201' },
      { id: 'b', text: 'uw nummer 443-201 van 20443201' },
    ]);
    expect(parts.get('b')).toMatchObject([
      { start: 10, end: 17, entity: 'CUSTOMER_NUMBER', evidence: ['repeated'] },
    ]);
    expect(parts.get('a')).toMatchObject([{ evidence: ['format'] }]);
  });

  test.each([
    ['ik ben Marieke van den Bosch. Groet, Marieke', ['Marieke van den Bosch', 'Marieke']],
    ['ik ben Youssef Amrani\nMVG\nY. Amrani', ['Youssef Amrani', 'Amrani']],
    [
      'ik ben Marieke Jansen; JANSEN belde; marieke jansen ook',
      ['Marieke Jansen', 'JANSEN', 'marieke jansen'],
    ],
    ['ik ben Roos Jansen. Een roos is mooi. Roos is rood.\nRoos', ['Roos Jansen', 'Roos']],
    ['ik ben Will Jansen. Will you help? Thanks, Will', ['Will Jansen', 'Will']],
    ['ik ben Tom Ainsworth.\nAinsworth Media Ltd', ['Tom Ainsworth']],
    ['ik ben Jan van Dam. De dam van het dorp', ['Jan van Dam']],
  ])('%s', (text, expected) => expect(values(text, scanner)).toEqual(expected));

  test('the requester is known by name', () => {
    const text = 'Groet, Marieke (M. Terpstra) over Mark';
    const found = scanner.scan(text, { known: [{ name: 'Marieke Terpstra' }] });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Marieke', 'Terpstra']);
    expect(found[0]?.evidence).toEqual(['requester']);
  });
});

describe('allow lists', () => {
  const allow = {
    version: 3,
    values: ['020 - 555 01 23', 'NL91 ABNA 0417 1643 00'],
    patterns: ['0800[0-9]{6}'],
  };
  const scanner = scannerOf({ detectors: [phone, iban], allow });

  test('leave the values and what matches the patterns', () => {
    expect(values('0205550123, 020-5550123, nl91abna0417164300, 0800123456 en 0612345678', scanner)).toEqual([
      '0612345678',
    ]);
  });

  test('know a telephone number behind its country code', () => {
    const international = finder('phone', 'PHONE_NUMBER', /\+31[0-9 ()]+[0-9]/g);
    expect(
      values('+31 (0)20 555 0123 en +31 6 12345678', scannerOf({ detectors: [international], allow })),
    ).toEqual(['+31 6 12345678']);
  });

  test('leave nothing that only holds an allowed value', () => {
    expect(
      values(
        'NL91 ABNA 0417 1643 00',
        scannerOf({ detectors: [iban], allow: { version: 1, values: ['ABNA'] } }),
      ),
    ).toHaveLength(1);
  });

  test('name the rule that cannot be used, and not its text', () => {
    const bad = () => scannerOf({ detectors: [], allow: { version: 1, patterns: ['a', '(geheim'] } });
    expect(bad).toThrow(/^allow\.patterns\[1\]: (?!.*geheim)/);
  });
});

describe('a tenant’s own rules', () => {
  const patterns = {
    version: 4,
    rules: [
      { id: 'klant', pattern: 'klantnr (?P<value>[A-Z]{2}-[0-9]{4})', entity: 'CUSTOMER_NUMBER' as const },
      { id: 'projects', words: ['Blauwe Vogel'], confidence: 'likely' as const },
    ],
  };

  test('are detectors like any other', () => {
    const text = 'KLANTNR ab-1234 van de blauwe-vogel';
    const scanner = scannerOf({ detectors: [], patterns });
    expect(scanner.scan(text)).toMatchObject([
      { start: 8, end: 15, entity: 'CUSTOMER_NUMBER', evidence: ['tenant'], detectorVersion: 4 },
      { start: 23, end: 35, entity: 'CUSTOM', confidence: 'likely' },
    ]);
    expect(scanner.detectorSet).toBe('custom.klant@4 custom.projects@4');
  });

  test.each([
    [{ id: 'a', pattern: '(?=a)b' }, /^patterns\.rules\[0\] \(a\): /],
    [{ id: 'a', pattern: 'a*' }, /matches the empty text/],
    [{ id: 'a', pattern: 'a'.repeat(1001) }, /longer than 1000/],
    [{ id: 'A b', pattern: 'a' }, /an id has/],
    [{ id: 'a' }, /needs either/],
    [{ id: 'a', words: ['-'] }, /words\[0\]/],
  ])('cannot be %j', (rule, message) => {
    expect(() => scannerOf({ detectors: [], patterns: { version: 1, rules: [rule] } })).toThrow(message);
  });

  test('run in time linear in the text', () => {
    const rule = { id: 'evil', pattern: '(a+)+b' };
    expect(
      scannerOf({ detectors: [], patterns: { version: 1, rules: [rule] } }).scan('a'.repeat(1e5)),
    ).toEqual([]);
  });
});

test('an unknown detector is refused', () => {
  expect(() => createScanner({ only: ['nope'] })).toThrow(RangeError);
});

test('keywords are seen exactly where a plain search sees them, accents aside', () => {
  const lists = [['ab', 'abc'], ['bca'], ['caf'], ['aa', 'b a']];
  const index = new KeywordIndex(lists);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aAbBcCáÇ f😀') }), (text) => {
      const plain = text.replaceAll('á', 'a').replaceAll('Ç', 'c').toLowerCase();
      expect([...index.seenIn(text)]).toEqual(
        lists.map((words) => Number(words.some((word) => plain.includes(word)))),
      );
    }),
  );
  expect([...new KeywordIndex([['é'], ['e']]).seenIn('É')]).toEqual([1, 0]);
});
