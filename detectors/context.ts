import { DE } from './context/de.ts';
import { EN } from './context/en.ts';
import { FR } from './context/fr.ts';
import type { CueKind, CueWords } from './context/kinds.ts';
import { NL } from './context/nl.ts';
import { OTHER } from './context/other.ts';
import type { Span, TextView } from './contract.ts';

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
  const before = cuesBefore(view, span.start).filter((cue) => counts(cue, kinds));
  const nearest = before[0];
  const own = before.find((cue) => announces(cue, kinds));
  if (nearest?.adjacent && announces(nearest, kinds)) return 'label';
  const behind = cuesBehind(view, span.end).find((cue) => counts(cue, kinds));
  const bound = behind?.adjacent && (announces(behind, kinds) || !own);
  if (nearest?.adjacent) return own?.adjacent ? 'near' : 'against';
  if (bound) return announces(behind, kinds) ? 'label' : 'against';
  if (own) return own === nearest ? 'near' : 'contested';
  return behind && announces(behind, kinds) ? 'near' : 'none';
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

/** Cues in the 140 units before `offset`, nearest first. */
export function cuesBefore(view: Pick<TextView, 'text'>, offset: number): readonly Cue[] {
  const { before } = cacheOf(view);
  const known = before.get(offset);
  if (known) return known;
  const cues = readBefore(view.text, offset);
  before.set(offset, cues);
  return cues;
}

/**
 * Cues in the 48 units behind `offset`, nearest first. A word that is itself followed by a number is that
 * number's label and no cue; one is `adjacent` only in brackets or behind a verb: "… (bsn)", "… is mijn bsn".
 */
export function cuesBehind(view: Pick<TextView, 'text'>, offset: number): readonly Cue[] {
  const { behind } = cacheOf(view);
  const known = behind.get(offset);
  if (known) return known;
  const cues = readBehind(view.text, offset);
  behind.set(offset, cues);
  return cues;
}

interface Cache {
  readonly before: Map<number, readonly Cue[]>;
  readonly behind: Map<number, readonly Cue[]>;
}
// Several detectors ask about the same number; a view lives as long as one scan.
const caches = new WeakMap<object, Cache>();

function cacheOf(view: object): Cache {
  let cache = caches.get(view);
  if (!cache) {
    cache = { before: new Map(), behind: new Map() };
    caches.set(view, cache);
  }
  return cache;
}

function readBefore(text: string, offset: number): Cue[] {
  const start = Math.max(0, offset - BEFORE);
  const window = fold(text.slice(start, offset));
  const tokens = tokensOf(window, start > 0 && isWordUnit(text, start - 1));
  const cues: Cue[] = [];
  let adjacent = true;
  let filling = 0;
  let end = window.length;
  const hits = match(tokens);
  for (let t = tokens.length - 1, h = hits.length - 1; t >= 0; t--) {
    const token = tokens[t] as Token;
    const hit = hits[h];
    adjacent &&= !BREAK.test(window.slice(token.end, end));
    if (hit && hit.last === t) {
      cues.push({ start: start + hit.start, end: start + hit.end, kinds: hit.kinds, adjacent });
      t = hit.first;
      end = hit.start;
      h--;
      continue;
    }
    adjacent &&= FILLING.has(token.text) && ++filling <= MAX_FILLING;
    end = token.start;
  }
  return cues;
}

