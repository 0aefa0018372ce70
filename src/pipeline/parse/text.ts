import type { Language } from '../../../detectors/contract.ts';
import type { ParsedDocument } from '../../model/document.ts';
import { loneDocument } from './lone.ts';
import { PartList } from './part-list.ts';

/** A document of one plain text, from nobody in particular. Its part has the path `text`. */
export function readText(text: string, language?: Language): ParsedDocument {
  const list = new PartList();
  const textPartId = list.plain('text', text);
  const document = loneDocument(list, { textPartId });
  if (!language) return document;
  return { ...document, language, parts: document.parts.map((part) => ({ ...part, language })) };
}

const HEADER_LINE = /^[!-9;-~]{1,76}:/;
const MAIL_HEADER = /^(?:date|message-id|mime-version|received|content-type|to|subject|return-path):/i;

/**
 * Whether a text is a mail: headers up to the first empty line, `From` and another that mails have among them. A
 * signature or form ("Naam: …") is none.
 */
export function looksLikeMail(text: string): boolean {
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const lines = text.slice(0, end).split(/\r?\n/);
  if (/^From \S/.test(lines[0] ?? '')) lines.shift();
  const isBlock = lines.every((line, i) => HEADER_LINE.test(line) || (i > 0 && /^[ \t]/.test(line)));
  return (
    isBlock && lines.some((line) => /^from:/i.test(line)) && lines.some((line) => MAIL_HEADER.test(line))
  );
}
