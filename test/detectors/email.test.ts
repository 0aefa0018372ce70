import { expect, test } from 'vitest';
import { createScanner } from '../../detectors/index.ts';
import { testCases } from '../support/cases.ts';

testCases('email');

const scanner = createScanner({ only: ['email'] });
const holderOf = (address: string) => scanner.scan(`Mail ${address} please`)[0]?.holder;

test.each([
  'info@firm.example',
  'mieterservice@firm.example',
  'huurdersadministratie@firm.example',
  'buergerbus@firm.example',
  'achats@firm.example',
  'facilitair@firm.example',
  'dmarc@firm.example',
  'ledenadministratie@firm.example',
])('%s is a post’s', (address) => expect(holderOf(address)).toBe('organisation'));

test.each([
  'anna@firm.example',
  'j.dienst@firm.example',
  'a.teamer@firm.example',
  'winterberg@firm.example',
  'jan-willem@firm.example',
  'testa.rossa@firm.example',
])('%s is a person’s', (address) => expect(holderOf(address)).toBeUndefined());
