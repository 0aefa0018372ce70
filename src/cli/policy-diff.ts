import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ZeefError } from '../errors.ts';
import { PRESETS, presetYaml } from '../policy/presets.ts';
import type { PolicyDiff, PolicyName } from '../usecases/policy-diff.ts';
import { ask } from './ask.ts';

/**
 * `zeef policy diff OLD NEW --on last-N`: what would change in the last N tickets.
 *
 * @param old a file, a preset, a stored version, or `active`
 */
export async function diff(
  old: string,
  next: string,
  on: string,
  output: NodeJS.WritableStream,
): Promise<void> {
  const tickets = Number(/^last-(\d{1,5})$/.exec(on)?.[1]);
  if (!(tickets >= 1)) {
    throw new ZeefError('ZEEF_CONFIG_INVALID', {
      field: '--on',
      remedy: '--on is last- and a number, as last-1000.',
    });
  }
  const body = { old: await named(old), new: await named(next), tickets };
  const found = (await ask('POST', '/v1/policies/diff', body)) as PolicyDiff;
  output.write(`${found.old} → ${found.new}: ${found.decided} values in the last ${tickets} tickets\n`);
  for (const { entity, from, to, fromRule, toRule, count, tickets: inTickets, examples } of found.changes) {
    output.write(`${entity}: ${from} → ${to}: ${count} in ${inTickets} tickets (${fromRule} → ${toRule})\n`);
    for (const id of examples) output.write(`  ${id}\n`);
  }
  if (found.changes.length === 0) output.write('nothing would change\n');
  if (found.unknown > 0)
    output.write(`${found.unknown} values were decided by people or before inputs were kept\n`);
  for (const name of found.notRevisited)
    output.write(`"${name}" differs, and what follows from it is not told here\n`);
}

async function named(name: string): Promise<PolicyName> {
  if (PRESETS.some((preset) => preset === name)) return { yaml: presetYaml(name) };
  return existsSync(name) ? { yaml: await readFile(name, 'utf8') } : { version: name };
}
