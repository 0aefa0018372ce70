import { testCases } from '../support/cases.ts';

testCases('payment-card');
