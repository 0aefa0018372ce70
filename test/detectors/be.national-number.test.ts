import { testCases } from '../support/cases.ts';

testCases('be.national-number');
