import type { Language, Span } from '../../detectors/contract.ts';
import { LANGUAGES } from '../../detectors/contract.ts';
import type { Whose, WhoseEvidence } from '../model/decision.ts';
import type { Voice } from './layout.ts';
import { sentenceAround } from './sentences.ts';
import { AMBIGUOUS_OWNERS, BELONGING_WORDS, OWNER_WORDS, type OwnerCode } from './whose-words.ts';
import { type Hit, Lexicon, tokensOf } from './words.ts';

/** Whose a value is, and what told it. */
export interface Owner {
  readonly whose: Whose;
  readonly from: WhoseEvidence | undefined;
}

/** A person's name in the same part, with whose it is. Names are settled before anything else. */
export interface NamePlace extends Span {
  readonly whose: Whose;
}

/** A value whose owner is sought. */
export interface OwnedPlace extends Span {
  readonly text: string;
  readonly language: Language | undefined;
  readonly voice: Voice;
  /** Names of the part, in order. */
  readonly names: readonly NamePlace[];
}

/** A name this many units before a value may be its owner's ("de heer Sixma, Dorpsstraat 4"). */
const NAME_REACH = 60;
/** "belongs" stands at most this many words behind the value, and the owner this many behind that. */
const BELONGS_WITHIN = 5;
const OWNER_WITHIN = 4;

/** A relation stands this near before its name, with at most a title between. */
const RELATION_REACH = 40;
const TITLE_WORDS = 2;

export const UNKNOWN: Owner = { whose: 'unknown', from: undefined };

const belonging = new Lexicon(BELONGING_WORDS);
const owners = new Map<Language | undefined, Lexicon<OwnerCode>>(
  LANGUAGES.map((language) => [language, new Lexicon(OWNER_WORDS[language])]),
);
owners.set(
  undefined,
  new Lexicon(LANGUAGES.flatMap((language) => OWNER_WORDS[language].map(withoutAmbiguous))),
);

function withoutAmbiguous([code, phrases]: readonly [OwnerCode, string]): readonly [OwnerCode, string] {
  const words = phrases.split(',').map((phrase) => phrase.trim());
  return [code, words.filter((word) => !AMBIGUOUS_OWNERS.has(word)).join(',')];
}

/**
 * Whose a value is, by the words of its sentence: first what is said behind it ("… is van mijn zus"), then
 * the nearest owner before it, be it a word ("mijn", "zijn vrouw") or a name.
 */
export function ownerInSentence(place: OwnedPlace): Owner {
  const sentence = sentenceAround(place.text, place);
  return ownerBehind(place, sentence.end) ?? ownerBefore(place, sentence.start) ?? UNKNOWN;
}

function ownerBehind(place: OwnedPlace, sentenceEnd: number): Owner | undefined {
  const { text, end } = place;
  const tokens = tokensOf(text, { start: end, end: sentenceEnd });
  const hits = ownersIn(place, tokens);
  const [first] = hits;
  // "06… (mijn man)": nothing but a bracket between.
  if (first && first.start === tokens[0]?.start && /^\s*\($/.test(text.slice(end, first.start))) {
    return ownerOf(first, place);
  }
  const tie = belonging
    .find(tokens)
    // A bare "van" ties only what stands right before it: "…, dat van mijn zus is …" begins another value.
    .find((hit) => indexOf(tokens, hit.start) < (/^v[ao]n$/.test(hit.term) ? 1 : BELONGS_WITHIN));
  if (!tie) return undefined;
  const lastWord = Math.min(indexOf(tokens, tie.end - 1) + OWNER_WITHIN, tokens.length - 1);
  const reach = tokens[lastWord]?.end ?? tie.end;
  const words = hits.filter((hit) => hit.end > tie.start && hit.start < reach && hit.code !== 'your');
  // "is my wife's": "my" belongs to the tie, the relation behind it counts.
  const word = words.find(({ code }) => code !== 'own') ?? words[0];
  const name = firstFrom(place.names, tie.end, reach);
  if (name && (word === undefined || name.start < word.start)) {
    return { whose: besideName(name.whose), from: 'named-person' };
  }
  return word && ownerOf(word, place);
}

function ownerBefore(place: OwnedPlace, sentenceStart: number): Owner | undefined {
  const tokens = tokensOf(place.text, { start: sentenceStart, end: place.start });
  const word = ownersIn(place, tokens).findLast(({ code }) => code !== 'your' || place.voice !== 'requester');
  const name = lastBefore(place.names, place.start);
  const near = name && name.start >= sentenceStart && place.start - name.end <= NAME_REACH ? name : undefined;
  if (near && near.end > (word?.end ?? -1)) {
    return { whose: besideName(near.whose), from: 'named-person' };
  }
  return word && ownerOf(word, place);
}

/** The relation right before a name: "mijn man Rob", "Ihre Kollegin Frau Berg". */
export function relationBefore(place: OwnedPlace): Owner | undefined {
  const { start } = sentenceAround(place.text, place);
  const from = Math.max(start, place.start - RELATION_REACH);
  const word = ownersIn(place, tokensOf(place.text, { start: from, end: place.start })).at(-1);
  const right = word && tokensOf(place.text, { start: word.end, end: place.start }).length <= TITLE_WORDS;
  return right && (word.code === 'third' || word.code === 'staff') ? ownerOf(word, place) : undefined;
}

function ownersIn(place: OwnedPlace, tokens: Parameters<Lexicon<OwnerCode>['find']>[0]): Hit<OwnerCode>[] {
  const lexicon = owners.get(place.language) ?? owners.get(undefined);
  return lexicon?.find(tokens).filter(({ code }) => code !== 'none') ?? [];
}

/** "Our", not "we": of what a desk writes of, most is the customer's. */
const POSSESSIVE = /^(?:mijn|m'n|ons|onze|my|ours?|mein\p{L}*|unser\p{L}*|mon|mes|notre|nos)$/u;

function ownerOf({ code, term }: Hit<OwnerCode>, { voice }: OwnedPlace): Owner {
  if (code === 'third') return { whose: 'third', from: 'relation' };
  if (code === 'staff') return { whose: 'staff', from: 'relation' };
  if (code === 'your') {
    return voice === 'desk' ? { whose: 'requester', from: 'your-words' } : UNKNOWN;
  }
  if (voice === 'desk' && !POSSESSIVE.test(term)) return UNKNOWN;
  return { whose: own(voice), from: voice === 'other' ? 'forwarded' : 'own-words' };
}

/** Whose "mine" is. */
export function own(voice: Voice): Whose {
  return voice === 'requester' ? 'requester' : voice === 'desk' ? 'staff' : 'third';
}

/** A person named in passing is somebody else; of the others we know better. */
export function besideName(whose: Whose): Whose {
  return whose === 'unknown' ? 'third' : whose;
}

function indexOf(tokens: readonly Span[], offset: number): number {
  return tokens.findIndex(({ end }) => end > offset);
}

/** The first of some names in order that begins in a stretch. */
function firstFrom(names: readonly NamePlace[], from: number, to: number): NamePlace | undefined {
  const next = names[countBefore(names, from)];
  return next && next.start >= from && next.start < to ? next : undefined;
}

/** The last of some names in order that ends at or before an offset. */
export function lastBefore(names: readonly NamePlace[], offset: number): NamePlace | undefined {
  return names[countBefore(names, offset) - 1];
}

function countBefore(names: readonly NamePlace[], offset: number): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
