import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createScanner, LANGUAGES, type Language } from '../../detectors/index.ts';

interface Case {
  readonly line: number;
  readonly language: Language | undefined;
  readonly text: string;
  readonly expected: readonly string[];
}

/** Reads `fixtures/detectors/ID.cases`. The format is told at the top of `iban.cases`. */
export function readCases(id: string): Case[] {
  const path = new URL(`../../fixtures/detectors/${id}.cases`, import.meta.url);
  let language: Language | undefined;
  const cases: Case[] = [];
  for (const [index, raw] of readFileSync(path, 'utf8').split('\n').entries()) {
    const line = index + 1;
    if (raw === '' || raw.startsWith('#')) continue;
    const lang = /^@lang (\w+)?/.exec(raw);
    if (lang) {
      language = LANGUAGES.find((known) => known === lang[1]);
      continue;
    }
    if (!/^[+-] /.test(raw))
      throw new Error(`${id}.cases:${line}: starts with neither "+ ", "- ", "#" nor "@lang"`);
    const marked = raw.slice(2).replaceAll('\\n', '\n');
    const expected = [...marked.matchAll(/\[\[([\s\S]*?)\]\]/g)].map((match) => match[1] as string);
    if (raw.startsWith('+') !== expected.length > 0)
      throw new Error(`${id}.cases:${line}: sign and brackets differ`);
    cases.push({ line, language, text: marked.replaceAll(/\[\[|\]\]/g, ''), expected });
  }
  return cases;
}

/** Runs the case table of one detector through the real scanner, with that detector alone. */
export function testCases(id: string): void {
  const scanner = createScanner({ only: [id] });
  test.each(readCases(id))(`${id}.cases:$line`, ({ text, language, expected }) => {
    const found = scanner.scan(text, language ? { language } : {});
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
}
