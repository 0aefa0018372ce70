import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { withoutStackTraces } from './checksum/official.ts';
import { cuesBefore, cuesBehind, mentions, type Standing, standing } from './context.ts';
import type { Confidence, Detector, Evidence, Match, Span, TextView } from './contract.ts';
import { type DigitChain, digitChains, isDigit, isLetter, onlyDigits } from './numbers.ts';
import { type DialPlan, judgeInternational, judgeNational, regionsFor } from './phone-plan.ts';

/** Fewest and most digits of a number with its country code (ITU-T E.164) or trunk prefix. */
const SHORTEST = 6;
const LONGEST = 15;
/**
 * Stretches of one chain of digits that are held against the plans, without any success, before the chain is
 * given up: a list of phone numbers succeeds at every first try, a table of figures never.
 */
const TRIES = 48;
/** Groups a number is written in at most: eleven digits, each on its own. */
const MAX_GROUPS = 13;

/**
 * Phone numbers in every region's forms: international with + or 00, national with the trunk 0, North
 * American, or any digits a phone word stands before. A chain of digit groups gives the candidates;
 * libphonenumber's full metadata decides. Toll-free, premium, shared-cost and company-wide (UAN) numbers
 * are nobody's: no find.
 */
export const phone: Detector = {
  id: 'phone',
  entity: 'PHONE_NUMBER',
  version: 2,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['ITU-T E.164, E.123', 'libphonenumber metadata (libphonenumber-js, max)'],
  find(view: TextView): Match[] {
    const matches: Match[] = [];
    for (const chain of digitChains(view)) {
      let group = 0;
      let taken = -1;
      const tries = { left: TRIES };
      while (group < chain.groups.length && tries.left > 0) {
        const found = numberAt(view, chain, group, taken, tries);
        if (!found) {
          group++;
          continue;
        }
        tries.left = TRIES;
        if (found.match) matches.push(found.match);
        group = found.next;
        taken = found.next - 1;
      }
    }
    return matches;
  },
  // The national number: "+31 6 12345678" and "06-12345678" are one and the same.
  compact: (value) => {
    const number = value.trim().replace(/\(0\)/, '').replace(/^00/, '+');
    const parsed = number.startsWith('+') ? parsePhoneNumberFromString(number) : undefined;
    return parsed?.nationalNumber ?? onlyDigits(value).replace(/^0+/, '');
  },
};

/** What stands at a group of a chain: a number (or a service number, without a match) and where to go on. */
interface Found {
  readonly match?: Match;
  readonly next: number;
}

function numberAt(
  view: TextView,
  chain: DigitChain,
  first: number,
  taken: number,
  tries: { left: number },
): Found | undefined {
  const { text } = view;
  const opening = openingAt(text, chain, first, taken);
  if (!opening) return undefined;
  // Most chains of digits in mail are dates: not worth reading the words around.
  if (STARTS_AS_DATE.test(text.slice(opening.start, opening.start + DATE_REACH))) return undefined;
  let known: Standing | undefined;
  const stands = (): Standing => {
    known ??= standing(view, { start: opening.start, end: chain.end }, ['phone']);
    return known;
  };
  const isLabelled = (): boolean => mentions(view, ['phone']) && stands() === 'label';
  if (opening.guarded && !(isLabelled() && namesPhone(view, opening.start))) return undefined;
  const regions = regionsFor(view);
  let loose: { plan: DialPlan; last: number } | undefined;
  for (const last of endings(text, chain, first)) {
    if (tries.left-- <= 0) break;
    const written = text.slice(opening.start, (chain.groups[last] as Span).end);
    const plan = withoutStackTraces(() =>
      // A label only adds looser readings: the words around are read when there is no other.
      opening.plus
        ? judgeInternational(written)
        : (judgeNational(written, regions, false) ??
          (isLabelled() ? judgeNational(written, regions, true) : undefined)),
    );
    // A shorter number that some plan holds goes before a longer one that none does.
    if (plan?.valid) return settled(view, chain, opening, plan, last, stands());
    if (plan) loose ??= { plan, last };
  }
  return loose && settled(view, chain, opening, loose.plan, loose.last, stands());
}

function settled(
  view: TextView,
  chain: DigitChain,
  opening: Opening,
  plan: DialPlan,
  last: number,
  labelled: Standing,
): Found | undefined {
  if (plan.service) return { next: last + 1 };
  // "0731 98 44-0": the exchange of a firm; "+440000000000": nobody's.
  const number = view.text.slice(opening.start, (chain.groups[last] as Span).end);
  if (/^(?:0|\+4[139]).*\d-0$/.test(number) || /^\+?\d{1,3}[ -]?0{7,}$/.test(number))
    return { next: last + 1 };
  const span = { start: opening.start, end: (chain.groups[last] as Span).end };
  const verdict = weigh(view, span, plan, labelled);
  return (
    verdict && {
      match: { start: span.start, end: extended(view.text, span.end), ...verdict },
      next: last + 1,
    }
  );
}

interface Opening {
  readonly start: number;
  readonly plus: boolean;
  /** Believed only right behind a phone word. */
  readonly guarded: boolean;
}

