import { PURPOSES, type Purpose } from '../model/decision.ts';
import type { ParsedDocument } from '../model/document.ts';
import type { Layout } from './layout.ts';
import { PURPOSE_WORDS } from './purpose-words.ts';
import { Lexicon, tokensOf } from './words.ts';

/** A purpose with what told it. */
export interface RecognisedPurpose {
  readonly purpose: Purpose;
  readonly from: 'context' | 'text' | 'none';
  /** Entries of our own lists, never words of the ticket's. */
  readonly terms: readonly string[];
}

/** The beginning says what a ticket is about; what comes behind is logs and history. */
const MAX_CHARS = 20_000;
/** A subject is chosen to say it. */
const SUBJECT_WEIGHT = 2;

const lexicon = new Lexicon(PURPOSE_WORDS);

/** Of purposes told equally often, the one that asks for more care comes first. */
const PRECEDENCE: readonly Purpose[] = [
  'recruitment',
  'security',
  'billing',
  'delivery',
  'complaint',
  'support',
  'other',
];

/** What a ticket is about, by the different words of the subject and of what the requester wrote. */
export function recognisePurpose(
  document: ParsedDocument,
  layouts: ReadonlyMap<string, Layout>,
): RecognisedPurpose {
  const terms = new Map<Purpose, Map<string, number>>(PURPOSES.map((purpose) => [purpose, new Map()]));
  let left = MAX_CHARS;
  for (const part of document.parts) {
    if (part.kind !== 'subject' && part.kind !== 'plain' && part.kind !== 'html') continue;
    if (part.alternativeOf !== undefined) continue;
    for (const stretch of layouts.get(part.id)?.stretches ?? []) {
      if (stretch.voice !== 'requester' || left <= 0) continue;
      const end = Math.min(stretch.end, stretch.start + left);
      left -= end - stretch.start;
      for (const { code, term } of lexicon.find(tokensOf(part.text, { start: stretch.start, end }))) {
        const weight = part.kind === 'subject' ? SUBJECT_WEIGHT : 1;
        const counted = terms.get(code)?.get(term) ?? 0;
        terms.get(code)?.set(term, Math.max(counted, weight));
      }
    }
  }
  const weightOf = (purpose: Purpose) =>
    [...(terms.get(purpose)?.values() ?? [])].reduce((sum, w) => sum + w, 0);
  const best = PRECEDENCE.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a));
  if (weightOf(best) === 0) return { purpose: 'other', from: 'none', terms: [] };
  return { purpose: best, from: 'text', terms: [...(terms.get(best)?.keys() ?? [])].sort() };
}
