import type { Detector, Match, TextView } from './contract.ts';
import { termsOf } from './vocabulary.ts';

/** Words before a complaint that belong to it: "a severe …", "een lichte …", "une …". */
const LEAD =
  /(?:(?<!\p{L})(?:een|de|het|haar|zijn|mijn|twee|a|an|the|my|his|her|two|ein|eine|einen|einer|einem|der|die|das|mein|meine|un|une|le|la|les|du|des|de la|l'|severe|mild|advanced|chronic|acute|ernstige|lichte|chronische|acute|zware|schwere|leichte|chronisches?|akute|grave|sévère|chronique|peanut|pinda|congestive|gekneusde|gebroken|beginnende|mittelgradige|Z\.n\.) ){1,3}$/iu;
const LEAD_REACH = 40;
/** Where it sits or of what type it is: "in both knees", "type 2", "aan 1 oor". */
const TAIL =
  /^(?: (?:type|typ) [12]| (?:in|of|aan|van|am|an|des|de|du|à) (?:(?:the|both|my|his|her|mijn|zijn|haar|beide|de|het|den|der|dem|deux|la|le|les|l') ?){0,2}(?:left |right |linker ?|rechter ?|linken |rechten |1 )?(?:knees?|hips?|wrist|ankle|shoulder|leg|arm|foot|feet|hand|hands|neck|back|spine|ear|eye|oor|oren|oog|ogen|knie|knieën|heup|heupen|pols|enkel|schouder|been|arm|voet|rug|nek|knie|hüfte|handgelenk|schulter|bein|fuß|rücken|ohr|auge|hanches?|genoux?|poignet|cheville|épaule|jambe|bras|pied|dos)(?: gauche| droite?)?)/iu;

/** Mentions of somebody's health. A weak signal: for a person to look at, or a policy to hold. */
export const health: Detector = {
  id: 'health',
  entity: 'HEALTH',
  version: 1,
  stage: 'language',
  prefilter: 'always',
  regions: [],
  sources: ['GDPR art. 4(15), 9(1)', 'WHO ICD-10 (common names, codes)'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    for (const term of termsOf(view, 'health')) {
      // "a stroke of luck"
      if (term.phrase.endsWith('stroke') && /^ of (?!the)/.test(text.slice(term.end, term.end + 7))) continue;
      const lead = LEAD.exec(text.slice(Math.max(0, term.start - LEAD_REACH), term.start));
      const start = term.start - (lead?.[0].length ?? 0);
      const end = term.end + (TAIL.exec(text.slice(term.end, term.end + LEAD_REACH))?.[0].length ?? 0);
      const last = matches.at(-1);
      if (last && start <= last.end) {
        matches[matches.length - 1] = { ...last, end: Math.max(last.end, end) };
        continue;
      }
      matches.push({ start, end, confidence: 'possible', evidence: ['lexicon'] });
    }
    return matches;
  },
  compact: (value) => value.toLowerCase(),
};
