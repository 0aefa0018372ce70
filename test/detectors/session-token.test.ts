import { testCases } from '../support/cases.ts';

testCases('session-token');
