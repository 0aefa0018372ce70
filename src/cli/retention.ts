import { ask } from './ask.ts';

/** `zeef retention run`: ends what has run out, or with `dryRun` counts it; one `NAME COUNT` a line. */
export async function runRetention({ dryRun = false }: { dryRun?: boolean }): Promise<void> {
  write(await ask('POST', '/local/retention/run', { dryRun }));
}

/** `zeef retention due`: what has run out, and what waits for a person. */
export async function listDue(): Promise<void> {
  write(await ask('GET', '/v1/retention/due'));
}

function write(counts: unknown): void {
  for (const [name, count] of Object.entries(counts as Record<string, number>)) {
    process.stdout.write(`${name} ${count}\n`);
  }
}
