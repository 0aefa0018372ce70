import { testCases } from '../support/cases.ts';

testCases('be.identity-card');
