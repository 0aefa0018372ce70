import { ask } from './ask.ts';

/** `zeef source create NAME`: prints the signing secret, the only time it is shown. */
export async function createSource(name: string): Promise<void> {
  const { secret } = (await ask('POST', '/local/sources', { name })) as { secret: string };
  process.stdout.write(`${secret}\n`);
}

/** `zeef source list`: the names webhooks may post to. */
export async function listSources(): Promise<void> {
  const { items } = (await ask('GET', '/local/sources')) as { items: { name: string; createdAt: string }[] };
  for (const { name, createdAt } of items) process.stdout.write(`${createdAt}  /v1/webhooks/${name}\n`);
}
