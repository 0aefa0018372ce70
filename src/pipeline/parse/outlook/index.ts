import { isMsg, readMsg } from './msg.ts';
import { isTnef, readTnef } from './tnef.ts';
import { mailOf } from './unpacked.ts';

/** First bytes that {@link outlookMail} tells by: enough to say that it is none. */
export const MAGIC_BYTES = 8;

/** True for what may be a message in one of Outlook's own formats, by its first bytes. */
export function mayBeOutlook(start: Uint8Array): boolean {
  const magic = Buffer.from(start.subarray(0, MAGIC_BYTES)).toString('hex');
  return magic.startsWith('789f3e22') || magic === 'd0cf11e0a1b11ae1';
}

/**
 * A message in one of Outlook's own formats (`winmail.dat`, .msg) as a mail. `undefined` for what is none, and for
 * what cannot be read to its end.
 */
export function outlookMail(bytes: Uint8Array): Buffer | undefined {
  try {
    if (isTnef(bytes)) return mailOf(readTnef(bytes));
    return isMsg(bytes) ? mailOf(readMsg(bytes)) : undefined;
  } catch {
    // Ours or the library's: it is withheld like any file that cannot be read.
    return undefined;
  }
}
