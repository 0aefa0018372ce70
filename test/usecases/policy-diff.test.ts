import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DiffPolicies, policyDiff } from '../../src/usecases/policy-diff.ts';
import { type TestDesk, testDesk } from '../support/in-process.ts';
import { type TestStore, testStore } from '../support/store.ts';

const reason = 'reason: { en: It is needed here., nl: Het is hier nodig. }';
const OLD = `name: old
rules:
  - { id: account, entity: IBAN, then: { action: keep, until: closed + 30 days }, ${reason} }
`;
const NEW = `name: new
ownDomains: [winkel.example]
rules:
  - { id: asked-account, entity: IBAN, when: { asked: yes }, then: { action: keep, until: closed + 14 days }, ${reason} }
  - { id: card, entity: PAYMENT_CARD, then: mask, ${reason} }
`;

let at: TestStore;
let desk: TestDesk;
let diff: DiffPolicies;
beforeAll(async () => {
  at = await testStore();
  desk = testDesk(at);
  diff = policyDiff(at.store);
  await desk.usePolicy(at.tenantId, 'old@1', OLD);
});
afterAll(() => at.close());

test('tells what another policy would do with the latest tickets, by kind and example, and changes nothing', async () => {
  const unasked = await desk.take(at.tenantId, {
    id: '1',
    messages: [{ text: 'Mijn IBAN is NL13TEST0123456789, kaart 4111 1111 1111 1111.' }],
  });
  const asked = await desk.take(at.tenantId, {
    id: '2',
    asked: ['IBAN'],
    messages: [{ text: 'Mijn IBAN is NL13TEST0123456789.' }],
  });
  const before = await desk.ticket(at.tenantId, unasked.ticketId);
  expect(await diff(at.tenantId, { version: 'active' }, { yaml: OLD }, 10)).toMatchObject({
    decided: 3,
    unknown: 0,
    changes: [],
    notRevisited: [],
  });

  const found = await diff(at.tenantId, { version: 'old@1' }, { yaml: NEW }, 10);
  expect(found).toMatchObject({ decided: 3, notRevisited: ['ownDomains'] });
  expect(found.changes).toHaveLength(3);
  for (const change of [
    {
      ...{ entity: 'IBAN', from: 'keep until closed + 30 days', to: 'redact' },
      ...{ fromRule: 'account', toRule: 'default', count: 1, tickets: 1, examples: [unasked.ticketId] },
    },
    {
      ...{ entity: 'IBAN', from: 'keep until closed + 30 days', to: 'keep until closed + 14 days' },
      ...{ fromRule: 'account', toRule: 'asked-account', count: 1, tickets: 1, examples: [asked.ticketId] },
    },
    {
      ...{ entity: 'PAYMENT_CARD', from: 'redact', to: 'mask' },
      ...{ fromRule: 'default', toRule: 'card', count: 1, tickets: 1, examples: [unasked.ticketId] },
    },
  ]) {
    expect(found.changes).toContainEqual(change);
  }
  expect(await desk.ticket(at.tenantId, unasked.ticketId)).toEqual(before);
  // The latest ticket alone.
  expect(await diff(at.tenantId, { yaml: OLD }, { yaml: NEW }, 1)).toMatchObject({ decided: 1 });
  await expect(diff(at.tenantId, { version: 'none@0' }, { yaml: NEW }, 1)).rejects.toMatchObject({
    code: 'ZEEF_NOT_FOUND',
  });
  expect(await diff(at.otherTenantId, { yaml: OLD }, { yaml: NEW }, 10)).toMatchObject({ decided: 0 });
});
