import { testCases } from '../support/cases.ts';

testCases('api-key');
