import { testCases } from '../support/cases.ts';

testCases('fr.licence-plate');
