import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';

const PHONE = '06-53214987';

let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk({ ZEEF_REVIEW_SAMPLE: '0', ZEEF_FOUR_EYES: 'on' });
  key = desk.service.firstKey ?? '';
});
afterAll(() => desk.close());

interface Answer<T> {
  readonly status: number;
  readonly json: T;
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<T>> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { authorization: `Bearer ${key}`, ...type };
  const response = await fetch(`${desk.url}${path}`, { method, headers, ...json });
  const text = await response.text();
  return { status: response.status, json: (text === '' ? undefined : JSON.parse(text)) as T };
}

async function ticket(id: string, text: string): Promise<string> {
  const response = await fetch(`${desk.url}/v1/tickets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', prefer: 'wait=20' },
    body: JSON.stringify({ id, messages: [{ text }] }),
  });
  return ((await response.json()) as { ticketId: string }).ticketId;
}

interface Redaction {
  readonly id: string;
  readonly entity: string;
}

const marks = async (ticketId: string) =>
  (await call<{ items: Redaction[] }>('GET', `/v1/tickets/${ticketId}/redactions`)).json.items;

test('decisions, undoing and what was decided, over the API', async () => {
  const ticketId = await ticket('T-1', `Bel ${PHONE}. Ik heb diabetes.`);
  const phone = (await marks(ticketId)).find(({ entity }) => entity === 'PHONE_NUMBER')?.id;
  const decided = await call<{ decisionId: string; places: number }>('POST', '/v1/review/decisions', {
    action: 'keep',
    redactionId: phone,
    reason: 'needed',
  });
  expect(decided).toMatchObject({ status: 201, json: { places: 1 } });
  const shown = () => call('GET', `/v1/tickets/${ticketId}`);
  expect(JSON.stringify(await shown())).toContain(PHONE);
  const again = await call('POST', '/v1/review/decisions', { action: 'keep', redactionId: phone });
  expect(again).toMatchObject({ status: 404, json: { error: { code: 'ZEEF_NOT_FOUND' } } });
  const undone = await call('POST', `/v1/review/decisions/${decided.json.decisionId}/undo`);
  expect(undone.status).toBe(200);
  expect(JSON.stringify(await shown())).not.toContain(PHONE);
  const list = await call<{ items: object[] }>('GET', `/v1/review/tickets/${ticketId}/decisions`);
  expect(list.json.items).toMatchObject([{ action: 'keep', entity: 'PHONE_NUMBER' }]);
  const wrong = await call('POST', '/v1/review/decisions', { action: 'kind', redactionId: phone });
  expect(wrong.status).toBe(422);
});

test('what waits, with counts, and approving it', async () => {
  const ticketId = await ticket('T-2', 'Ik heb astma.');
  const items = await call<{ items: { id: string }[] }>(
    'GET',
    '/v1/review/items?reason=doubtful&entity=HEALTH',
  );
  expect(items.json.items.map(({ id }) => id)).toContain(ticketId);
  const counts = await call<{ items: { tag: string; count: number }[] }>('GET', '/v1/review/counts');
  expect(counts.json.items.find(({ tag }) => tag === 'kind:HEALTH')?.count).toBe(items.json.items.length);
  expect((await call('POST', `/v1/review/items/${ticketId}/approve`)).status).toBe(204);
  expect(await call('GET', `/v1/review/items/${ticketId}`)).toMatchObject({ json: { state: 'done' } });
  const other = await ticket('T-3', 'Ik heb reuma.');
  const group = encodeURIComponent('special-category|HEALTH');
  const sample = await call<{ group: string; until: string; token: string }>(
    'GET',
    `/v1/review/groups?group=${group}`,
  );
  const { until, token } = sample.json;
  const bulk = { group: sample.json.group, until, token };
  expect(await call('POST', '/v1/review/groups/approve', bulk)).toMatchObject({ json: { left: 0 } });
  expect(await call('GET', `/v1/review/items/${other}`)).toMatchObject({ json: { state: 'done' } });
  const statistics = await call<{ precision: object[] }>('GET', '/v1/review/statistics?days=7');
  expect(statistics.json.precision).toEqual(
    expect.arrayContaining([expect.objectContaining({ entity: 'HEALTH', putBack: 0 })]),
  );
});

test('a value takes a second person, and a proposal an acceptance', async () => {
  const ticketId = await ticket('T-4', `Bel ${PHONE}.`);
  const [mark] = await marks(ticketId);
  const asked = await call<{ id: string }>('POST', `/v1/review/redactions/${mark?.id}/reveal`);
  expect(asked.status).toBe(202);
  const own = await call('POST', `/v1/review/reveals/${asked.json.id}/approve`);
  expect(own.status).toBe(404);
  const waiting = await call<{ items: { id: string }[] }>('GET', '/v1/review/reveals');
  expect(waiting.json.items.map(({ id }) => id)).toEqual([asked.json.id]);
  const second = { url: `/v1/review/reveals/${asked.json.id}/approve`, method: 'POST' } as const;
  expect((await desk.service.local.inject(second)).statusCode).toBe(200);
  const revealed = await call<{ value: string }>('POST', `/v1/review/redactions/${mark?.id}/reveal`);
  expect(revealed).toEqual({ status: 200, json: { value: PHONE } });

  const proposal = await call<{ id: string }>('POST', '/v1/review/proposals', {
    kind: 'keep',
    redactionId: mark?.id,
  });
  expect(proposal).toMatchObject({ status: 201, json: { state: 'open', entity: 'PHONE_NUMBER' } });
  const accepted = await call('POST', `/v1/review/proposals/${proposal.json.id}/accept`);
  expect(accepted).toMatchObject({ status: 200, json: { state: 'accepted' } });
  const after = await ticket('T-5', `Bel ${PHONE}.`);
  expect(JSON.stringify(await call('GET', `/v1/tickets/${after}`))).toContain(PHONE);
});

test('all of it wants a key', async () => {
  for (const path of [
    '/v1/review/items',
    '/v1/review/counts',
    '/v1/review/proposals',
    '/v1/review/statistics',
  ]) {
    expect((await fetch(`${desk.url}${path}`)).status).toBe(401);
  }
});
