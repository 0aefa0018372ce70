import { testCases } from '../support/cases.ts';

testCases('customer-number');
