import { testCases } from '../support/cases.ts';

testCases('fr.driving-licence');
