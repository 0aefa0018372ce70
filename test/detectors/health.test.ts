import { testCases } from '../support/cases.ts';

testCases('health');
