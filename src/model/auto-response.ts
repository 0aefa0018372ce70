import { headerOf } from './mail-header.ts';

/** Headers of mail that no machine may answer: RFC 3834 section 2, RFC 2369 and 2919, and what Microsoft sends. */
const UNANSWERED =
  /^(?:auto-submitted:[ \t]*(?!no\b)\S|list-[a-z]+:|precedence:[ \t]*(?:bulk|list|junk)|x-auto-response-suppress:[ \t]*[^\r\n]{0,80}?(?:all|oof|autoreply)|x-autoreply:|x-autorespond:|x-loop:|feedback-id:)/im;
/** Mailboxes that machines write from (RFC 2142, RFC 3834 section 2, and use). */
const MACHINES =
  /^(?:mailer-daemon|postmaster|root|daemon|bounces?|no-?reply|do-?not-?reply|noreply-.{0,60}|owner-.{0,60}|.{0,60}-(?:request|owner|bounces?|relay))$/i;

/**
 * Whether a machine may answer a mail: it has a sender to answer to, a person wrote it, and it came over no list.
 *
 * @param sender the envelope's sender, which is where answers go (RFC 3834 section 4)
 */
export function mayAnswer(raw: Uint8Array, sender: string): boolean {
  const at = sender.lastIndexOf('@');
  if (at <= 0 || /[\s<>"]/.test(sender) || MACHINES.test(sender.slice(0, at).split('+', 1)[0] ?? ''))
    return false;
  return !UNANSWERED.test(headerOf(raw));
}

/** Message-ID of a mail, when it has one that may be put into a header of ours. */
export function messageIdOf(raw: Uint8Array): string | undefined {
  return /^message-id:[ \t]*(<[\w.!#$%&'*+/=?^`{|}~@-]{3,200}>)[ \t]*$/im.exec(headerOf(raw))?.[1];
}
