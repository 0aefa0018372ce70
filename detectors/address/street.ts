import type { Span } from '../contract.ts';
import { type Token, tokensOf } from './segments.ts';
import {
  FRENCH_OPENERS,
  GERMANIC_OPENERS,
  LOOSE_OPENERS,
  NOT_STREETS,
  PARTICLES,
  STOP_WORDS,
  STREET_CLOSERS,
  STREET_ENDINGS,
  WEAK_CLOSERS,
  WEAK_ENDINGS,
} from './words.ts';

/**
 * A street with its number. `sure`: its form makes it one; `fair`: its form suits one, but other things
 * look alike; `weak`: only capitals and a number, as any name may have.
 */
export interface Street extends Span {
  readonly strength: 'sure' | 'fair' | 'weak';
  /** Nothing stands before it in its segment. */
  readonly isWhole: boolean;
}

/** Additions to a house number: "12 hs", "1104-3", "44/3/12", "20 bus 3", "6-II", "118a", "2 hoog". */
const ADDITION = [
  ' ?[a-z](?![\\p{L}\\d])',
  ' ?[-/+] ?(?:\\d{1,4}[a-z]?|[ivx]{1,4}|hs|huis|bis|[a-z]{1,2}\\d{0,2})(?![\\p{L}\\d])',
  ' ?(?:hs|huis|bis|ter|quater|zw|rd|rood|zwart|sous|hh|vh|eg|og|dg|ug|rgb\\.?|rückgebäude|hinterhaus|vorderhaus|hinterhof|gartenhaus|seitenflügel|parterre|rdc)(?![\\p{L}\\d])',
  ' ?b\\.? ?\\d{1,4}(?![\\p{L}\\d])',
  ' (?:[ivx]{1,4}|bov|boven|bovenwoning|beneden|achter|voor|souterrain|rechts|links)(?![\\p{L}\\d])',
  ',? \\d{1,2}[ -]?(?:hoog|(?:e|de|ste) (?:verdiep(?:ing)?|etage|étage)(?: (?:gauche|droite|links|rechts))?|\\. ?(?:og|stock|etage))(?!\\p{L})',
  ',? ?(?:bus|bte|boite|boîte|box|appt?|apt|appartement|flat|haus|top|stiege|tür|whg|wohnung|unit|kamer|k)\\.? ?\\d{1,4}[a-z]?(?![\\p{L}\\d])',
].join('|');
const NUMBER = `(?:(?:nr|no|n°|nummer|num|numéro|huisnummer|huisnr|hausnr)\\.? ?)?\\d{1,5}(?:(?:${ADDITION}){0,3})`;
const HOUSE = new RegExp(`^${NUMBER}$`, 'iu');
const HOUSE_AT = new RegExp(`${NUMBER}(?![\\p{L}\\d])`, 'iuy');
const NUMBER_FIRST = /^\d{1,5}(?:[a-z]|bis|ter)?(?:[-/]\d{1,4}[a-z]?)?$/i;
const REPEAT_WORD = /^(?:bis|ter|quater|[a-d])$/;
const COMPASS = /^(?:north|south|east|west|n|s|e|w|ne|nw|se|sw|upper|lower)$/;
const ORDINAL = /^\d{1,3}(?:e|de|ste|er|ère|eme|ème|th|st|nd|rd|\.)$/i;
/** Most words of a street's name before its number. */
const MOST_WORDS = 7;

/** End of the house number, additions included, that begins at `at`; `at` when there is none. */
export function houseEnd(text: string, at: number): number {
  HOUSE_AT.lastIndex = at;
  return HOUSE_AT.test(text) ? HOUSE_AT.lastIndex : at;
}

/** Whether `word` (folded) names a street by its end. */
export function streetness(word: string): 'sure' | 'fair' | 'weak' {
  const bare = word.replace(/[.,]{1,4}$/, '');
  if (NOT_STREETS.has(bare)) return 'weak';
  if (endsWithAny(bare, STREET_ENDINGS)) return 'sure';
  return endsWithAny(bare, WEAK_ENDINGS) ? 'fair' : 'weak';
}

/** An ending is at least this long, and no longer than that. */
const ENDINGS = [2, 12] as const;

