import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route, Routes } from '../../src/model/route.ts';
import { mailOf } from '../support/mail.ts';
import { type Passage, passage } from '../support/passage.ts';

const ROUTE: Route = {
  desk: 'shop',
  purpose: undefined,
  corrections: false,
  mode: 'deliver',
  to: { protocol: 'smtp', host: '127.0.0.1', port: 1, tls: 'none' },
};
const ROUTES: Routes = { delivers: true, forRecipient: () => ROUTE, forSource: () => undefined };
const ENVELOPE = { sender: 'a@example.org', recipients: ['service@winkel.example'] };
let way: Passage;
beforeAll(async () => {
  way = await passage({ routes: ROUTES });
});
afterAll(() => way.close());

function relayed(hops: number): Buffer {
  const trace = Array(hops).fill('Received: from a.example by b.example; Tue, 3 Nov 2026 10:00:00 +0100');
  return mailOf(...trace, 'From: Jan <jan@w.example>', `Message-ID: <${hops}@w.example>`, '', 'hoi');
}

test('a mail that was relayed too often is kept and goes nowhere, whatever door it came by', async () => {
  const { document } = await way.take(relayed(51), ENVELOPE);
  expect(document).toMatchObject({ state: 'held', holdReason: 'loop' });
  const fine = await way.take(relayed(50), ENVELOPE);
  expect(fine.document.state).toBe('done');
  const { items } = await way.store.transaction(way.tenantId, ({ deliveries }) =>
    deliveries.list({ after: undefined, limit: 10 }),
  );
  expect(items.map(({ documentId }) => documentId)).toEqual([fine.document.id]);
});
