import { EXIT } from '../errors.ts';
import { ask } from './ask.ts';

/** `zeef audit verify`: recomputes the hash chain; exit 65 when it does not hold. */
export async function verifyAudit(): Promise<void> {
  const verdict = (await ask('GET', '/v1/audit/verify')) as
    | { ok: true; count: number; head: string }
    | { ok: false; seq: number; problem: string };
  if (verdict.ok) {
    process.stdout.write(`audit log intact: ${verdict.count} entries, head ${verdict.head}\n`);
    return;
  }
  process.stderr.write(`audit log broken at entry ${verdict.seq}: ${verdict.problem}\n`);
  process.exitCode = EXIT.dataError;
}
