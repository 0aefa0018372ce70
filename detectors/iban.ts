import { electronicFormat } from 'iban';
import { countrySpecs, isValidIBAN } from 'ibantools';
import { standing } from './context.ts';
import type { Confidence, Detector, Evidence, Match, TextView } from './contract.ts';
import { digitRuns, isAlphanumeric, isDigit, isLetter, onlyAlphanumerics } from './numbers.ts';

/**
 * International bank account numbers of every country in the registry, however they are spaced, by length,
 * structure and mod 97. One that fails the check is believed less, and only when its structure and the
 * words near it agree: people mistype their own account.
 *
 * Checked by `ibantools` rather than `iban`, which gives the electronic form: it knows eight registry countries more (LY, MN, NI, OM, RU, SD, SO, YE)
 * and the structure of each country's account number.
 */
export const iban: Detector = {
  id: 'iban',
  entity: 'IBAN',
  version: 2,
  stage: 'structure',
  prefilter: 'digit',
  regions: [],
  sources: ['ISO 13616; SWIFT IBAN registry'],
  find(view: TextView): Match[] {
    const { text } = view;
    const matches: Match[] = [];
    let read = 0;
    for (const run of digitRuns(view, 2)) {
      const start = openingBefore(text, run.start);
      if (start < read) continue;
      const found = numberFrom(view, start);
      if (!found) continue;
      matches.push(found);
      read = found.end;
    }
    return matches;
  },
  compact: electronicFormat,
};

/** Where the country letters in front of check digits begin, or -1. */
function openingBefore(text: string, digits: number): number {
  const gap = text[digits - 1] === ' ' || text[digits - 1] === '-' ? 1 : 0;
  const start = digits - gap - 2;
  if (start < 0 || !isAlphanumeric(text, start) || isDigit(text, start)) return -1;
  if (!isAlphanumeric(text, start + 1) || isDigit(text, start + 1)) return -1;
  if (start === 0 || !(isLetter(text, start - 1) || isDigit(text, start - 1))) return start;
  return text.slice(Math.max(0, start - 4), start).toLowerCase() === 'iban' ? start : -1;
}

function numberFrom(view: TextView, start: number): Match | undefined {
  const { text } = view;
  const length = lengthFor(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return undefined;
  const end = endAfter(text, start, length);
  if (end !== undefined) {
    const value = onlyAlphanumerics(text.slice(start, end));
    if (isValidIBAN(value)) return { start, end, confidence: 'certain', evidence: ['checksum', 'format'] };
    if (isValidIBAN(mended(value))) return { start, end, confidence: 'likely', evidence: ['checksum'] };
    if (hasStructure(value)) {
      const verdict = weighNearMiss(view, start, end, value);
      return verdict && { start, end, ...verdict };
    }
  }
  return wrongLength(view, start, length);
}

function lengthFor(country: string): number | undefined {
  return countrySpecs[country]?.chars ?? undefined;
}

/** What stands between groups of four: a space, dot, hyphen or slash, or a line break. */
const SEPARATORS = ' .-/\n';
const LONGEST_GAP = 2;

/** End of the `length` letters and digits from `start` on, or `undefined` when they are not so many. */
function endAfter(text: string, start: number, length: number): number | undefined {
  let count = 0;
  let gap = 0;
  let at = start;
  for (; at < text.length && count < length; at++) {
    if (isAlphanumeric(text, at)) {
      count++;
      gap = 0;
    } else if (!SEPARATORS.includes(text[at] as string) || ++gap > LONGEST_GAP) return undefined;
  }
  return count === length && !(isLetter(text, at) || isDigit(text, at)) ? at : undefined;
}

/** The letters O, I and L behind the bank's own letters read as the digits people take them for. */
function mended(value: string): string {
  return value.slice(0, 8) + value.slice(8).replace(/O/g, '0').replace(/[IL]/g, '1');
}

function hasStructure(value: string): boolean {
  const structure = countrySpecs[value.slice(0, 2)]?.bban_regexp;
  return /^[A-Z]{2}\d\d/.test(value) && !!structure && new RegExp(structure).test(value.slice(4));
}

/** Countries whose account numbers open with the letters of a bank: hardly anything else looks so. */
const BANK_LETTERS = /^(?:NL|GB|IE|LV|BG|RO|MT|GI)\d\d[A-Z]{4}\d/;

function weighNearMiss(
  view: TextView,
  start: number,
  end: number,
  value: string,
): { confidence: Confidence; evidence: Evidence[] } | undefined {
  const near: Evidence = oneDigitAway(value) ? 'checksum-near' : 'format';
  switch (standing(view, { start, end }, ['bank'])) {
    case 'label':
      return { confidence: 'likely', evidence: ['label', near] };
    case 'near':
    case 'contested':
      return { confidence: 'likely', evidence: ['context', near] };
    case 'against':
      return undefined;
    case 'none': {
      const inFours = /^\w{4} \w{4} \w{4} /.test(view.text.slice(start, end));
      if (!inFours && !BANK_LETTERS.test(value)) return undefined;
      return { confidence: inFours ? 'likely' : 'possible', evidence: ['format', near] };
    }
  }
}

/** Whether changing one digit makes the check digits hold. */
function oneDigitAway(value: string): boolean {
  for (let at = 2; at < value.length; at++) {
    if (!isDigit(value, at)) continue;
    for (let digit = 0; digit <= 9; digit++) {
      if (isValidIBAN(value.slice(0, at) + digit + value.slice(at + 1))) return true;
    }
  }
  return false;
}

/** A digit too few or too many, behind a bank word alone. */
const LOOSE = /[A-Z]{2}[ -]?\d\d[ .-]?(?:[A-Z]{4}[ .-]?)?\d(?:[ .-]?\d)*(?![A-Z\d])/iy;
const MOST_OFF = 2;

function wrongLength(view: TextView, start: number, length: number): Match | undefined {
  LOOSE.lastIndex = start;
  const found = LOOSE.exec(view.text)?.[0];
  if (!found || Math.abs(onlyAlphanumerics(found).length - length) > MOST_OFF) return undefined;
  const end = start + found.length;
  if (standing(view, { start, end }, ['bank']) !== 'label') return undefined;
  return { start, end, confidence: 'likely', evidence: ['label', 'format'] };
}
