import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** A regular expression as it stands in a source file. */
export interface RegexLiteral {
  /** `email.ts:42` */
  readonly place: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every regular expression literal in the TypeScript files under `folder`, read off their syntax trees. */
export function regexLiterals(folder: URL): RegexLiteral[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.sort().flatMap((file) => {
    const code = readFileSync(new URL(file, folder), 'utf8');
    const { program, errors } = parseSync(file, code);
    if (errors.length > 0) throw new Error(`${file} does not parse`);
    return literalsIn(program).map(({ start, pattern, flags }) => ({
      place: `${file}:${code.slice(0, start).split('\n').length}`,
      pattern,
      flags,
    }));
  });
}

function literalsIn(node: unknown): { start: number; pattern: string; flags: string }[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('regex' in node && 'start' in node) {
    const { regex, start } = node;
    if (typeof start === 'number' && isRegex(regex)) return [{ start, ...regex }];
  }
  return Object.values(node).flatMap(literalsIn);
}

function isRegex(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

/**
 * The same expression with small alphabets, for analysis: categories of Unicode become a few letters, case
 * is folded rather than ignored, and sticky becomes anchored. Whether it can be made to backtrack does not
 * depend on how many letters there are.
 */
export function simplified({
  pattern,
  flags,
}: Pick<RegexLiteral, 'pattern' | 'flags'>): [pattern: string, flags: string] {
  let inside = false;
  let simple = pattern.replace(TOKEN, (token, kind?: string, category?: string) => {
    if (token === '[' || token === ']') inside = token === '[';
    if (kind === undefined) return token;
    const letters = LETTERS[category ?? ''] ?? 'é';
    return inside ? letters : `[${kind === 'P' ? '^' : ''}${letters}]`;
  });
  if (flags.includes('i'))
    simple = simple.replace(/\\.|[A-Z]/gs, (token) => (token.length > 1 ? token : token.toLowerCase()));
  if (flags.includes('y')) simple = `^(?:${simple})`;
  return [simple, flags.replace(/[dgiuvy]/g, '')];
}

/** An escape (of a Unicode category: its kind and name), or a bracket. */
const TOKEN = /\\(?:([pP])\{([^}]*)\}|.)|\[|\]/gs;

const LETTERS: Readonly<Record<string, string>> = {
  L: 'a-zé',
  Ll: 'a-zé',
  Lu: 'A-Z',
  N: '0-9',
  Nd: '0-9',
  M: '\u0301',
};
