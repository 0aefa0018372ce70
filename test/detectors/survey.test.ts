import { expect, test } from 'vitest';
import { findCues, foldCues, tokenise } from '../../detectors/context/lexicon.ts';
import { CueSurvey } from '../../detectors/context/survey.ts';
import { DETECTORS } from '../../detectors/index.ts';
import { readCases } from '../support/cases.ts';

/** As far as words are sought before a value. */
const WINDOW = 140;

test('the survey of a text misses no context word that a window of it shows', () => {
  let shown = 0;
  for (const { id } of DETECTORS) {
    const text = foldCues(
      readCases(id)
        .map((one) => one.text)
        .join('\n'),
    );
    const survey = new CueSurvey(text);
    // Windows end before a number and begin behind what is no letter, as those of the context do.
    for (const number of text.matchAll(/[0-9]+/g)) {
      let from = Math.max(0, number.index - WINDOW);
      while (from > 0 && from < number.index && text.charCodeAt(from - 1) > 0x40) from++;
      const tokens = tokenise(text, from, number.index);
      for (const { first, kinds } of findCues(tokens)) {
        shown++;
        const start = tokens.starts[first] as number;
        expect(survey.opensAt(start), text.slice(start, start + 20)).toBe(true);
        expect(kinds.filter((kind) => !survey.announces([kind]))).toEqual([]);
      }
    }
  }
  expect(shown).toBeGreaterThan(1000);
});
