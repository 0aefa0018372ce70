import type { ParsedDocument } from '../../model/document.ts';
import { attach } from '../attachments/attach.ts';
import { Budget } from '../attachments/format.ts';
import { recogniseNow } from '../attachments/picture/recognise-now.ts';
import { loneDocument } from './lone.ts';
import { PartList } from './part-list.ts';

/**
 * A document of one file that came by itself, from nobody in particular: read as the same file attached to a mail
 * would be. Its attachment has the path `file`, and is withheld where it cannot be read.
 *
 * @param extension of its name, lower case, without its dot: chooses between readings of a text
 */
export async function readLooseFile(raw: Uint8Array, extension: string): Promise<ParsedDocument> {
  const list = new PartList();
  const attachment = await attach(
    { id: 'a1', path: 'file', namePartId: undefined, mediaType: '', size: raw.length },
    raw,
    { mediaType: '', extension },
    list,
    new Budget(recogniseNow),
  );
  return loneDocument(list, { attachments: [attachment] });
}
