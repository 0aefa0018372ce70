/** What passports, identity cards, residence permits and driving licences call themselves. */
const TITLES =
  /\b(?:paspoort|passport|passeport|reisepass|identiteitskaart|identity\s*card|personalausweis|carte\s+(?:nationale\s+)?d.identit[eé]|verblijfs(?:titel|vergunning|document)|residence\s+permit|aufenthaltstitel|titre\s+de\s+s[eé]jour|rijbewijs|driving\s+licen[cs]e|f[uü]hrerschein|permis\s+de\s+conduire|koninkrijk\s+der\s+nederlanden|kingdom\s+of\s+the\s+netherlands|bundesrepublik\s+deutschland|r[eé]publique\s+fran[cç]aise|royaume\s+de\s+belgique|koninkrijk\s+belgi[eë])\b/gi;

/** The fields on them, in the languages they are printed in. */
const FIELDS =
  /\b(?:naam|surname|nom|name|voornamen|given\s+names?|pr[eé]noms?|vornamen?|geboortedatum|date\s+of\s+birth|date\s+de\s+naissance|geburtsdatum|geboorteplaats|place\s+of\s+birth|lieu\s+de\s+naissance|geburtsort|nationaliteit|nationality|nationalit[eé]|staatsangeh[oö]rigkeit|geslacht|sex|sexe|geschlecht|lengte|height|taille|gr[oö][sß]e|burgerservicenummer|bsn|personal\s+n(?:o|umber)|geldig\s+tot|date\s+of\s+expiry|date\s+d.expiration|g[uü]ltig\s+bis|autoriteit|authority|autorit[eé]|beh[oö]rde|documentnummer|document\s+n(?:o|umber)|handtekening|signature|unterschrift)\b/gi;

/** A card says little beside its fields; a letter about one says more. */
const MAX_WORDS = 200;
const FEWEST_FIELDS = 3;

/** A line of a machine-readable zone as it is read from a picture (ICAO Doc 9303, part 3): some of it mistaken. */
const ZONE_LINE = /^[A-Z0-9<«‹]{24,50}$/;
const FEWEST_FILLERS = 4;

/**
 * Whether what was read from a picture is an identity document: it has a machine-readable zone, or calls itself one
 * and has its fields.
 *
 * Known misses: a document whose letters cannot be read, for which the picture is withheld as unreadable.
 */
export function looksLikeIdentity(text: string): boolean {
  if (text.split('\n').some(isZoneLine)) return true;
  if ((text.match(/\S+/g)?.length ?? 0) > MAX_WORDS) return false;
  const fields = new Set(text.match(FIELDS)?.map((field) => field.toLowerCase().replace(/\s+/g, ' ')));
  return text.search(TITLES) >= 0 && fields.size >= FEWEST_FIELDS;
}

function isZoneLine(line: string): boolean {
  const packed = line.replace(/\s+/g, '');
  return ZONE_LINE.test(packed) && packed.split(/[<«‹]/).length > FEWEST_FILLERS;
}