function readBehind(text: string, offset: number): Cue[] {
  const window = fold(text.slice(offset, offset + BEHIND));
  const stop = /\n\n/.exec(window)?.index ?? window.length;
  const tokens = tokensOf(window.slice(0, stop), false);
  const cues: Cue[] = [];
  let at = 0;
  let bound = /^ ?[([=]/.test(window);
  let filling = true;
  let t = 0;
  for (const hit of match(tokens)) {
    for (; t < hit.first; t++) {
      const token = tokens[t] as Token;
      if (VERBS.has(token.text)) bound = true;
      else filling &&= FILLING.has(token.text);
    }
    filling &&= !/[\d.;!?\n]/.test(window.slice(at, hit.start));
    const labelsNext = LABELS_NEXT.test(window.slice(hit.end));
    if (!labelsNext) {
      cues.push({
        start: offset + hit.start,
        end: offset + hit.end,
        kinds: hit.kinds,
        adjacent: bound && filling,
      });
    }
    at = hit.end;
    t = hit.last + 1;
  }
  return cues;
}

/** Ends the reach of a label: another number, a clause's end that is no abbreviation's dot, two empty lines. */
const BREAK = /\d|[;!?]|\n ?\n ?\n/;
const LABELS_NEXT = /^(?:[ .:=#-]|nr|no|is|nummer|number|n°){0,6}\d/;
const VERBS = new Set('is|ist|est|was|war|als|as|dat|als|comme|sont|zijn|are'.split('|'));

/** Words that may stand between a label and its value. */
const FILLING: ReadonlySet<string> = new Set(
  (
    'nr|nrs|nummer|nummers|nmr|num|no|nos|number|numbers|numero|numeros|n|ns|nummern|nrn|is|zijn|was|wordt|luidt|luid|heb|hebben|heeft|' +
    'van|mij|mijn|me|mn|m|hem|haar|ons|onze|uw|u|je|jouw|jullie|de|het|een|dit|dat|deze|volgende|als|volgt|namelijk|nl|nieuwe|nieuw|' +
    'oude|oud|huidige|juiste|goede|correcte|dus|eigen|staat|op|onder|met|en|of|ook|even|nog|gewoon|hier|komt|ie|bij|voor|moet|man|vrouw|partner|' +
    'zoon|dochter|moeder|vader|kind|vriend|vriendin|buurman|buurvrouw|' +
    'my|our|your|his|her|their|the|a|an|are|it|its|s|this|that|these|following|follows|as|below|for|of|on|to|new|old|current|' +
    'correct|right|own|and|or|under|with|husband|wife|son|daughter|mum|mom|mother|father|dad|number|i|have|ending|in|has|at|me|him|us|be|should|' +
    'mein|meine|meiner|meinem|meinen|unser|unsere|ihr|ihre|der|die|das|des|dem|den|ein|eine|ist|sind|lautet|lauten|war|wie|folgt|' +
    'folgende|neue|neuen|neuer|alte|alten|richtige|aktuelle|und|oder|unter|mit|von|vom|zu|zur|fur|auf|hier|bitte|auch|mann|frau|sohn|tochter|' +
    'mon|ma|mes|notre|nos|votre|vos|son|sa|ses|leur|le|la|les|l|d|du|un|une|est|sont|c|ce|cet|cette|voici|suivant|suivante|' +
    'nouveau|nouvelle|ancien|ancienne|actuel|bon|bonne|et|ou|sous|avec|au|aux|pour|mari|femme|fils|fille|mere|pere|mien|' +
    'moj|to|jest|mi|es|il|mio|mia|meu|minha|o|ar|mitt|er|min|mit|on|e|y|id|jr|sr|mobil|prive|werk|thuis|home|work|' +
    'b|nl|gb|uk|us|fr|be|geloof|ik|denk|dacht|volgens|waarschijnlijk|think|believe|probably|should|glaube|ich|denke|crois|je|pense|deze|zie|see|siehe|voir'
  ).split('|'),
);

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function tokensOf(window: string, cutsWord: boolean): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(window); found; found = TOKEN.exec(window)) {
    if (cutsWord && found.index === 0) continue;
    if (found[0].length > 3 && isDomainPart(window, found.index)) continue;
    tokens.push({ text: found[0], start: found.index, end: found.index + found[0].length });
  }
  return tokens;
}
const TOKEN = /[a-z][a-z0-9]*/g;

/** "order.example", "info@order…": part of a domain, no word of the sentence. */
function isDomainPart(window: string, at: number): boolean {
  return (window[at - 1] === '.' || window[at - 1] === '@') && /[a-z0-9]/.test(window[at - 2] ?? ' ');
}

function isWordUnit(text: string, at: number): boolean {
  return /[\p{L}\d]/u.test(text[at] as string);
}

/** Lower case without accents, of the same length, so that offsets hold. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length && !/[^\0-\x7f]/.test(lower)) return lower;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string;
    const plain = unit < '\x80' ? unit : (UNDECOMPOSED[unit] ?? (unit.normalize('NFD')[0] as string));
    const low = plain.toLowerCase();
    out += low.length === 1 ? low : unit;
  }
  return out;
}

/** Letters Unicode does not take apart, and the plain ones people type instead. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  ß: 's',
  æ: 'a',
  Æ: 'a',
  đ: 'd',
  ı: 'i',
};

interface Hit {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly CueKind[];
}

/** Cue words among tokens, longest first, not overlapping, in order. */
function match(tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i] as Token;
    let last = i;
    let kinds: readonly CueKind[] | undefined;
    for (const phrase of LEXICON.phrases.get(first.text) ?? []) {
      const end = i + phrase.rest.length;
      if (
        end <= last ||
        end >= tokens.length ||
        !phrase.rest.every((word, k) => opens(tokens[i + 1 + k] as Token, word))
      )
        continue;
      last = end;
      kinds = phrase.kinds;
    }
    kinds ??= LEXICON.words.get(first.text) ?? byStem(first.text);
    if (!kinds) continue;
    hits.push({ first: i, last, start: first.start, end: (tokens[last] as Token).end, kinds });
    i = last;
  }
  return hits;
}

