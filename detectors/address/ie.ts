import type { AddressGrammar } from './grammar.ts';

/** "14 Cluain Dara, Ballincollig, Co. Cork, P31 XW28"; townlands have no street and no number. */
export const IE: AddressGrammar = {
  country: 'IE',
  postcode: '[AC-FHKNPRTV-Y](?:\\d\\d|6W) ?(?=[A-Y]{0,3}\\d)[0-9AC-FHKNPRTV-Y]{4}',
  postcodeIsTelling: true,
  streetClosers: 'road rd street st avenue ave drive lane crescent',
  weakClosers:
    'park terrace close grove heights view lawn lawns downs paddocks estate green quay court manor rise square',
  poBoxes: 'po p.o p.o.',
  names: 'ireland eire ierland irland irlande republic of ireland',
  source: 'Eircode, addressing guidelines',
};

/** The 32 counties, as they follow "Co." or "County". */
export const COUNTIES =
  'antrim armagh carlow cavan clare cork derry donegal down dublin fermanagh galway kerry kildare kilkenny laois leitrim ' +
  'limerick longford louth mayo meath monaghan offaly roscommon sligo tipperary tyrone waterford westmeath wexford wicklow';
