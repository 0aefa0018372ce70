import { testCases } from '../support/cases.ts';

testCases('licence-plate');
