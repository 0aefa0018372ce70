import { testCases } from '../support/cases.ts';

testCases('be.licence-plate');
