import type { Match, Span, TextView } from './contract.ts';
import {
  ANY_GIVEN,
  ANY_WORD,
  BRAND,
  DOUBTFUL,
  FIRST,
  hashWord,
  lexicon,
  PLACE,
  SURNAME,
} from './name/lexicon.ts';
import { firstFrom } from './taken.ts';
import { termsOf } from './vocabulary.ts';

type Belief = Pick<Match, 'confidence' | 'evidence'>;

/** Without a label, only a year that few other dates in a mailbox have. */
const LATEST_UNLABELLED = 2008;
/** Behind a person's name in a list or in brackets, the young count as well. */
const LATEST_NAMED = 2023;
/** A message of hardly more than a date answers a question; so does one that begins with it. */
const SHORT_ANSWER = 24;
/** How far a person's other number may be from an unlabelled date. */
const IDENTITY_REACH = 60;

/** Words right before a date that make it something else. */
const OTHER_DATE =
  /(?:\b(?:sinds|since|depuis|seit|per|vanaf|from|ab|dès|tot|until|bis|jusqu'au|d\.d\.|dd|vom|du|overleden|died|deceased|décédée?|verstorben|gestorben|getrouwd|married|marié|verheiratet|issued|afgegeven|verhuisd|expires?|geldig|gültig|valable|besteld|ordered|bestellt|commandé|date|datum|am|op|on|le|in|voor|for|und|and|en|et) ?:?|[†=*<>]) ?$/i;
/** What the line says of a date that is none of a person's. */
const OTHER_MATTER =
  /(?:sinds|since|depuis|seit|overleden|died|deceased|décéd|verstorben|gestorben|getrouwd|gehuwd|married|marié|heirat|opgericht|gegründet|founded|fondé|gebouwd|bouwjaar|built|baujahr|factuur|invoice|facture|rechnung|bestel|order|commande|versie|version|release|artikel|contract|vertrag|contrat|akte|wet |law |gesetz|loi |schip|auto|car |wagen|voiture|garantie|warranty|lid |member|mitglied|membre|afgifte|issued|log|copyright|©|start|einde|ingang)/i;
/** "Devenney, Cathal - ", "tante Chandra Ganesh (", "B. de Wit (m), " */
const NAMED =
  /((?:[\p{Lu}][\p{L}.'-]{0,24}[ ,]{1,2}(?:(?:van|de|der|den|ten|ter|te|von|zu|du|la|le|el|al|'t|d'|bin) ?){0,3}){0,4}\p{Lu}[\p{L}'-]{1,24})[ ]?(?:[([](?:m|v|f|w|h|x|man|vrouw|male|female)[)\]] ?)?(?:[([]|[,;:|\t]|-(?=[ ]))[ ]{0,3}$/u;

/** "mijn tante Chandrawatie Ganesh (": a relative or a title makes any capitals a name. */
const RELATIVE =
  /(?<!\p{L})(?:tante|oom|moeder|vader|man|vrouw|zoon|dochter|zus|broer|oma|opa|dhr|mevr|mevrouw|meneer|mw|mr|mrs|ms|mother|father|son|daughter|wife|husband|sister|brother|aunt|uncle|herr|frau|mutter|vater|sohn|tochter|mme|monsieur|madame|fils|fille|mère|père)\.? (?:\p{Lu}[^\s()]{0,30} ?){1,4}[([] ?$/iu;

/** Why a date that no word for birth goes with is one of birth all the same; undefined when it is not. */
export function unlabelled(view: TextView, span: Span, year: number): Belief | undefined {
  if (year > LATEST_NAMED) return undefined;
  const { text } = view;
  const from = Math.max(0, span.start - IDENTITY_REACH);
  const lead = text.slice(from, span.start);
  const tail = text.slice(span.end, span.end + IDENTITY_REACH);
  const line = lead.slice(lead.lastIndexOf('\n') + 1);
  if (OTHER_MATTER.test(line)) return undefined;
  if (isBehindName(line, tail, year)) return { confidence: 'likely', evidence: ['neighbour', 'format'] };
  if (isCellBesideName(text, span)) return { confidence: 'likely', evidence: ['neighbour', 'format'] };
  if (year > LATEST_UNLABELLED) return undefined;
  if (OTHER_DATE.test(line)) return undefined;
  const isAnswer = /^[\s>]*(?:(?:(?:hi|hallo|hello|hoi|bonjour)|[,:])[ ,:]*)?$/i.test(
    text.slice(0, span.start).slice(-SHORT_ANSWER - 1),
  );
  const isAll = text.length - (span.end - span.start) <= SHORT_ANSWER;
  if (isAnswer || isAll) return { confidence: 'possible', evidence: ['format'] };
  // "it's 23-04-1991 and NHS no is …": an early year beside another of a person's numbers.
  const start = span.start - line.length;
  const end = span.end + (tail.includes('\n') ? tail.indexOf('\n') : tail.length);
  const terms = termsOf(view, 'identity');
  const near = terms[firstFrom(terms, start)];
  const beside = near !== undefined && near.end <= end;
  return beside ? { confidence: 'possible', evidence: ['neighbour', 'format'] } : undefined;
}

/** Whether a person's name goes right before, and the date closes its bracket, line or entry. */
function isBehindName(line: string, tail: string, year: number): boolean {
  const name = NAMED.exec(line)?.[1];
  if (name === undefined || !(isName(name) || RELATIVE.test(line))) return false;
  if (year <= LATEST_UNLABELLED && /[([] ?$/.test(line)) return true;
  return /^[ ]{0,2}(?:[)\],;|\n]|$|\.(?:\s|$)|- |(?:en|and|und|et) )/.test(tail);
}

/** "Rein;Dijkhuizen;1984-02-29;Kolk 7": a cell of its own in a row that has a given name. */
function isCellBesideName(text: string, span: Span): boolean {
  const head = text.slice(Math.max(0, span.start - IDENTITY_REACH), span.start);
  const row = head.slice(head.lastIndexOf('\n') + 1).trimEnd();
  const next = text[span.end] ?? '\n';
  const sign = next === '\n' ? row.slice(-1) : next;
  if (!/[;|\t,]/.test(sign) || (next === '\n' && sign === ',')) return false;
  if (!row.endsWith(sign.trim()) && !head.endsWith(sign)) return false;
  const cells = row.split(sign);
  return cells.length > 2 && cells.some((cell) => isName(cell.trim()));
}

/** Whether one of the words is a given name and nothing likelier. */
function isName(words: string): boolean {
  const table = lexicon();
  const senses = words
    .split(/[ ,.]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => table.get(hashWord(word)));
  const isGiven = (bits: number): boolean => (bits & FIRST) !== 0 && (bits & (DOUBTFUL | BRAND)) === 0;
  if (senses.length > 1)
    return (
      senses.some(
        (bits) => (bits & (ANY_GIVEN | SURNAME)) !== 0 && (bits & (ANY_WORD | PLACE | BRAND)) === 0,
      ) || senses.some(isGiven)
    );
  return senses.some((bits) => isGiven(bits) && (bits & (ANY_WORD | PLACE)) === 0);
}
