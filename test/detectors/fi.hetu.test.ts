import { testCases } from '../support/cases.ts';

testCases('fi.hetu');
