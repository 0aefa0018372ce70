import type { AttachedFile, Attachment, TextPart } from '../../model/document.ts';
import { NeedsRecognition } from '../../ports/pipeline.ts';
import type { PartList } from '../parse/part-list.ts';
import { type Budget, type Piece, Withheld } from './format.ts';
import { readFile } from './read.ts';
import { readSource } from './syntax.ts';

/**
 * Reads an attachment and adds its texts to the document, or says why it is withheld. Whatever goes wrong
 * withholds it.
 */
export async function attach(
  attachment: Attachment,
  bytes: Uint8Array,
  hint: AttachedFile['hint'],
  list: PartList,
  budget: Budget,
): Promise<Attachment> {
  try {
    const { pieces } = await readFile(bytes, hint, budget);
    const partIds = list.attached(pieces.map((piece) => partOf(attachment, piece)));
    if (!partIds) throw new Withheld('too-large');
    // A copy: views of a larger buffer take all of it along between threads.
    return {
      ...attachment,
      file: { bytes: Uint8Array.from(bytes), hint, recognised: budget.recognised, partIds },
    };
  } catch (error) {
    if (error instanceof NeedsRecognition) throw error;
    list.warn('attachment-withheld');
    return { ...attachment, withheld: error instanceof Withheld ? error.reason : 'unreadable' };
  }
}

function partOf(
  { path }: Attachment,
  { path: inner, source, syntax, role }: Piece,
): Pick<TextPart, 'kind' | 'path' | 'text' | 'source' | 'syntax' | 'offsets' | 'hidden'> {
  const { text, offsets, hidden } = readSource(syntax, source);
  return {
    kind: role === 'filename' ? 'filename' : 'attachment',
    path: inner === '' ? `${path}/content` : `${path}/content/${inner}`,
    source,
    syntax,
    text,
    offsets,
    hidden,
  };
}
