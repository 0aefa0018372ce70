import { CHAIN_START, checkpointCode, entryHash } from '../model/audit-chain.ts';
import type { AuditLog } from '../ports/store.ts';

/** How many entries are held in memory at once. */
const BATCH = 1_000;

/** What is wrong with a chain, at which entry. */
export type ChainProblem =
  | 'edited' // the entry's hash does not fit what it says
  | 'missing' // a number is left out
  | 'unlinked' // the entry does not carry the hash of the one before
  | 'cut-off' // the head knows of more entries than there are
  | 'checkpoint' // entries are gone, and no entry of the chain says that their term was over
  | 'head-differs'; // the head does not carry the last entry's number and hash

export type ChainVerdict =
  | { readonly ok: true; readonly count: number; readonly head: string }
  | { readonly ok: false; readonly seq: number; readonly problem: ChainProblem };

/**
 * Recomputes a tenant's whole audit chain. It tells edits, gaps, swaps and a cut-off end. It cannot tell a
 * chain that was rewritten from some entry on, head included, by somebody who owns the database: for that,
 * compare `head` with one noted elsewhere. Entries whose term was over are gone: the chain then begins at a checkpoint,
 * which an entry of the chain has to name.
 */
export async function verifyChain(
  log: Pick<AuditLog, 'read' | 'head'> & Partial<Pick<AuditLog, 'checkpoint'>>,
): Promise<ChainVerdict> {
  const checkpoint = await log.checkpoint?.();
  let named = checkpoint === undefined;
  let seq = checkpoint?.seq ?? 0;
  let hash = checkpoint?.hash ?? CHAIN_START;
  for (;;) {
    const entries = await log.read(seq, BATCH);
    for (const entry of entries) {
      if (entry.seq !== seq + 1) return { ok: false, seq: seq + 1, problem: 'missing' };
      if (entry.prevHash !== hash) return { ok: false, seq: entry.seq, problem: 'unlinked' };
      if (entryHash(entry) !== entry.hash) return { ok: false, seq: entry.seq, problem: 'edited' };
      if (entry.event === 'audit.checkpointed' && checkpoint && entry.code === checkpointCode(checkpoint)) {
        named = true;
      }
      seq = entry.seq;
      hash = entry.hash;
    }
    if (entries.length > 0) continue;
    // Read after the entries: what was appended meanwhile is in both or still to be read.
    const head = await log.head();
    if (head.seq > seq) {
      if ((await log.read(seq, 1)).length > 0) continue;
      return { ok: false, seq: seq + 1, problem: 'cut-off' };
    }
    if (head.seq < seq || head.hash !== hash) return { ok: false, seq, problem: 'head-differs' };
    if (!named) return { ok: false, seq: checkpoint?.seq ?? 0, problem: 'checkpoint' };
    return { ok: true, count: seq, head: hash };
  }
}
