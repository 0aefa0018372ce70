import { testCases } from '../support/cases.ts';

testCases('ch.licence-plate');
