import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTITIES, LANGUAGES } from '../../detectors/contract.ts';
import { createScanner } from '../../detectors/index.ts';
import type { ParsedDocument } from '../../src/model/document.ts';
import { LABELS } from '../../src/model/entity-labels.ts';
import type { Numbering } from '../../src/model/redaction.ts';
import { examineDocument, redactExamined } from '../../src/pipeline/examine.ts';
import { readHtml } from '../../src/pipeline/parse/html.ts';
import { PartList } from '../../src/pipeline/parse/part-list.ts';
import { readText } from '../../src/pipeline/parse/text.ts';
import { sanitisedDocument } from '../../src/pipeline/sanitised.ts';
import { presetYaml } from '../../src/policy/presets.ts';

const SCANNER = createScanner();
const POLICY = presetYaml('default');
const TAG_KEY = new Uint8Array(32).fill(7);
const IBAN = 'NL91 ABNA 0417 1643 00';
const MAIL = 'jan88@w.example';

async function sanitise(document: ParsedDocument, policyYaml = POLICY, numbering: readonly Numbering[] = []) {
  const examined = examineDocument(document, SCANNER);
  const redacted = await redactExamined(
    { examined, context: {}, numbering, tagKey: TAG_KEY, policyYaml },
    SCANNER,
    'nl',
  );
  return { ...redacted, contents: redacted.parts.map(({ content }) => content) };
}

/** A document of several parts, each a kind and its text. */
function documentOf(...parts: readonly (readonly ['subject' | 'plain' | 'html' | 'filename', string])[]) {
  const list = new PartList();
  for (const [i, [kind, text]] of parts.entries()) {
    if (kind === 'html') list.html(`${i}`, text);
    else if (kind === 'plain') list.plain(`${i}`, text);
    else list.short(kind, `${i}`, text);
  }
  return { ...readText(''), parts: list.parts };
}

const htmlOf = async (html: string) => (await sanitise(documentOf(['html', html]))).contents[0];

test('equal values get equal marks in every part, whatever they look like', async () => {
  const { contents, verified } = await sanitise(
    documentOf(
      ['subject', `terug op ${IBAN}`],
      [
        'plain',
        `Mijn rekening is NL91ABNA0417164300, die van haar DE89 3704 0044 0532 0130 00, mail ${MAIL}.`,
      ],
      ['html', '<p>Mijn rekening is <b>NL91</b> ABNA 0417&nbsp;1643 <i>00</i>.</p>'],
      ['filename', `brief ${MAIL} kopie.pdf`],
    ),
  );
  expect(contents).toEqual([
    'terug op [IBAN 1]',
    'Mijn rekening is [IBAN 1], die van haar [IBAN 2], mail [e-mailadres 1].',
    '<p>Mijn rekening is <b>[IBAN 1]</b><i></i>.</p>',
    'brief [e-mailadres 1] kopie.pdf',
  ]);
  expect(verified).toBe(true);
});

test('numbers go on where the ticket left off', async () => {
  const first = await sanitise(documentOf(['plain', `rekening ${IBAN}`]));
  const { entity, valueTag, number } = first.redactions[0]!;
  const next = await sanitise(
    documentOf(['plain', `rekening DE89 3704 0044 0532 0130 00 of ${IBAN}`]),
    POLICY,
    [{ entity, valueTag, number }],
  );
  expect(next.contents).toEqual(['rekening [IBAN 2] of [IBAN 1]']);
});

test.each([
  ['text', `<p>x ${MAIL} y</p>`, '<p>x [e-mailadres 1] y</p>'],
  ['a link', `<a href="mailto:${MAIL}">x</a>`, '<a href="mailto:%5Be-mailadres%201%5D">x</a>'],
  [
    'an escaped link',
    '<a href="?e=jan88%40w.example&amp;x=1">x</a>',
    '<a href="?e=%5Be-mailadres%201%5D&amp;x=1">x</a>',
  ],
  ['an attribute', `<img alt='${MAIL}'>`, "<img alt='[e-mailadres 1]'>"],
  ['an attribute without quotes', `<img alt=${MAIL} width=1>`, '<img alt=[e-mailadres&#32;1] width=1>'],
  ['a comment', `<!-- ${MAIL} -->`, '<!-- [e-mailadres 1] -->'],
  [
    'a style sheet',
    `<style>p:after{content:"${MAIL}"}</style>`,
    '<style>p:after{content:"[e-mailadres 1]"}</style>',
  ],
  ['a tag that is none', `x <${MAIL}>`, 'x <[e-mailadres 1]>'],
  ['hidden text', `<p hidden>${MAIL}</p>`, '<p hidden>[e-mailadres 1]</p>'],
  ['behind the end', `<html></html>${MAIL}`, '<html></html>[e-mailadres 1]'],
])('in HTML: %s', async (_name, html, expected) => {
  expect(await htmlOf(html)).toBe(expected);
});

