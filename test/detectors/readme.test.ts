import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTable } from '../../detectors/generate-readme.ts';
import { createScanner } from '../../detectors/index.ts';

const README = readFileSync(new URL('../../detectors/README.md', import.meta.url), 'utf8');

test('the table of detectors is today’s (node dist/detectors/generate-readme.js writes it)', () => {
  expect(README).toBe(withTable(README));
});

test('the examples do what they say', () => {
  const text = 'Mijn IBAN is NL91 ABNA 0417 1643 00';
  const [iban] = createScanner().scan(text);
  expect(README).toContain(
    `// ${iban?.entity} ${iban?.confidence} [ ${iban?.evidence.map((code) => `'${code}'`).join(', ')} ] `,
  );
  expect(text.slice(iban?.start, iban?.end)).toBe('NL91 ABNA 0417 1643 00');

  const found = createScanner().scanParts(
    [
      { id: 'subject', kind: 'subject', text: 'Vraag van Marieke' },
      { id: 'body', text: 'Ik ben Marieke van den Bosch, klantnummer 4418822.' },
    ],
    { known: [{ name: 'Marieke van den Bosch' }], regions: ['NL', 'BE'] },
  );
  expect(found.get('subject')?.map(({ entity }) => entity)).toEqual(['PERSON_NAME']);
  expect(found.get('body')?.map(({ entity }) => entity)).toEqual(['PERSON_NAME', 'CUSTOMER_NUMBER']);

  const own = createScanner({
    patterns: {
      version: 3,
      rules: [{ id: 'contract', pattern: 'CT-(?P<value>[0-9]{6})', entity: 'CUSTOMER_NUMBER' }],
    },
    allow: { version: 7, values: ['020 123 45 67'], patterns: ['[a-z.]+@firma\\.example'] },
  });
  expect(own.scan('bel 020-1234567 of mail jan@firma.example')).toEqual([]);
  expect(own.detectorSet).toMatch(/ custom\.contract@3 allow@7$/);
});
