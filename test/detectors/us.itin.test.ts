import { testCases } from '../support/cases.ts';

testCases('us.itin');
