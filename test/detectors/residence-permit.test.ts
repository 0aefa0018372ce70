import { testCases } from '../support/cases.ts';

testCases('residence-permit');
