import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route, Routes } from '../../../src/model/route.ts';
import { loadPolicy } from '../../../src/policy/load.ts';
import { presetYaml } from '../../../src/policy/presets.ts';
import { withRule } from '../../../src/policy/propose.ts';
import { type Reviewing, reviewing } from '../../../src/usecases/review/all.ts';
import { simpleMail, type TestDesk, testDesk } from '../../support/review.ts';

const AGENT = { actor: 'user:agent', officer: false };
const OFFICER = { actor: 'user:officer', officer: true };
const PHONE = '06-53214987';
const ROUTES: Routes = {
  forRecipient: (address): Route => ({
    desk: address.split('@')[0] ?? '',
    mode: 'store',
    to: undefined,
    purpose: undefined,
    corrections: false,
  }),
  forSource: () => undefined,
  delivers: false,
};

let desk: TestDesk;
let use: Reviewing;
beforeAll(async () => {
  desk = await testDesk({ routes: ROUTES });
  use = reviewing({ ...desk.parts, tickets: desk.tickets, fourEyes: false });
});
afterAll(() => desk.close());

const phoneMail = (recipient: string) => desk.mail(simpleMail(`Telefoon ${PHONE}.`), recipient);
const textOf = async (ticketId: string) => (await desk.view(ticketId)).entries[0]?.text?.content ?? '';

test('"always keep" is measured, accepted by an officer, and holds for its desk from then on', async () => {
  const { ticketId } = await phoneMail('repairs@winkel.example');
  await phoneMail('repairs@winkel.example');
  await phoneMail('sales@winkel.example');
  const redactionId = (await desk.marks(ticketId))[0]?.id ?? '';
  const proposal = await use.proposals.propose(desk.tenantId, AGENT, { kind: 'keep', redactionId });
  expect(proposal).toMatchObject({
    entity: 'PHONE_NUMBER',
    desk: 'repairs',
    ruleId: 'phone',
    state: 'open',
    effect: { days: 30, values: 2, tickets: 2 },
  });
  await expect(use.proposals.accept(desk.tenantId, AGENT, proposal.id)).rejects.toMatchObject({
    code: 'ZEEF_OFFICER_NEEDED',
  });
  const accepted = await use.proposals.accept(desk.tenantId, OFFICER, proposal.id);
  const active = await desk.store.transaction(desk.tenantId, ({ policies }) => policies.active());
  expect(accepted).toMatchObject({ state: 'accepted', policyVersion: active?.version });
  expect(active?.fileVersion).toBe(loadPolicy(presetYaml('default')).version);
  expect(active?.yaml).toContain('# Asked for: needed, for a term.');

  expect(await textOf((await phoneMail('repairs@winkel.example')).ticketId)).toContain(PHONE);
  expect(await textOf((await phoneMail('sales@winkel.example')).ticketId)).not.toContain(PHONE);
  // What was decided before is decided again by the policy of then.
  await use.review.decide(desk.tenantId, AGENT, { action: 'kind', redactionId, entity: 'CUSTOMER_NUMBER' });
  expect(await textOf(ticketId)).toContain('[klantnummer 1]');
  await expect(use.proposals.accept(desk.tenantId, OFFICER, proposal.id)).rejects.toMatchObject({
    code: 'ZEEF_NOT_FOUND',
  });
});

test('"always remove" counts what is kept now', async () => {
  const { documentId } = await desk.mail(
    simpleMail('U vroeg om mijn IBAN: NL91 ABNA 0417 1643 00.'),
    'billing@winkel.example',
  );
  const request = { kind: 'remove', documentId, entity: 'IBAN' } as const;
  const proposal = await use.proposals.propose(desk.tenantId, AGENT, request);
  expect(proposal).toMatchObject({ desk: 'billing', effect: { values: 1, tickets: 1 } });
  await use.proposals.accept(desk.tenantId, OFFICER, proposal.id);
  const after = await desk.mail(
    simpleMail('U vroeg om mijn IBAN: NL91 ABNA 0417 1643 00.'),
    'billing@winkel.example',
  );
  expect(await textOf(after.ticketId)).toContain('[IBAN 1]');
});

test('what is never kept cannot be asked for, and a proposal may be rejected', async () => {
  const { ticketId } = await desk.mail(simpleMail('Mijn bsn is 111222333.'), 'repairs@winkel.example');
  const redactionId = (await desk.marks(ticketId))[0]?.id ?? '';
  await expect(
    use.proposals.propose(desk.tenantId, AGENT, { kind: 'keep', redactionId }),
  ).rejects.toMatchObject({ code: 'ZEEF_OFFICER_NEEDED' });
  const other = await phoneMail('sales@winkel.example');
  const mark = (await desk.marks(other.ticketId))[0]?.id ?? '';
  const { id } = await use.proposals.propose(desk.tenantId, AGENT, { kind: 'keep', redactionId: mark });
  expect(await use.proposals.reject(desk.tenantId, OFFICER, id)).toMatchObject({ state: 'rejected' });
  const page = { after: undefined, limit: 10, state: 'open' } as const;
  expect((await use.proposals.list(desk.tenantId, page)).items).toEqual([]);
});

test('a rule goes before the one that decides now, gets an id of its own, and may not keep secrets', () => {
  const yaml = presetYaml('default');
  const rule = { kind: 'keep', entity: 'PHONE_NUMBER', desk: 'a', ruleId: 'phone' } as const;
  const ids = loadPolicy(withRule(withRule(yaml, rule), rule)).rules.map(({ id }) => id);
  const at = ids.indexOf('phone');
  expect(ids.slice(at - 2, at)).toEqual(['keep-phone-number-a', 'keep-phone-number-a-2']);
  expect(() => withRule(yaml, { ...rule, entity: 'PASSWORD', ruleId: 'secrets' })).toThrow(
    expect.objectContaining({ code: 'ZEEF_POLICY_INVALID' }),
  );
});
