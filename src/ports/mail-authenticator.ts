import type { Envelope } from '../model/envelope.ts';

/** Tells whether a mail comes from whom it says, and vouches for what was found once the mail is rewritten. */
export interface MailAuthenticator {
  /**
   * Verifies SPF, DKIM, DMARC and ARC on a mail as it came (RFC 7208, 6376, 7489, 8617).
   *
   * @param envelope whose client and sender SPF is checked for; without a client address it is not
   * @returns the value of an `Authentication-Results` header (RFC 8601): our id, results, and domains only where
   * they are proven. Never throws: what cannot be looked up in time is `temperror`
   */
  verify(raw: Uint8Array, envelope: Envelope | undefined): Promise<string>;
  /**
   * The ARC set to put above a rewritten mail, CRLF at its end: our word that the results were these before
   * rewriting broke the signatures. Empty where there is no key to seal with.
   */
  seal(mail: Uint8Array, results: string): Promise<Uint8Array>;
}
