/**
 * Digits as words in Dutch, English, German and French. No word means different numbers in two of them, so
 * one table reads all, whatever the language of the text. "onze" (Dutch: our) and "een" are read as numbers
 * only among others.
 */
const UNITS: readonly (readonly string[])[] = [
  ['nul', 'zero', 'oh', 'nought', 'null', 'zéro'],
  ['een', 'één', 'eén', 'one', 'eins', 'ein', 'un', 'une'],
  ['twee', 'two', 'zwei', 'zwo', 'deux'],
  ['drie', 'three', 'drei', 'trois'],
  ['vier', 'four', 'quatre'],
  ['vijf', 'vyf', 'five', 'fünf', 'fuenf', 'cinq'],
  ['zes', 'six', 'sechs'],
  ['zeven', 'seven', 'sieben', 'sept'],
  ['acht', 'eight', 'huit'],
  ['negen', 'nine', 'neun', 'neuf'],
];
const TEENS: readonly (readonly string[])[] = [
  ['tien', 'ten', 'zehn', 'dix'],
  ['elf', 'eleven', 'onze'],
  ['twaalf', 'twelve', 'zwölf', 'zwoelf', 'douze'],
  ['dertien', 'thirteen', 'dreizehn', 'treize'],
  ['veertien', 'fourteen', 'vierzehn', 'quatorze'],
  ['vijftien', 'fifteen', 'fünfzehn', 'fuenfzehn', 'quinze'],
  ['zestien', 'sixteen', 'sechzehn', 'seize'],
  ['zeventien', 'seventeen', 'siebzehn'],
  ['achttien', 'eighteen', 'achtzehn'],
  ['negentien', 'nineteen', 'neunzehn'],
];
/** From twenty on. */
const TENS: readonly (readonly string[])[] = [
  ['twintig', 'twenty', 'zwanzig', 'vingt'],
  ['dertig', 'thirty', 'dreißig', 'dreissig', 'trente'],
  ['veertig', 'forty', 'fourty', 'vierzig', 'quarante'],
  ['vijftig', 'fifty', 'fünfzig', 'fuenfzig', 'cinquante'],
  ['zestig', 'sixty', 'sechzig', 'soixante'],
  ['zeventig', 'seventy', 'siebzig', 'septante'],
  ['tachtig', 'eighty', 'achtzig', 'huitante'],
  ['negentig', 'ninety', 'neunzig', 'nonante'],
];

/** Number below a hundred by word, the words Dutch and German write as one ("vierendertig") included. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  [
    ...UNITS.map((words, value) => ({ words, value })),
    ...TEENS.map((words, i) => ({ words, value: 10 + i })),
    ...TENS.map((words, i) => ({ words, value: 20 + 10 * i })),
    ...TENS.flatMap((tens, i) =>
      UNITS.slice(1).map((units, unit) => ({
        words: units.flatMap((u) => tens.flatMap((t) => [`${u}en${t}`, `${u}ën${t}`, `${u}und${t}`])),
        value: 21 + 10 * i + unit,
      })),
    ),
  ].flatMap(({ words, value }) => words.map((word) => [word, value] as const)),
);

/** Said before a digit that stands twice or thrice. */
export const TIMES: ReadonlyMap<string, number> = new Map([
  ...['double', 'dubbel', 'dubbele', 'doppel', 'doppelt'].map((word) => [word, 2] as const),
  ...['triple', 'treble', 'driedubbel', 'dreifach'].map((word) => [word, 3] as const),
]);

/** Said between digits, and for the signs between them; all mean nothing, "plus" aside. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...['streepje', 'liggend', 'koppelteken', 'min', 'punt', 'spatie', 'dan', 'en', 'dash', 'hyphen', 'minus'],
  ...['dot', 'space', 'and', 'then', 'strich', 'bindestrich', 'punkt', 'leerzeichen', 'und', 'dann'],
  ...['tiret', 'trait', 'point', 'espace', 'et', 'puis', 'schuine', 'streep', 'slash', 'schrägstrich'],
]);
