import { candidates } from './candidates.ts';
import type { Detector, Match, Span, TextView } from './contract.ts';
import { firstFrom } from './taken.ts';
import { urlsOf } from './urls.ts';

/** Decimal degrees with three decimals (a hundred metres) or more, optionally with hemisphere letters. */
const DECIMAL =
  /(?<![\w.,-])[+-]?\d{1,2}[.,]\d{3,9} ?°? ?(?:[NSZ]|NB|ZB)?(?: ?[,;] ?|[ /]{1,3})(?:(?:lon|lng|long|lengtegraad|longitude)[:= ]{1,2})?[+-]?\d{1,3}[.,]\d{3,9}(?: ?°? ?(?:[EWO]|OL|WL)\b|°)?(?![\w.,]\d|\w)/gi;
/** Degrees, minutes and seconds with hemisphere letters. */
const SEXAGESIMAL =
  /(?<![\w.])\d{1,2} ?° ?\d{1,2}(?:\.\d{1,6})? ?['′](?: ?\d{1,2}(?:\.\d{1,4})? ?(?:"|″|''))? ?[NSZ],? ?\d{1,3} ?° ?\d{1,2}(?:\.\d{1,6})? ?['′](?: ?\d{1,2}(?:\.\d{1,4})? ?(?:"|″|''))? ?[EWO](?!\w)/gi;
/** "N 53° 05.412' E 005° 18.077'", as plotters show it. */
const LETTER_FIRST =
  /(?<!\w)[NSZ] ?\d{1,2} ?° ?\d{1,2}(?:[.,]\d{1,5})? ?['′]?(?: ?\d{1,2}(?:[.,]\d{1,4})? ?(?:"|″|''|′′))?,? ?[EWO] ?\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,5})? ?['′]?(?: ?\d{1,2}(?:[.,]\d{1,4})? ?(?:"|″|''|′′))?/gi;
/** `lat=52.1&lon=4.3`, `latitude: 52.1, longitude: 4.3`. */
const NAMED =
  /\b(?:lat|latitude|breedtegraad|breitengrad)["']?[:= ]{1,3}([+-]?\d{1,2}[.,]\d{3,9})["']?[,;& ]{1,3}["']?(?:lon|lng|long|longitude|lengtegraad|längengrad)["']?[:= ]{1,3}[+-]?\d{1,3}[.,]\d{3,9}/giu;
/** How {@link NAMED} begins. */
const NAMES = /lat|breedtegraad|breitengrad/i;
/** A place of three metres by three words (what3words). */
const WORDS =
  /(?:(?<![:\w/])(?=\/\/\/)|(?:what3words|w3w)(?: is| says|:)? ?)((?:\/\/\/)?[\p{Ll}]{3,18}\.[\p{Ll}]{3,18}\.[\p{Ll}]{3,18})(?![\p{L}/])/giu;
const LABEL =
  /(?:\b(?:gps|geo|coord\p{L}*|co[öo]rdina\p{L}*|koordinaten?|locat\p{L}*|locatie\p{L}*|standort|position|positie|emplacement|localisation|lat|latitude|kaart|map|maps|karte|carte|pin|what3words)\b|[@?&]|\bll=|geo:)/iu;
const LABEL_REACH = 60;

/** Pairs of coordinates that name a place to a hundred metres or better. */
export const geoLocation: Detector = {
  id: 'geo-location',
  entity: 'GEO_LOCATION',
  version: 2,
  stage: 'structure',
  prefilter: 'always',
  regions: [],
  sources: ['ISO 6709', 'RFC 5870 (geo URI)'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    const text3 = /what3words|w3w|\/\/\//i.test(view.text) ? view.text : '';
    for (const found of candidates(view, DECIMAL, { digits: 8, reach: 16 })) {
      if (!inRange(found[0])) continue;
      const around =
        view.text.slice(Math.max(0, found.index - LABEL_REACH), found.index) +
        view.text.slice(found.index + found[0].length, found.index + found[0].length + LABEL_REACH);
      const decimals = /[.,](\d{3,9})/.exec(found[0])?.[1]?.length ?? 0;
      const lettered = /\d ?°? ?[NSZ]B?(?![a-z])/i.test(found[0]);
      const labelled = LABEL.test(around);
      const bare =
        /^[+-]?[1-9]\d?\.\d{4,9}[,;/ ]{1,3}[+-]?\d{1,3}\.\d{4,9}$/.test(found[0].trim()) &&
        /[,;/]/.test(found[0]);
      if (!lettered && !labelled && (decimals < 4 || !bare)) continue;
      // Columns of measurements ("0.0001  0.2465") lie in the Gulf of Guinea.
      if (/^[\d,]+$/.test(found[0]) || /^0[.,]\d+[\s,;/]+0[.,]/.test(found[0])) continue;
      matches.push({
        start: found.index,
        end: found.index + found[0].trimEnd().length,
        confidence: lettered || labelled ? 'certain' : 'likely',
        evidence: labelled ? ['format', 'range', 'context'] : ['format', 'range'],
      });
    }
    const patterns = [
      ...(view.text.includes('°') ? [SEXAGESIMAL, LETTER_FIRST] : []),
      ...(NAMES.test(view.text) ? [NAMED] : []),
    ];
    for (const pattern of patterns) {
      for (const found of candidates(view, pattern, { digits: 4, reach: 32 })) {
        const offset = found[1] ? found[0].indexOf(found[1]) : 0;
        matches.push({
          start: found.index + offset,
          end: found.index + found[0].length,
          confidence: 'certain',
          evidence: ['format'],
        });
      }
    }
    for (const found of text3.matchAll(WORDS)) {
      const start = found.index + found[0].length - (found[1] as string).length;
      matches.push({
        start,
        end: start + (found[1] as string).length,
        confidence: 'likely',
        evidence: ['format'],
      });
    }
    return matches.map((match) => {
      const whole = widened(match, urlsOf(view));
      return isPublicPlace(view.text, whole) ? { ...whole, holder: 'organisation' as const } : whole;
    });
  },
  compact: (value) => value.replace(/[^\d.,+NSEWOZ-]/gi, '').toUpperCase(),
};

/** Things in the street and places open to all: where they are tells nothing of a person. */
const PUBLIC =
  /(?<!\p{L})(?:lantaarn\p{L}*|lichtmast|paal|paaltje|prullenbak|bankje|bushalte|halte|station|parkeerplaats|parkeerterrein|speeltuin|rotonde|kruising|kruispunt|brug|sluis|put|gat|kuil|boom|container|laadpaal|meetstation|pothole|street ?light|lamp ?post|bench|bin|bus stop|car park|parking|footpath|bridge|junction|roundabout|playground|manhole|hydrant|charger|charging point|laterne|straßenlaterne|schlagloch|bank|haltestelle|bahnhof|hauptbahnhof|parkplatz|spielplatz|brücke|kreuzung|baum|ladesäule|station|lampadaire|réverbère|nid de poule|arrêt|gare|parking|banc|pont|carrefour|arbre|borne|col|sommet|refuge|trailhead|summit)(?!\p{L})/iu;
/** Whoever says one of these tells where somebody is or lives. */
const OWN_PLACE =
  /(?<!\p{L})(?:woon|wonen|thuis|huis|mijn|ons|onze|ik|wij|we|live|lives|home|my|our|i|i'm|wohne|wohnt|zuhause|mein\p{L}*|unser\p{L}*|ich|wir|habite|habitons|chez|mon|ma|notre|je|j'habite|nous|maison)(?!\p{L})/iu;
const PLACE_REACH = 90;

/** Whether the sentence around the coordinates speaks of such a place, and not of somebody's own. */
function isPublicPlace(text: string, { start, end }: Span): boolean {
  const before =
    text
      .slice(Math.max(0, start - PLACE_REACH), start)
      .split(/[\n.!?]/)
      .at(-1) ?? '';
  const behind = /^[^\n!?]{0,60}/.exec(text.slice(end, end + PLACE_REACH))?.[0] ?? '';
  return PUBLIC.test(`${before} | ${behind}`) && !OWN_PLACE.test(before);
}

/** A map link names the place as a whole. */
function widened(match: Match, urls: readonly Span[]): Match {
  const url = urls[firstFrom(urls, match.start + 1) - 1];
  return url && match.end <= url.end ? { ...match, start: url.start, end: url.end } : match;
}

function inRange(pair: string): boolean {
  const numbers = pair.match(/[+-]?\d{1,3}[.,]\d{3,9}/g) ?? [];
  const [latitude, longitude] = numbers.map((number) => Math.abs(Number(number.replace(',', '.'))));
  return latitude !== undefined && longitude !== undefined && latitude <= 90 && longitude <= 180;
}