/** Whether a number may begin at a group, and where: its "+" and "(" belong to it. */
function openingAt(text: string, chain: DigitChain, first: number, taken: number): Opening | undefined {
  const group = chain.groups[first] as Span;
  let start = group.start;
  if (text[start - 1] === '(') start--;
  const plus = text[start - 1] === '+';
  if (plus) start--;
  // "+++495/9850/31647+++": a Belgian payment's structured communication.
  if (plus && text[start - 1] === '+') return undefined;
  if (plus && text[start - 1] === '(') start--;
  const before = text[start - 1];
  if (before === undefined || before === '\n') return { start, plus, guarded: false };
  if (isLetter(text, start - 1)) return undefined;
  const opens = text[group.start];
  // Behind other digits only a trunk zero or a "+" begins a number: its label cannot reach over them.
  const american = text[start] === '(' && AMERICAN.test(text.slice(start, start + AMERICAN_LENGTH));
  if (!plus && !american && opens !== '0' && first > 0 && taken !== first - 1 && before !== '\n')
    return undefined;
  const beside = first > 0 && (chain.groups[first - 1] as Span).end === start - 1;
  if (plus) return { start, plus, guarded: false };
  const previous = chain.groups[first - 1];
  // "2026-0612345678", "1.0612345678": the middle of something else; a row of values begins anew.
  if (beside && !' ,;|\t'.includes(before) && taken !== first - 1) return undefined;
  if (
    beside &&
    before === ',' &&
    previous &&
    previous.end - previous.start < 3 &&
    group.end - group.start < 4
  )
    return undefined;
  // "NL-0612345678" is a code; "telefoonnr.0612345678" is none, and links to a chat are numbers themselves.
  const tied = '-_/.'.includes(before) && start > 1 && isLetter(text, start - 2);
  const link = tied && CHAT_LINK.test(text.slice(Math.max(0, start - CHAT_REACH), start));
  if (before === ' ' && '€$£'.includes(text[start - 2] ?? 'x')) return undefined;
  if (IBAN_BEFORE.test(text.slice(Math.max(0, start - IBAN_REACH), start))) return undefined;
  // "4427 0178 6635 9377": a group of a card, unless what stands before was a number of its own.
  const second = chain.groups[first - 2];
  const continued =
    beside &&
    before === ' ' &&
    taken !== first - 1 &&
    previous !== undefined &&
    (previous.end - previous.start > 2 || second?.end === previous.start - 1);
  return { start, plus, guarded: continued || (tied && !link) || '#€$£='.includes(before) };
}

/** "(225) 555-0147", also behind a postal code. */
const AMERICAN = /^\([2-9]\d\d\) ?\d{3}[-. ]\d{4}(?!\d)/;
const AMERICAN_LENGTH = 16;
const CHAT_LINK = /(?:wa\.me|tel:?)[/.-]*$/i;
const CHAT_REACH = 10;

/** The country, check digits and bank in front of an IBAN's account number. */
const IBAN_BEFORE = /[A-Z]{2}\d\d[ .]?[A-Z]{4}[ .]?$/i;
const IBAN_REACH = 10;

/** Indexes of the groups a number that begins at `first` may end with, most likely first. */
function endings(text: string, chain: DigitChain, first: number): number[] {
  const inLine: number[] = [];
  const overLines: number[] = [];
  let digits = 0;
  let broken = false;
  const { start } = chain.groups[first] as Span;
  if (text[start - 1] !== '+' && DATE.test(text.slice(start, chain.end).slice(0, DATE_REACH))) return [];
  for (let last = first; last < chain.groups.length && last - first < MAX_GROUPS; last++) {
    const group = chain.groups[last] as Span;
    if (last > first) {
      const gap = text.slice((chain.groups[last - 1] as Span).end, group.start);
      if (!GAP.test(gap)) break;
      // "06-12345678/010-4123456": another number begins.
      if (digits >= 8 && gap.includes('/') && text[group.start] === '0') {
        (broken ? overLines : inLine).unshift(last - 1);
        break;
      }
      broken ||= gap.includes('\n');
    }
    digits += group.end - group.start;
    if (digits > LONGEST + 2) break;
    if (digits >= SHORTEST && endsClean(text, group.end)) (broken ? overLines : inLine).unshift(last);
  }
  // "07700 900\n318": too short for a number where it breaks off.
  const whole = inLine[0] === undefined ? 0 : digitsUpTo(chain, first, inLine[0]);
  return whole < SHORTEST_WHOLE ? [...overLines, ...inLine] : [...inLine, ...overLines];
}

/** Fewer digits are a number broken off, when more follow on the next line. */
const SHORTEST_WHOLE = 9;

