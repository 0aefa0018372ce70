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
  return (value) => withoutStackTraces(() => validator.validate(value).isValid);
}

/**
 * Runs `check` while errors keep no stack: stdnum and libphonenumber tell a failed check by an error made and
 * caught inside, and the stack is most of its cost. Synchronous, so nobody else's errors are touched.
 */
export function withoutStackTraces<T>(check: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return check();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
