import type { AddressGrammar } from './grammar.ts';

const STATES =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|' +
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|' +
  'Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|' +
  'New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|' +
  'Virginia|Washington|West Virginia|Wisconsin|Wyoming';

/** "123 Main St Apt 4B, Springfield, IL 62704": the ZIP code counts behind a state only. */
export const US: AddressGrammar = {
  country: 'US',
  postcode: `(?:${STATES}),? \\d{5}(?:-\\d{4})?`,
  postcodeIsTelling: true,
  streetClosers:
    'street st avenue ave road rd drive dr lane ln boulevard blvd parkway pkwy highway hwy turnpike',
  weakClosers:
    'court ct circle cir trail trl way place pl terrace ter plaza pike loop run crossing alley creek',
  poBoxes: 'po p.o p.o.',
  unitWords: 'apt apartment unit suite ste # rm room floor fl',
  names: 'united states usa u.s.a. us verenigde staten vs états-unis etats-unis',
  source: 'USPS Publication 28, Postal Addressing Standards',
};
