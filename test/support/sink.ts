import { SMTPServer } from 'smtp-server';

/** A mail that arrived at the far end. */
export interface Arrived {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly raw: string;
}

/** The mail server behind Zeef: keeps what it is given. */
export interface MailDrop {
  readonly port: number;
  readonly mails: Arrived[];
  /** Answers this to every message instead of taking it; `undefined` takes again. */
  refuseWith(code: number | undefined, text?: string): void;
  /** Resolves when `count` mails arrived. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 50;

/** Starts one. `port` lets a closed one come back at the same place. */
export async function mailDrop(options: { lmtp?: boolean; port?: number } = {}): Promise<MailDrop> {
  const mails: Arrived[] = [];
  let refusal: { responseCode: number; message: string } | undefined;
  const server = new SMTPServer({
    lmtp: options.lmtp ?? false,
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal !== undefined) {
          return callback(Object.assign(new Error(), refusal));
        }
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString('latin1');
        mails.push({
          sender: mailFrom ? mailFrom.address : '?',
          recipients: rcptTo.map(({ address }) => address),
          raw,
        });
        return callback(null, options.lmtp ? rcptTo.map(() => 'taken') : 'taken');
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as { port: number }).port,
    mails,
    refuseWith: (code, text = 'refused by the test') => {
      refusal = code === undefined ? undefined : { responseCode: code, message: text };
    },
    async arrived(count) {
      while (mails.length < count) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
