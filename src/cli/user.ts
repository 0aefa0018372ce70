import { readSettings } from '../config/settings.ts';
import { ask } from './ask.ts';

/** `zeef user create EMAIL`: prints a link that works once, for whoever it is to choose a password. */
export async function createUser(email: string, options: { name?: string; role: string }): Promise<void> {
  const name = options.name ?? email.split('@', 1)[0];
  printLink(await ask('POST', '/local/users', { email, name, role: options.role }));
}

/** `zeef user list`: state, role, date, address and name of everybody. */
export async function listUsers(): Promise<void> {
  const { items } = (await ask('GET', '/local/users')) as {
    items: { state: string; role: string; createdAt: string; email: string; name: string }[];
  };
  for (const { state, role, createdAt, email, name } of items) {
    process.stdout.write(`${state.padEnd(8)}  ${role.padEnd(15)}  ${createdAt}  ${email}  ${name}\n`);
  }
}

/** `zeef user disable EMAIL`: signed out everywhere and kept out. */
export async function disableUser(email: string): Promise<void> {
  await ask('POST', '/local/users/disable', { email });
  process.stdout.write(`disabled ${email}\n`);
}

/** `zeef user reset EMAIL`: prints a link for a new password, which also ends the second factor. */
export async function resetUser(email: string): Promise<void> {
  printLink(await ask('POST', '/local/users/reset', { email }));
}

function printLink(answer: unknown): void {
  const { publicUrl, host, port } = readSettings(process.env);
  const { path } = answer as { path: string };
  process.stdout.write(`${publicUrl ?? `http://${host}:${port}`}${path}\n`);
}
