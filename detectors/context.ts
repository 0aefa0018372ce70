import { Headings, headingAbove } from './context/columns.ts';
import { BINDING, FILLING, LISTING } from './context/filling.ts';
import type { CueKind } from './context/kinds.ts';
import { findCues, foldCues, tokenise } from './context/lexicon.ts';
import { CueSurvey } from './context/survey.ts';
import type { Span, TextView } from './contract.ts';
import { isLetter } from './numbers.ts';

export { CUE_KINDS, type CueKind } from './context/kinds.ts';

/** A context word (or phrase) near a value. */
export interface Cue extends Span {
  /** A word may announce several: "rekening" is a bank account or a bill. */
  readonly kinds: readonly CueKind[];
  /**
   * Only filling words ("nr", "is", "van mij", ":") stand between it and the value, or between it and
   * another adjacent cue ("bsn en geboortedatum: …").
   */
  readonly adjacent: boolean;
}

/**
 * How a value stands to the kind asked for. `label`: its word is right before or behind it; `near`: its
 * word is the nearest; `contested`: its word is about, but another kind's is nearer; `against`: the
 * word right before (or behind, in brackets) is another kind's; `none`: no word of its kind about.
 */
export type Standing = 'label' | 'near' | 'contested' | 'against' | 'none';

/** How far words are sought before and behind a value, in UTF-16 units: about two lines, and one clause. */
const BEFORE = 140;
const BEHIND = 48;
/** Beyond this many filling words a label no longer counts as right before its value. */
const MAX_FILLING = 7;

/**
 * Weighs the words around `span` for `kinds`. All languages are tried, whatever the text's: people mix
 * them, and labels are rarely false friends.
 */
export function standing(view: Pick<TextView, 'text'>, span: Span, kinds: readonly CueKind[]): Standing {
  const column = columnKinds(view, span.start);
  if (column) return column.some((kind) => kinds.includes(kind)) ? 'label' : 'against';
  const cues = cuesBefore(view, span.start);
  if (cues.length === 0 && !surveyOf(view).opensIn(span.end, span.end + BEHIND)) return 'none';
  const before = cues.filter((cue) => counts(cue, kinds));
  const nearest = before[0];
  const own = before.find((cue) => announces(cue, kinds));
  if (nearest?.adjacent && announces(nearest, kinds)) return 'label';
  const behind = cuesBehind(view, span.end).find((cue) => counts(cue, kinds));
  const bound = behind?.adjacent && (announces(behind, kinds) || !own);
  if (nearest?.adjacent) {
    if (own?.adjacent) return 'near';
    return own && !isLabel(view.text, nearest, span.start) && oneSentence(view.text, own.end, span.start)
      ? 'contested'
      : 'against';
  }
  if (bound) return announces(behind, kinds) ? 'label' : 'against';
  if (own) return own === nearest ? 'near' : 'contested';
  return behind && announces(behind, kinds) ? 'near' : 'none';
}

/** Words that number things, as against words that only mention them: "ordernummer", not "bestelling" or "bank". */
const NUMBERING = /n[or]s?$|num|nummer|number|code|kenmerk|ref|zeichen|id$|^.{1,4}$/i;

function isLabel(text: string, cue: Cue, value: number): boolean {
  const word = text.slice(cue.start, cue.end);
  if (MENTIONS.has(word.toLowerCase())) return false;
  return NUMBERING.test(word) || !/\p{L}/u.test(text.slice(cue.end, value));
}

/** Short words that number nothing. */
const MENTIONS: ReadonlySet<string> = new Set([
  'bank',
  'card',
  'kaart',
  'karte',
  'carte',
  'phone',
  'telefoon',
  'telefon',
  'pas',
  'bel',
  'app',
  'call',
  'ring',
  'text',
  'sms',
]);

function oneSentence(text: string, from: number, to: number): boolean {
  return !/[.!?;]\s|\d|\n/.test(text.slice(from, to));
}

