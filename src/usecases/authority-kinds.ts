import type { Entity } from '../../detectors/contract.ts';

/** A kind of data as the Dutch authority's form names it. */
export interface AuthorityKind {
  readonly id: string;
  readonly nl: string;
  readonly en: string;
  readonly entities: readonly Entity[];
}

/** The kinds of the form, with Zeef's that fall under each. Criminal data has no detector: a person must say it. */
export const AUTHORITY_KINDS: readonly AuthorityKind[] = [
  {
    id: 'contact',
    nl: 'naam, adres, woonplaats',
    en: 'name and address',
    entities: ['PERSON_NAME', 'POSTAL_ADDRESS', 'GEO_LOCATION'],
  },
  { id: 'phone', nl: 'telefoonnummer', en: 'phone number', entities: ['PHONE_NUMBER'] },
  {
    id: 'email',
    nl: 'e-mailadres of ander adres voor elektronische communicatie',
    en: 'e-mail or other electronic address',
    entities: ['EMAIL_ADDRESS', 'PERSONAL_URL', 'IP_ADDRESS', 'MAC_ADDRESS', 'IMEI'],
  },
  {
    id: 'access',
    nl: 'toegangs- of identificatiegegevens',
    en: 'login or identification data',
    entities: ['USERNAME', 'PASSWORD', 'API_KEY', 'ONE_TIME_LINK', 'SESSION_TOKEN', 'CUSTOMER_NUMBER'],
  },
  {
    id: 'financial',
    nl: 'financiële gegevens',
    en: 'financial data',
    entities: ['IBAN', 'BANK_ACCOUNT', 'PAYMENT_CARD', 'VAT_NUMBER'],
  },
  {
    id: 'bsn',
    nl: 'burgerservicenummer of ander nationaal nummer',
    en: 'citizen service or other national number',
    entities: ['NATIONAL_ID'],
  },
  {
    id: 'identity',
    nl: 'kopie of gegevens van identiteitsbewijs',
    en: 'copy or data of an identity document',
    entities: ['PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT', 'DRIVING_LICENCE', 'MRZ'],
  },
  {
    id: 'birth',
    nl: 'geslacht, geboortedatum of leeftijd',
    en: 'sex, date of birth or age',
    entities: ['DATE_OF_BIRTH', 'AGE'],
  },
  {
    id: 'special',
    nl: 'bijzondere persoonsgegevens',
    en: 'special categories',
    entities: ['HEALTH', 'SPECIAL_CATEGORY'],
  },
  { id: 'other', nl: 'overig', en: 'other', entities: ['LICENCE_PLATE', 'CUSTOM'] },
];
