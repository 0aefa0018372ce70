import { cellsUnder } from './columns.ts';
import type { Detector, Match, TextView } from './contract.ts';
import { bridge } from './label-value.ts';
import { termsOf } from './vocabulary.ts';

/** Letters in front, then groups of digits and capitals joined by one separator. */
const NUMBER =
  /(?:[A-Z]{1,5}[0-9]{0,3}[ ./-]{0,2}|[a-z]{1,3}-?)?\d[\dA-Z]*(?:[./_-][\dA-Z]+)*(?: \d[\dA-Z]*(?:[./-]\d+)*){0,5}(?![\p{L}\d]|[.,]\d)/uy;
const FEWEST_DIGITS = 4;
const LONGEST = 28;
/** A group behind a blank that is a count, a date or a time of its own: "40071938 2 keer", "… 3 november". */
const OWN_GROUP = / \d{1,2}$/;
/** Bills explain themselves with an example. */
const EXAMPLE = /voorbeeld|example|beispiel|exemple|bijv\b/i;
const DATE = /^\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4})$|^\d{4}-\d{2}-\d{2}$|^(?:19|20)\d{2}$/;
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
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['Labels on bills, cards and contracts in nl, en, de, fr'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    for (const { start, end } of cellsUnder(view, 'customer-number')) {
      const value = text.slice(start, end);
      if (/^[A-Z]{0,3}-?\d[\dA-Z./-]{2,20}$/.test(value))
        matches.push({ start, end, confidence: 'likely', evidence: ['label'] });
    }
    for (const term of termsOf(view, 'customer-number', 'account')) {
      const loose = term.group === 'account' || WORDLIKE.test(term.phrase);
      const link = bridge(text, pastNumberWord(text, term.end), loose ? 3 : 6);
      const places = [link.at, bridge(text, pastNumberWord(text, term.end), -1).at];
      for (const at of places) {
        if (loose && !isPlainGap(text.slice(term.end, at))) continue;
        const value = numberAt(text, at, term.group === 'account');
        if (!value) continue;
        if (
          /^ean/.test(term.phrase) &&
          (!/^(?:87|54)\d{16}$/.test(value) ||
            EXAMPLE.test(text.slice(Math.max(0, term.start - 60), term.start)))
        )
          continue;
        matches.push({ start: at, end: at + value.length, confidence: 'likely', evidence: ['label'] });
        break;
      }
    }
    return matches;
  },
  compact: (value) => value.replace(/[^A-Za-z0-9]/g, '').toUpperCase(),
};

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

function numberAt(text: string, at: number, bare: boolean): string | undefined {
  NUMBER.lastIndex = at;
  let value = NUMBER.exec(text)?.[0] ?? '';
  const groups = value.split(' ');
  // The last short group stays when others before it are set apart as well.
  if (groups.length === 2 && OWN_GROUP.test(value)) value = value.replace(OWN_GROUP, '');
  const digits = value.replace(/\D/g, '').length;
  if (digits < (bare ? 6 : FEWEST_DIGITS) || value.length > LONGEST || DATE.test(value)) return;
  if (/^(?:0[1-9]|00[1-9]|\+\d)\d[\d ]{7,}$/.test(value) && bare) return;
  return value;
}
