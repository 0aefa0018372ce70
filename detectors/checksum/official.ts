import { stdnum } from 'stdnum';

/**
 * The check of an official number as `stdnum` knows it: length, parts, dates and check digits.
 *
 * @param country its ISO code in stdnum, e.g. `NL`
 * @param number its name in stdnum, e.g. `bsn`
 * @throws RangeError at once, when stdnum has no such number
 */
export function officialCheck(country: string, number: string): (value: string) => boolean {
  const validator = stdnum[country]?.[number];
  if (!validator) throw new RangeError(`stdnum has no ${country}.${number}`);
  return (value) => validator.validate(value).isValid;
}
