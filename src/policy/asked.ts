import type { Entity, Span } from '../../detectors/contract.ts';
import type { DataRequest } from '../model/decision.ts';
import type { ParsedDocument, TextPart } from '../model/document.ts';
import { ASKING_WORDS, type AskingCode, CLAIM_WORDS } from './asked-words.ts';
import { KIND_WORDS } from './kind-words.ts';
import { type Layout, layoutOf } from './layout.ts';
import { sentencesOf } from './sentences.ts';
import { type Hit, Lexicon, type Token, tokensOf } from './words.ts';

/** A request with where in the thread it was made. */
export interface FoundRequest extends DataRequest {
  readonly from: 'agent' | 'quoted';
  /** Index of the message that holds it. */
  readonly message: number;
}

/** A stretch in which the requester says that this was asked for. */
export interface Claim extends Span {
  /** The kinds it names; empty: whatever stands there. */
  readonly entities: readonly Entity[];
}

/** "Your IBAN?": a question of so few words that names a kind asks for it. */
const SHORT_QUESTION = 12;
/** Lines of a list that a sentence ending in a colon governs. */
const LIST_LINES = 10;

const asking = new Lexicon(ASKING_WORDS);
const kinds = new Lexicon(KIND_WORDS);
const claims = new Lexicon(CLAIM_WORDS);

/**
 * What the desk asks for in a thread: in its own messages, and in what the requester's replies quote of
 * them. Holds no value: keep it with the ticket and give it back with the next message, as context.
 */
export function requestsIn(document: ParsedDocument): DataRequest[] {
  const requests = foundRequests(document, (part, role) => layoutOf(part, role, document.requester, []));
  return requests.map(({ entity, at }) => ({ entity, ...(at !== undefined && { at }) }));
}

/** As {@link requestsIn}, with the places. */
export function foundRequests(
  document: ParsedDocument,
  layoutFor: (part: TextPart, role: 'requester' | 'agent' | 'other') => Layout,
): FoundRequest[] {
  return document.messages.flatMap(({ role, at, textPartId, htmlPartId }, message) => {
    const part = document.parts.find(({ id }) => id === (textPartId ?? htmlPartId));
    if (!part) return [];
    return layoutFor(part, role)
      .stretches.filter(({ voice }) => voice === 'desk')
      .flatMap((stretch) => askedIn(part.text, stretch))
      .map((entity): FoundRequest => {
        const from = role === 'agent' ? 'agent' : 'quoted';
        return { entity, from, message, ...(from === 'agent' && at !== undefined && { at }) };
      });
  });
}

/** The kinds that a stretch of the desk's text asks for. */
export function askedIn(text: string, stretch: Span): Entity[] {
  const found = new Set<Entity>();
  let listLines = 0;
  for (const sentence of sentencesOf(text, stretch)) {
    const tokens = tokensOf(text, sentence);
    const words = asking.find(tokens);
    const named = kinds.find(tokens);
    const question =
      text.slice(sentence.start, sentence.end).trimEnd().endsWith('?') && tokens.length <= SHORT_QUESTION;
    for (const kind of named) {
      const wanted = wants(words, kind);
      if (wanted ?? (question || listLines > 0)) for (const entity of kind.code) found.add(entity);
    }
    const asks = words.some(({ code }) => code === 'ask' || code === 'modal');
    const opensList = asks && /:\s*$/.test(text.slice(sentence.start, sentence.end));
    listLines = opensList ? LIST_LINES : named.length > 0 ? listLines - 1 : 0;
  }
  return [...found];
}

/** "do not send us": a negation this near before a word of asking turns it. */
const TURNS_WITHIN = 8;

/** Whether the words around a kind ask for it, say that it is not wanted, or (`undefined`) neither. */
function wants(words: readonly Hit<AskingCode>[], kind: Span): boolean | undefined {
  const has = (wanted: AskingCode) => words.some(({ code }) => code === wanted);
  // "Could you check your number?" asks for no number.
  if (has('modal') && has('do') && !has('give') && !has('ask')) return false;
  const says = ({ code, start }: Hit<AskingCode>, index: number): boolean | undefined => {
    const last = words[index - 1];
    const turned = last?.code === 'not' && start - last.end <= TURNS_WITHIN;
    if (code === 'ask' || code === 'modal') return !turned;
    return code === 'not' || code === 'past' ? false : undefined;
  };
  const said = words.map((word, index) => ({ start: word.start, end: word.end, wanted: says(word, index) }));
  const before = said.filter(({ end, wanted }) => end <= kind.start && wanted !== undefined);
  const behind = said.filter(({ start, wanted }) => start >= kind.end && wanted !== undefined);
  const refused = behind.some(({ wanted }) => wanted === false) && !before.some(({ wanted }) => wanted);
  return refused ? false : (before.at(-1)?.wanted ?? behind[0]?.wanted);
}

/** Where the requester says that something was asked for ("zoals gevraagd mijn rekeningnummer: …"). */
export function claimsIn(text: string, stretch: Span): Claim[] {
  return sentencesOf(text, stretch).flatMap((sentence): Claim[] => {
    const tokens: Token[] = tokensOf(text, sentence);
    const words = claims.find(tokens);
    if (words.length === 0 || words.some(({ code }) => code === 'unasked')) return [];
    const entities = kinds.find(tokens).flatMap(({ code }) => code);
    const written = text.slice(sentence.start, sentence.end);
    return [
      {
        start: sentence.start,
        end: /:\s*$/.test(written) ? listEnd(text, sentence.end, stretch) : sentence.end,
        entities,
      },
    ];
  });
}

/** End of the block of lines behind a colon: the next blank line after its first line. */
function listEnd(text: string, from: number, stretch: Span): number {
  const first = from + (/^\s*/.exec(text.slice(from, stretch.end))?.[0].length ?? 0);
  const blank = /\n[^\S\n]*\n/.exec(text.slice(first, stretch.end));
  return blank ? first + blank.index : stretch.end;
}
