import { testCases } from '../support/cases.ts';

testCases('mac-address');
