import { testCases } from '../support/cases.ts';

testCases('one-time-link');
