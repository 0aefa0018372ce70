import { officialCheck } from '../checksum/official.ts';
import { cuesBefore, cuesBehind } from '../context.ts';
import type { Confidence, Detector, Evidence, Match, TextView } from '../contract.ts';
import { matchesAtDigits, onlyAlphanumerics } from '../numbers.ts';

const passesElevenTest = officialCheck('NL', 'bsn');
const FORM = /(?<![A-Z0-9])NL[ .-]?\d{4}[ .]?\d{2}[ .]?\d{3}[ .-]?B[ .-]?\d\d(?![A-Z0-9])/iy;

/**
 * Dutch VAT number of a natural person. Until 2020 it was the owner's BSN with B and two digits; since then
 * a sole trader has a random number that passes modulo 97 instead. A company's is its RSIN, which passes
 * the 11-test and opens with 8: no find, unless the text says sole trader.
 */
export const nlVat: Detector = {
  id: 'nl.vat',
  entity: 'VAT_NUMBER',
  version: 1,
  stage: 'structure',
  prefilter: 'digit',
  regions: ['NL'],
  sources: [
    'https://www.belastingdienst.nl (btw-identificatienummer, modulus 97)',
    'https://arthurdejong.org/python-stdnum/doc/2.0/stdnum.nl.btw',
  ],
  find(view: TextView): Match[] {
    return matchesAtDigits(view, FORM, 'long', [2, 3], (length) => length >= 4).flatMap((match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      const verdict = judge(onlyAlphanumerics(match[0]), saysSoleTrader(view, span));
      return verdict ? [{ ...span, ...verdict, holder: 'person' as const }] : [];
    });
  },
  compact: onlyAlphanumerics,
};

function judge(
  number: string,
  soleTrader: boolean,
): { confidence: Confidence; evidence: Evidence[] } | undefined {
  const digits = number.slice(2, 11);
  const eleven = passesElevenTest(digits);
  const random = passesModulo97(number) && !eleven;
  if (random) return { confidence: 'certain', evidence: soleTrader ? ['checksum', 'context'] : ['checksum'] };
  if (eleven && !digits.startsWith('8'))
    return { confidence: soleTrader ? 'certain' : 'likely', evidence: ['checksum', 'range'] };
  return soleTrader ? { confidence: 'likely', evidence: ['context', 'format'] } : undefined;
}

/** Letters count from A = 10, as in an IBAN; the whole leaves 1. */
function passesModulo97(number: string): boolean {
  const digits = number.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

function saysSoleTrader(view: TextView, span: { start: number; end: number }): boolean {
  return [...cuesBefore(view, span.start), ...cuesBehind(view, span.end)].some(({ kinds }) =>
    kinds.includes('sole-trader'),
  );
}
