import { testCases } from '../support/cases.ts';

testCases('personal-url');
