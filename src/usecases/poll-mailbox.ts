import type { Mailbox } from '../model/mailbox.ts';
import type { Log } from '../ports/log.ts';
import type { MailboxSession, WaitingMail } from '../ports/mailbox.ts';
import type { OpenOutput } from './output.ts';
import type { Receive } from './receive.ts';

interface Dependencies {
  readonly receive: Receive;
  readonly output: OpenOutput;
  readonly log: Log;
  readonly tenantId: string;
  readonly maxMessageBytes: number;
}

/** Takes over what waits in a mailbox; answers how many mails it is done with. */
export type PollMailbox = (session: MailboxSession) => Promise<number>;

/**
 * Receives every mail of a mailbox, and takes it out there once nothing of it can be lost: committed here, and its
 * sanitised form put into the folder for it, where one is named. One that is held stays where it is until a person
 * decided. A mail that fails does not keep back others.
 */
export function mailboxPoller(mailbox: Mailbox, dependencies: Dependencies): PollMailbox {
  const { receive, output, log, tenantId, maxMessageBytes } = dependencies;
  /** Received before, and waiting for its sanitised form: not read again. A new start forgets, and the store knows. */
  const received = new Map<string, string>();

  const receiveMail = async (session: MailboxSession, mail: WaitingMail): Promise<string | undefined> => {
    const known = received.get(mail.id);
    if (known !== undefined) return known;
    const raw = await session.read(mail);
    if (!raw) return undefined;
    const { name, recipient } = mailbox;
    const { documentId } = await receive({
      tenantId,
      kind: 'mail',
      door: 'imap',
      source: name,
      actor: 'imap',
      raw,
      deliveryId: mail.id,
      ...(recipient === undefined
        ? { takesBack: true }
        : { envelope: { sender: '', recipients: [recipient] } }),
    });
    received.set(mail.id, documentId);
    return documentId;
  };

  const finish = async (session: MailboxSession, mail: WaitingMail, documentId: string): Promise<boolean> => {
    const { to, originals } = mailbox;
    if (to !== undefined) {
      const found = await output(tenantId, documentId);
      if (!found?.mail || found.document.needsReview) return false;
      await session.put(to, documentId, found.mail, mail.arrivedAt);
    }
    await session.remove(mail, originals);
    received.delete(mail.id);
    return true;
  };

  return async (session) => {
    let done = 0;
    const waiting = await session.waiting();
    // All are received before any is waited for: they are processed beside each other.
    for (const step of [receiveMail, takeOut]) for (const mail of waiting) await attempt(session, mail, step);
    return done;

    async function takeOut(open: MailboxSession, mail: WaitingMail): Promise<void> {
      const documentId = received.get(mail.id);
      if (documentId !== undefined && (await finish(open, mail, documentId))) done++;
    }
  };

  async function attempt(
    session: MailboxSession,
    mail: WaitingMail,
    step: (session: MailboxSession, mail: WaitingMail) => Promise<unknown>,
  ): Promise<void> {
    if (mail.size > maxMessageBytes) {
      log.warn('mailbox.too-large', { bytes: mail.size });
      return;
    }
    await step(session, mail).catch((error) => log.error('mailbox.failed', error));
  }
}
