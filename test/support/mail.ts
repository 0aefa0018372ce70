import { readFileSync } from 'node:fs';

/** Bytes of a mail in fixtures/mail. */
export function mailFixture(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/mail/${name}.eml`, import.meta.url));
}

/** A mail from its lines, with CRLF ends. */
export function mailOf(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}
