import type { Confidence, Entity, Evidence, KnownPerson, SettledMatch, Span, TextView } from './contract.ts';
import { isBarredWord } from './name/cues.ts';
import { isInFirm } from './name/firm.ts';
import { isGoodsWord } from './name/goods.ts';
import { isPersonal } from './name/known.ts';
import { ANY_WORD, BRAND, COMMON, DOUBTFUL, FIRST, hashWord, lexicon, WORD_DE } from './name/lexicon.ts';
import { fold, Seeker } from './seeker.ts';

/** A part of a ticket after detection, in the offsets of its normalised text. */
export interface Detected {
  readonly view: Pick<TextView, 'text' | 'language'>;
  readonly matches: readonly SettledMatch[];
}

/** Which detector's name a finding of the requester's name bears. */
export interface NameDetector {
  readonly id: string;
  readonly version: number;
}

/** What a sought value is, and what a place of it must look like. */
interface Sought {
  readonly entity: Entity;
  readonly confidence: Confidence;
  readonly evidence: Evidence;
  readonly detectorId: string;
  readonly detectorVersion: number;
  readonly holder?: SettledMatch['holder'];
  /** `whole`: the value as found; `part`: a first name or surname alone, which may also be a word. */
  readonly kind: 'value' | 'whole' | 'part';
  /** Gaps between the letters and digits of the value; a name has no more of them elsewhere. */
  readonly gaps: number;
}

/** Words of a kind that are not sought elsewhere: a date or an age is personal where it was said. */
const NOT_SOUGHT: ReadonlySet<Entity> = new Set(['AGE', 'HEALTH', 'SPECIAL_CATEGORY']);
/** Shorter values turn up by chance. */
const SHORTEST_VALUE = 5;
const SHORTEST_PART = 3;

/**
 * Seeks every value found in one part of a ticket in all of it: plain and HTML repeat each other, and a
 * number said with its label once is said without it later. Names are sought whole and by first name or
 * surname alone; the requester's likewise. Returns the new matches by part, which may overlap old ones
 * only where they are longer.
 */
export function seekRepeated(
  parts: readonly Detected[],
  known: readonly KnownPerson[],
  nameDetector: NameDetector | undefined,
): SettledMatch[][] {
  const seeker = new Seeker<Sought>();
  const added = new Set<string>();
  const add = (value: string, sought: Sought) => {
    const key = `${sought.entity} ${sought.kind} ${fold(value)}`;
    if (added.has(key)) return;
    added.add(key);
    seeker.add(value, sought);
  };
  if (nameDetector) {
    for (const { name } of known) {
      if (name && isPersonal(name))
        addName(
          name,
          { ...REQUESTER, detectorId: nameDetector.id, detectorVersion: nameDetector.version },
          add,
        );
    }
  }
  const read = new Set<string>();
  for (const { view, matches } of parts) {
    for (const match of matches) {
      if (match.confidence === 'possible' || NOT_SOUGHT.has(match.entity)) continue;
      const { entity, confidence, detectorId, detectorVersion, holder } = match;
      const value = view.text.slice(match.start, match.end);
      if (read.has(`${entity} ${value}`)) continue;
      read.add(`${entity} ${value}`);
      const sought = {
        entity,
        confidence,
        evidence: 'repeated',
        detectorId,
        detectorVersion,
        ...(holder && { holder }),
      } as const;
      if (entity === 'PERSON_NAME') addName(value, sought, add);
      else if (isTelling(value, entity))
        add(value, { ...sought, kind: 'value', gaps: Number.POSITIVE_INFINITY });
    }
  }
  return parts.map((part) => (seeker.empty ? [] : repeatedIn(part, seeker)));
}

const REQUESTER = { entity: 'PERSON_NAME', confidence: 'certain', evidence: 'requester' } as const;

/** A password or login that is a plain word is in many a text. */
function isTelling(value: string, entity: Entity): boolean {
  const folded = fold(value);
  if (folded.length < SHORTEST_VALUE) return false;
  const wordy = entity === 'PASSWORD' || entity === 'USERNAME' || entity === 'CUSTOM';
  // Digits, a sign within or letters of both cases make it no word; a blank alone does not.
  if (entity === 'USERNAME' && folded.length >= 10) return true;
  return !wordy || /[0-9]/.test(folded) || /\p{L}[^\p{L}\s]\p{L}|\p{Ll}\p{Lu}/u.test(value);
}

/** Lower-case words inside names: tussenvoegsels, particles, titles. */
const PARTICLE =
  /^(?:van|de|der|den|het|ter|ten|te|'t|t|'s|s|in|op|aan|bij|von|zu|zum|zur|vom|du|des|da|dos|di|del|della|la|le|les|el|al|bin|ben|ibn|y|e|en|of|dhr|mw|mevr|mevrouw|meneer|heer|dr|drs|ir|ing|mr|mrs|ms|miss|prof|herr|frau|madame|monsieur|mme|mlle|m|jr|sr)\.?$/i;

