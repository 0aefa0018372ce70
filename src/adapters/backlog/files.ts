import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ZeefError } from '../../errors.ts';
import type { BacklogFile, BacklogItem } from '../../ports/backlog.ts';
import { csvPieces, withoutHeader } from './csv.ts';
import { asLines, jsonlPieces } from './jsonl.ts';
import { asMbox, isMbox, mboxMails } from './mbox.ts';

/** A file that is read whole: more than the pipeline takes of one attachment, or a mail server of one mail. */
const MAX_WHOLE_BYTES = 100 * 1024 * 1024;
/** Enough of a file to tell a mail by its headers. */
const HEAD_BYTES = 16 * 1024;

/** Tells whether a text begins as a mail does. */
export type LooksLikeMail = (text: string) => boolean;

/**
 * The files of a backlog below the paths named, in the order of their names: mbox, single mails (Maildir among
 * them), CSV, JSON Lines, and any other file as it would be read when attached. Links are not followed.
 *
 * @throws ZeefError ZEEF_CONFIG_INVALID for a path that cannot be read, and for two files of one name
 */
export async function backlogFiles(
  paths: readonly string[],
  looksLikeMail: LooksLikeMail,
): Promise<readonly BacklogFile[]> {
  const files = new Map<string, BacklogFile>();
  for (const path of paths.map((named) => resolve(named))) {
    const found = await filesBelow(path).catch((cause) => {
      throw wrong(`${path} cannot be read. Check the path and its permissions.`, cause);
    });
    for (const file of found) {
      const known = await fileAt(file, dirname(path), looksLikeMail);
      if (files.has(known.name)) throw wrong(`${known.name} is named twice. Scan the folders one by one.`);
      files.set(known.name, known);
    }
  }
  return [...files.values()];
}

function wrong(remedy: string, cause?: unknown): ZeefError {
  return new ZeefError('ZEEF_CONFIG_INVALID', { field: 'PATH', remedy, cause });
}

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function fileAt(path: string, base: string, looksLikeMail: LooksLikeMail): Promise<BacklogFile> {
  const { size, mtime } = await stat(path);
  const known = { name: relative(base, path).split(sep).join('/'), size, modified: mtime.toISOString() };
  const extension = /\.([a-z0-9]{1,10})$/i.exec(basename(path))?.[1]?.toLowerCase() ?? '';
  if (/^(?:csv|tsv)$/.test(extension))
    return { ...known, items: () => csvPieces(path, extension), written: withoutHeader };
  if (/^(?:jsonl|ndjson)$/.test(extension))
    return { ...known, items: () => jsonlPieces(path), written: asLines };
  const head = await headOf(path);
  if (isMbox(head)) return { ...known, items: () => mboxMails(path), written: asMbox };
  const kind = looksLikeMail(head.toString('latin1')) ? 'mail' : 'file';
  return { ...known, items: () => whole(path, kind, extension), written: (output) => output };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* whole(
  path: string,
  kind: BacklogItem['kind'],
  extension: string,
): AsyncGenerator<BacklogItem> {
  // One that is too large comes empty-handed: the pipeline cannot read it, and it is counted as withheld.
  const raw = (await stat(path)).size > MAX_WHOLE_BYTES ? Buffer.from([0]) : await readFile(path);
  yield { kind: raw.length === 1 ? 'file' : kind, raw, extension };
}
