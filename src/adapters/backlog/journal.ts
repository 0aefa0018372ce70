import { appendFile, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { Journal } from '../../ports/backlog.ts';

const counts = z.record(z.string(), z.number());
const Tally = z.object({
  items: z.number(),
  hit: z.number(),
  findings: z.record(z.string(), counts),
  withheld: counts,
});
const Entry = z.object({
  name: z.string(),
  size: z.number(),
  modified: z.string(),
  items: z.number(),
  position: z.number(),
  complete: z.boolean(),
  tally: Tally,
});

/**
 * A journal as a file of JSON lines. The first line says what the scan does; one that did something else is none to
 * go on with.
 *
 * @param what policy version and whether copies are made
 * @throws ZeefError ZEEF_CONFIG_INVALID when the file is another scan's, or none
 */
export async function openJournal(path: string, what: string): Promise<Journal> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.split('\n');
  // A line that was cut off by a crash was not yet promised to anybody.
  lines.pop();
  const [first, ...rest] = lines.map(parsed);
  if (first !== undefined && (first as { scan?: unknown } | null)?.scan !== what) throw wrong(path);
  const entries = rest.map((line) => Entry.safeParse(line));
  if (entries.some(({ success }) => !success)) throw wrong(path);
  if (first === undefined) await appendFile(path, `${JSON.stringify({ scan: what })}\n`, { mode: 0o600 });
  return {
    entries: entries.flatMap(({ data }) => (data ? [data] : [])),
    append: (entry) => appendFile(path, `${JSON.stringify(entry)}\n`),
  };
}

/** Nothing to go on with, and nothing kept. */
export const NO_JOURNAL: Journal = { entries: [], append: async () => undefined };

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function wrong(path: string): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', {
    field: '--state',
    remedy: `${path} is of a scan with another policy or other options. Remove it, or name another with --state.`,
  });
}
