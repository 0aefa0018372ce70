import type { Detector } from './contract.ts';
import { findNames } from './name/find.ts';

/** Names of people, by lexicon, name grammar and the words around them; no statistical model. */
export const personName: Detector = {
  id: 'person-name',
  entity: 'PERSON_NAME',
  version: 1,
  stage: 'language',
  prefilter: 'always',
  regions: [],
  sources: ['word table: detectors/data/build-names.ts'],
  find: findNames,
  compact: (value) =>
    value
      .normalize('NFD')
      .replace(/[^\p{L}]/gu, '')
      .toLowerCase(),
};
