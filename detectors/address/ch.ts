import type { AddressGrammar } from './grammar.ts';

/** "Seestrasse 212, 8700 Küsnacht", "Chemin des Vignes 14, 1095 Lutry". */
export const CH: AddressGrammar = {
  country: 'CH',
  postcode: '(?:CH[- ])?[1-9]\\d{3}',
  postcodeIsTelling: false,
  streetEndings: 'strasse gasse weg platz matte rain',
  weakEndings: 'acker halde hubel büel buel bühl matt zelg',
  streetOpeners: 'chemin rue avenue route ruelle place quai sentier via vicolo piazza',
  poBoxes: 'postfach case postale casella',
  names: 'schweiz suisse switzerland svizzera zwitserland',
  source: 'Swiss Post, Correct addressing',
};
