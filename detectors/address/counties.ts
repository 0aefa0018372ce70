import type { Span, TextView } from '../contract.ts';
import { termsOf } from '../vocabulary.ts';
import { countyEnd } from './postcode.ts';
import { segmentsBefore, type Token, tokensOf } from './segments.ts';

/** A house or townland and a town at the least: a town with its county is no address. */
const FEWEST = 2;
const MOST = 4;
const MOST_WORDS = 6;
const SMALL = /^(?:na|an|the|of|and|ind|no|nr|behind|near|beside|st)$/;

/** Irish addresses in the country, which may have no number and no code, by the county that ends them. */
export function* countyAddresses(view: TextView): Generator<Span> {
  for (const term of termsOf(view, 'county')) {
    const end = countyEnd(view.text, term.start);
    if (!end) continue;
    let start = term.start;
    let lines = 0;
    for (const segment of segmentsBefore(view.text, term.start).slice(0, MOST + 1)) {
      if (segment.start === segment.end) continue;
      const tokens = tokensOf(view.text, segment.start, segment.end);
      const head = nameTail(tokens);
      if (head === undefined) break;
      start = head;
      lines++;
      if (head !== segment.start || lines >= MOST) break;
    }
    if (lines >= FEWEST) yield { start, end };
  }
}

/** Start of the capitalised words that end a segment, numbers and small words within. */
function nameTail(tokens: readonly Token[]): number | undefined {
  let first: Token | undefined;
  for (const token of tokens.slice(-MOST_WORDS).reverse()) {
    if (token.isCapital || /^\d{1,4}[a-z]?$/i.test(token.text)) first = token;
    else if (!first || !SMALL.test(token.low)) break;
  }
  return first?.start;
}
