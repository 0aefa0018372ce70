import { expect, test } from 'vitest';
import { phone } from '../../detectors/phone.ts';
import { testCases } from '../support/cases.ts';

testCases('phone');

test.each([
  ['06-53214987', '+31 6 53 21 49 87'],
  ['0031 (0)6 53214987', '+31653214987'],
  ['020 7946 0018', '+44 (0)20 7946 0018'],
])('%s and %s are the same number', (national, international) => {
  expect(phone.compact(national)).toBe(phone.compact(international));
});
