import { ask } from './ask.ts';

/** `zeef retention run`: ends what has run out, or with `dryRun` counts it; one `NAME COUNT` a line. */
export async function runRetention({ dryRun = false }: { dryRun?: boolean }): Promise<void> {
  const counts = (await ask('POST', '/local/retention/run', { dryRun })) as Record<string, number>;
  for (const [name, count] of Object.entries(counts)) process.stdout.write(`${name} ${count}\n`);
}

/** `zeef retention due`: what has run out, and what waits for a person, by kind. */
export async function listDue(): Promise<void> {
  const { originals, values } = (await ask('GET', '/v1/retention/due')) as {
    originals: Record<string, number>;
    values: { entity: string; due: number; blocked: number; later: number }[];
  };
  for (const [name, count] of Object.entries(originals)) process.stdout.write(`originals ${name} ${count}\n`);
  for (const { entity, due, blocked, later } of values) {
    process.stdout.write(`${entity} due ${due} blocked ${blocked} later ${later}\n`);
  }
}
