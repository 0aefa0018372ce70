import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { internationalType, nationalType } from '../../detectors/phone-types.ts';

const REGIONS = ['NL', 'BE', 'DE', 'FR', 'GB', 'IE', 'AT', 'CH', 'LU', 'IT', 'US'] as const;
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

test('national numbers are what libphonenumber says they are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...REGIONS), digits(5, 13), (region, rest) => {
      const own = nationalType(`0${rest}`, region);
      if (own === undefined) return;
      expect(own).toBe(parsePhoneNumberFromString(`0${rest}`, region)?.getType() ?? 'none');
    }),
    { numRuns: 2000 },
  );
});

test('international numbers are what libphonenumber says they are', () => {
  const codes = fc.constantFrom('31', '32', '33', '353', '39', '41', '43', '44', '48', '49', '1', '90', '');
  fc.assert(
    fc.property(codes, digits(5, 12), (code, rest) => {
      const own = internationalType(code + rest);
      if (own === undefined) return;
      const theirs = parsePhoneNumberFromString(`+${code}${rest}`);
      expect(own).toEqual({
        callingCode: theirs?.countryCallingCode,
        type: theirs?.getType(),
        possible: theirs?.isPossible(),
      });
    }),
    { numRuns: 2000 },
  );
});

test('plain numbers need no asking', () => {
  expect(nationalType('0612345678', 'NL')).toBe('MOBILE');
  expect(nationalType('0201234567', 'NL')).toBe('FIXED_LINE');
  expect(internationalType('4915112345678')).toEqual({ callingCode: '49', type: 'MOBILE', possible: true });
});
