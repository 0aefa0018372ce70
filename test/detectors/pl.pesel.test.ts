import { testCases } from '../support/cases.ts';

testCases('pl.pesel');