function opens(token: Token, word: string): boolean {
  return word.endsWith('*') ? token.text.startsWith(word.slice(0, -1)) : token.text === word;
}

function byStem(text: string): readonly CueKind[] | undefined {
  if (text.length < STEM_KEY) return undefined;
  const opening = LEXICON.openings.get(text.slice(0, STEM_KEY))?.find((stem) => text.startsWith(stem.text));
  if (opening) return opening.kinds;
  return LEXICON.endings.get(text.slice(-STEM_KEY))?.find((stem) => text.endsWith(stem.text))?.kinds;
}

interface Stem {
  readonly text: string;
  readonly kinds: readonly CueKind[];
}
interface Lexicon {
  readonly words: ReadonlyMap<string, readonly CueKind[]>;
  readonly phrases: ReadonlyMap<string, readonly { rest: readonly string[]; kinds: readonly CueKind[] }[]>;
  readonly openings: ReadonlyMap<string, readonly Stem[]>;
  readonly endings: ReadonlyMap<string, readonly Stem[]>;
}

/** Stems are looked up by their first or last letters; shorter stems would match too much anyway. */
const STEM_KEY = 3;
const LEXICON = lexiconOf([NL, EN, DE, FR, OTHER]);

function lexiconOf(languages: readonly CueWords[]): Lexicon {
  const entries = new Map<string, Set<CueKind>>();
  for (const words of languages) {
    for (const [kind, list] of Object.entries(words) as [CueKind, string][]) {
      for (const entry of list.split('|')) {
        const kinds = entries.get(entry) ?? new Set();
        entries.set(entry, kinds.add(kind));
      }
    }
  }
  const words = new Map<string, CueKind[]>();
  const phrases = new Map<string, { rest: string[]; kinds: CueKind[] }[]>();
  const openings = new Map<string, Stem[]>();
  const endings = new Map<string, Stem[]>();
  for (const [entry, set] of entries) {
    const kinds = [...set];
    const [first = '', ...rest] = entry.split(' ');
    if (rest.length > 0) grow(phrases, first, { rest, kinds });
    else if (first.startsWith('*')) grow(endings, first.slice(-STEM_KEY), { text: first.slice(1), kinds });
    else if (first.endsWith('*')) {
      const text = first.slice(0, -1);
      grow(openings, text.slice(0, STEM_KEY), { text, kinds });
      // The stem itself may also be listed as a word, of more kinds.
      words.set(text, [...new Set([...(words.get(text) ?? []), ...kinds])]);
    } else words.set(first, [...new Set([...(words.get(first) ?? []), ...kinds])]);
  }
  for (const stems of [...openings.values(), ...endings.values()])
    stems.sort((a, b) => b.text.length - a.text.length);
  return { words, phrases, openings, endings };
}

function grow<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
