import { testCases } from '../support/cases.ts';

testCases('gb.utr');
