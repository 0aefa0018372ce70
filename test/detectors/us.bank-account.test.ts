import { testCases } from '../support/cases.ts';

testCases('us.bank-account');
