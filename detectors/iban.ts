import { isValid } from 'iban';
import type { Detector, Match, TextView } from './contract.ts';

const CANDIDATE = /\b[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]){11,30}\b/gi;

/** International bank account numbers of every country in the registry, by length and mod 97. */
export const iban: Detector = {
  id: 'iban',
  entity: 'IBAN',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['ISO 13616; SWIFT IBAN registry'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const found of view.text.matchAll(CANDIDATE)) {
      if (!isValid(this.compact(found[0]))) continue;
      matches.push({
        start: found.index,
        end: found.index + found[0].length,
        confidence: 'certain',
        evidence: ['checksum', 'format'],
      });
    }
    return matches;
  },
  compact: (value) => value.replace(/[^A-Za-z0-9]/g, '').toUpperCase(),
};
