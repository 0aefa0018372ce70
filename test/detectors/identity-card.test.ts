import { testCases } from '../support/cases.ts';

testCases('identity-card');
