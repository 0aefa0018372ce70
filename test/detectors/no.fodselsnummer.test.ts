import { testCases } from '../support/cases.ts';

testCases('no.fodselsnummer');
