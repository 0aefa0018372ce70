import type { Language } from '../../../detectors/contract.ts';
import type { AttachmentReason } from '../../model/attachment.ts';

/** What is not there: its kind and size. */
const WHAT: Readonly<Record<Language, (type: string, bytes: number) => string>> = {
  nl: (type, bytes) => `Bijlage achtergehouden: ${type}, ${bytes} bytes.`,
  en: (type, bytes) => `Attachment withheld: ${type}, ${bytes} bytes.`,
  de: (type, bytes) => `Anhang zurückgehalten: ${type}, ${bytes} Bytes.`,
  fr: (type, bytes) => `Pièce jointe retenue : ${type}, ${bytes} octets.`,
};

/** And why. */
const WHY: Readonly<
  Record<Language, Readonly<Record<'unread' | 'identity-document' | 'policy' | 'verification', string>>>
> = {
  nl: {
    unread: 'Er is niet in gekeken, dus is hij niet doorgegeven.',
    'identity-document': 'Het is een identiteitsbewijs; een kopie daarvan wordt nooit doorgegeven.',
    policy: 'Het beleid geeft zulke bijlagen niet door.',
    verification: 'Wat eruit moest, kon er niet uit.',
  },
  en: {
    unread: 'It was not read, so it was not passed on.',
    'identity-document': 'It is an identity document; a copy of one is never passed on.',
    policy: 'The policy passes no such attachments on.',
    verification: 'What had to go could not be taken out.',
  },
  de: {
    unread: 'Er wurde nicht gelesen und daher nicht weitergegeben.',
    'identity-document': 'Es ist ein Ausweis; eine Kopie davon wird nie weitergegeben.',
    policy: 'Die Richtlinie gibt solche Anhänge nicht weiter.',
    verification: 'Was entfernt werden musste, ließ sich nicht entfernen.',
  },
  fr: {
    unread: 'Elle n’a pas été lue et n’est donc pas transmise.',
    'identity-document': 'C’est une pièce d’identité ; une copie n’en est jamais transmise.',
    policy: 'La politique ne transmet pas de telles pièces jointes.',
    verification: 'Ce qui devait disparaître n’a pas pu être retiré.',
  },
};

/** What stands in place of an attachment. */
export function tombstone(
  language: Language,
  type: string,
  bytes: number,
  reason: AttachmentReason = 'type',
): string {
  const reasons = WHY[language];
  const isTold = reason === 'identity-document' || reason === 'policy' || reason === 'verification';
  return `${WHAT[language](type, bytes)} ${reasons[isTold ? reason : 'unread']}`;
}

const LANGUAGES = Object.keys(WHAT) as Language[];

const PATTERNS = LANGUAGES.map((language) => {
  const [before = '', between = '', after = ''] = WHAT[language]('\0', 1)
    .split(/\0|(?<=[ ,])1(?= )/)
    .map(escaped);
  const why = Object.values(WHY[language]).map(escaped).join('|');
  return `${before}[a-z0-9./+-]{3,102}${between}\\d{1,12}${after} (?:${why})`;
});
const TOMBSTONE = new RegExp(`^(?:${PATTERNS.join('|')})\\s*$`);

/** True for a note that Zeef wrote: a mail sanitised before keeps it as it is. */
export function isTombstone(text: string): boolean {
  return TOMBSTONE.test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
