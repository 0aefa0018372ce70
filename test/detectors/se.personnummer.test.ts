import { testCases } from '../support/cases.ts';

testCases('se.personnummer');
