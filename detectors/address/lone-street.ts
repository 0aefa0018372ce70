import { segmentsBefore, type Token, tokensOf } from './segments.ts';
import { houseEnd, numberLast, type Street } from './street.ts';
import {
  FRENCH_OPENERS,
  LOOSE_OPENERS,
  PARTICLES,
  PO_BOXES,
  STOP_WORDS,
  STREET_CLOSERS,
  WEAK_CLOSERS,
} from './words.ts';

/** A street found by itself, without a postal code. */
export interface LoneStreet extends Street {
  readonly endsWithNumber: boolean;
  readonly isBritish: boolean;
}

/** "in 2019 Park Lane was closed" */
const YEAR_BEFORE = /(?:^|[ (])(?:in|since|of|from|until|by) $/i;
/** Names of streets have no more words behind their number. */
const MOST_WORDS = 7;
const LONGEST = 72;
/** Words behind which a number and a capital are not a street: stops, rooms, roads between towns. */
const NOT_HERE =
  /(?:halte|haltestelle|bushalte|lijn|linie|ligne|line|tram|bus|snelweg|afslag|exit|kamer|zaal|lokaal|room|gate|perron|spoor|gleis|artikel|article|versie|version|maat|size|größe|taille|factuur|order|nummer van de|set van|pak van|doos)[ ]$/i;

/** The street whose number begins at `digit`, with the number in front or behind. */
export function loneStreetAt(text: string, digit: number, length: number): LoneStreet | undefined {
  if (
    /[\d.,:€$£#+-]/.test(text[digit - 1] ?? '') &&
    !/[\p{L}]\.$/u.test(text.slice(Math.max(0, digit - 2), digit))
  )
    return;
  return length <= 4 || /^[A-Z]/.test(text.slice(digit + length + 1))
    ? (french(text, digit, length) ?? numberBehind(text, digit) ?? english(text, digit, length))
    : undefined;
}

function numberBehind(text: string, digit: number): LoneStreet | undefined {
  const end = houseEnd(text, digit);
  if (end === digit) return;
  const [segment] = segmentsBefore(text, digit);
  if (!segment || segment.end <= segment.start || digit - segment.end > 2) return;
  const tokens = tokensOf(text, segment.start, end);
  const before = tokensOf(text, segment.start, segment.end).at(-1);
  if (before && PO_BOXES.has(before.low) && before.low.length > 2 && /\d{2}/.test(text.slice(digit, end))) {
    return {
      start: before.start,
      end,
      strength: 'fair',
      isWhole: true,
      endsWithNumber: true,
      isBritish: false,
    };
  }
  const street = numberLast(text, tokens, end);
  if (!street || NOT_HERE.test(text.slice(Math.max(0, street.start - 24), street.start))) return;
  if (street.strength === 'weak' && !/\p{Lu}/u.test(text.slice(street.start, digit))) return;
  return { ...street, endsWithNumber: true, isBritish: false };
}

function wordsBehind(text: string, at: number): Token[] {
  const line = /^[^\n,;:()|"]{1,72}/.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
  return tokensOf(text, at, at + line.length).slice(0, MOST_WORDS + 2);
}

/** "12 bis, rue des Lilas": the name runs to the last capital that particles tie to the opener. */
function french(text: string, digit: number, length: number): LoneStreet | undefined {
  const lead = /^(?:[a-d](?!\p{L})| ?(?:bis|ter|quater)(?!\p{L}))?(?:-\d{1,4})?,? {1,2}/iu.exec(
    text.slice(digit + length, digit + length + 14),
  );
  if (!lead) return;
  const tokens = wordsBehind(text, digit + length + lead[0].length);
  const [opener, next] = tokens;
  if (!opener || !next || !FRENCH_OPENERS.has(opener.low)) return;
  if (
    LOOSE_OPENERS.has(opener.low) &&
    !(next.isCapital && /^\p{Lu}\p{L}+$/u.test(next.text) && opener.low !== 'pass') &&
    !(PARTICLES.has(next.low) && tokens[2]?.isCapital)
  )
    return;
  let last = 0;
  let named = false;
  for (let i = 1; i < tokens.length; i++) {
    const { low, isCapital, text: word } = tokens[i] as Token;
    const isDate = /^\d{1,2}(?:er)?$/.test(word) && /^\p{L}{3,9}$/u.test(tokens[i + 1]?.text ?? '');
    const wasLower = last > 0 && !(tokens[last] as Token).isCapital;
    if (
      isCapital ||
      isDate ||
      (!named && !PARTICLES.has(low) && !STOP_WORDS.has(low) && /^\p{L}{2}/u.test(word))
    ) {
      if (named && wasLower && !isCapital) break;
      last = i;
      named = true;
      if (/[.!?]$/.test(word) && word.length > 4) break;
    } else if (!PARTICLES.has(low)) break;
  }
  if (last === 0) return;
  const token = tokens[last] as Token;
  const end = token.end - (/[.!?]{1,4}$/.exec(token.text)?.[0].length ?? 0);
  return { start: digit, end, strength: 'sure', isWhole: true, endsWithNumber: false, isBritish: false };
}

function english(text: string, digit: number, length: number): LoneStreet | undefined {
  if (
    YEAR_BEFORE.test(text.slice(Math.max(0, digit - 8), digit)) &&
    /^(?:19|20)\d{2}$/.test(text.slice(digit, digit + length))
  )
    return;
  const lead = /^(?:[a-h](?!\p{L}))?(?:-\d{1,4}[a-h]?)?,? /iu.exec(
    text.slice(digit + length, digit + length + 10),
  );
  if (!lead) return;
  const tokens = wordsBehind(text, digit + length + lead[0].length);
  for (let i = 1; i < Math.min(tokens.length, 5); i++) {
    const token = tokens[i] as Token;
    const isStrong = STREET_CLOSERS.has(token.low);
    if (!isStrong && !WEAK_CLOSERS.has(token.low)) {
      if (/[.!?]$/.test(token.text)) return;
      continue;
    }
    const next = tokens[i + 1];
    // "Cheetham Hill Rd": the last of the closing words closes.
    if (!isStrong && next?.isCapital && STREET_CLOSERS.has(next.low)) continue;
    const name = tokens.slice(0, i);
    if (name.some(({ low }) => STOP_WORDS.has(low)) && !(name[0]?.low === 'the' && name[0].isCapital)) return;
    const isNamed = name.every(({ isCapital, low }, k) => isCapital || (k > 0 && PARTICLES.has(low)));
    const isPlain =
      name.length <= 2 &&
      isStrong &&
      token.low.length > 2 &&
      !token.isCapital &&
      name.every(({ low }) => /^[a-z']{3,}$/.test(low) && !PARTICLES.has(low) && !COMMON.has(low));
    if (!(isNamed && token.isCapital) && !isPlain) return;
    const end = token.end - (/[.!?]{1,4}$/.exec(token.text)?.[0].length ?? 0);
    return {
      start: digit,
      end,
      strength: isStrong ? 'sure' : 'fair',
      isWhole: true,
      endsWithNumber: false,
      isBritish: true,
    };
  }
  return namedHouse(text, digit, tokens);
}

/** "7 The Paddocks", "14 Cluain Dara": believed with a county or town behind it. */
function namedHouse(_text: string, digit: number, tokens: readonly Token[]): LoneStreet | undefined {
  const [first, second] = tokens;
  if (
    !first?.isCapital ||
    !second?.isCapital ||
    tokens.length > 4 ||
    !tokens.every(({ isCapital }) => isCapital)
  )
    return;
  return {
    start: digit,
    end: (tokens.at(-1) as Token).end,
    strength: 'weak',
    isWhole: true,
    endsWithNumber: false,
    isBritish: true,
  };
}

/** Lower-case words between a number and "road" that are no street's name: "20 miles road", "3 busy street". */
const COMMON = new Set(
  'miles mile minutes hours days weeks years people cars houses shops metres meters times new old busy long main different other more way the lane local nearby private public double single dual one two'.split(
    ' ',
  ),
);
