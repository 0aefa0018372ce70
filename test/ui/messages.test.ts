import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { CATALOGUES, type Catalogue, UI_LANGUAGES } from '../../src/ui/messages/catalogue.ts';
import { translator } from '../../src/ui/translate.ts';

const PAGES = Object.keys(CATALOGUES.en) as (keyof Catalogue)[];
type Texts = Readonly<Record<string, string>>;

/** Names and kinds of the values a message takes, with the options of a choice between words. */
function argumentsOf(text: string, language: string): string[] {
  const found = new Set<string>();
  const visit = (elements: unknown): void => {
    if (!Array.isArray(elements)) return;
    for (const element of elements as {
      type: number;
      value?: unknown;
      options?: Record<string, { value: unknown }>;
    }[]) {
      // Types of the parser: 0 is literal text, 5 a select (whose options are names in the code), 7 is `#`.
      if (element.type !== 0 && element.type !== 7) {
        const options =
          element.type === 5
            ? Object.keys(element.options ?? {})
                .sort()
                .join('|')
            : '';
        found.add(`${element.type}:${String(element.value)}:${options}`);
      }
      for (const option of Object.values(element.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe.each(UI_LANGUAGES)('messages in %s', (language) => {
  const pages = PAGES.filter((page) => CATALOGUES[language][page] !== undefined);

  test('cover every page in English and Dutch, and the frame in all languages', () => {
    const expected = language === 'en' || language === 'nl' ? PAGES : ['shell', 'problem'];
    expect(pages).toEqual(expect.arrayContaining(expected));
  });

  test.each(pages)('of %s are those of the English, with the same values', (page) => {
    const english: Texts = CATALOGUES.en[page];
    const texts: Texts = CATALOGUES[language][page] ?? {};
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    for (const [name, text] of Object.entries(texts)) {
      expect(text.trim(), `${page}.${name}`).not.toBe('');
      expect(argumentsOf(text, language), `${page}.${name}`).toEqual(argumentsOf(english[name] ?? '', 'en'));
    }
  });
});

test('a value that a message needs cannot be left out', () => {
  expect(() => translator('en')('problem.failed')).toThrow();
  expect(translator('nl')('problem.failed', { errorId: 'e-1' })).toContain('e-1');
});

test('no page can put HTML in unescaped', () => {
  const folder = new URL('../../src/', import.meta.url);
  const drawn = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => (file.startsWith('ui/') || file.startsWith('http/desk/')) && /\.tsx?$/.test(file),
  );
  expect(drawn.length).toBeGreaterThan(10);
  for (const file of drawn) {
    const code = readFileSync(new URL(file, folder), 'utf8');
    expect(code, file).not.toMatch(
      /dangerouslySetInnerHTML|innerHTML\s*=|insertAdjacentHTML|document\.write/,
    );
  }
});
