import { createRequire } from 'node:module';
import type * as Stdnum from 'stdnum';

const require = createRequire(import.meta.url);

/**
 * The check of an official number as `stdnum` knows it: length, parts, dates and check digits. Loaded when
 * the first value is checked, and without the numbers of all other countries: those take longer to load
 * than the rest of detection.
 *
 * @param country its ISO code in stdnum, e.g. `NL`
 * @param number its name in stdnum, e.g. `bsn`
 * @throws RangeError at once, when stdnum has no such number
 */
export function officialCheck(country: string, number: string): (value: string) => boolean {
  const file = fileOf(country, number);
  let validator: Pick<Stdnum.Validator, 'validate'> | undefined;
  return (value) => {
    validator ??= require(file) as Pick<Stdnum.Validator, 'validate'>;
    const check = validator;
    return withoutStackTraces(() => check.validate(value).isValid);
  };
}

function fileOf(country: string, number: string): string {
  try {
    return require.resolve(`stdnum/lib/cjs/${country.toLowerCase()}/${number}.js`);
  } catch {
    throw new RangeError(`stdnum has no ${country}.${number}`);
  }
}

/** The checks of a VAT number by the two letters of its country. */
export function vatChecks(country: string): ((value: string) => boolean)[] {
  const { euVat } = require('stdnum') as typeof Stdnum;
  return (euVat[country] ?? []).map((check) => (value) => check.validate(value).isValid);
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
