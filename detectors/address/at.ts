import type { AddressGrammar } from './grammar.ts';

/** "Grazer Straße 44/3/12, 8600 Bruck an der Mur": number, staircase, door. */
export const AT: AddressGrammar = {
  country: 'AT',
  postcode: '(?:A[- ]|AT[- ])?[1-9]\\d{3}',
  postcodeIsTelling: false,
  poBoxes: 'postfach',
  unitWords: 'top stiege tür tur stg',
  names: 'österreich osterreich austria autriche oostenrijk',
  source: 'Österreichische Post, Richtig adressieren',
};