function endsWithAny(word: string, endings: ReadonlySet<string>): boolean {
  for (let length = ENDINGS[0]; length <= Math.min(ENDINGS[1], word.length); length++) {
    const ending = word.slice(-length);
    // "str" and "es" end too many words to be believed behind less than three letters.
    if (endings.has(ending) && (word.length === length || word.length >= length + 2)) return true;
  }
  return false;
}

/** The street with number that ends exactly at `end`, in the segment from `start`. */
export function streetBefore(text: string, start: number, end: number): Street | undefined {
  const tokens = tokensOf(text, start, end);
  return frenchStreet(tokens) ?? numberLast(text, tokens, end) ?? englishStreet(tokens);
}

/** "Kerkstraat 12-3", "Laan van Meerdervoort 812 B", "Chaussée de Namur 118 bte 4". */
export function numberLast(text: string, tokens: readonly Token[], end: number): Street | undefined {
  for (let k = Math.max(0, tokens.length - MOST_WORDS); k < tokens.length; k++) {
    const token = tokens[k] as Token;
    const glued = /^(\p{L}{3,}\.?)(?=\d)/u.exec(token.text)?.[1];
    const house = glued ? token.start + glued.length : token.start;
    if (!/^(?:\d|n[ro°]|num|huisn|hausn)/i.test(text.slice(house, house + 6))) continue;
    if (!HOUSE.test(text.slice(house, end))) continue;
    if (glued && streetness(tokens[k]?.low.split(/\d/, 1)[0] ?? '') !== 'sure') continue;
    const name = glued
      ? [
          ...tokens.slice(0, k),
          { ...token, end: house, text: glued, low: token.low.slice(0, glued.length).replace(/\.$/, '') },
        ]
      : tokens.slice(0, k);
    const found = nameBefore(name);
    if (found)
      return { start: found.start, end, strength: found.strength, isWhole: found.start === tokens[0]?.start };
  }
  return;
}

