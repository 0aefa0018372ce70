import { testCases } from '../support/cases.ts';

testCases('driving-licence');
