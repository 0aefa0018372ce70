import { testCases } from '../support/cases.ts';

testCases('geo-location');
