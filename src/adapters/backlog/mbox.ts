import type { BacklogItem } from '../../ports/backlog.ts';
import { linesOf } from './lines.ts';

/** Bytes of one mail, as far as anybody sends them. A larger one is cut there, and what is cut off is an item too. */
const MAX_MAIL_BYTES = 100 * 1024 * 1024;
/** Separator of the default format (RFC 4155): behind an empty line, with a year at its end. */
const FROM_LINE = /^From \S.{0,300}[12]\d{3}(?: [+-]\d{4})?\r?\n?$/;
/** A line that was quoted for not being a separator. Every one that looks so: mboxrd. */
const QUOTED = /^>+From /;

/** Whether a file begins as an mbox does. */
export function isMbox(head: Buffer): boolean {
  return FROM_LINE.test(head.toString('latin1').split('\n', 1)[0] ?? '');
}

/**
 * Mails of an mbox. Packages for this exist, but they split at every line with `From ` and drop it, which loses
 * what people write.
 */
export async function* mboxMails(path: string): AsyncGenerator<BacklogItem> {
  let lines: Buffer[] = [];
  let size = 0;
  let afterEmpty = true;
  const taken = (): BacklogItem => {
    const raw = Buffer.concat(lines);
    lines = [];
    size = 0;
    return { kind: 'mail', raw, extension: '' };
  };
  for await (const line of linesOf(path, MAX_MAIL_BYTES)) {
    const separates = afterEmpty && line[0] === 0x46 && FROM_LINE.test(line.toString('latin1'));
    if (size > 0 && (separates || size + line.length > MAX_MAIL_BYTES)) yield taken();
    afterEmpty = line.length <= 2 && (line[0] === 0x0a || line[0] === 0x0d);
    if (separates) continue;
    const kept = line[0] === 0x3e && QUOTED.test(line.toString('latin1', 0, 100)) ? line.subarray(1) : line;
    lines.push(kept);
    size += kept.length;
  }
  if (size > 0) yield taken();
}

/** The mail as an mbox holds it: a separator, lines that look like one quoted, an empty line behind it. */
export function asMbox(mail: Uint8Array): Uint8Array {
  const text = Buffer.from(mail)
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .replace(/^(?=>*From )/gm, '>');
  return Buffer.from(
    `From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n${text}${text.endsWith('\n') ? '\n' : '\n\n'}`,
    'latin1',
  );
}
