import type { AttachmentRules, WithheldReason } from '../../model/attachment.ts';
import type { AttachedFile, Attachment, ParsedDocument, TextPart } from '../../model/document.ts';
import type { Redaction } from '../../model/redaction.ts';
import type { Redacted, SanitisedFile } from '../../ports/pipeline.ts';
import type { Edit } from '../edits.ts';
import { looksLikeCv } from './cv.ts';
import { Budget, type Piece, type ReadFile, Withheld } from './format.ts';
import type { Recognise } from './picture/recognised.ts';
import { readFile } from './read.ts';
import { readSource } from './syntax.ts';

/** Parts of a document in which something is still found that the policy removes. */
export type Search = (document: ParsedDocument) => ReadonlySet<string>;

/**
 * Writes the attachments of a document with their sanitised texts, reads each again and searches what it says now.
 * One that cannot be written, or still says what it should not, is withheld. In the order of the document.
 *
 * @param redacted sanitised parts of `document`, and what was removed from them
 * @param suspect parts in which something is left already
 * @param search run over a file that reads otherwise than its texts as they were searched before
 */
export async function rewriteFiles(
  document: ParsedDocument,
  { parts, redactions }: Pick<Redacted, 'parts' | 'redactions'>,
  suspect: ReadonlySet<string>,
  search: Search,
  rules: AttachmentRules,
): Promise<readonly SanitisedFile[]> {
  const contents = new Map(parts.map(({ partId, content }) => [partId, content]));
  const files: SanitisedFile[] = [];
  for (const attachment of document.messages.flatMap(({ attachments }) => attachments)) {
    const { id: attachmentId, path, file } = attachment;
    const result = file
      ? await rewritten(attachment, file, { document, contents, redactions, suspect, search, rules })
      : (attachment.withheld ?? 'type');
    files.push(
      typeof result === 'string'
        ? { attachmentId, path, state: 'withheld', reason: result }
        : { attachmentId, path, ...result },
    );
  }
  return files;
}

interface Context {
  readonly document: ParsedDocument;
  readonly contents: ReadonlyMap<string, string>;
  readonly redactions: readonly Redaction[];
  readonly suspect: ReadonlySet<string>;
  readonly search: Search;
  readonly rules: AttachmentRules;
}

async function rewritten(
  attachment: Attachment,
  { bytes, hint, recognised, partIds }: AttachedFile,
  { document, contents, redactions, suspect, search, rules }: Context,
): Promise<Pick<SanitisedFile, 'state' | 'reason' | 'mediaType' | 'bytes'> | WithheldReason> {
  if (partIds.some((id) => suspect.has(id))) return 'verification';
  if (rules.withholdsCv && looksLikeCv(textOf(document, partIds))) return 'policy';
  try {
    const file = await readFile(bytes, hint, new Budget(readBefore(recognised)));
    if (file.kinds.some((kind) => rules.withheld.has(kind))) return 'policy';
    const sources = partIds.map((id) => contents.get(id) ?? '');
    if (file.pieces.length !== sources.length) return 'verification';
    const changed = file.pieces.filter(({ source }, i) => source !== sources[i]);
    if (changed.some(({ role }) => role === 'fixed')) return 'verification';
    const edits = partIds.map((id, i) => editsOf(id, file.pieces[i]!.source, redactions));
    if (!rules.keepsDoubtful && file.isDoubtful?.(edits)) return 'unreadable';
    const written = await file.write(sources, edits);
    const again =
      (await file.reread?.(written)) ??
      (await readFile(written, hint, new Budget(readBefore(recognised)))).pieces;
    if (!saysTheSame(again, file, sources) && leftIn(again, attachment, document, search))
      return 'verification';
    const { mediaType } = file;
    if (changed.length > 0) return { state: 'rewritten', reason: 'values', mediaType, bytes: written };
    if (file.stripped) return { state: 'rewritten', reason: 'hidden', mediaType, bytes: written };
    return { state: 'kept', reason: 'clean', mediaType, bytes: written };
  } catch (error) {
    return error instanceof Withheld ? error.reason : 'unreadable';
  }
}

function textOf({ parts }: ParsedDocument, partIds: readonly string[]): string {
  return parts
    .filter(({ id }) => partIds.includes(id))
    .map(({ text }) => text)
    .join('\n');
}

/** Pictures are read once: what was read then is what was searched. */
function readBefore(recognised: AttachedFile['recognised']): Recognise {
  return async (key) => {
    const read = recognised.get(key);
    if (!read) throw new Withheld('unreadable');
    return read;
  };
}

/** What was replaced in a part as it was read; all of it, where the place cannot be told. */
function editsOf(partId: string, source: string, redactions: readonly Redaction[]): readonly Edit[] {
  return redactions
    .filter((redaction) => redaction.partId === partId)
    .map(({ span = { start: 0, end: source.length }, placeholder }) => ({
      ...span,
      replacement: placeholder,
    }));
}

/** Whether a file reads, text by text, as what was searched before. */
function saysTheSame(again: readonly Piece[], file: ReadFile, sources: readonly string[]): boolean {
  if (again.length > sources.length) return false;
  const now = again.map(({ syntax, source }) => readSource(syntax, source).text);
  const before = file.pieces.map(({ syntax }, i) => readSource(syntax, sources[i]!).text);
  const texts = before.filter((text) => text.trim() !== '');
  return now.filter((text) => text.trim() !== '').every((text, i) => text === texts[i]);
}

function leftIn(
  again: readonly Piece[],
  attachment: Attachment,
  document: ParsedDocument,
  search: Search,
): boolean {
  const parts = again.map(({ source, syntax, role }, i): TextPart => {
    const { text, offsets, hidden } = readSource(syntax, source);
    const kind = role === 'filename' ? 'filename' : 'attachment';
    return {
      id: `${i}`,
      path: `${attachment.path}/content/${i}`,
      kind,
      text,
      source,
      syntax,
      offsets,
      hidden,
      quoted: [],
    };
  });
  const messages = document.messages.map((message) => ({
    ...message,
    authorPartId: undefined,
    textPartId: undefined,
    htmlPartId: undefined,
    attachments: [],
  }));
  return search({ ...document, messages, subjectPartId: undefined, parts }).size > 0;
}
