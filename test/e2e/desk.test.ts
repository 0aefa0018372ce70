import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, visitorOf } from '../support/desk.ts';
import { type Installation, install, type RunningService } from '../support/service.ts';

let installation: Installation;
let service: RunningService;
beforeAll(async () => {
  installation = install();
  service = await installation.start();
}, 120_000);
afterAll(() => installation.remove());

function setupLink(): string | undefined {
  return /http:\S+(\/desk\/welcome\/\S+)/.exec(service.output())?.[1];
}

async function choosePassword(path: string, more: Record<string, string> = {}) {
  const visitor = visitorOf(service.url);
  await visitor.get(path);
  const answer = await visitor.post(path, { password: PASSWORD, repeated: PASSWORD, ...more });
  return { visitor, answer };
}

test('the start prints a link for the first account, and none once there is one', async () => {
  const { visitor, answer } = await choosePassword(setupLink() as string, {
    name: 'Anna',
    email: 'anna@desk.example',
  });
  expect(answer.location).toBe('/desk/start');
  await service.stop('SIGTERM');
  service = await installation.start();
  expect(setupLink()).toBeUndefined();
  // Sessions outlive the process.
  const again = visitorOf(service.url);
  for (const [name, value] of visitor.cookies) again.cookies.set(name, value);
  expect((await again.get('/desk/start')).status).toBe(200);
});

test('the command line makes accounts, lists them, keeps out and gives a way back in', async () => {
  const created = await installation.zeef([
    'user',
    'create',
    'bo@desk.example',
    '--name',
    'Bo',
    '--role',
    'reviewer',
  ]);
  const path = (printed: string) => new URL(printed.trim()).pathname;
  expect((await choosePassword(path(created.stdout))).answer.status).toBe(303);
  const disabled = await installation.zeef(['user', 'disable', 'BO@desk.example']);
  expect(disabled.code).toBe(0);
  const listed = await installation.zeef(['user', 'list']);
  expect(listed.stdout).toMatch(/^active\s+admin\s.*anna@desk\.example/m);
  expect(listed.stdout).toMatch(/^disabled\s+reviewer\s.*bo@desk\.example\s+Bo$/m);
  const reset = await installation.zeef(['user', 'reset', 'bo@desk.example']);
  const { visitor } = await choosePassword(path(reset.stdout));
  expect((await visitor.get('/desk/profile')).status).toBe(200);
  const unknown = await installation.zeef(['user', 'reset', 'nobody@desk.example']);
  expect(unknown.code).not.toBe(0);
  expect(unknown.stderr).toContain('Nobody has this address.');
});

test('nothing of it is in what the service printed, save for the link', () => {
  for (const value of ['desk.example', PASSWORD]) expect(service.output()).not.toContain(value);
});
