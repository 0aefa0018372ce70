import type { TextView } from './contract.ts';
import { fold } from './fold.ts';
import { isDigit } from './numbers.ts';
import { type Term, termsOf } from './vocabulary.ts';
import { opensDate, type WrittenDate, writtenDate } from './written-dates.ts';

/** "ik ben van het jaar 1958" */
const SAID_REACH = 24;
/** An age, or the day at once. */
const TURNED_OPENS = /^ (?:\p{L}{2,5} )?(?:\d|on |op |am |le |th|ne|ko)/iu;
/** How far behind or before its word a date of birth may stand, UTF-16 units: about one clause. */
const REACH = 72;
/** Persons one label may be shared by: a family, a team, a class list. */
const MOST_SHARED = 40;
/** A party is not held for dates that are long past, and nobody tells a year of birth that is to come. */
const LATEST_PARTY = 2020;
const LATEST_SAID = 2024;
const EARLIEST = 1850;
const LATEST = 2035;
/** Two digits above this are of the century before. */
const PIVOT = 26;

const set = (text: string): ReadonlySet<string> => new Set(fold(text).split(' '));

/** Words that may stand between a word for birth and its date without making a statement of their own. */
const PLAIN = set(
  'its it s thats het t c dat op de den is was zijn are te in het jaar nr van on the of bin am der dem ist im jahr jahre war waren le la en l an est etait ont ' +
    'mijn my mein meine ma mon i ich ik je hij zij ze he she er sie il elle ben namelijk circa ca rond about around vers um anno ' +
    'en and und et om dus toch volgens mij paspoort passport actually should be moet hoort zou sein sollte lautet doit etre devrait ' +
    'voor for fur pour his her their zijn haar hun uw your ihr sein son sa dd d.d. datum date yyyy mm jjjj jj aaaa tt dag maand born geboren geb',
);
/** Words of lists of persons: "Sanne op 3 mei 2012 en mijn zoon Tim op …". */
const LISTING = set(
  'en and und et ou or oder of op on am le the de den der van von vom du mijn my mein meine ma mon m v f w h ' +
    'zoon zoontje dochter dochtertje zus zusje broer broertje man vrouw echtgenoot echtgenote partner moeder vader oma opa kind kinderen ' +
    'son daughter sister brother wife husband mum mom dad mother father partner baby twins ' +
    'sohn tochter schwester bruder frau mann mutter vater oma opa fils fille soeur frere femme mari mere pere ' +
    'hij zij ze he she er sie il elle lui moi ik ich i me ben bin am is ist est was war die that respectievelijk resp respectively ' +
    'voor for fur pour his her zijn haar sein ihr son sa in en ook also auch aussi geb geboren born né née nee dob gebdat not niet nicht pas non statt instead rather than plaats au lieu du of as als maar but aber mais echte real eigentlich actual actually juiste correct correcte richtige vraie vrai datum date mine yours hers theirs mijne hare zijne meins seins mienne sienne',
);
const OTHER =
  /†|(?<!\p{L})(?:sinds|since|depuis|seit|vanaf|until|till|bis|jusqu|overleden|gestorven|gest|died|dead|deceased|passed|décéd|mort|verstorben|gestorben|getrouwd|gehuwd|married|marié|verheiratet|heirat|verhuis|moved|expire|geldig|gültig|valable|valid|best[ae]l|order|commande|factuur|invoice|facture|rechnung|afspraak|appointment|termin|rendez|lever|deliver|liefer|livr|contract|vertrag|contrat|ingang|einde|start|begin|vertrek|reis|travel|booking|boek|brief|mail|gebeld|called|schreiben|polis|opname|ontslag|operatie|opgericht|gegründet|founded|fondée|built|gebouwd|tot |ab )/iu;
const SENTENCE = /[.!?;](?:\s|$)|\n[\s>]*\n/;
/** Words that end in a full stop without ending a sentence. */
const ABBREVIATED = /(?<!\p{L})(?:geb|d\.?o\.?b|d\.d|dd|ca|nr|no|st|dat|[a-z])\.(?=\s)/giu;

