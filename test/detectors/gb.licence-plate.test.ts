import { testCases } from '../support/cases.ts';

testCases('gb.licence-plate');
