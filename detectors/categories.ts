import type { Entity } from './contract.ts';

/**
 * The coarse categories that labelled sets use (`zeef detect`, `zeef eval`), by entity. Several entities
 * share one where a labeller would not tell them apart.
 */
export const CATEGORY: Readonly<Record<Entity, string>> = {
  PERSON_NAME: 'name',
  EMAIL_ADDRESS: 'email',
  PHONE_NUMBER: 'phone',
  POSTAL_ADDRESS: 'address',
  IBAN: 'iban',
  BANK_ACCOUNT: 'iban',
  PAYMENT_CARD: 'card',
  NATIONAL_ID: 'national-id',
  PASSPORT: 'passport',
  IDENTITY_CARD: 'passport',
  RESIDENCE_PERMIT: 'passport',
  DRIVING_LICENCE: 'driving-licence',
  MRZ: 'mrz',
  VAT_NUMBER: 'vat',
  IP_ADDRESS: 'ip',
  MAC_ADDRESS: 'mac',
  IMEI: 'other',
  DATE_OF_BIRTH: 'dob',
  AGE: 'other',
  USERNAME: 'username',
  PASSWORD: 'password',
  API_KEY: 'api-key',
  ONE_TIME_LINK: 'password',
  SESSION_TOKEN: 'api-key',
  CUSTOMER_NUMBER: 'customer-number',
  LICENCE_PLATE: 'licence-plate',
  HEALTH: 'health',
  SPECIAL_CATEGORY: 'health',
  GEO_LOCATION: 'geo',
  PERSONAL_URL: 'url-personal',
  CUSTOM: 'other',
};
