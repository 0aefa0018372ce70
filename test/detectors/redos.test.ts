import { check } from 'recheck';
import { beforeAll, expect, test } from 'vitest';
import { type RegexLiteral, regexLiterals, simplified } from '../support/regex-literals.ts';

const FOLDER = new URL('../../detectors/', import.meta.url);
/** An expression no attack was found on in this time passes: most are judged in a few milliseconds. */
const PATIENCE_MS = 400;

process.env['RECHECK_BACKEND'] = 'pure';

/** Expressions put together at run time: seen by watching the constructor while the library loads. */
const built = new Map<string, RegexLiteral>();

beforeAll(async () => {
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, args: [pattern: string | RegExp, flags?: string]) {
      const made = Reflect.construct(target, args);
      if (made instanceof native && isOwn(new Error().stack ?? ''))
        built.set(String(made), { place: 'built at run time', pattern: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const { createScanner } = await import('../../detectors/index.ts');
    createScanner().scan('een brief van Jan Jansen, 0612345678');
  } finally {
    globalThis.RegExp = native;
  }
});

/** Whether the call came from the library itself, not from one it uses. */
function isOwn(stack: string): boolean {
  const caller = stack.split('\n').find((line) => !line.includes('redos.test') && line.includes('/'));
  return caller?.includes('/detectors/') === true && !caller.includes('node_modules');
}

test('no expression of the library can be made to backtrack beyond linear time', async () => {
  const judged = new Set<string>();
  const vulnerable: string[] = [];
  for (const literal of [...regexLiterals(FOLDER), ...built.values()]) {
    const [pattern, flags] = simplified(literal);
    if (judged.has(`${pattern}/${flags}`)) continue;
    judged.add(`${pattern}/${flags}`);
    const verdict = await check(pattern, flags, { timeout: PATIENCE_MS });
    if (verdict.status === 'vulnerable') {
      vulnerable.push(`${literal.place} ${verdict.complexity.summary}: /${literal.pattern}/${literal.flags}`);
    }
  }
  expect(judged.size).toBeGreaterThan(100);
  expect(vulnerable).toEqual([]);
}, 120_000);

test('the check knows a bad expression when it sees one', async () => {
  for (const bad of [/(\p{L}+)+$/u, /^(\w|[a-z])*;/i, /\s+$/]) {
    const [pattern, flags] = simplified({ pattern: bad.source, flags: bad.flags });
    expect((await check(pattern, flags, { timeout: PATIENCE_MS })).status).toBe('vulnerable');
  }
});
