import { testCases } from '../support/cases.ts';

testCases('special-category');
