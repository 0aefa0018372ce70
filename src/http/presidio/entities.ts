import type { Confidence, Entity, SettledMatch } from '../../../detectors/index.ts';

/** Names that Presidio documents for what Zeef finds; others keep Zeef's name. */
const NAMES: Readonly<Partial<Record<Entity, string>>> = {
  PERSON_NAME: 'PERSON',
  POSTAL_ADDRESS: 'LOCATION',
  IBAN: 'IBAN_CODE',
  PAYMENT_CARD: 'CREDIT_CARD',
  DATE_OF_BIRTH: 'DATE_TIME',
  PERSONAL_URL: 'URL',
};

/** National numbers have one name a country; Presidio has none for the Netherlands, so the pattern is followed. */
const NATIONAL: Readonly<Record<string, string>> = {
  'us.ssn': 'US_SSN',
  'us.itin': 'US_ITIN',
  'gb.nhs': 'UK_NHS',
  'gb.nino': 'UK_NINO',
  'es.dni-nie': 'ES_NIF',
  'it.codice-fiscale': 'IT_FISCAL_CODE',
  'pl.pesel': 'PL_PESEL',
  'fi.hetu': 'FI_PERSONAL_IDENTITY_CODE',
  'nl.bsn': 'NL_BSN',
};

/** Presidio wants decimals where Zeef has three words; only their order carries meaning. */
const SCORES: Readonly<Record<Confidence, number>> = { possible: 0.4, likely: 0.7, certain: 1 };

/** Presidio's name for a match. */
export function entityType(match: SettledMatch): string {
  return NATIONAL[match.detectorId] ?? NAMES[match.entity] ?? match.entity;
}

/** Presidio's score for a match. */
export function score(match: SettledMatch): number {
  return SCORES[match.confidence];
}

/** Every name an answer may hold, sorted. */
export function entityTypes(entities: readonly Entity[]): string[] {
  return [
    ...new Set([...entities.map((entity) => NAMES[entity] ?? entity), ...Object.values(NATIONAL)]),
  ].sort();
}
