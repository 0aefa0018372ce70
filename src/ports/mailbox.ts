/** A mail that waits in a mailbox. */
export interface WaitingMail {
  /** Unique within the folder for good: UIDVALIDITY and UID (RFC 9051, 2.3.1.1). */
  readonly id: string;
  readonly uid: number;
  readonly size: number;
  readonly arrivedAt: Date | undefined;
}

/** A folder of a mailbox, open for reading and writing. */
export interface MailboxSession {
  /** In order of arrival. */
  waiting(): Promise<readonly WaitingMail[]>;
  /** The bytes of a mail; `undefined` when it is gone. */
  read(mail: WaitingMail): Promise<Uint8Array | undefined>;
  /** Puts a sanitised mail into the folder for them, once: one of the same document there already is left alone. */
  put(folder: string, documentId: string, message: Uint8Array, arrivedAt: Date | undefined): Promise<void>;
  /** Moves the original away, or deletes it for good where there is no folder for it. */
  remove(mail: WaitingMail, originals: string | undefined): Promise<void>;
}
