import { testCases } from '../support/cases.ts';

testCases('be.bank-account');
