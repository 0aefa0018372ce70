import { testCases } from '../support/cases.ts';

testCases('passport');
