import type { Detector, Match, TextView } from './contract.ts';
import { termsOf } from './vocabulary.ts';

/** Said of a person: "ik ben …", "my son is …", "mein Mann ist …". */
const OF_PERSON =
  /(?<!\p{L})(?:ben|bent|ik|is|was|zijn|als|am|i'm|he's|she's|are|as|bin|bist|ist|war|sind|als|suis|est|étais|était|sont|en tant que)(?: (?:een|a|an|ein|eine|un|une|zelf|ook|myself|also|auch|selbst|aussi|gelovig|praktiserend|praising|practising|openly|openlijk|offen)){0,2} $/iu;
const REACH = 32;
/** Phrases of several words, and those of crime, tell by themselves. */
const TELLING =
  / |^(?:strafblad|gedetineerd|vakbondslid|vorbestraft|vorstrafen?|gewerkschaftsmitglied|syndiquee?|enkelband)$/;

/** Belief, orientation, union membership and criminal record, where said of somebody. A weak signal. */
export const specialCategory: Detector = {
  id: 'special-category',
  entity: 'SPECIAL_CATEGORY',
  version: 1,
  stage: 'language',
  prefilter: 'always',
  regions: [],
  sources: ['GDPR art. 9(1), art. 10'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const { start, end, phrase } of termsOf(view, 'special')) {
      const before = view.text.slice(Math.max(0, start - REACH), start);
      if (!TELLING.test(phrase) && !OF_PERSON.test(before)) continue;
      matches.push({ start, end, confidence: 'possible', evidence: ['lexicon', 'context'] });
    }
    return matches;
  },
  compact: (value) => value.toLowerCase(),
};