/** What the heading of the column announces that `offset` stands in, when it stands in a table's. */
function columnKinds(view: Pick<TextView, 'text'>, offset: number): readonly CueKind[] | undefined {
  const { columns, headings } = cacheOf(view);
  const heading = headingAbove(view.text, offset, headings);
  if (heading === undefined) return undefined;
  if (columns.has(heading)) return columns.get(heading);
  if (columns.size >= MOST_KEPT) columns.clear();
  const hits = findCues(tokenise(foldCues(heading)));
  const kinds = hits.length > 0 ? hits.flatMap((hit) => hit.kinds) : undefined;
  columns.set(heading, kinds);
  return kinds;
}

/** Kinds whose words stand near numbers of every kind and label none of them: they never speak against one. */
const SOFT: ReadonlySet<CueKind> = new Set([
  'name',
  'address',
  'email',
  'vehicle',
  'age',
  'time',
  'example',
  'vat',
  'sole-trader',
]);

function counts(cue: Cue, kinds: readonly CueKind[]): boolean {
  return announces(cue, kinds) || !cue.kinds.every((kind) => SOFT.has(kind));
}

function announces(cue: Cue, kinds: readonly CueKind[]): boolean {
  return cue.kinds.some((kind) => kinds.includes(kind));
}

/** Whether the text has a context word of `kinds` at all: without one, none can stand near anything. */
export function mentions(view: Pick<TextView, 'text'>, kinds: readonly CueKind[]): boolean {
  return surveyOf(view).announces(kinds);
}

const NO_CUES: readonly Cue[] = [];

/** Cues in the 140 units before `offset`, nearest first. */
export function cuesBefore(view: Pick<TextView, 'text'>, offset: number): readonly Cue[] {
  if (!surveyOf(view).opensIn(offset - BEFORE, offset)) return NO_CUES;
  const { before } = cacheOf(view);
  const known = before.get(offset);
  if (known) return known;
  const { headings } = cacheOf(view);
  headingAbove(view.text, offset, headings);
  // What stands in another row of a table labels nothing in this one.
  const from = headings.cells ? headings.start : 0;
  const cues = readBefore(view.text, foldedOf(view), surveyOf(view), offset, from);
  if (before.size >= MOST_KEPT) before.clear();
  before.set(offset, cues);
  return cues;
}

/**
 * Cues in the 48 units behind `offset`, nearest first. A word that is itself followed by a number is that
 * number's label and no cue; one is `adjacent` only in brackets or behind a verb: "… (bsn)", "… is mijn bsn".
 */
export function cuesBehind(view: Pick<TextView, 'text'>, offset: number): readonly Cue[] {
  if (!surveyOf(view).opensIn(offset, offset + BEHIND)) return NO_CUES;
  const { behind } = cacheOf(view);
  const known = behind.get(offset);
  if (known) return known;
  const cues = readBehind(view.text, foldedOf(view), surveyOf(view), offset);
  if (behind.size >= MOST_KEPT) behind.clear();
  behind.set(offset, cues);
  return cues;
}

interface Cache {
  readonly before: Map<number, readonly Cue[]>;
  readonly behind: Map<number, readonly Cue[]>;
  /** The text as cues are sought in it, once asked for. */
  folded?: string;
  survey?: CueSurvey;
  readonly headings: Headings;
  readonly columns: Map<string, readonly CueKind[] | undefined>;
}
/** Places remembered at most, so that a flood of digits costs time but not memory. */
const MOST_KEPT = 65_536;
// Several detectors ask about the same number; a view lives as long as one scan.
const caches = new WeakMap<object, Cache>();

function cacheOf(view: object): Cache {
  let cache = caches.get(view);
  if (!cache) {
    cache = { before: new Map(), behind: new Map(), headings: new Headings(), columns: new Map() };
    caches.set(view, cache);
  }
  return cache;
}

function foldedOf(view: Pick<TextView, 'text'>): string {
  const cache = cacheOf(view);
  cache.folded ??= foldCues(view.text);
  return cache.folded;
}

function surveyOf(view: Pick<TextView, 'text'>): CueSurvey {
  const cache = cacheOf(view);
  cache.survey ??= new CueSurvey(foldedOf(view));
  return cache.survey;
}

