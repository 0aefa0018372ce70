import { testCases } from '../support/cases.ts';

testCases('es.dni-nie');
