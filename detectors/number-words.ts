import { fold } from './fold.ts';

/** A number written in words, where it ends and what it counts. */
export interface WrittenNumber {
  readonly value: number;
  /** UTF-16 offset behind its last word. */
  readonly end: number;
}

/** Years that are told in words in one piece ("negentienhonderdvierenveertig"). */
const FIRST_YEAR = 1880;
const LAST_YEAR = 2035;
/** "mil neuf cent quatre vingt dix neuf" is the longest. */
const MOST_WORDS = 8;
const LONGEST = 80;

const words = (text: string): readonly string[] => ['', ...fold(text).split(/[ \n]+/)];

const NL = words(
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
);
const NL_TENS = words('tien twintig dertig veertig vijftig zestig zeventig tachtig negentig');
const NL_NTH = words(
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende',
);
const DE = words(
  'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
);
const DE_TENS = words('zehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig');
const DE_NTH = words(
  'erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte funfzehnte sechzehnte siebzehnte achtzehnte neunzehnte',
);
const EN = words(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const EN_TENS = words('ten twenty thirty forty fifty sixty seventy eighty ninety');
const EN_NTH = words(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
);
const FR = words(
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
);
const FR_TENS = words(
  'dix vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix',
);

/** Ways to say 1 to 99. */
function small(value: number): string[] {
  const unit = value % 10;
  const ten = (value - unit) / 10;
  if (value < 20) {
    const nth = DE_NTH[value] as string;
    return [
      NL[value],
      NL_NTH[value],
      DE[value],
      nth,
      `${nth}n`,
      `${nth}r`,
      EN[value],
      EN_NTH[value],
      FR[value],
    ].filter((word) => word !== undefined);
  }
  const nl = NL_TENS[ten] as string;
  const de = DE_TENS[ten] as string;
  const en = EN_TENS[ten] as string;
  const out: string[] = [];
  if (unit === 0)
    out.push(nl, `${nl}ste`, de, `${de}ste`, `${de}sten`, `${de}ster`, en, en.replace(/y$/, 'ieth'));
  else {
    const one = NL[unit] as string;
    const eins = DE[unit] as string;
    for (const joint of ['en', ' en ']) out.push(`${one}${joint}${nl}`, `${one}${joint}${nl}ste`);
    for (const end of ['', 'ste', 'sten', 'ster']) out.push(`${eins}und${de}${end}`);
    out.push(`${en} ${EN[unit]}`, `${en} ${EN_NTH[unit]}`, `${en}${EN[unit]}`);
  }
  return [...out, ...french(value)];
}

function french(value: number): string[] {
  const ten = Math.floor(value / 10);
  const base = ten === 7 ? 6 : ten === 9 ? 8 : ten;
  const rest = value - base * 10;
  const stem = FR_TENS[base] as string;
  // Belgium and Switzerland count on.
  const own = ten === 7 ? 'septante' : ten === 8 ? 'huitante' : ten === 9 ? 'nonante' : undefined;
  const out = rest === 0 ? [stem, `${stem}s`] : [`${stem} ${FR[rest]}`];
  if (rest === 1 || rest === 11) out.push(`${stem} et ${FR[rest]}`);
  if (own) {
    const unit = value % 10;
    out.push(unit === 0 ? own : `${own} ${FR[unit]}`);
    if (unit === 1) out.push(`${own} et un`);
  }
  return out;
}

/** Ways to say a year, the century spoken. */
function yearWords(year: number): string[] {
  const rest = year % 100;
  const century = (year - rest) / 100;
  const out: string[] = [];
  const tails = rest === 0 ? [''] : small(rest);
  for (const tail of tails) {
    if (century === 20) {
      for (const head of ['tweeduizend', 'zweitausend', 'deux mille', 'two thousand']) {
        out.push(
          `${head}${tail}`,
          `${head} ${tail}`.trim(),
          `${head} and ${tail}`,
          `${head}en${tail}`,
          `${head} en ${tail}`,
        );
      }
      if (rest > 9)
        for (const head of ['twintig', 'zwanzig', 'twenty']) out.push(`${head}${tail}`, `${head} ${tail}`);
      continue;
    }
    for (const head of [`${NL[century]}honderd`, `${DE[century]}hundert`, `${EN[century]} hundred`]) {
      out.push(
        `${head}${tail}`,
        `${head} ${tail}`.trim(),
        `${head} and ${tail}`,
        `${head}und${tail}`,
        `${head} en ${tail}`,
      );
    }
    if (century === 19)
      out.push(
        `mil neuf cent ${tail}`.trim(),
        `mille neuf cent ${tail}`.trim(),
        `dix neuf cent ${tail}`.trim(),
      );
    if (rest > 0)
      for (const head of [NL, EN]) out.push(`${head[century]} ${tail}`, `${head[century]}${tail}`);
    if (rest > 0 && rest < 10) out.push(`${EN[century]} oh ${tail}`, `${EN[century]} o ${tail}`);
  }
  return out;
}

let table: ReadonlyMap<string, number> | undefined;

function numbers(): ReadonlyMap<string, number> {
  if (table) return table;
  const map = new Map<string, number>([['premier', 1]]);
  const add = (phrase: string, value: number): void => {
    const key = phrase.replaceAll('-', ' ');
    if (!map.has(key)) map.set(key, value);
  };
  for (let value = 1; value < 100; value++) for (const phrase of small(value)) add(phrase, value);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (const phrase of yearWords(year)) add(phrase, year);
  table = map;
  return map;
}

const WORD = /[a-z\u00DF-\u024F]+/iuy;

/**
 * The number whose words begin at `at`: 1 to 99, cardinal or ordinal, or a year from 1880 to 2035, in
 * Dutch, English, German or French; the longest reading.
 */
export function writtenNumber(text: string, at: number): WrittenNumber | undefined {
  const map = numbers();
  let best: WrittenNumber | undefined;
  let phrase = '';
  let place = at;
  for (let count = 0; count < MOST_WORDS && place - at < LONGEST; count++) {
    WORD.lastIndex = place;
    const word = WORD.exec(text)?.[0];
    if (!word) break;
    const end = place + word.length;
    phrase += `${count > 0 ? ' ' : ''}${fold(word).replaceAll('ß', 'ss')}`;
    const value = map.get(phrase);
    if (value !== undefined) best = { value, end };
    if (count === 0 && word.length > 40) break;
    if (text[end] !== ' ' && text[end] !== '-') break;
    place = end + 1;
  }
  return best;
}

/** First three letters of every number word, folded: what begins otherwise needs no look-up. */
export function numberOpenings(): ReadonlySet<string> {
  return new Set([...numbers().keys()].map((phrase) => phrase.slice(0, 3)));
}
