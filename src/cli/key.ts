import { ask } from './ask.ts';

/** `zeef key create NAME`: prints the new key, the only time it is shown. */
export async function createKey(name: string): Promise<void> {
  const { key } = (await ask('POST', '/local/keys', { name })) as { key: string };
  process.stdout.write(`${key}\n`);
}

/** `zeef key list`: id, date, state and name of every key. */
export async function listKeys(): Promise<void> {
  const { items } = (await ask('GET', '/local/keys')) as {
    items: { id: string; name: string; createdAt: string; revokedAt?: string }[];
  };
  for (const { id, name, createdAt, revokedAt } of items) {
    process.stdout.write(`${id}  ${createdAt}  ${revokedAt ? 'revoked' : 'active '}  ${name}\n`);
  }
}

/** `zeef key revoke ID`: the key stops working at once. */
export async function revokeKey(id: string): Promise<void> {
  await ask('DELETE', `/local/keys/${encodeURIComponent(id)}`);
  process.stdout.write(`revoked ${id}\n`);
}
