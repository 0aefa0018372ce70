import type { SignedReceipt } from '../model/receipt.ts';
import { ask } from './ask.ts';

/** `zeef erase TICKET_ID…`: writes the signed receipt; with `dryRun` what would be erased. */
export async function eraseTickets(
  ticketIds: readonly string[],
  { dryRun, requested }: { dryRun?: boolean; requested?: boolean },
): Promise<void> {
  const answer = dryRun
    ? await ask('POST', '/v1/erasures/plan', { ticketIds })
    : ((await ask('POST', '/v1/erasures', {
        ticketIds,
        cause: requested ? 'request' : 'operator',
      })) as SignedReceipt);
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
}
