import type { Entity } from '../../detectors/contract.ts';

/**
 * Kinds that a rule may only keep or show in part when it names the law that allows it.
 *
 * National numbers: GDPR art. 87; UAVG art. 46 allows the BSN only where a law says so, and consent does not
 * help. Identity documents and their machine readable lines: they carry such a number, and the Dutch
 * authority accepts copies only under a legal duty. Health and other special categories: GDPR art. 9.
 */
export const LEGAL_BASIS_REQUIRED: ReadonlySet<Entity> = new Set<Entity>([
  'NATIONAL_ID',
  'PASSPORT',
  'IDENTITY_CARD',
  'RESIDENCE_PERMIT',
  'DRIVING_LICENCE',
  'MRZ',
  'HEALTH',
  'SPECIAL_CATEGORY',
]);

/** Kinds that open something: nobody should keep them, whoever asked. */
export const SECRETS: ReadonlySet<Entity> = new Set<Entity>([
  'PASSWORD',
  'API_KEY',
  'ONE_TIME_LINK',
  'SESSION_TOKEN',
]);
