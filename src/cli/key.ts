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

/** `zeef key rotate`: a new key for what is sealed from now on; what is there is moved to it in the background. */
export async function rotateKey(): Promise<void> {
  const { version, activeAt } = (await ask('POST', '/local/sealing/rotate')) as {
    version: number;
    activeAt: string;
  };
  process.stdout.write(`version ${version}, in use from ${activeAt}\n`);
}

/** `zeef key rotate-master`: everything under a new master key, while the service runs. */
export async function rotateMaster(): Promise<void> {
  const { said } = (await ask('POST', '/local/sealing/rotate-master')) as { said: string };
  process.stdout.write(`${said}\n`);
}

/** `zeef key status`: how much is sealed under each version. */
export async function keyStatus(): Promise<void> {
  const { current, sealed } = (await ask('GET', '/local/sealing')) as {
    current: number;
    sealed: { version: number; count: number }[];
  };
  for (const { version, count } of sealed) {
    process.stdout.write(`version ${version}${version === current ? ' (in use)' : ''}: ${count} sealed\n`);
  }
}
