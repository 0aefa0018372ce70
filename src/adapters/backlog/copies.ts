import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ZeefError } from '../../errors.ts';
import type { BacklogCopies, BacklogCopy } from '../../ports/backlog.ts';

/** Sanitised copies as files below a folder, named as the originals are. */
export function copiesIn(folder: string): BacklogCopies {
  return {
    async open(name, position): Promise<BacklogCopy> {
      const path = join(folder, name);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const file = await open(path, position === 0 ? 'w' : 'r+', 0o600);
        await file.truncate(position);
        let at = position;
        return {
          get position() {
            return at;
          },
          append: async (bytes) => {
            await file.write(bytes, 0, bytes.length, at);
            at += bytes.length;
          },
          sync: () => file.datasync(),
          close: () => file.close(),
        };
      } catch (cause) {
        const remedy = `No copies can be written into ${folder}. Choose another folder with --out.`;
        throw new ZeefError('ZEEF_CONFIG_INVALID', { field: '--out', remedy, cause });
      }
    },
  };
}