function addName(
  name: string,
  about: Omit<Sought, 'kind' | 'gaps'>,
  add: (value: string, sought: Sought) => void,
): void {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const gaps = words.length - 1;
  if (fold(name).length < SHORTEST_PART) return;
  if (words.length === 1) {
    add(name, { ...about, kind: 'part', gaps: countGaps(name) });
    return;
  }
  add(name, { ...about, kind: 'whole', gaps: gaps + name.split(/[-'.]/).length });
  const part = {
    ...about,
    confidence: about.confidence === 'certain' ? 'likely' : about.confidence,
    kind: 'part',
  } as const;
  const own = words.filter(
    (word) => !PARTICLE.test(word) && !/^(?:\p{L}\.?-?){1,4}\.$|^\p{L}\p{L}?$/u.test(word),
  );
  for (const word of new Set([own[0], own.at(-1)])) {
    if (word && fold(word).length >= SHORTEST_PART) add(word, { ...part, gaps: countGaps(word) });
  }
  // "van den Bosch" alone, particles included
  const particle = words.findIndex((word, i) => i > 0 && /^\p{Ll}/u.test(word));
  if (particle < 0 || !/^\p{Lu}/u.test(words.at(-1) ?? '')) return;
  const surname = words.slice(particle).join(' ');
  add(surname, { ...part, kind: 'whole', gaps: countGaps(surname) });
}

function countGaps(value: string): number {
  return value.trim().split(/[^\p{L}\p{N}\p{M}]+/u).length - 1;
}

function repeatedIn({ view, matches }: Detected, seeker: Seeker<Sought>): SettledMatch[] {
  let next = 0;
  /** Whether a match is there already, unless the value would be longer. */
  const isFound = (start: number, end: number): boolean => {
    while (next < matches.length && (matches[next] as SettledMatch).end <= start) next++;
    const old = matches[next];
    return (
      old !== undefined &&
      old.start < end &&
      (old.start < start || old.end > end || old.end - old.start === end - start)
    );
  };
  const found = seeker.seek(
    view.text,
    (start, end, sought) => !isFound(start, end) && isMention(view, { start, end }, sought),
  );
  const repeated: SettledMatch[] = [];
  let last: SettledMatch | undefined;
  for (const { start, end, about } of found) {
    const { entity, confidence, evidence, detectorId, detectorVersion, holder } = about;
    const match = {
      start,
      end,
      entity,
      confidence,
      evidence: [evidence],
      detectorId,
      detectorVersion,
      ...(holder && { holder }),
    };
    // of several values at one place the longest comes last
    if (last && last.start === start) repeated.pop();
    repeated.push(match);
    last = match;
  }
  return repeated;
}

/** Whether a place of a value is a mention of it: always for numbers, not for every "Mark" and "Roos". */
function isMention(view: Detected['view'], span: Span, sought: Sought): boolean {
  if (sought.kind === 'value') return true;
  const { text } = view;
  const written = text.slice(span.start, span.end);
  if (countGaps(written) > sought.gaps) return false;
  if (opensFirmName(view, span, written) || isInFirm(text, span.start, span.end)) return false;
  if (sought.kind === 'whole') return true;
  if (!/^\p{Lu}/u.test(written)) return false;
  if (text[span.end] === '-' && /\p{L}/u.test(text[span.end + 1] ?? '')) return false; // "Roos-actie"
  if (isThing(view, span, written)) return false;
  const senses = lexicon().get(hashWord(written));
  if ((senses & (BRAND | FIRST)) === BRAND) return false;
  if ((senses & (DOUBTFUL | COMMON)) === 0 && (senses & ANY_WORD) === 0) return true;
  if (standsAlone(text, span)) return true;
  if (isBarredWord(written)) return false; // "Mai", "Sonntag"
  // German writes every noun with a capital
  return view.language === 'de' && senses & WORD_DE ? false : !opensSentence(text, span.start);
}

/** "de Daalderop boiler", "Pascal 2", "De Merel", "in May": goods, versions, months and words of that name. */
function isThing({ text, language }: Detected['view'], span: Span, written: string): boolean {
  if (isBarredWord(written) && !standsAlone(text, span)) return true;
  const after = text.slice(span.end, span.end + 24);
  if (/^ \d{1,2}(?![\d-])/.test(after)) return true;
  const next = /^ (\p{Ll}+)/u.exec(after)?.[1];
  if (next && isGoodsWord(next)) return true;
  const last =
    language === 'en'
      ? undefined
      : /(?<!\p{Ll})(\p{Ll}{1,22}) $/u.exec(text.slice(Math.max(0, span.start - 24), span.start))?.[1];
  if (last && isGoodsWord(last)) return true;
  const senses = lexicon().get(hashWord(written));
  if (!(senses & (ANY_WORD | DOUBTFUL)) || (language === 'de' && senses & FIRST)) return false;
  return /(?:^|\s)(?:the|an?|de|het|een|le|la|les|une?|der|die|das|d?em|des|eine?)\s$/i.test(
    text.slice(Math.max(0, span.start - 6), span.start),
  );
}

/** "Ainsworth Digital Ltd", "Bakkerij Van Dijk B.V.", "Jansen & Co": a firm that bears the name. */
function opensFirmName({ text, language }: Detected['view'], { end }: Span, written: string): boolean {
  if (/\s/.test(written) && !written.includes('\n') && /^\p{Lu}/u.test(written))
    return FIRM.test(text.slice(end, end + 24));
  // German writes nouns and "Ihnen" with a capital
  const next = language === 'de' ? FIRM : CAPITALISED;
  return next.test(text.slice(end, end + 24));
}

const FIRM =
  /^ (?:& |und S[öo]hne|en [Zz]onen|(?:B\.?V|N\.?V|GmbH|AG|KG|OHG|UG|e\.K|Ltd|LLP|LLC|Inc|plc|PLC|SARL|SAS|SA|VOF|V\.O\.F)\b)/;
const CAPITALISED = /^ (?:& |en [Zz]onen|et fils|and [Ss]ons|\p{Lu}[\p{L}.])/u;

/** Alone on its line or before a comma or exclamation mark: as a salutation or signature has it. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const after = text.slice(end, end + 2);
  return (start === 0 || text[start - 1] === '\n') && (after === '' || /^[ ,!]?(?:\n|$)/.test(after));
}

function opensSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:\n"(>*-])[ \t]*$/.test(text.slice(Math.max(0, start - 4), start));
}
