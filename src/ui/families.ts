import type { Entity } from '../../detectors/contract.ts';
import type { MarkFamily } from './components/mark.tsx';

/** Which colour and pattern a kind has. */
export const FAMILIES: Readonly<Record<Entity, MarkFamily>> = {
  PERSON_NAME: 'person',
  DATE_OF_BIRTH: 'person',
  AGE: 'person',
  EMAIL_ADDRESS: 'contact',
  PHONE_NUMBER: 'contact',
  PERSONAL_URL: 'contact',
  IBAN: 'money',
  BANK_ACCOUNT: 'money',
  PAYMENT_CARD: 'money',
  VAT_NUMBER: 'money',
  NATIONAL_ID: 'number',
  PASSPORT: 'number',
  IDENTITY_CARD: 'number',
  RESIDENCE_PERMIT: 'number',
  DRIVING_LICENCE: 'number',
  MRZ: 'number',
  CUSTOMER_NUMBER: 'number',
  LICENCE_PLATE: 'number',
  POSTAL_ADDRESS: 'place',
  GEO_LOCATION: 'place',
  USERNAME: 'secret',
  PASSWORD: 'secret',
  API_KEY: 'secret',
  ONE_TIME_LINK: 'secret',
  SESSION_TOKEN: 'secret',
  HEALTH: 'sensitive',
  SPECIAL_CATEGORY: 'sensitive',
  IP_ADDRESS: 'other',
  MAC_ADDRESS: 'other',
  IMEI: 'other',
  CUSTOM: 'other',
};

/** Every kind there is. */
export const KINDS = Object.keys(FAMILIES) as readonly Entity[];
