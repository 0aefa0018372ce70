import { testCases } from '../support/cases.ts';

testCases('vat-number');