function digitsUpTo(chain: DigitChain, first: number, last: number): number {
  return chain.groups.slice(first, last + 1).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Between two groups of one number; a "+" or two line breaks begin another. */
const GAP = /^(?!\.[ \n])[ ./·'()_~*-]{0,3}\n?[ (]?$/;
/** A day, month and year, a day with a time behind, a stretch of months: no number begins so. */
const DATE =
  /^\d{1,2}([./-])(?:\d{1,2}\1(?:(?:19|20)\d\d(?!\d)|\d\d[ ,]+\d{1,2}[:.h]\d\d(?!\d))|(?:19|20)\d\d(?:$| ?- ?\d{1,2}\1(?:19|20)\d\d))/;
const STARTS_AS_DATE = /^(?:19|20)\d\d(?:[-./]\d\d?[-./]\d\d?(?!\d)|[01]\d[0-3]\d(?!\d))/;
const DATE_REACH = 20;

function endsClean(text: string, end: number): boolean {
  if (end >= text.length) return true;
  if (isLetter(text, end)) return /^x\d{1,5}(?!\w)/i.test(text.slice(end, end + 7));
  const next = text[end] as string;
  if (next === '%' || next === '€' || next === ':') return !isDigit(text, end + 1) && next === ':';
  if (!isDigit(text, end + 1)) return true;
  // More digits behind a hyphen belong to it, whatever the plans hold; behind a comma another number may begin.
  if (next === ',') return text[end + 1] === '0';
  return next !== '-' && next !== '.';
}

/** Words that make the digits behind them somebody else's number, with the likes of "nr" in them. */
const HOSTILE_LABEL =
  /n[ro]\.?$|num|nummer|number|code|kenmerk|id$|ref|serie|serial|factuur|invoice|kvk|siret|siren|iban|rekening|konto|compte|account|card|kaart|karte|carte|imei|ean|isbn/i;

function weigh(
  view: TextView,
  span: Span,
  plan: DialPlan,
  stands: Standing,
): { confidence: Confidence; evidence: Evidence[] } | undefined {
  const { text } = view;
  const written = text.slice(span.start, span.end);
  const labelled = stands === 'label';
  const evidence: Evidence[] = [labelled ? 'label' : 'format'];
  if (plan.valid) evidence.push('range');
  if (labelled) {
    if (plan.valid) return { confidence: 'certain', evidence };
    if (plan.international) return { confidence: 'likely', evidence };
    // "bel 12345678" may be a case number; "telefoon 12345678" is hardly anything but a phone.
    const label = [...cuesBefore(view, span.start), ...cuesBehind(view, span.end)].find(
      (cue) => cue.adjacent,
    );
    const noun = label && PHONE_NOUN.test(text.slice(label.start, label.end));
    return noun && !/^\d{1,2}[./-]/.test(written) ? { confidence: 'likely', evidence } : undefined;
  }
  if (plan.needsLabel && stands !== 'near') return undefined;
  if (!plan.valid && !plan.international) return undefined;
  const cue = cuesBefore(view, span.start)[0];
  if (stands === 'against' && !cue?.kinds.some((kind) => PEACEFUL.has(kind))) {
    if (!plan.international && (plan.plain || !plan.mobile)) return undefined;
    // "dossier 06-2026-1234" names it; "over mijn bestelling op 06-…" only mentions another.
    const severed = cue && cue.end - cue.start > 3 && /^\.\s/.test(text.slice(cue.end, span.start));
    if (cue && !severed && (span.start - cue.end <= 2 || HOSTILE_LABEL.test(text.slice(cue.start, cue.end))))
      return undefined;
  }
  // Another kind's word a few letters before an unformatted number: "serienr. FD 0210 004417".
  const aside =
    cue &&
    !cue.adjacent &&
    stands !== 'near' &&
    span.start - cue.end <= ASIDE &&
    !text.slice(cue.end, span.start).includes('\n');
  if (aside && !plan.international && !plan.mobile && !cue.kinds.some((kind) => PEACEFUL.has(kind)))
    return undefined;
  return { confidence: plan.valid && (plan.international || !plan.plain) ? 'certain' : 'likely', evidence };
}

const ASIDE = 12;
const PEACEFUL: ReadonlySet<string> = new Set([
  'phone',
  'name',
  'address',
  'email',
  'birth',
  'age',
  'vehicle',
  'time',
  'date',
  'username',
]);
const PHONE_NOUN =
  /tel|phon|fon|mob|gsm|handy|fax|portable|cell|whatsapp|natel|ruf|puh|komork|06|contact|landline|fixe|ligne|durchwahl|ext/i;

/** Whether the adjacent cue is a noun for a phone: "bel" and "app" stand before other numbers, too. */
function namesPhone(view: TextView, at: number, cues = cuesBefore): boolean {
  const label = cues(view, at).find((cue) => cue.adjacent);
  return label !== undefined && PHONE_NOUN.test(view.text.slice(label.start, label.end));
}

/** The end of the extension behind a number, or `end`. */
function extended(text: string, end: number): number {
  const extension = EXTENSION.exec(text.slice(end, end + 24));
  return extension ? end + extension[0].length : end;
}
const EXTENSION =
  /^,? ?\(?(?:ext(?:ension|\.)?|x|tst\.?|toestel|durchwahl|dw|poste|int\.?)[ .:]{0,2}\d{1,5}(?!\d)\)?/i;
