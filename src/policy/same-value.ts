import type { Entity } from '../../detectors/contract.ts';
import { fold } from './words.ts';

/** Digits that tell phone numbers apart: without country code and trunk zero. */
const PHONE_DIGITS = 9;

/** A key that is equal for two writings of one value. Personal, like the value: for comparison in memory only. */
export function sameValue(entity: Entity, value: string): string {
  const letters = fold(value).replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (entity === 'EMAIL_ADDRESS') return `${entity} ${value.trim().toLowerCase()}`;
  if (entity === 'PHONE_NUMBER') return `${entity} ${value.replaceAll(/\D/g, '').slice(-PHONE_DIGITS)}`;
  return `${entity} ${letters}`;
}
