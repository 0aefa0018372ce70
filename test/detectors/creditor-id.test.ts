import { testCases } from '../support/cases.ts';

testCases('creditor-id');
