import type { AddressGrammar } from './grammar.ts';

/** "12 bis rue de la Paix, 75002 Paris"; a number before the street, rarely behind it. */
export const FR: AddressGrammar = {
  country: 'FR',
  postcode: '(?:F[- ]|FR[- ])?\\d{5}',
  postcodeIsTelling: false,
  streetOpeners:
    'rue r avenue av ave bd boulevard blvd bld boul place pl chemin chem che ch allée allee allées allees impasse imp route rte quai cours square sq ' +
    'passage pass voie sentier sente villa résidence residence faubourg fbg fg chaussée chaussee rond-point esplanade promenade montée montee côte cote traverse ' +
    'ruelle venelle hameau lotissement lot clos domaine mail parvis cité cite galerie grande-rue grand-rue rampe porte pont levée levee mas',
  poBoxes: 'bp tsa cs',
  unitWords:
    'bât bat bâtiment batiment appt apt appartement app esc escalier étage etage porte hall logement log lgt boîte bte chez c/o entrée entree résidence bloc tour chambre studio hangar palier rdc',
  buildingWords:
    'résidence residence res rés immeuble imm villa domaine château chateau les le la lotissement hameau lieu-dit lieudit ld quartier ferme mas clos parc foyer hlm ehpad manoir za zi zac péniche',
  names: 'france frankrijk frankreich',
  source: 'AFNOR NF Z10-011; La Poste, norme adresse',
};
