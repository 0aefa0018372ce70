import { describe, expect, test } from 'vitest';
import { ZeefError } from '../../src/errors.ts';
import { checkPolicy, loadPolicy } from '../../src/policy/load.ts';
import { PRESETS, presetYaml } from '../../src/policy/presets.ts';

const rule = (lines: string) => `name: test
rules:
  - id: one
${lines.replaceAll(/^/gm, '    ')}
    reason: { en: Needed for the test., nl: Nodig voor de proef. }
`;
const problemsOf = (yaml: string) => checkPolicy(yaml).problems;
const errorsOf = (yaml: string) => problemsOf(yaml).filter(({ severity }) => severity === 'error');

test('every preset loads, under its own name', () => {
  for (const name of PRESETS) expect(loadPolicy(presetYaml(name)).name).toBe(name);
});

test('the version follows the text, not the line ends', () => {
  const text = presetYaml('default');
  const { version } = loadPolicy(text);
  expect(version).toMatch(/^default@[0-9a-f]{12}$/);
  expect(loadPolicy(text.replaceAll('\n', '\r\n')).version).toBe(version);
  expect(loadPolicy(`${text}# another\n`).version).not.toBe(version);
});

test('all errors are told at once, each with line, key and remedy', () => {
  const yaml = 'name: x\nrules:\n  - id: a\n    entity: IBANN\n    then: keepit\n    foo: 1\n';
  expect(() => loadPolicy(yaml)).toThrow(ZeefError);
  const found = errorsOf(yaml).map(({ line, key }) => `${line} ${key}`);
  expect(found).toEqual(['3 rules[0].reason', '4 rules[0].entity', '5 rules[0].then', '6 rules[0].foo']);
  expect(() => loadPolicy(yaml)).toThrow(/line 5, rules\[0\]\.then: Write one of keep, redact/);
});

describe('what is refused', () => {
  test.each([
    ['a national number kept', 'entity: NATIONAL_ID\nthen: keep', 'rules[0].entity'],
    ['a national number in part', 'entity: NATIONAL_ID\nthen: mask', 'rules[0].entity'],
    ['the lines of a passport kept', 'entity: [EMAIL_ADDRESS, MRZ]\nthen: keep', 'rules[0].entity'],
    [
      'an identity card kept',
      'entity: IDENTITY_CARD\nthen: { action: keep, until: closed }',
      'rules[0].entity',
    ],
    ['health data kept', 'entity: HEALTH\nthen: keep', 'rules[0].entity'],
    [
      'a password kept, whatever the law',
      'entity: PASSWORD\nthen: keep\nlegalBasis: GDPR art. 6(1)(b)',
      'rules[0].entity',
    ],
    ['everything kept', 'entity: any\nthen: keep\nlegalBasis: GDPR art. 6(1)(b)', 'rules[0].entity'],
    ['a category that is not there', 'entity: payment\nthen: redact', 'rules[0].entity'],
    [
      'a term on what is not kept',
      'entity: IBAN\nthen: { action: mask, until: closed }',
      'rules[0].then.until',
    ],
    [
      'a term in words of its own',
      'entity: IBAN\nthen: { action: keep, until: later }',
      'rules[0].then.until',
    ],
    [
      'a day that does not exist',
      'entity: IBAN\nthen: { action: keep, until: 2026-13-01 }',
      'rules[0].then.until',
    ],
    ['an unknown condition', 'entity: IBAN\nwhen: { weather: fine }\nthen: redact', 'rules[0].when.weather'],
    ['an unknown purpose', 'entity: IBAN\nwhen: { purpose: fun }\nthen: redact', 'rules[0].when.purpose'],
    ['an id taken by Zeef', 'entity: IBAN\nthen: redact\nid: default', '(file)'],
  ])('%s', (_name, lines, key) => {
    expect(errorsOf(rule(lines)).map((problem) => problem.key)).toContain(key);
  });

  test.each([
    ['nothing', ''],
    ['a list', '- a\n- b'],
    ['broken YAML', 'name: [x\nrules: {'],
    ['a tab', 'name: x\n\trules: []'],
    ['an alias', 'name: x\ndescription: &a text\nrules: [*a]'],
    ['a key twice', 'name: x\nname: y\nrules: []'],
    [
      'keep for the rest',
      'name: x\nrules: []\notherwise: { action: keep, reason: { en: Because of it., nl: Daarom is het. } }',
    ],
    ['two documents', 'name: x\nrules: []\n---\nname: y\nrules: []'],
    ['an endless file', `name: x\nrules: [] #${'x'.repeat(300_000)}`],
  ])('%s', (_name, yaml) => {
    expect(() => loadPolicy(yaml)).toThrow(ZeefError);
  });

  test('a key named after an inherited one', () => {
    expect(errorsOf('name: x\nrules: []\n__proto__: { a: 1 }')).not.toEqual([]);
  });
});

test('a national number may be kept under a named law', () => {
  const yaml = rule('entity: NATIONAL_ID\nthen: { action: keep, until: closed }\nlegalBasis: Wabb art. 10');
  expect(loadPolicy(yaml).rules[0]?.legalBasis).toBe('Wabb art. 10');
});

test('errors repeat nothing of the file', () => {
  const yaml = 'name: x\nrules:\n  - id: Quetzalcoatl\n    entity: Quetzalcoatl!\n    then: Quetzalcoatl\n';
  expect(JSON.stringify(problemsOf(yaml))).not.toContain('uetzal');
});

describe('warnings', () => {
  const keeping = (until: string, more = '') =>
    rule(
      `entity: EMAIL_ADDRESS\nwhen: { purpose: recruitment }\nthen: { action: keep, until: ${until} }${more}`,
    );
  test('applications longer than four weeks without consent', () => {
    expect(problemsOf(keeping('closed + 28 days'))).toEqual([]);
    expect(problemsOf(keeping('closed + 4 weeks'))).toEqual([]);
    expect(problemsOf(keeping('received + 2 months'))).toMatchObject([
      { severity: 'warning', line: 6, key: 'rules[0].then.until' },
    ]);
    expect(problemsOf(keeping('received + 12 months', '\nconsent: asked'))).toEqual([]);
  });
  test('a rule that no value reaches', () => {
    const second = (when: string) =>
      `${rule('entity: [IBAN, EMAIL_ADDRESS]\nwhen: { whose: [third, unknown] }\nthen: redact')}  - id: two
    entity: IBAN
${when}    then: redact
    reason: { en: Needed for the test., nl: Nodig voor de proef. }
`;
    expect(problemsOf(second('    when: { whose: third, asked: no }\n'))).toMatchObject([
      { severity: 'warning', key: 'rules[1]' },
    ]);
    expect(problemsOf(second('    when: { whose: requester }\n'))).toEqual([]);
    expect(problemsOf(second(''))).toEqual([]);
  });
  test('kept without a term', () => {
    expect(problemsOf(rule('entity: IBAN\nthen: keep'))).toMatchObject([{ severity: 'warning' }]);
    expect(problemsOf(rule('entity: IBAN\nwhen: { whose: organisation }\nthen: keep'))).toEqual([]);
  });
});
