import type { Attachment, ParsedDocument } from '../../model/document.ts';
import type { PartList } from './part-list.ts';

/** A document of one message from nobody in particular, for what came by itself. */
export function loneDocument(
  list: PartList,
  {
    textPartId,
    attachments = [],
  }: { readonly textPartId?: string; readonly attachments?: readonly Attachment[] },
): ParsedDocument {
  return {
    kind: 'ticket',
    ticketKey: undefined,
    threadKeys: [],
    requester: {},
    subjectPartId: undefined,
    messages: [
      {
        key: '0',
        role: 'other',
        at: undefined,
        authorPartId: undefined,
        textPartId,
        htmlPartId: undefined,
        attachments,
      },
    ],
    parts: list.parts,
    language: list.language,
    warnings: list.warnings,
  };
}