test('redactions say what stands where, and never the value', async () => {
  const document = documentOf(
    ['plain', `a ${IBAN} b ${MAIL}`],
    ['html', `<b>${MAIL}</b><a href="mailto:${MAIL}">`],
  );
  const { redactions, parts } = await sanitise(document);
  for (const { partId, outputSpan, placeholder } of redactions) {
    const content = parts.find((part) => part.partId === partId)?.content ?? '';
    expect(decodeURIComponent(content.slice(outputSpan.start, outputSpan.end))).toBe(placeholder);
  }
  expect(redactions).toHaveLength(4);
  expect(JSON.stringify(redactions)).not.toMatch(/NL91|ABNA|jan88/);
});

test('what the policy keeps stays, and does not count as left over', async () => {
  const policy = POLICY.replace(
    'rules:\n',
    'rules:\n  - { id: mine, entity: IBAN, then: keep, reason: { en: Needed for the test., nl: Nodig voor de test. } }\n',
  );
  const { contents, verified } = await sanitise(
    documentOf(['plain', `rekening ${IBAN}, mail ${MAIL}`]),
    policy,
  );
  expect(contents).toEqual([`rekening ${IBAN}, mail [e-mailadres 1]`]);
  expect(verified).toBe(true);
});

test('a policy may mask, name by pseudonym or remove, and doing so twice changes nothing', async () => {
  for (const then of ['mask', 'pseudonym', 'remove']) {
    const policy = POLICY.replace(
      'rules:\n',
      `rules:\n  - { id: mine, entity: [IBAN, EMAIL_ADDRESS], then: ${then}, reason: { en: Needed for the test., nl: Nodig voor de test. } }\n`,
    );
    const once = await sanitise(documentOf(['plain', `rekening ${IBAN}, mail ${MAIL}`]), policy);
    expect(once.contents[0]).not.toMatch(/0417|jan88/);
    expect(once.verified).toBe(true);
    expect((await sanitise(documentOf(['plain', once.contents[0] ?? '']), policy)).contents).toEqual(
      once.contents,
    );
  }
});

test('every entity has a word of its own in every language, of a form that is known again', async () => {
  for (const language of LANGUAGES) {
    const words = ENTITIES.map((entity) => LABELS[language][entity]);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^\p{L}[\p{L} -]{0,29}$/u);
  }
});

const VALUES = [IBAN, 'NL91ABNA0417164300', MAIL, 'anna.bakker77@w.example', 'DE89 3704 0044 0532 0130 00'];
const words = fc.constantFrom(
  'hoi',
  'mijn',
  'rekening',
  'is',
  '2026-0048817',
  'dank',
  '😀',
  'é',
  '[',
  ']',
  '\n',
  '> ',
);
const value = fc.constantFrom(...VALUES);

/** HTML around values: tags, attributes, comments and entities at random. */
const markup = fc.array(
  fc.oneof(
    words,
    value,
    value.map((v) => `<a href="mailto:${v}">`),
    value.map((v) => `<img alt="${v}" title='${v}'>`),
    value.map((v) => `<!-- ${v} -->`),
    value.map((v) => [...v].map((c) => `&#${c.codePointAt(0)};`).join('')),
    value.map((v) => `${v.slice(0, 6)}<b></b>${v.slice(6)}`),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div style="display:none">',
      '</div>',
      '<br>',
      '<',
      '>',
      '"',
      '<td>',
      '&amp;',
    ),
  ),
  { maxLength: 12 },
);

const squeezed = (text: string) => text.toLowerCase().replace(/[^a-z0-9@.]/g, '');

test('no value survives anywhere in HTML, and redacting again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(markup, async (pieces) => {
      const { contents, verified } = await sanitise(documentOf(['html', pieces.join(' ')]));
      expect(verified).toBe(true);
      const content = contents[0] ?? '';
      const seen = squeezed(readHtml(content).text);
      for (const planted of VALUES) expect(seen).not.toContain(squeezed(planted));
      expect((await sanitise(documentOf(['html', content]))).contents).toEqual([content]);
    }),
    { numRuns: 300 },
  );
});

test('what is not redacted stays as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(words, value), { maxLength: 12 }), async (pieces) => {
      const text = pieces.join(' ');
      const document = documentOf(['plain', text]);
      const { contents, redactions } = await sanitise(document);
      if (redactions.length === 0) expect(contents).toEqual([text]);
      const output = contents[0] ?? '';
      let rest = '';
      let position = 0;
      for (const { outputSpan } of [...redactions].sort((a, b) => a.outputSpan.start - b.outputSpan.start)) {
        rest += output.slice(position, outputSpan.start);
        position = outputSpan.end;
      }
      rest += output.slice(position);
      expect(isSubsequence(rest, text)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const unit of long) if (short.startsWith(unit, at)) at += unit.length;
  return at === short.length;
}

test('the sanitised document reads like its contents', async () => {
  const document = documentOf(['html', `<p>a ${MAIL}</p>`], ['plain', MAIL]);
  const after = sanitisedDocument(document, (await sanitise(document)).parts);
  expect(after.parts.map(({ text }) => text.trim())).toEqual(['a [e-mailadres 1]', '[e-mailadres 1]']);
});
