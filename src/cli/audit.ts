import { readFileSync, writeFileSync } from 'node:fs';
import { EXIT, ZeefError } from '../errors.ts';
import type { AuditEntry } from '../model/audit.ts';
import { type ChainVerdict, verifyChain } from '../usecases/verify-audit.ts';
import { ask } from './ask.ts';

interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** First line of an export. The others are one entry each. */
interface ExportHeader {
  readonly format: typeof FORMAT;
  readonly exportedAt: string;
  readonly head: Head;
}

const FORMAT = 'zeef audit 1';

/** `zeef audit verify`: recomputes the hash chain, of an export without any service; exit 65 when it does not hold. */
export async function verifyAudit(file: string | undefined): Promise<void> {
  const verdict = file ? await verifyExport(file) : ((await ask('GET', '/v1/audit/verify')) as ChainVerdict);
  if (verdict.ok) {
    process.stdout.write(`audit log intact: ${verdict.count} entries, head ${verdict.head}\n`);
    return;
  }
  process.stderr.write(`audit log broken at entry ${verdict.seq}: ${verdict.problem}\n`);
  process.exitCode = EXIT.dataError;
}

/** `zeef audit head`: number and hash of the last entry, to keep where nobody who can change the log can change it. */
export async function auditHead(): Promise<void> {
  const { seq, hash } = (await ask('GET', '/v1/audit/head')) as Head;
  process.stdout.write(`${seq} ${hash}\n`);
}

/** `zeef audit export FILE`: JSON lines, a head line and then every entry. Does not write over a file. */
export async function exportAudit(file: string): Promise<void> {
  const entries: AuditEntry[] = [];
  let head: Head | undefined;
  for (let after = 0; head === undefined || after < head.seq; after = entries.at(-1)?.seq ?? 0) {
    const page = (await ask('GET', `/v1/audit/export?after=${after}`)) as {
      entries: AuditEntry[];
      head: Head;
    };
    head ??= page.head;
    const { seq } = head;
    entries.push(...page.entries.filter((entry) => entry.seq <= seq));
    if (page.entries.length === 0) break;
  }
  const header: ExportHeader = { format: FORMAT, exportedAt: new Date().toISOString(), head: head as Head };
  const lines = [header, ...entries].map((line) => JSON.stringify(line));
  try {
    writeFileSync(file, `${lines.join('\n')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const remedy = 'The file cannot be written, or exists already. Name another.';
    throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'file', remedy, cause });
  }
  process.stdout.write(`${entries.length} entries, head ${header.head.hash}\n`);
}

async function verifyExport(file: string): Promise<ChainVerdict> {
  let header: ExportHeader;
  let entries: AuditEntry[];
  try {
    const [first = '', ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n');
    header = JSON.parse(first) as ExportHeader;
    entries = rest.map((line) => JSON.parse(line) as AuditEntry);
    if (header.format !== FORMAT) throw new Error('another format');
  } catch (cause) {
    const remedy = 'The file cannot be read, or is no export of "zeef audit export".';
    throw new ZeefError('ZEEF_FIELD_INVALID', { field: 'file', remedy, cause });
  }
  return verifyChain({
    // By place and not by number: a number that is left out must show.
    read: async (after, limit) => {
      const start = after === 0 ? 0 : entries.findIndex(({ seq }) => seq === after) + 1;
      return start === 0 && after > 0 ? [] : entries.slice(start, start + limit);
    },
    head: async () => header.head,
  });
}
