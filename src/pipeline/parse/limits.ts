/**
 * What one document may ask of us. What lies behind a limit is withheld and flagged `truncated`, or the
 * document is held as unreadable; it never goes on unscanned.
 */

/** MIME parts of one message. Ordinary mail has under 20; the splitter refuses more (its own default). */
export const MAX_MIME_PARTS = 1_000;

/** Header bytes of one MIME part. The longest honest ones (ARC chains, long Cc lists) stay under 200 kB. */
export const MAX_HEADER_BYTES = 1024 * 1024;

/** Multiparts within multiparts. Forwarding programs nest under ten; the walk over them is recursive. */
export const MAX_MIME_DEPTH = 50;

/** Messages within messages. A deeper one is withheld as an attachment. */
export const MAX_MESSAGE_DEPTH = 5;

/** UTF-16 units of one text. Detection costs up to 2.5 s per million; a pasted log is well below that. */
export const MAX_PART_CHARS = 1_000_000;

/** UTF-16 units of all texts of a document together, so that the time limit of the thread is not reached. */
export const MAX_DOCUMENT_CHARS = 3_000_000;

/** Units of what other readers would show beside our own reading; more is not searched, and the mail held. */
export const MAX_OTHER_CHARS = 1_000_000;

/** Bytes of a mail that is read a second time. The second parser holds it in memory several times over. */
export const MAX_SECOND_READING_BYTES = 30 * 1024 * 1024;

/** Units of one header value; a subject of this length is no subject. Folded lines may make 998 × n. */
export const MAX_HEADER_CHARS = 4_000;

/** Mailboxes read of the address headers together; the rest is withheld. Mailing lists use Bcc instead. */
export const MAX_MAILBOXES = 200;

/** References kept for threading: the first, which began the thread, and the latest. */
export const MAX_THREAD_KEYS = 100;

/** Units of a Message-ID (RFC 5322 lines are at most 998). */
export const MAX_MESSAGE_ID_CHARS = 998;

/** Text from which the language is told; more does not make it surer. */
export const LANGUAGE_SAMPLE_CHARS = 4_000;

/** Messages of one JSON ticket. */
export const MAX_TICKET_MESSAGES = 1_000;