/** The name of a street that ends with the last of `tokens`. */
function nameBefore(all: readonly Token[]): { start: number; strength: Street['strength'] } | undefined {
  // "Plein 1944 12", "Rue du 8 mai 1945 3": a year may be part of the name.
  const tokens =
    all.length > 1 && /^(?:1[5-9]|20)\d{2}$/.test(all.at(-1)?.text ?? '') ? all.slice(0, -1) : all;
  const last = tokens.at(-1);
  if (!last || STOP_WORDS.has(last.low) || !/\p{L}{2}/u.test(last.text)) return;
  let strength = streetness(last.low);
  if (!last.isCapital && strength === 'weak' && PARTICLES.has(last.low)) return;
  let first = tokens.length - 1;
  for (let j = first - 1; j >= Math.max(0, tokens.length - MOST_WORDS); j--) {
    const token = tokens[j] as Token;
    if (endsSentence(token)) break;
    const next = tokens[j + 1] as Token;
    if (
      FRENCH_OPENERS.has(token.low) &&
      (token.isCapital || !LOOSE_OPENERS.has(token.low) || PARTICLES.has(next.low))
    ) {
      return { start: token.start, strength: 'sure' };
    }
    if (
      GERMANIC_OPENERS.has(token.low) &&
      (token.isCapital || PARTICLES.has(next.low)) &&
      next.low !== token.low
    ) {
      first = j;
      if (strength === 'weak') strength = 'fair';
      if (/^(?:laan|plein|kade|singel|weg|straat|allee)$/.test(token.low) && PARTICLES.has(next.low))
        strength = 'sure';
      continue;
    }
    if (
      STOP_WORDS.has(token.low) &&
      !((ADJECTIVES.has(token.low) || LEADERS.has(token.low)) && token.isCapital && !isShouted(token))
    )
      break;
    if (PREPOSITIONS.has(token.low) && isShouted(token)) {
      // "Steenweg op Gierle 88", against "bij Trijntje op Esweg 55".
      const opener = tokens[j - 1]?.low ?? '';
      if (GERMANIC_OPENERS.has(opener) || FRENCH_OPENERS.has(opener)) continue;
      break;
    }
    if (token.isCapital || ORDINAL.test(token.text) || PREFIXES.has(token.low)) first = j;
    else if (!PARTICLES.has(token.low)) break;
  }
  // Particles are no beginning where capitals tell nothing: "OP DE KERKSTRAAT 12".
  while (
    first < tokens.length - 1 &&
    PARTICLES.has((tokens[first] as Token).low) &&
    /^(?:de|het|der|den|op|in|aan|bij|the|la|le|les|te|onder|over|a|on|by|of|and|en|et|und|auf|unter|zu)$/.test(
      (tokens[first] as Token).low,
    ) &&
    isShouted(tokens[first] as Token)
  ) {
    first++;
  }
  if (first > 0 && /^'[ts]$/.test(tokens[first - 1]?.low ?? '')) first--;
  if (strength === 'weak' && !last.isCapital && first === tokens.length - 1 && last.text.length < 4) return;
  return { start: (tokens[first] as Token).start, strength };
}

/** Lower-case words that open a compound street's name: "prins hendrikkade", "sint josephstraat". */
const PREFIXES = new Set(
  (
    'sint st. st prins prinses koning koningin burgemeester burg burg. dr dr. prof prof. eerste tweede derde oude nieuwe grote kleine lange korte hoge lage ' +
    'jan anna karel willem pastoor pater generaal admiraal president graaf jonkheer professor dokter meester mgr monseigneur kapitein'
  ).split(' '),
);

/** Part of a name when written with a capital: "Laan van Nieuw Oost-Indië". */
const LEADERS = new Set('achter voor tussen naast over bij'.split(' '));
const ADJECTIVES = new Set('oude oud nieuw nieuwe old new alte alt neue neu'.split(' '));
/** Before a street these lead to it; inside a name ("Bergen op Zoom") they stand before no number. */
const PREPOSITIONS = new Set('op in aan bij te tot over onder on at by in an bei à en au aux sur'.split(' '));

function isShouted({ text }: Token): boolean {
  return text === text.toUpperCase() || text === text.toLowerCase();
}

function endsSentence({ text }: Token): boolean {
  return /[.!?]$/.test(text) && (text.length > 6 || /[!?]$/.test(text));
}

/** "12 bis rue de la Paix", with the street's name up to the end of `tokens`. */
export function frenchStreet(tokens: readonly Token[]): Street | undefined {
  for (let i = tokens.length - 2; i >= 0; i--) {
    const token = tokens[i] as Token;
    if (!NUMBER_FIRST.test(token.low)) continue;
    let opener = i + 1;
    if (REPEAT_WORD.test(tokens[opener]?.low ?? '') && tokens.length > opener + 1) opener++;
    const word = tokens[opener];
    if (!word || !FRENCH_OPENERS.has(word.low) || opener === tokens.length - 1) continue;
    const rest = tokens.slice(opener + 1);
    if (rest.length > MOST_WORDS + 1) continue;
    const named = rest.some((token) => token.isCapital);
    if (LOOSE_OPENERS.has(word.low) && !named && !PARTICLES.has(rest[0]?.low ?? '')) continue;
    return { start: token.start, end: (tokens.at(-1) as Token).end, strength: 'sure', isWhole: i === 0 };
  }
  return;
}

/** "22 Ashgrove Road", "3-7 Temple Avenue", "88b Peckham Rye London": number first, up to the last token. */
export function englishStreet(tokens: readonly Token[]): Street | undefined {
  for (let i = tokens.length - 2; i >= Math.max(0, tokens.length - MOST_WORDS); i--) {
    const token = tokens[i] as Token;
    if (!NUMBER_FIRST.test(token.low)) continue;
    const name = tokens.slice(i + 1);
    const closer = name.findIndex(
      ({ low }, k) => k > 0 && (STREET_CLOSERS.has(low) || WEAK_CLOSERS.has(low)),
    );
    const isNamed = name.every(
      (word, k) => word.isCapital || (k > 0 && PARTICLES.has(word.low)) || COMPASS.test(word.low),
    );
    if (
      !isNamed &&
      !(closer > 0 && name.length <= 4 && !name.some(({ low }) => STOP_WORDS.has(low) || PARTICLES.has(low)))
    )
      continue;
    const isStrong = closer > 0 && STREET_CLOSERS.has((name[closer] as Token).low);
    const strength = isStrong ? 'sure' : closer > 0 ? 'fair' : 'weak';
    return { start: token.start, end: (tokens.at(-1) as Token).end, strength, isWhole: i === 0 };
  }
  return;
}
