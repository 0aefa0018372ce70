import { testCases } from '../support/cases.ts';

testCases('at.licence-plate');
