import { cellsUnder } from './columns.ts';
import type { Detector, Match, Span, TextView } from './contract.ts';
import { type Demand, numberEnd, pastLead, shapeOf } from './customer-value.ts';
import { bridge } from './label-value.ts';
import { Taken } from './taken.ts';
import { type Term, termsOf } from './vocabulary.ts';

/** A label that means nothing else: nearly any value will do. */
const STRONG: Demand = { digits: 2, bareDigits: 3 };
/** Behind a word for a person ("lid 1182"). */
const OWNER: Demand = { digits: 3, bareDigits: 4 };
/** Behind "account", "konto". */
const BARE: Demand = { digits: 5, bareDigits: 5 };
/** Reach from a label to a number told after a clause ("staat op de pas, even kijken…"). */
const REACH = 60;
/** Far from its label a number must look like one. */
const FAR: Demand = { digits: 5, bareDigits: 6 };
const MOST_SHARED = 20;
/** Bills explain themselves with an example. */
const EXAMPLE = /voorbeeld|example|beispiel|exemple|bijv\b/i;
/** Labels that are ordinary words too: the number must follow at once, or behind "nummer" or a sign. */
const WORDLIKE =
  /^(?:klant|debiteur|debitor|police|contrat|contrats|membership|acct|a\/c|matricule|bonuskaart|klantenkaart|clubcard|payback|bahncard|geschaftspartner|allocataire|adherent|societaire|kundenkonto|compte client)$/;
const GAP_WORDS = new Set(
  'nummer number numero numéro nr no n° is ist est met with mit avec lautet'.split(' '),
);
const LONGEST_GAP = 40;

/** Numbers under which an organisation keeps a person: customer, member, patient, contract account. */
export const customerNumber: Detector = {
  id: 'customer-number',
  entity: 'CUSTOMER_NUMBER',
  version: 3,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['Labels on bills, cards and contracts in nl, en, de, fr'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    const taken = new Taken();
    const add = (start: number, end: number): void => {
      if (!taken.take({ start, end })) return;
      matches.push({ start, end, confidence: 'likely', evidence: ['label'] });
    };
    for (const group of ['customer-number', 'customer-code'] as const) {
      for (const { start, end } of cellsUnder(view, group))
        if (numberEnd(text, start, STRONG) === end) add(start, end);
    }
    for (const { start, end } of rowNumbers(view)) add(start, end);
    for (const { index, 0: id } of text.includes('cus_') ? text.matchAll(/\bcus_[A-Za-z0-9]{6,32}\b/g) : [])
      add(index, index + id.length);
    for (const term of termsOf(view, 'customer-number', 'customer-code', 'customer', 'account')) {
      const found = behind(text, term) ?? before(text, term);
      if (!found) continue;
      add(found.start, found.end);
      if (found.start < term.start) continue;
      for (const next of sharing(text, found)) add(next.start, next.end);
    }
    return matches;
  },
  compact: (value) => value.replace(/[^A-Za-z0-9]/g, '').toUpperCase(),
};

/** Headings of a person's other columns, which make a bare "id" or "nr" theirs. */
const PERSONS_COLUMN =
  /(?:^|[;|,\t"])[ ]?(?:(?:voor|achter|full_?|first_?|last_?|vor|nach)?-?_?(?:naam|name|nom|pr[ée]nom)|e-?mail(?:adres|adresse)?|mail|mobiel|phone|telefoon|telefon|téléphone|tel|gsm|iban)[ ]?(?=[;|,\t"\n]|$)/i;
const LONGEST_HEADER = 2000;

/** Numbers under "id", "nr" or "klant" in a table of persons. */
function* rowNumbers(view: TextView): Generator<Span> {
  const { text } = view;
  for (const cell of cellsUnder(view, 'row-number')) {
    const head = text.slice(Math.max(0, cell.start - LONGEST_HEADER), cell.start);
    if (!PERSONS_COLUMN.test(head)) continue;
    if (/^[A-Z]{0,4}-?\d{3,12}$/i.test(text.slice(cell.start, cell.end))) yield cell;
  }
}

