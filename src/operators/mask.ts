import type { Operator } from './operator.ts';
import { replace } from './replace.ts';

/** At least this much must stay covered for each character shown: a three-digit code shows nothing. */
const COVERED_PER_SHOWN = 2;

/**
 * `[card 1 …1234]`: the last letters or digits stay, enough to recognise a card or account. Values too short
 * for that are replaced.
 */
export const mask: Operator = (value, mark) => {
  const characters = [...value].filter((character) => /[\p{L}\p{N}]/u.test(character));
  if (mark.shown < 1 || characters.length < mark.shown * (1 + COVERED_PER_SHOWN)) return replace(value, mark);
  return `[${mark.label} ${mark.number} …${characters.slice(-mark.shown).join('')}]`;
};
