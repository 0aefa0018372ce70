import { testCases } from '../support/cases.ts';

testCases('de.bank-account');
