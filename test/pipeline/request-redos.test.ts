import { check } from 'recheck';
import { expect, test } from 'vitest';
import { regexLiterals, simplified } from '../support/regex-literals.ts';

/** Texts that strangers write are held against the expressions in these. */
const FILES = ['src/pipeline/recognise-request.ts', 'src/model/auto-response.ts', 'src/http/address.ts'];
const ROOMS = ['../../src/pipeline/', '../../src/model/', '../../src/http/'];
/** An expression no attack was found on in this time passes: most are judged in a few milliseconds. */
const PATIENCE_MS = 400;

process.env['RECHECK_BACKEND'] = 'pure';

test('no message or form can make an expression backtrack beyond linear time', async () => {
  const literals = ROOMS.flatMap((room) => [...regexLiterals(new URL(room, import.meta.url))]).filter(
    ({ place }) => FILES.some((file) => file.endsWith(place.split(':')[0] ?? '?')),
  );
  expect(literals.length).toBeGreaterThan(40);
  const vulnerable: string[] = [];
  for (const literal of literals) {
    const [pattern, flags] = simplified(literal);
    const verdict = await check(pattern, flags, { timeout: PATIENCE_MS });
    if (verdict.status === 'vulnerable')
      vulnerable.push(`${literal.place} ${verdict.complexity.summary}: /${literal.pattern}/${literal.flags}`);
  }
  expect(vulnerable).toEqual([]);
}, 120_000);
