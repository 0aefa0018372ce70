import type { AddressGrammar } from './grammar.ts';

/** "12, rue de la Gare, L-1611 Luxembourg". */
export const LU: AddressGrammar = {
  country: 'LU',
  postcode: 'L(?:U)?[- ]\\d{4}',
  postcodeIsTelling: true,
  streetOpeners: 'rue avenue boulevard route montée cité',
  poBoxes: 'bp',
  names: 'luxembourg luxemburg lëtzebuerg letzebuerg',
  source: 'POST Luxembourg, addressing guidelines',
};
