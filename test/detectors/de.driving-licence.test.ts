import { testCases } from '../support/cases.ts';

testCases('de.driving-licence');