export interface BirthDate extends WrittenDate {
  /** Whether nothing but signs and plain words stands between the label and the date. */
  readonly direct: boolean;
}

/**
 * Dates tied to a word for birth: behind it, before it ("is op 3 mei 2014 in Delft geboren", "12-03-1984
 * (geboortedatum)"), and those of further persons that share it. Each term costs a bounded number of tries.
 */
export function birthDates(view: TextView): BirthDate[] {
  const { text } = view;
  const dates: BirthDate[] = [];
  let read = 0;
  const terms = termsOf(view, 'date-of-birth', 'born', 'birthday', 'birth-year', 'birth-said', 'turned');
  const labels = terms.filter(({ group }) => group !== 'birth-said' && group !== 'turned');
  let next = 0;
  let last = 0;
  for (const term of terms) {
    const isLabel = labels[next] === term;
    if (isLabel) next++;
    // Each stretch between two labels is read for them alone, so that a flood of labels costs no more than text.
    const limit = Math.min(text.length, term.end + REACH, labels[next]?.start ?? text.length);
    const since = Math.max(read, last);
    if (isLabel) last = term.end;
    // A list that was read on from its first label.
    if (term.end <= read) continue;
    if (term.group === 'turned' && !TURNED_OPENS.test(text.slice(term.end, term.end + 8))) continue;
    const found =
      behind(text, term, term.group === 'birth-said' ? Math.min(limit, term.end + SAID_REACH) : limit) ??
      answered(text, term) ??
      before(text, term, since);
    if (!found) continue;
    dates.push(found);
    read = Math.max(read, found.end);
    if (found.end < term.start) continue;
    for (const other of sharing(text, found)) {
      dates.push(other);
      read = other.end;
    }
  }
  return dates;
}

function behind(text: string, term: Term, limit: number): BirthDate | undefined {
  for (let at = term.end; at < limit; at++) {
    if (!startsToken(text, at)) continue;
    const isDigit = /\d/.test(text[at] as string);
    const date = writtenDate(text, at);
    if (date) {
      const gap = text.slice(term.end, at);
      if (accepts(text, term, gap, date)) return { ...date, direct: isPlain(gap) };
      if (date.kind === 'full' || isDigit) return undefined;
    } else if (isDigit && term.group !== 'turned') return undefined;
  }
  return undefined;
}

/** "klantnummer en geboortedatum?" and a line that answers both: the first whole date of it. */
function answered(text: string, term: Term): BirthDate | undefined {
  if (term.group !== 'date-of-birth') return undefined;
  const question = /^[^\n?]{0,48}\?[ ]{0,2}\n/.exec(text.slice(term.end, term.end + REACH))?.[0];
  if (!question) return undefined;
  const from = term.end + question.length;
  const line = /^[^\n]{0,80}/.exec(text.slice(from, from + 80))?.[0] ?? '';
  for (let at = from; at < from + line.length; at++) {
    if (!startsToken(text, at)) continue;
    const date = writtenDate(text, at);
    if (date?.kind === 'full' && !date.bare && plausible(date) !== undefined)
      return { ...date, direct: true };
  }
  return undefined;
}

