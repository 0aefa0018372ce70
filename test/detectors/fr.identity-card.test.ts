import { testCases } from '../support/cases.ts';

testCases('fr.identity-card');