function readBefore(
  text: string,
  folded: string,
  survey: CueSurvey,
  offset: number,
  earliest: number,
): Cue[] {
  let from = Math.max(earliest, offset - BEFORE);
  // "hotel" cut in two would end in a phone word.
  while (from > 0 && from < offset && text.charCodeAt(from - 1) > 0x40) from++;
  const tokens = tokenise(folded, from, offset);
  const hits = findCues(tokens, (start) => survey.opensAt(start));
  const cues: Cue[] = [];
  let adjacent = true;
  let filling = 0;
  let proper = 0;
  let listed = false;
  let read = offset;
  for (let t = tokens.starts.length - 1, h = hits.length - 1; h >= 0; t--) {
    const hit = hits[h];
    if (hit && hit.last === t) {
      const start = tokens.starts[hit.first] as number;
      const end = tokens.ends[t] as number;
      adjacent &&= !breaks(text, end, read, offset);
      // "bsn en geboortedatum" is a list of labels, "PPS helpline" one thing named by two words.
      if (cues.length > 0 && !listed && !/[,/&+|]/.test(text.slice(end, read))) adjacent = false;
      listed = false;
      cues.push({ start: start, end: end, kinds: hit.kinds, adjacent });
      t = hit.first;
      read = start;
      h--;
    } else if (adjacent) {
      const start = tokens.starts[t] as number;
      const end = tokens.ends[t] as number;
      filling++;
      const word = tokens.text.slice(start, end);
      if (cues.length > 0) listed = adjacent = LISTING.has(word);
      else if (!FILLING.has(word)) proper += isProper(text, start) ? 1 : MAX_PROPER + 1;
      adjacent &&= filling <= MAX_FILLING && proper <= MAX_PROPER && !breaks(text, end, read, offset);
      read = start;
    }
  }
  return cues;
}

function readBehind(text: string, folded: string, survey: CueSurvey, offset: number): Cue[] {
  const window = text.slice(offset, offset + BEHIND);
  const stop = window.indexOf('\n\n');
  let to = offset + (stop < 0 ? window.length : stop);
  // A word cut in two is another word.
  while (to > offset && isLetter(text, to - 1) && isLetter(text, to)) to--;
  const tokens = tokenise(folded, offset, to);
  const cues: Cue[] = [];
  let read = offset;
  let bound = /^ ?[([=]/.test(window);
  let filling = true;
  let t = 0;
  for (const hit of findCues(tokens, (start) => survey.opensAt(start))) {
    for (; t < hit.first; t++) {
      const word = tokens.text.slice(tokens.starts[t], tokens.ends[t]);
      if (BINDING.has(word)) bound = true;
      else filling &&= FILLING.has(word);
    }
    const start = tokens.starts[hit.first] as number;
    const end = tokens.ends[hit.last] as number;
    filling &&= !/[\d.;!?\n]/.test(tokens.text.slice(read, start));
    if (!LABELS_NEXT.test(window.slice(end - offset)))
      cues.push({ start, end, kinds: hit.kinds, adjacent: bound && filling });
    read = end;
    t = hit.last + 1;
  }
  return cues;
}

/** Ends the reach of a label: another number, a clause's end, two empty lines. */
const BREAK = /\d|[;!?]|\n ?\n ?\n/;
/** A dot and a capital end a sentence; a dot alone an abbreviation: "Tel. 06", "geen bsn. Haar nummer". */
const SENTENCE_END = /\.\s+$/;

function breaks(text: string, from: number, to: number, value: number): boolean {
  const gap = text.slice(from, to);
  return BREAK.test(gap) || (to < value && SENTENCE_END.test(gap) && /\p{Lu}/u.test(text[to] ?? ''));
}

/** Names and countries between a label and its value: "bsn Fatima: …", "passport Philippines …". */
const MAX_PROPER = 2;

/** Whether a capitalised word, not one all in capitals, begins at `at`. */
function isProper(text: string, at: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 2));
}

const LABELS_NEXT = /^(?:[ .:=#-]|nr|no|is|nummer|number|n°){0,6}\d/i;