function accepts(text: string, term: Term, gap: string, date: WrittenDate): boolean {
  const year = plausible(date);
  if (year === undefined) return false;
  if (term.group === 'turned') return TURNED.test(gap) && date.kind !== 'year';
  if (term.group === 'birth-said') {
    if (!/^[ :,]{1,2}(?:(?:in|het|jaar|l'année|anno|de|den|the) ){0,2}$/i.test(gap) || year > LATEST_SAID)
      return false;
    return date.kind === 'full' || date.kind === 'month' || date.kind === 'year';
  }
  const question = /\?/.test(gap);
  const tail = gap.slice(0, 1) === '.' ? gap.slice(1) : gap;
  const plain = isPlain(
    question
      ? tail.slice(tail.lastIndexOf('?') + 1).replace(/^\s*[^\s:]{1,24}(?: [^\s:]{1,24})?:/, '')
      : tail,
  );
  if (!plain && (question || SENTENCE.test(tail.replace(ABBREVIATED, '')) || OTHER.test(gap))) return false;
  if (OTHER.test(gap) || /(?<!\p{L})(?:per|from|ab|dès|du|vom|to|after|before|na|vor|nach)\s$/iu.test(gap))
    return false;
  const signed = plain && /[:=|?\n]|->/.test(gap);
  switch (term.group) {
    case 'birthday':
      if (date.kind === 'full') return (plain || gap.length < 40) && (year <= LATEST_PARTY || signed);
      return date.kind === 'day' && plain && !/\n/.test(gap);
    case 'birth-year':
      return plain && date.kind !== 'day' && (signed || year <= LATEST_SAID);
    default:
      break;
  }
  if (date.kind === 'full') return plain || (!date.bare && !/\d/.test(gap));
  if (date.kind === 'month') return plain || /(?: in| en| im)\s$/i.test(gap);
  if (date.kind === 'day') return plain;
  if (term.group !== 'born') return signed && text[date.end] !== '-';
  return (
    /^\.?[ :]{1,2}(?:(?:ca\.?|circa|rond|vers|around|about|um|anno) )?$/i.test(gap) ||
    (/(?: in| en| im jahre?| anno| in het jaar| vers| rond| around| about| um| ca\.?)\s$/i.test(gap) &&
      gap.length < 40)
  );
}

/** "turned 30 on", "wordt 18 jaar op", "a eu ses 18 ans le", "wird 40 am". */
const TURNED =
  /^(?: (?:de |ses |his |her |my |zijn |haar |mijn |sa )?\d{1,3}(?:e|ste|de|th|st|nd|rd)?,?)?(?: (?:jaar|years old|years|ans|jahre))?(?: (?:birthday|verjaardag))?,? (?:on|op|am|le|this|next|komende|ce|diesen|dit|upcoming)(?: the)?(?: \p{L}{5,10},?)? $/iu;

/** The last date before a term of the same clause. */
function before(text: string, term: Term, read: number): BirthDate | undefined {
  if (term.group !== 'date-of-birth' && term.group !== 'born' && term.group !== 'birthday') return undefined;
  const from = Math.max(read, term.start - REACH);
  let last: BirthDate | undefined;
  for (let at = from; at < term.start; at++) {
    if (!startsToken(text, at)) continue;
    const date = writtenDate(text, at);
    if (!date || date.end > term.start) continue;
    if (fits(text, term, date)) last = { ...date, direct: isPlain(text.slice(date.end, term.start)) };
    at = date.end;
  }
  return last;
}

/** Between a date and the word for birth behind it. */
const TIED =
  /^[ ]?(?:[([=,:/-]|<-|=>|->)?[ ]?(?:(?:is|was|ist|war|est|als|as|=)\s)?(?:(?:mijn|my|mein|ma|de|the|zijn|haar|his|her|sein|ihr|son|sa|our|onze|hun|their|uw|die|das|la|juiste|correct|right) ){0,2}$/i;
const CLAUSE =
  /[.!?;:,()\n]|\d|(?<!\p{L})(?:dat|that|dass|daß|que|heb|have|habe|ai|when|toen|als|wenn|quand)(?!\p{L})/iu;

function fits(text: string, term: Term, date: WrittenDate): boolean {
  const year = plausible(date);
  if (year === undefined) return false;
  const gap = text.slice(date.end, term.start);
  const lead = text.slice(Math.max(0, date.start - 16), date.start);
  if (/(?:sinds|since|seit|depuis|vanaf|vom|tot|until) $/i.test(lead)) return false;
  if (term.group !== 'born')
    return date.kind === 'full' && (!date.bare || date.end - date.start >= 8) && TIED.test(gap);
  if (gap.length > 45 || CLAUSE.test(gap.trim())) return date.kind === 'full' && /^[ ]?[(,=]? ?$/.test(gap);
  if (date.kind === 'full' && !date.bare) return true;
  if (date.kind === 'day') return /(?:op|am|on|le|the|der|de|den) $/i.test(lead) && gap.trim().length < 28;
  return date.kind === 'year' && /(?:in|im jahre?|en|wurde|is|werd|bin|ist) $/i.test(lead);
}

/** Further dates behind `first`, each joined to the one before by "en", a comma or a new line of a list. */
function sharing(text: string, first: BirthDate): BirthDate[] {
  const dates: BirthDate[] = [];
  if (first.kind !== 'full' && first.kind !== 'year') return dates;
  for (let from = first.end; dates.length < MOST_SHARED; ) {
    const next = nextShared(text, from, first);
    if (!next) break;
    dates.push(next);
    from = next.end;
  }
  return dates;
}

function nextShared(text: string, from: number, first: BirthDate): BirthDate | undefined {
  const limit = Math.min(text.length, from + REACH);
  for (let at = from; at < limit; at++) {
    if (/[.!?]/.test(text[at] as string) && /\s/.test(text[at + 1] ?? ' ')) return undefined;
    if (!startsToken(text, at)) continue;
    const date = writtenDate(text, at);
    if (date?.kind === first.kind && date.bare === first.bare) {
      const gap = text.slice(from, at);
      const joined =
        /[,;&+/\n|(]|(?<!\p{L})(?:en|and|und|et|resp|maar|but|aber|mais|not|niet|nicht|pas|statt|instead|rather|plaats|lieu)(?!\p{L})/iu.test(
          gap,
        );
      const isListed = joined && !OTHER.test(gap) && !/\n[\s>]*\n/.test(gap) && allListing(gap);
      return isListed && plausible(date) !== undefined ? { ...date, direct: false } : undefined;
    }
    if (date && date.kind !== 'day' && date.kind !== 'year') return undefined;
    if (/\d/.test(text[at] as string)) return undefined;
  }
  return undefined;
}

function allListing(gap: string): boolean {
  for (const [word] of gap.matchAll(/[\p{L}']+/gu)) {
    if (!/^\p{Lu}/u.test(word) && !LISTING.has(fold(word))) return false;
  }
  return true;
}

function isPlain(written: string): boolean {
  // Dot leaders of forms: "gebdat ........ : 030571"
  const gap = written.replace(/\.{2,40}/g, ' ');
  if (
    gap.length > REACH ||
    /\n\s*\n|\d/.test(gap) ||
    SENTENCE.test(gap.replace(ABBREVIATED, '').replace(/^\./, ''))
  )
    return false;
  const remark = gap.replace(/\([^()\n]{1,30}\)/, '');
  for (const [word] of remark.matchAll(/[\p{L}]+/gu)) if (!PLAIN.has(fold(word))) return false;
  return true;
}

/** The whole year of a date, the present century when two digits allow it; undefined when nobody was born then. */
function plausible(date: WrittenDate): number | undefined {
  const { year } = date;
  if (year === undefined) return LATEST_PARTY;
  const whole = year >= 100 ? year : year > PIVOT ? 1900 + year : 2000 + year;
  return whole >= EARLIEST && whole <= LATEST ? whole : undefined;
}

/** Whether a number or word begins at `at`: a date can. */
function startsToken(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isNumber = isDigit(text, at) || code === 0x27;
  if (!isNumber && !isLetter(text, at)) return false;
  if (at > 0 && (isLetter(text, at - 1) || isDigit(text, at - 1))) return false;
  return isNumber || opensDate(text, at);
}

/** Every place of a clause is asked, so that the regex engine is left to what is beyond ASCII. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return /\p{L}/u.test(text[at] as string);
}