/** "council tax account, number 7004…": the word for number behind a comma belongs to the label. */
function pastNumberWord(text: string, end: number): number {
  const word = /[, (]{1,3}(?:nummer|number|numéro|nr|no)\b\.?/iy;
  word.lastIndex = end;
  return word.test(text) ? word.lastIndex : end;
}

/** Whether only signs and words for "number" or "is" stand between a label and its value. */
function isPlainGap(gap: string): boolean {
  return (
    gap.length <= LONGEST_GAP &&
    gap.split(/[ \t:=#(,.]/).every((word) => word === '' || GAP_WORDS.has(word.toLowerCase()))
  );
}

/** The number a label announces. */
function behind(text: string, term: Term): Span | undefined {
  const loose = term.group === 'account' || term.group === 'customer' || WORDLIKE.test(term.phrase);
  const demand = term.group === 'account' ? BARE : loose ? OWNER : STRONG;
  const from = pastNumberWord(text, term.end);
  for (const place of [bridge(text, from, loose ? 3 : 6).at, bridge(text, from, -1).at]) {
    if (loose && !isPlainGap(text.slice(term.end, place))) continue;
    const at = pastLead(text, place);
    const end = numberEnd(text, at, demand);
    if (end === undefined || !fits(text, term, at, end)) continue;
    return { start: at, end };
  }
  if (loose || /^ean/.test(term.phrase)) return undefined;
  // "klantnummer en geboortedatum?" and a line that answers both.
  const question = /^[^\n?\d]{0,48}\?[ ]{0,2}\n(?:[^\n:?\d]{1,32}:[ ])?/.exec(
    text.slice(term.end, term.end + 96),
  )?.[0];
  if (question) {
    const start = pastLead(text, term.end + question.length);
    const end = numberEnd(text, start, STRONG);
    if (end !== undefined) return { start, end };
  }
  return far(text, term);
}

function fits(text: string, term: Term, start: number, end: number): boolean {
  const value = text.slice(start, end);
  if (/^ean/.test(term.phrase))
    return (
      /^(?:87|54)\d{16}$/.test(value) && !EXAMPLE.test(text.slice(Math.max(0, term.start - 60), term.start))
    );
  // A process of a computer is a "pid" too.
  if (term.phrase === 'pid' && value.replace(/\D/g, '').length < 6) return false;
  // "Account 06 12 34 56 78": a telephone number.
  return !(term.group === 'account' && /^(?:0[1-9]|00[1-9])\d[\d ]{7,}$/.test(value));
}

/** "Klantnummer staat op het pasje, even kijken… 0041 8837 22" */
function far(text: string, term: Term): Span | undefined {
  const gap = /^[^\d\n.!?;:]{1,59}(?=\d)/.exec(text.slice(term.end, term.end + REACH))?.[0];
  if (!gap || OTHER_NUMBER.test(gap)) return undefined;
  const lettered = /[A-Z]{1,4}[ -]?$/.exec(gap)?.[0].length ?? 0;
  const start = term.end + gap.length - lettered;
  const end = numberEnd(text, start, FAR);
  return end !== undefined && !/^(?:\+|0[1-9]\d{8}$)/.test(text.slice(start, end))
    ? { start, end }
    : undefined;
}

/** "40071938 is mijn klantnummer", "R-204417 (relatienr.)" */
const BEFORE =
  /(?<![\w./-])((?:[A-Z]{1,4}[ .-]?)?\d[\dA-Z]{0,15}(?:[ ./-][\dA-Z]{1,12}){0,5})[ ]?(?:[(=,]|is|ist|est|was|als|as|<-) ?(?:(?:mijn|my|meine?|mon|ma|het|the|die|le|ons|our|unsere?|notre|his|her|zijn|haar) )?$/;

function before(text: string, term: Term): Span | undefined {
  if (term.group !== 'customer-number' && term.group !== 'customer-code') return undefined;
  if (WORDLIKE.test(term.phrase) || /^[.]?[ ]?[:=]/.test(text.slice(term.end, term.end + 3)))
    return undefined;
  const from = Math.max(0, term.start - REACH);
  const value = BEFORE.exec(text.slice(from, term.start));
  if (!value?.[1]) return undefined;
  const start = from + value.index;
  const end = start + value[1].length;
  return numberEnd(text, start, FAR) === end ? { start, end } : undefined;
}

/** Further numbers of the same shape, joined to the first. */
function sharing(text: string, first: Span): Span[] {
  const found: Span[] = [];
  const shape = shapeOf(text.slice(first.start, first.end));
  const telling = /[^9]/.test(shape) && shape.length > 4;
  for (let from = first.end; found.length < MOST_SHARED; ) {
    const next = nextShared(text, from, shape, telling);
    if (!next) break;
    found.push(next);
    from = next.end;
  }
  return found;
}

function nextShared(text: string, from: number, shape: string, telling: boolean): Span | undefined {
  const limit = Math.min(text.length - shape.length, from + REACH);
  for (let at = from + 1; at <= limit; at++) {
    const isStart = /[\dA-Za-z]/.test(text[at] as string) && !/[\p{L}\d./-]/u.test(text[at - 1] as string);
    if (!isStart) continue;
    if (
      shapeOf(text.slice(at, at + shape.length)) !== shape ||
      /[\p{L}\d]/u.test(text[at + shape.length] ?? '')
    ) {
      if (/\d/.test(text[at] as string)) return undefined;
      continue;
    }
    const gap = text.slice(from, at);
    if (!JOINED.test(gap) || OTHER_NUMBER.test(gap) || (!telling && /[.!?]\s|\n\s*\n|:/.test(gap)))
      return undefined;
    return { start: at, end: at + shape.length };
  }
  return undefined;
}

const JOINED = /[,;&+/\n]|(?<!\p{L})(?:en|and|und|et|or|of|oder|ou|is|ist|est)(?!\p{L})/iu;
/** Words that number something else. */
const OTHER_NUMBER =
  /(?<!\p{L})(?:faktuur|factuur|invoice|facture|rechnung|order|bestel|commande|polis|police|policy|claim|zaak|case|dossier|fall|aktenz|ticket|melding|schade|sinistre|vorgang|tel|phone|mobiel|mobile|handy|iban|rekening|bank|konto|kenteken|plate|kennzeichen|immat|bsn|nhs|postcode|plz|meter|zähler|compteur|serie|serial|track|code|pin|bedrag|amount|betrag|montant|sinds|since|seit|depuis|vanaf|vom|geboren|born)/iu;
