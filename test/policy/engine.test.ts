import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES, ENTITIES, LANGUAGES } from '../../detectors/contract.ts';
import { ASKED, LOCATIONS, PURPOSES, WHOSE } from '../../src/model/decision.ts';
import type { ParsedDocument, TextPart } from '../../src/model/document.ts';
import type { Finding } from '../../src/model/finding.ts';
import { requestsIn } from '../../src/policy/asked.ts';
import { ASKING_WORDS, CLAIM_WORDS } from '../../src/policy/asked-words.ts';
import { decide } from '../../src/policy/decide.ts';
import { KIND_WORDS } from '../../src/policy/kind-words.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { PRESETS, presetYaml } from '../../src/policy/presets.ts';
import { LEGAL_BASIS_REQUIRED, SECRETS } from '../../src/policy/sensitive.ts';
import { OWNER_WORDS } from '../../src/policy/whose-words.ts';
import { Lexicon, tokensOf } from '../../src/policy/words.ts';
import { decisionCases } from './cases.ts';

const policies = PRESETS.map((name) => loadPolicy(presetYaml(name)));

function documentOf(text: string, quoted: TextPart['quoted'] = []): ParsedDocument {
  const part: TextPart = {
    id: 'p',
    path: '1',
    kind: 'plain',
    text,
    source: text,
    offsets: [],
    quoted,
    hidden: [],
  };
  const parts = { authorPartId: undefined, textPartId: 'p', htmlPartId: undefined, attachments: [] };
  return {
    kind: 'ticket',
    ticketKey: undefined,
    threadKeys: [],
    requester: { name: 'Sanne de Boer', email: 'sanne@example.org' },
    subjectPartId: undefined,
    messages: [{ key: 'k', role: 'requester', at: undefined, ...parts }],
    parts: [part],
    language: undefined,
    warnings: [],
  };
}

const findingAt = (entity: Finding['entity'], start: number, end: number, id = 'f1'): Finding => {
  const seen = { confidence: 'certain', evidence: [], detectorId: 'x', detectorVersion: 1 } as const;
  return { id, partId: 'p', entity, start, end, ...seen };
};

test('no preset keeps a secret, or shows what needs a law without naming one', () => {
  for (const { name, rules } of policies) {
    for (const rule of rules.filter(({ action, operator }) => action === 'keep' || operator === 'mask')) {
      const kinds = [...rule.entities];
      expect(
        kinds.filter((entity) => SECRETS.has(entity)),
        `${name} ${rule.id}`,
      ).toEqual([]);
      if (kinds.some((entity) => LEGAL_BASIS_REQUIRED.has(entity))) expect(rule.legalBasis).toBeDefined();
    }
  }
});

test('what no rule names is never kept', () => {
  const policy = loadPolicy('name: empty\nrules: []\n');
  for (const entity of ENTITIES) {
    const [decision] = decide(policy, documentOf('value'), [findingAt(entity, 0, 5)]);
    expect(decision).toMatchObject({
      action: 'redact',
      operator: 'replace',
      ruleId: 'default',
      findingId: 'f1',
    });
  }
});

test('every decision names its inputs in codes, with a reason in both languages, and no value', () => {
  for (const { policy, document, findings, context } of decisionCases()) {
    for (const [index, decision] of decide(
      loadPolicy(presetYaml(policy)),
      document,
      findings,
      context,
    ).entries()) {
      const { inputs, reason, span, partId } = decision;
      expect(PURPOSES).toContain(inputs.purpose);
      expect(WHOSE).toContain(inputs.whose);
      expect(ASKED).toContain(inputs.asked);
      expect(CONFIDENCES).toContain(inputs.confidence);
      expect(LOCATIONS).toContain(inputs.location);
      expect(reason.en.length * reason.nl.length).toBeGreaterThan(0);
      expect(span).toEqual({ start: findings[index]?.start, end: findings[index]?.end });
      const value = document.parts.find(({ id }) => id === partId)?.text.slice(span.start, span.end) ?? '';
      if (value.length > 6) expect(JSON.stringify(decision)).not.toContain(value);
    }
  }
});

test('deciding twice decides the same, in any order of findings', () => {
  const policy = loadPolicy(presetYaml('default'));
  for (const { document, findings, context } of decisionCases()) {
    const once = decide(policy, document, findings, context);
    expect(decide(policy, document, findings, context)).toEqual(once);
    const turned = decide(policy, document, findings.toReversed(), context).toReversed();
    expect(turned).toEqual(once);
  }
});

test('no text whatever makes it throw', () => {
  const entity = fc.constantFrom(...ENTITIES);
  const text = fc.string({
    unit: fc.constantFrom(...'aK .,:>\n-(/@06ßé\u0301\ud83d\ude00mijn IBAN? Agent: '),
    maxLength: 300,
  });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), entity, fc.boolean(), (raw, a, b, kind, quoted) => {
      const [start = 0, end = 0] = [a % (raw.length + 1), b % (raw.length + 1)].sort((x, y) => x - y);
      const spans = quoted ? [{ start, end: raw.length }] : [];
      for (const policy of policies) {
        expect(decide(policy, documentOf(raw, spans), [findingAt(kind, start, end)])).toHaveLength(1);
      }
    }),
    { numRuns: 200 },
  );
});

test('a long log full of findings is decided in one go', () => {
  const line =
    '2026-11-03 client 203.0.113.7 mijn buurvrouw GET /index.html zonder punt aan het einde van de regel\n';
  const lines = 5_000;
  const at = line.indexOf('203');
  const findings = Array.from({ length: lines }, (_, index) => {
    const start = index * line.length + at;
    return findingAt('IP_ADDRESS', start, start + 11, `f${index}`);
  });
  const policy = loadPolicy(presetYaml('default'));
  expect(decide(policy, documentOf(line.repeat(lines)), findings)).toHaveLength(lines);
});

describe('what the desk asked for', () => {
  test('is told as kinds and dates, to be kept with the ticket', () => {
    const document = documentOf('Hier.\n> Kunt u uw telefoonnummer doorgeven?', [{ start: 6, end: 45 }]);
    expect(requestsIn(document)).toEqual([{ entity: 'PHONE_NUMBER' }]);
  });
  test('is nothing when only the requester writes', () => {
    expect(requestsIn(documentOf('Kunt u uw IBAN doorgeven?'))).toEqual([]);
  });
});

describe('word lists', () => {
  test('an entry is found as it is written, longest first', () => {
    const lexicon = new Lexicon([
      ['a', 'e-mail, e-mailadres, terugbetal*'],
      ['b', 'per e-mail'],
    ]);
    const found = (text: string) => lexicon.find(tokensOf(text)).map(({ code, term }) => `${code} ${term}`);
    expect(found('Per E-mail, of uw e-mailadres')).toEqual(['b per e-mail', 'a e-mailadres']);
    expect(found('de terugbetaling kwam per mail')).toEqual(['a terugbetal*']);
    expect(found('betaling, mailen, emailtje')).toEqual([]);
  });
  test('accents and case do not matter', () => {
    const lexicon = new Lexicon([['x', 'Rückerstattung, café']]);
    expect(lexicon.find(tokensOf('RÜCKERSTATTUNG im Cafe\u0301'))).toHaveLength(2);
  });
  test('can be built, all of them', () => {
    const lists = [
      ASKING_WORDS,
      CLAIM_WORDS,
      KIND_WORDS,
      ...LANGUAGES.map((language) => OWNER_WORDS[language]),
    ];
    for (const list of lists) expect(() => new Lexicon<unknown>(list)).not.toThrow();
  });
});
