import type { AddressGrammar } from './grammar.ts';

/** "Bondgenotenlaan 20 bus 3, 3000 Leuven", "Chaussée de Namur 118 bte 4, 1300 Wavre". */
export const BE: AddressGrammar = {
  country: 'BE',
  postcode: '(?:B[- ]|BE[- ])?[1-9]\\d{3}',
  postcodeIsTelling: false,
  streetEndings: 'steenweg straat laan plein kaai vest lei dreef baan',
  weakEndings: 'wegel wegeltje berg veld dries heide hoek kouter meers park plaats markt',
  streetOpeners:
    'rue chaussee avenue place boulevard drève dreve clos quai square impasse venelle sentier chee',
  poBoxes: 'postbus bp',
  unitWords: 'verdiep bus bte boite box verdieping etage',
  names: 'belgie belgique belgium belgien be',
  source: 'bpost, addressing guidelines (belgium)',
};
