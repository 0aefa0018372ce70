/** Parsers give up on longer headers; marks of ours stand near the top. */
const MAX_HEADER_BYTES = 1_048_576;

/** The header of a mail with LF or CRLF line ends, folded lines joined. Latin-1: byte by byte. */
export function headerOf(mail: Uint8Array): string {
  const raw = Buffer.from(mail.buffer, mail.byteOffset, Math.min(mail.byteLength, MAX_HEADER_BYTES));
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((end) => end >= 0);
  return raw
    .toString('latin1', 0, ends.length > 0 ? Math.min(...ends) : raw.length)
    .replace(/\r?\n[ \t]+/g, ' ');
}
