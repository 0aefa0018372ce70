import { createRequire } from 'node:module';
import type compromise from 'compromise';
import type { Detector, Match, TextView } from '../contract.ts';

const SENTENCE = /[^.!?\n]+/g;
/** `compromise` reads about 0.2 MB/s: sentences without two capitals in a row are not worth asking about. */
const WORTH_ASKING = /\p{Lu}\p{Ll}+ \p{Lu}/u;
/** Longer stretches without a full stop are lists and logs, not sentences. */
const MAX_SENTENCE = 400;

let parser: typeof compromise | undefined;

/**
 * A second opinion on English names, by the part-of-speech tagger `compromise`: what it takes for a person
 * where nothing else was found, for people to look at (`possible`). On request only (`also`), since on the
 * labelled sets it was wrong more often than right where `person-name` was silent (see there).
 */
export const enSecondOpinion: Detector = {
  id: 'en.second-opinion',
  entity: 'PERSON_NAME',
  version: 1,
  stage: 'language',
  prefilter: 'always',
  regions: [],
  sources: ['compromise (https://github.com/spencermountain/compromise)'],
  find(view: TextView): Match[] {
    if (view.language !== 'en' && view.language !== undefined) return [];
    const matches: Match[] = [];
    for (const { 0: sentence, index } of view.text.matchAll(SENTENCE)) {
      if (sentence.length > MAX_SENTENCE || !WORTH_ASKING.test(sentence)) continue;
      parser ??= createRequire(import.meta.url)('compromise') as typeof compromise;
      const people = parser(sentence).people().json({ offset: true }) as {
        offset: { start: number; length: number };
      }[];
      for (const { offset } of people) {
        const start = index + offset.start;
        const end = start + offset.length;
        if (view.settled.some((other) => other.start < end && start < other.end)) continue;
        matches.push({ start, end, confidence: 'possible', evidence: ['model'] });
      }
    }
    return matches;
  },
  compact: (value) => value.replace(/[^\p{L}]/gu, '').toLowerCase(),
};
