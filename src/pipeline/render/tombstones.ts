import type { Language } from '../../../detectors/contract.ts';

/** What stands in place of an attachment: its kind and size, and why it is not there. */
export const TOMBSTONES: Readonly<Record<Language, (type: string, bytes: number) => string>> = {
  nl: (type, bytes) =>
    `Bijlage achtergehouden: ${type}, ${bytes} bytes. Er is niet in gekeken, dus is hij niet doorgegeven.`,
  en: (type, bytes) =>
    `Attachment withheld: ${type}, ${bytes} bytes. It was not read, so it was not passed on.`,
  de: (type, bytes) =>
    `Anhang zurückgehalten: ${type}, ${bytes} Bytes. Er wurde nicht gelesen und daher nicht weitergegeben.`,
  fr: (type, bytes) =>
    `Pièce jointe retenue : ${type}, ${bytes} octets. Elle n’a pas été lue et n’est donc pas transmise.`,
};

const PATTERNS = Object.values(TOMBSTONES).map((note) => {
  const [before = '', between = '', after = ''] = note('\0', 1)
    .split(/\0|(?<=[ ,])1(?= )/)
    .map(escaped);
  return `${before}[a-z0-9./+-]{3,102}${between}\\d{1,12}${after}`;
});
const TOMBSTONE = new RegExp(`^(?:${PATTERNS.join('|')})\\s*$`);

/** True for a note that Zeef wrote: a mail sanitised before keeps it as it is. */
export function isTombstone(text: string): boolean {
  return TOMBSTONE.test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
