import { testCases } from '../support/cases.ts';

testCases('dk.cpr');
