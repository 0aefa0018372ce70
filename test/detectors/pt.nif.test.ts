import { testCases } from '../support/cases.ts';

testCases('pt.nif');
