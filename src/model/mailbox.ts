/** A mailbox that Zeef fetches from, for desks without a mail server of their own. */
export interface Mailbox {
  /** Name of the source, in lists and in the audit log. Not personal. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte; `starttls`: or no connection; `none`: in clear, for loopback. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string;
  readonly password: string;
  /** Folder that mail arrives in. */
  readonly folder: string;
  /** Folder for the sanitised mails. Left out: their route passes them on. */
  readonly to: string | undefined;
  /** Whose route takes the mail, where nothing is put into `to`. */
  readonly recipient: string | undefined;
  /** Folder that originals are moved to once they are done; left out: they are deleted. */
  readonly originals: string | undefined;
  readonly intervalMs: number;
}
