import { fold } from '../fold.ts';
import { AT } from './at.ts';
import { BE } from './be.ts';
import { CH } from './ch.ts';
import { DE } from './de.ts';
import { FR } from './fr.ts';
import { GB } from './gb.ts';
import type { AddressGrammar } from './grammar.ts';
import { COUNTIES, IE } from './ie.ts';
import { LU } from './lu.ts';
import { NL } from './nl.ts';
import { US } from './us.ts';

/** Every country's grammar, sorted by code. */
export const GRAMMARS: readonly AddressGrammar[] = [AT, BE, CH, DE, FR, GB, IE, LU, NL, US];

type WordList = keyof {
  [Key in keyof AddressGrammar as AddressGrammar[Key] extends string | undefined ? Key : never]: 1;
};

function union(key: WordList, grammars: readonly AddressGrammar[] = GRAMMARS): ReadonlySet<string> {
  return new Set(
    grammars.flatMap((grammar) => fold(grammar[key] ?? '').split(' ')).filter((word) => word !== ''),
  );
}

export const STREET_ENDINGS = union('streetEndings');
export const WEAK_ENDINGS = union('weakEndings');
export const NOT_STREETS = union('notStreets');
/** Openers behind a number ("12 rue …") and those before a number at the end ("Laan van … 12"). */
export const FRENCH_OPENERS = union('streetOpeners', [FR, BE, CH, LU]);
export const GERMANIC_OPENERS = union('streetOpeners', [NL, DE]);
export const STREET_CLOSERS = union('streetClosers');
export const WEAK_CLOSERS = union('weakClosers');
export const UNIT_WORDS = union('unitWords');
export const BUILDING_WORDS = union('buildingWords');
export const PO_BOXES = union('poBoxes');
export const COUNTY_NAMES = new Set(COUNTIES.split(' '));

/** Openers that are also ordinary words: "2 places", "3 cours"; a name must follow that begins with a capital. */
export const LOOSE_OPENERS = new Set(
  fold(
    'place pl cours passage pass villa cité cite mail route lot clos domaine r ch che porte pont côte cote mas square sq résidence residence voie rampe levée levee av ave am op cour galerie traverse montée montee promenade',
  ).split(' '),
);

/** Stand inside names of streets and towns without a capital. */
export const PARTICLES = new Set(
  fold(
    "van de der den het ter ten te tot op in aan bij onder over op ’t 't 's von vom zu zum zur dem des am an im auf unter du la le les l d et aux au à a en sur sous " +
      "the of and upon on by d'a del della do da dos di el al y v.d v/d vd v.d. und ob lès saint sainte st",
  ).split(' '),
);

/** Words before a street that are no part of its name, in texts where capitals tell nothing. */
export const STOP_WORDS = new Set(
  fold(
    'adres adressen woonadres bezorgadres afleveradres factuuradres postadres huisadres bezoekadres verzendadres straat straatnaam wonende woon woont wonen woonde woonden wonend verhuisd verhuizen verhuis ' +
      "staat ligt naar vanaf vanuit uit bij naast tegenover voor achter tussen tot met en of is was zijn wordt mijn me mn m'n ons onze uw jullie hun haar zijn nu eerst ook niet geen dus maar dat die dit er hier daar " +
      'ik je jij u hij zij wij we ze perceel pand woning huis flat bedrijf kantoor winkel vestiging nieuwe adres: oude oud nieuw huidige internet pakket bestelling levering geleverd bezorgd bezorgen sturen stuur gestuurd ' +
      'address addresses live lives living lived at from to near opposite behind between our my your their his her is was are were and or the now moved moving new old current house home deliver delivered delivery sent send ship shipped post postal ' +
      'adresse anschrift wohnhaft wohne wohnt wohnen wohnte neue neu alte alt aktuelle meine mein unsere unser ihre in nach aus bei und oder ist war sind lautet jetzt nicht auch gegenüber neben lieferung geliefert haus ' +
      'habite habitant habitons habitait habitez demeurant domicilié domiciliée domicile résidant sis située situé mon ma notre votre nos vos est était sont et ou chez vers depuis livré livraison jabite tjr toujours actuellement nouvelle ancienne actuelle ' +
      'dhr mevr mw mr mrs ms herr frau familie fam heer mevrouw monsieur madame mme mlle tel telefoon phone email mail naam name nom',
  ).split(' '),
);
