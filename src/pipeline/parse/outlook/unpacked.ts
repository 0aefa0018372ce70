import libmime from 'libmime';

/** What stands in a message of Outlook's own formats. */
export interface Unpacked {
  readonly subject: string;
  readonly from?: Person;
  readonly to?: readonly Person[];
  readonly date?: Date | undefined;
  readonly text: string;
  readonly html: string;
  readonly files: readonly UnpackedFile[];
}

export interface Person {
  readonly name: string;
  readonly address: string;
}

export interface UnpackedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A message of one of these formats that cannot be read to its end. Carries no content. */
export class Unreadable extends Error {}

const BOUNDARY = '=_unpacked_';

/**
 * The same as a mail, to be read like any other. Everything in it is encoded, so that nothing can imitate its
 * structure. Same input, same output.
 */
export function mailOf({ subject, from, to = [], date, text, html, files }: Unpacked): Buffer {
  const headers = [
    ...(from ? [`From: ${mailbox(from)}`] : []),
    ...(to.length > 0 ? [`To: ${to.map(mailbox).join(', ')}`] : []),
    `Subject: ${word(subject)}`,
    ...(date ? [`Date: ${date.toUTCString().replace('GMT', '+0000')}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
  ];
  const bodies = [
    ...(text === '' ? [] : [part('text/plain; charset=utf-8', Buffer.from(text))]),
    ...(html === '' ? [] : [part('text/html; charset=utf-8', Buffer.from(html))]),
  ];
  const alternative = `Content-Type: multipart/alternative; boundary="${BOUNDARY}a"\r\n\r\n${bodies
    .map((body) => `--${BOUNDARY}a\r\n${body}`)
    .join('')}--${BOUNDARY}a--\r\n`;
  const shown = bodies.length > 1 ? alternative : (bodies[0] ?? part('text/plain', Buffer.alloc(0)));
  const attached = files.map(({ name, type, bytes }) => {
    const params = { filename: name.replace(/\p{Cc}+/gu, ' ') };
    const disposition = libmime.buildHeaderValue({ value: 'attachment', params });
    return part(type, bytes, `Content-Disposition: ${disposition}\r\n`);
  });
  const parts = [shown, ...attached].map((each) => `--${BOUNDARY}\r\n${each}`).join('');
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${parts}--${BOUNDARY}--\r\n`, 'latin1');
}

function part(type: string, bytes: Uint8Array, disposition = ''): string {
  const { buffer, byteOffset, byteLength } = bytes;
  const lines = Buffer.from(buffer, byteOffset, byteLength).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `${disposition}Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`;
}

function mailbox({ name, address }: Person): string {
  const plain = /^[^\s<>"(),:;@\\[\]]+@[^\s<>"(),:;@\\[\]]+$/.test(address)
    ? address
    : 'unknown@redacted.invalid';
  return name === '' ? plain : `${word(name)} <${plain}>`;
}

function word(text: string): string {
  const clean = text.replace(/\p{Cc}+/gu, ' ');
  return clean === '' ? '' : libmime.encodeWord(clean, 'Q', 52).replace(/\?= =\?/g, '?=\r\n =?');
}
