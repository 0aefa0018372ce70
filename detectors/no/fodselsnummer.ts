import { officialCheck } from '../checksum/official.ts';
import { digitSpans, onlyDigits } from '../numbers.ts';
import { personalNumber } from '../personal-number.ts';

const isFodselsnummer = officialCheck('NO', 'fodselsnummer');

/** Norwegian birth number and D-number: birth date, serial, two check digits modulo 11. */
export const noFodselsnummer = personalNumber({
  id: 'no.fodselsnummer',
  version: 1,
  regions: ['NO'],
  sources: ['https://www.skatteetaten.no (fødselsnummer)'],
  kinds: ['fodselsnummer'],
  bare: 'never',
  candidates: (view, isNamed) =>
    digitSpans(view, 11, ' .-', isNamed ? undefined : 2).map((span) => ({
      start: span.start,
      end: span.end,
      valid: () => isFodselsnummer(span.digits),
      crowded: !span.whole,
      ...(/^\d{6} \d{5}$/.test(view.text.slice(span.start, span.end)) && { bare: 'likely' as const }),
    })),
  compact: onlyDigits,
});
