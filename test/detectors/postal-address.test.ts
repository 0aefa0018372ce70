import { testCases } from '../support/cases.ts';

testCases('postal-address');
