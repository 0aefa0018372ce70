import { testCases } from '../support/cases.ts';

testCases('nl.vat');
