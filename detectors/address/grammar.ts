import type { Region } from '../contract.ts';

/**
 * What the addresses of one country are made of. Words are lower case without accents, separated by
 * blanks; the readers of this folder put those of all countries together, since people abroad write to a
 * desk at home.
 */
export interface AddressGrammar {
  readonly country: Region;
  /** Source of a regular expression for the postal code, country prefix included; no groups. */
  readonly postcode: string;
  /** Whether the code's shape alone tells that it is one ("1015 CJ", "SE15 4HA"), or a number does as well. */
  readonly postcodeIsTelling: boolean;
  /** Ends of words that are streets, whatever stands before: "Kerk*straat*". */
  readonly streetEndings?: string;
  /** Ends of words that may be streets: believed with a postal code or a label only. */
  readonly weakEndings?: string;
  /** Words with such an ending that are no streets. */
  readonly notStreets?: string;
  /** Words of their own that open a street's name: "*rue* de la Paix", "*Laan* van Meerdervoort". */
  readonly streetOpeners?: string;
  /** Words of their own that close a street's name behind a number: "22 Ashgrove *Road*". */
  readonly streetClosers?: string;
  /** Those of the closers that need a postal code beside them. */
  readonly weakClosers?: string;
  /** Words before the number of a box at the post office. */
  readonly poBoxes: string;
  /** Words of a line or clause that names a part of a building: "Flat 9", "bât. C", "Appt 27". */
  readonly unitWords?: string;
  /** Words that end or open the name of a building: "Orchid *Court*", "*Résidence* Les Acacias". */
  readonly buildingWords?: string;
  /** The country's names, as people write them under an address. */
  readonly names: string;
  /** Where the format is published. */
  readonly source: string;
}
