import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ZeefError } from '../../errors.ts';
import type { TombstoneFile } from '../../ports/tombstones.ts';

const Line = z.object({
  tenantId: z.uuid(),
  kind: z.enum(['ticket', 'value']),
  digest: z.string().min(1).max(100),
  erasedAt: z.iso.datetime(),
});

/**
 * Tombstones as JSON lines in a file, which is only ever added to. A last line that was cut off by a crash is
 * passed over: its erasure was not committed either.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID when the file cannot be read or written
 */
export function tombstoneFile(path: string): TombstoneFile {
  const failed = (cause: unknown) => {
    const remedy = `The record of erasures ${path} cannot be used. Check permissions and space.`;
    return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_DATA', remedy, cause });
  };
  return {
    async append(tenantId, tombstones) {
      if (tombstones.length === 0) return;
      const lines = tombstones.map((stone) => `${JSON.stringify({ tenantId, ...stone })}\n`).join('');
      try {
        const file = await open(path, 'a', 0o600);
        try {
          await file.appendFile(lines);
          await file.sync();
        } finally {
          await file.close();
        }
      } catch (cause) {
        throw failed(cause);
      }
    },

    async read(tenantId) {
      if (!existsSync(path)) return [];
      const text = await readFile(path, 'utf8').catch((cause: unknown) => {
        throw failed(cause);
      });
      return text
        .split('\n')
        .flatMap((line) => {
          const parsed = Line.safeParse(jsonOf(line));
          return parsed.success ? [parsed.data] : [];
        })
        .filter((line) => line.tenantId === tenantId)
        .map(({ kind, digest, erasedAt }) => ({ kind, digest, erasedAt: new Date(erasedAt) }));
    },
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
