import { BlockList, isIPv6 } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { ZeefError } from '../../errors.ts';
import type { Envelope } from '../../model/envelope.ts';
import { hopsOf, MAX_HOPS } from '../../model/trace.ts';

/** Hands in one raw mail; resolves when it is durably stored, throws ZeefError when not. */
export type TakeMail = (raw: Uint8Array, envelope: Envelope) => Promise<void>;

export interface MailListenerOptions {
  readonly protocol: 'smtp' | 'lmtp';
  readonly host: string;
  readonly port: number;
  readonly maxMessageBytes: number;
  /** CIDR blocks that may connect; loopback always may. */
  readonly allowedNetworks: readonly string[];
  /** Whether there is a route for an address; others are refused before their mail is sent. */
  readonly accepts: (recipient: string) => boolean;
  /** Offered by STARTTLS when given: key and certificates, PEM. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly take: TakeMail;
}

export interface MailListener {
  /** The port in use, of interest when 0 was asked for. */
  readonly port: number;
  /** Lets running transactions end, then closes. */
  close(): Promise<void>;
}

/** Mail servers keep some connections open between messages; RFC 5321 4.5.3.2.7 asks for five minutes. */
const SOCKET_TIMEOUT_MS = 300_000;
/** Running transactions get this long when we stop. */
const CLOSE_TIMEOUT_MS = 8_000;
/** More than any mail server opens towards one filter; bounds memory together with the message size. */
const MAX_CLIENTS = 100;
/** RFC 5321 4.5.3.1.8: at least 100 must be taken. */
const MAX_RECIPIENTS = 1_000;

/** Reply with an enhanced status code (RFC 3463) in the text. Nothing of the message is in it: mail servers log replies. */
class Reply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, text: string) {
    super(text);
    this.responseCode = responseCode;
  }
}

/**
 * Listens for mail from a mail server in front of us. 250 is said only after the message is stored; 4xx for
 * whatever may pass; 5xx only for what never will (too large, a loop).
 *
 * @throws the error of node:net when the address cannot be listened on
 */
export function listenForMail(options: MailListenerOptions): Promise<MailListener> {
  const allowed = networks(options.allowedNetworks);
  const server = new SMTPServer({
    lmtp: options.protocol === 'lmtp',
    // Without a certificate: plain text, for loopback or a private network. There are no accounts to check.
    ...(options.tls ?? { hideSTARTTLS: true }),
    disabledCommands: options.tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: options.maxMessageBytes,
    socketTimeout: SOCKET_TIMEOUT_MS,
    closeTimeout: CLOSE_TIMEOUT_MS,
    maxClients: MAX_CLIENTS,
    useXForward: ['127.0.0.1', '::1'],
    logger: false,
    onConnect(session: SMTPServerSession, callback) {
      const address = session.remoteAddress;
      callback(
        allowed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
          ? null
          : new Reply(554, '5.7.1 Not allowed from here'),
      );
    },
    onRcptTo({ address }, session, callback) {
      const full = session.envelope.rcptTo.length >= MAX_RECIPIENTS;
      if (full) callback(new Reply(452, '4.5.3 Too many recipients'));
      else callback(options.accepts(address) ? null : new Reply(550, '5.1.1 No such recipient here'));
    },
    onData(stream, session, callback) {
      receive(stream, envelopeOf(session), options).then(
        () =>
          callback(null, options.protocol === 'lmtp' ? session.envelope.rcptTo.map(() => STORED) : STORED),
        (error) => callback(replyTo(error)),
      );
    },
  });
  // A client that goes away is no concern of ours; without a listener it would end the process.
  server.on('error', () => {});
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject);
      const address = server.server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : options.port,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

const STORED = '2.0.0 Stored';

async function receive(
  stream: SMTPServerDataStream,
  envelope: Envelope,
  { take }: MailListenerOptions,
): Promise<void> {
  const chunks: Buffer[] = [];
  // Beyond the limit the rest is drained, not kept: the client listens only once it has sent everything.
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new ZeefError('ZEEF_BODY_TOO_LARGE');
  const raw = Buffer.concat(chunks);
  if (hopsOf(raw) > MAX_HOPS) throw new Reply(554, '5.4.6 Too many hops, this is a loop');
  await take(raw, envelope);
}

/** The envelope, with the real client where the server in front told of it (XFORWARD). */
function envelopeOf(session: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = session.envelope;
  const told = (name: string): string | undefined => {
    const value = session.xForward.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const facts = {
    address: told('ADDR') ?? session.remoteAddress,
    name: told('NAME'),
    helo: told('HELO') ?? (session.hostNameAppearsAs || undefined),
    ident: told('IDENT'),
  };
  return {
    sender: mailFrom ? mailFrom.address : '',
    recipients: rcptTo.map(({ address }) => address),
    client: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  };
}

function replyTo(error: unknown): Reply {
  if (error instanceof Reply) return error;
  const code = error instanceof ZeefError ? error.code : undefined;
  if (code === 'ZEEF_BODY_TOO_LARGE') return new Reply(552, '5.3.4 Message too large');
  if (code === 'ZEEF_BODY_EMPTY') return new Reply(554, '5.6.0 Empty message');
  return new Reply(451, '4.3.0 Not stored, try again');
}

/** @throws ZeefError ZEEF_CONFIG_INVALID for what is no CIDR block */
function networks(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  for (const block of blocks) {
    const [address = '', bits = ''] = block.split('/');
    try {
      list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
    } catch {
      const remedy = 'ZEEF_MAIL_NETWORKS wants CIDR blocks with commas between, such as 10.0.0.0/8,fd00::/8.';
      throw new ZeefError('ZEEF_CONFIG_INVALID', { field: 'ZEEF_MAIL_NETWORKS', remedy });
    }
  }
  return list;
}
