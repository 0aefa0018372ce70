import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScanner } from '../../detectors/index.ts';
import type { Override } from '../../src/model/review.ts';
import { examineDocument, redactExamined } from '../../src/pipeline/examine.ts';
import { originalSpans } from '../../src/pipeline/original-span.ts';
import { readText } from '../../src/pipeline/parse/text.ts';
import { presetYaml } from '../../src/policy/presets.ts';

const SCANNER = createScanner();
const VALUES = ['06-53214987', 'NL91 ABNA 0417 1643 00', '111222333', 'willemijn@okkerse.example'];
const TEXT = `Bel ${VALUES[0]}, IBAN ${VALUES[1]}, bsn ${VALUES[2]}, mail ${VALUES[3]}. Tot ziens!`;

async function withOverrides(overrides: readonly Override[], text = TEXT) {
  const examined = examineDocument(readText(text), SCANNER);
  const input = {
    examined,
    context: {},
    numbering: [],
    tagKey: new Uint8Array(32),
    policyYaml: presetYaml('default'),
  };
  return redactExamined({ ...input, overrides }, SCANNER, 'nl');
}

function keep(value: string, text = TEXT): Override {
  const start = text.indexOf(value);
  const partPath = readText(text).parts[0]?.path ?? '';
  const span = { start, end: start + value.length };
  return { id: value, partPath, partTag: '', span, entity: 'CUSTOM', action: 'keep' };
}

test('whatever is put back stands, whatever is not stays removed, and the result is verified', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(VALUES), async (kept) => {
      const { parts, verified, redactions } = await withOverrides(kept.map((value) => keep(value)));
      expect(verified).toBe(true);
      for (const value of VALUES) expect(parts[0]?.content.includes(value)).toBe(kept.includes(value));
      expect(redactions).toHaveLength(VALUES.length - kept.length);
    }),
    { numRuns: 16 },
  );
});

test('part of a value put back leaves the rest removed', async () => {
  const { parts, verified } = await withOverrides([keep('willemijn')]);
  expect(verified).toBe(true);
  expect(parts[0]?.content).toContain('mail willemijn');
  expect(parts[0]?.content).not.toContain('okkerse');
});

test('every redaction tells where its value stood, also what only the second look found', async () => {
  const { redactions } = await withOverrides([]);
  const found = redactions.map(({ span }) => span && TEXT.slice(span.start, span.end));
  expect(found.sort()).toEqual([...VALUES].sort());
});

test('places behind marks are led back to the original text', () => {
  const original = 'aan Jan Jansen en Piet.';
  const earlier = [{ span: { start: 4, end: 14 }, placeholder: '[naam 1]' }];
  const spanOf = originalSpans('aan [naam 1] en Piet.', original, earlier);
  expect(spanOf({ start: 16, end: 20 })).toEqual({ start: 18, end: 22 });
  expect(spanOf({ start: 6, end: 15 })).toEqual({ start: 4, end: 17 });
  expect(originalSpans('aan [naam 1] en Klaas.', original, earlier)({ start: 0, end: 3 })).toBeUndefined();
});

test('an override outside of the document is refused', async () => {
  const beyond = { ...keep('Bel'), span: { start: 0, end: TEXT.length + 1 } };
  await expect(withOverrides([beyond])).rejects.toThrow(RangeError);
});
