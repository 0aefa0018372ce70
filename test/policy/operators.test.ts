import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/operators/index.ts';

const mark = { label: 'kaart', number: 2, valueTag: 'k7Qm2xAbCdEf', shown: 4 };

test('replace leaves nothing of the value', () => {
  expect(OPERATIONS.replace('4111 1111 1111 1111', mark)).toBe('[kaart 2]');
});

test('mask leaves the last characters, whatever stands between them', () => {
  expect(OPERATIONS.mask('4111-1111-1111-12 34', mark)).toBe('[kaart 2 …1234]');
});

test('mask shows nothing of a value that four characters would give away', () => {
  for (const value of ['123', '0345', '12345678', '', '🙂🙂🙂🙂🙂'])
    expect(OPERATIONS.mask(value, mark)).toBe('[kaart 2]');
  expect(OPERATIONS.mask('4111111111111111', { ...mark, shown: 0 })).toBe('[kaart 2]');
});

test('pseudonym is the same for the same tag, and not the value', () => {
  expect(OPERATIONS.pseudonym('Jo Grey', mark)).toBe(OPERATIONS.pseudonym('JO GREY', { ...mark, number: 9 }));
  expect(OPERATIONS.pseudonym('Jo Grey', mark)).not.toMatch(/Jo|Grey/);
});

test('remove leaves nothing, keep everything', () => {
  expect(OPERATIONS.remove('value', mark)).toBe('');
  expect(OPERATIONS.keep('value', mark)).toBe('value');
});
