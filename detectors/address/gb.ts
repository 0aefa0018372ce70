import type { AddressGrammar } from './grammar.ts';

/** "Flat 9, Orchid Court, 118 Lewisham Way, London SE14 6PD". */
export const GB: AddressGrammar = {
  country: 'GB',
  postcode:
    '(?:GIR ?0AA|[A-PR-UWYZ](?:\\d{1,2}|[A-HK-Y]\\d|[A-HK-Y]\\d\\d|\\d[A-HJKSTUW]|[A-HK-Y]\\d[A-Z]) {0,2}\\d[ABD-HJLNP-UW-Z]{2})',
  postcodeIsTelling: true,
  streetClosers:
    'road rd street st avenue ave lane ln drive dr close crescent cres gardens gdns terrace grove mews boulevard blvd parade broadway ' +
    'embankment esplanade wynd brae loan',
  weakClosers:
    'way place pl court ct hill row square sq park view rise walk green quay wharf yard gate vale mount meadow meadows fields croft drove garth ' +
    'path paddock paddocks strand approach bank end orchard copse chase heights ridge cl gr side field common market cross bridge wood woods moor ' +
    'mead leys lea rye causeway dene dell passage circus villas cottages buildings alley',
  poBoxes: 'po p.o p.o. pobox',
  unitWords:
    'flat apartment apt unit floor suite room studio basement ground first second third c/o block pigeonhole unit lot plot pitch berth maisonette plot',
  buildingWords:
    'court house chambers lodge cottage cottages farm farmhouse barn mill building buildings tower towers hall villa villas manor mansions forge rectory vicarage ' +
    'croft grange priory oast stables annexe annex works centre center wharf heights point apartments lofts place residences bungalow gatehouse schoolhouse chapel',
  names:
    'united kingdom uk u.k. great britain england scotland wales northern ireland engeland verenigd koninkrijk großbritannien royaume-uni',
  source: 'Royal Mail, Programmer’s guide to PAF; BS 7666',
};
