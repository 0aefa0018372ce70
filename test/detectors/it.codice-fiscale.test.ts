import { testCases } from '../support/cases.ts';

testCases('it.codice-fiscale');
