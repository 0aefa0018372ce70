import { testCases } from '../support/cases.ts';

testCases('ch.ahv');
