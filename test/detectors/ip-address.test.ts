import { testCases } from '../support/cases.ts';

testCases('ip-address');
