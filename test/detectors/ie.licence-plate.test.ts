import { testCases } from '../support/cases.ts';

testCases('ie.licence-plate');
