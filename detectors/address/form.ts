import type { Span } from '../contract.ts';
import { fold } from '../fold.ts';

type Field = 'street' | 'number' | 'code' | 'town' | 'codeTown';

const FIELDS: Readonly<Record<Field, RegExp>> = {
  street:
    /^(?:straat(?:naam)?(?: ?[/+&] ?(?:nr|nummer|huisnr))?|adres(?:regel)?(?: ?1)?|street(?: name| address)?|address(?: line)?(?: ?1)?|(?:strasse|straße)(?: ?[/+&] ?(?:nr|hausnr|hausnummer))?|anschrift|rue|voie|adresse(?: ?1)?)$/,
  number:
    /^(?:huisnummer|huisnr|nummer|nr|house (?:number|no)|number|hausnummer|hausnr|numero|n°|toevoeging)$/,
  code: /^(?:postcode|post code|postal code|zip|zip code|zipcode|plz|postleitzahl|code postal|cp|eircode)$/,
  codeTown:
    /^(?:(?:pc|postcode|post code|plz|postleitzahl|zip|cp|code postal) ?[/+&] ?(?:plaats|woonplaats|ort|stadt|city|town|ville)|(?:plaats|ort|city|town|ville) ?[/+&] ?(?:pc|postcode|plz|zip|cp))$/,
  town: /^(?:plaats|woonplaats|stad|gemeente|city|town|city\/town|town\/city|ort|wohnort|stadt|ville|commune|localite)$/,
};
const VALUES: Readonly<Record<Field, RegExp>> = {
  street: /^(?=.*\p{L}{3})[\p{L}\d][\p{L}\d '.,/-]{2,60}$/u,
  number: /^\d{1,5} ?[-/]? ?[a-z\d]{0,4}$/i,
  code: /^(?=.*\d)[a-z\d][a-z\d -]{2,9}$/i,
  codeTown: /^[\p{L}\d][\p{L}\d '.,-]{3,50}$/u,
  town: /^\p{L}[\p{L} '.-]{1,40}$/u,
};
/** "Straat: …", "| Straat | …", "Straat = …", "Straat ….. : …". */
const LINE =
  /^[ \t>|*_-]{0,12}([\p{L}°/+& 1]{2,22}?)(?:[ \t.*_]{0,20}(?:[:=|]|\t)| ?[._]{3,40}| {2,30})[ \t*_]{0,12}([^\n|]{1,64})/u;

/**
 * Values of an address filled in field by field, on lines of their own. One field is none: a street or
 * postal code and another field must stand within three lines.
 */
export function formFields(text: string, around: number): Span[] {
  let start = around;
  for (let lines = 0; lines < 3 && start > 0; lines++) start = text.lastIndexOf('\n', start - 2) + 1;
  const found: { field: Field; span: Span }[] = [];
  for (let at = start, lines = 0; lines < 7 && at < text.length; lines++) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const line = LINE.exec(text.slice(at, Math.min(end, at + 120)));
    const field = line ? fieldOf(line[1] as string) : undefined;
    const value = (line?.[2] ?? '').replace(/[ ,.]{1,4}$/, '');
    if (line && field && VALUES[field].test(value)) {
      const from = at + line[0].length - (line[2] as string).length;
      found.push({ field, span: { start: from, end: from + value.length } });
    }
    at = end + 1;
  }
  const kinds = new Set(found.map(({ field }) => field));
  return kinds.size > 1 && (kinds.has('street') || kinds.has('code') || kinds.has('codeTown'))
    ? found.map(({ span }) => span)
    : [];
}

function fieldOf(label: string): Field | undefined {
  const low = fold(label).trim();
  return (Object.keys(FIELDS) as Field[]).find((field) => FIELDS[field].test(low));
}
