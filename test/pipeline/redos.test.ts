import { check } from 'recheck';
import { expect, test } from 'vitest';
import { regexLiterals, simplified } from '../support/regex-literals.ts';

/** Where expressions meet the bytes of a mail. Those of attachments have a test of their own. */
const FOLDERS = ['pipeline/parse', 'pipeline/render', 'model', 'adapters/intake', 'adapters/authentication'];
/** An expression no attack was found on in this time passes: most are judged in a few milliseconds. */
const PATIENCE_MS = 400;

process.env['RECHECK_BACKEND'] = 'pure';

test('no mail can make an expression backtrack beyond linear time', async () => {
  const vulnerable: string[] = [];
  const literals = FOLDERS.flatMap((folder) => [
    ...regexLiterals(new URL(`../../src/${folder}/`, import.meta.url)),
  ]);
  for (const literal of literals) {
    const [pattern, flags] = simplified(literal);
    const verdict = await check(pattern, flags, { timeout: PATIENCE_MS });
    if (verdict.status !== 'vulnerable') continue;
    vulnerable.push(`${literal.place} ${verdict.complexity.summary}: /${literal.pattern}/${literal.flags}`);
  }
  expect(literals.length).toBeGreaterThan(50);
  expect(vulnerable).toEqual([]);
}, 120_000);
