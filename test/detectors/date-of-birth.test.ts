import { testCases } from '../support/cases.ts';

testCases('date-of-birth');
