import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import {
  listenForMail,
  type MailListener,
  type MailListenerOptions,
  type TakeMail,
} from '../../src/adapters/intake/smtp.ts';
import { smtpSink } from '../../src/adapters/sinks/smtp.ts';
import { ZeefError } from '../../src/errors.ts';
import type { Envelope } from '../../src/model/envelope.ts';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { renderMail } from '../../src/pipeline/render/mail.ts';
import { mailDrop } from '../support/sink.ts';

const MAX_BYTES = 64 * 1024;
let listener: MailListener | undefined;

afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

async function listen(
  protocol: 'smtp' | 'lmtp',
  take: TakeMail,
  given: Partial<MailListenerOptions> = {},
): Promise<number> {
  const options = {
    protocol,
    host: '127.0.0.1',
    port: 0,
    maxMessageBytes: MAX_BYTES,
    allowedNetworks: [],
    accepts: () => true,
    take,
    ...given,
  };
  listener = await listenForMail(options);
  return listener.port;
}

function send(port: number, lmtp: boolean, message: { text: string; to: string[] }) {
  const transport = createTransport({ host: '127.0.0.1', port, lmtp, ignoreTLS: true });
  return transport.sendMail({ from: 'anna@example.org', subject: 'Hoi', ...message });
}

/** The reply that refused a message: thrown over SMTP, told per recipient over LMTP. */
async function refusal(sending: ReturnType<typeof send>): Promise<number | undefined> {
  try {
    return (await sending).rejectedErrors?.[0]?.responseCode;
  } catch (error) {
    return (error as { responseCode?: number }).responseCode;
  }
}

describe.each(['smtp', 'lmtp'] as const)('%s', (protocol) => {
  const lmtp = protocol === 'lmtp';

  test('answers 250 once the message is taken, with every byte of it', async () => {
    const taken: string[] = [];
    const port = await listen(protocol, async (raw) => void taken.push(Buffer.from(raw).toString()));
    const sent = await send(port, lmtp, {
      to: ['a@desk.example', 'b@desk.example'],
      text: 'regel\n.punt\n..twee',
    });
    expect(sent.accepted).toEqual(['a@desk.example', 'b@desk.example']);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('\r\n.punt\r\n..twee');
  });

  test('says 451 when it could not be stored, so that the mail server tries again', async () => {
    const port = await listen(protocol, async () => {
      throw new ZeefError('ZEEF_UNAVAILABLE');
    });
    expect(await refusal(send(port, lmtp, { to: ['a@desk.example'], text: 'hoi' }))).toBe(451);
  });

  test('refuses for good what is too large, and takes nothing of it', async () => {
    let taken = 0;
    const port = await listen(protocol, async () => void taken++);
    const text = 'x'.repeat(MAX_BYTES * 2);
    expect(await refusal(send(port, lmtp, { to: ['a@desk.example'], text }))).toBe(552);
    expect(taken).toBe(0);
  });

  test('refuses the one recipient without a route, and hands the others in with the sender', async () => {
    const envelopes: Envelope[] = [];
    const take: TakeMail = async (_raw, envelope) => void envelopes.push(envelope);
    const port = await listen(protocol, take, { accepts: (address) => address.endsWith('@desk.example') });
    const to = ['a@desk.example', 'b@elsewhere.example', 'c@desk.example'];
    const sent = await send(port, lmtp, { to, text: 'hoi' });
    expect(sent.rejectedErrors?.[0]?.responseCode).toBe(550);
    expect(envelopes).toMatchObject([
      { sender: 'anna@example.org', recipients: ['a@desk.example', 'c@desk.example'] },
    ]);
    expect(envelopes[0]?.client?.address).toBe('127.0.0.1');
  });
});

test('takes the message of a null sender', async () => {
  const senders: string[] = [];
  const port = await listen('smtp', async (_raw, { sender }) => void senders.push(sender));
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({
    envelope: { from: '', to: ['a@desk.example'] },
    raw: 'Subject: x\r\n\r\nhoi\r\n',
  });
  expect(senders).toEqual(['']);
});

test('refuses a message that has been round too often', async () => {
  const port = await listen('smtp', async () => {});
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const raw = `${'Received: from a by b\r\n'.repeat(51)}Subject: x\r\n\r\nhoi\r\n`;
  const sending = transport.sendMail({ envelope: { from: 'a@example.org', to: ['a@desk.example'] }, raw });
  await expect(sending).rejects.toMatchObject({ responseCode: 554 });
});

/** A client that says one line after the other and waits for each reply. */
async function talk(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const replies: string[] = [];
  const reply = async (): Promise<void> => {
    const [data] = (await once(socket, 'data')) as [Buffer];
    replies.push(data.toString().trim());
  };
  await reply();
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    await reply();
  }
  socket.end();
  return replies;
}

test('keeps what the mail server in front told about its client', async () => {
  const taken: Envelope[] = [];
  const port = await listen('lmtp', async (_raw, envelope) => void taken.push(envelope));
  await talk(port, [
    'LHLO filter',
    'XFORWARD NAME=mail.example.org ADDR=192.0.2.10 HELO=mail.example.org IDENT=4XyZ12',
    'MAIL FROM:<anna@example.org>',
    'RCPT TO:<a@desk.example>',
    'DATA',
    'Subject: x\r\n\r\nhoi\r\n.',
  ]);
  const client = {
    address: '192.0.2.10',
    name: 'mail.example.org',
    helo: 'mail.example.org',
    ident: '4XyZ12',
  };
  expect(taken).toEqual([{ sender: 'anna@example.org', recipients: ['a@desk.example'], client }]);
});

test('offers STARTTLS only with a certificate to offer', async () => {
  const without = await listen('smtp', async () => {});
  expect((await talk(without, ['EHLO x']))[1]).not.toContain('STARTTLS');
  await listener?.close();
  const request = 'req -x509 -newkey rsa:2048 -nodes -keyout - -subj /CN=x -days 2'.split(' ');
  const pem = execFileSync('openssl', request, { stdio: 'pipe' }).toString();
  const taken: Uint8Array[] = [];
  const tls = { key: pem, cert: pem };
  const port = await listen('smtp', async (raw) => void taken.push(raw), { tls });
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  });
  await transport.sendMail({ from: 'anna@example.org', to: 'a@desk.example', text: 'hoi' });
  expect(taken).toHaveLength(1);
});

/** Ends of data that some servers take and the standard does not know ("SMTP smuggling", 2023). */
const FALSE_ENDS = [
  '\n.\n',
  '\n.\r\n',
  '\r.\r',
  '\r.\n',
  '\r.\r\n',
  '\r\n.\n',
  '\r\n.\r',
  '\n.\r',
  '\n\n.\r\n',
  '\r\n\0.\r\n',
  '\r\r\n.\r\r\n',
  '\r\n.\0\r\n',
  '\r\n . \r\n',
];

describe.each(['smtp', 'lmtp'] as const)('over %s', (protocol) => {
  test.each(FALSE_ENDS)('a message ends at CRLF.CRLF, and not at %j', async (end) => {
    const taken: string[] = [];
    const port = await listen(protocol, async (raw) => void taken.push(Buffer.from(raw).toString('latin1')));
    const smuggled =
      'MAIL FROM:<evil@example.org>\r\nRCPT TO:<a@desk.example>\r\nDATA\r\nSubject: y\r\n\r\nevil';
    const replies = await talk(port, [
      protocol === 'lmtp' ? 'LHLO x' : 'EHLO x',
      'MAIL FROM:<a@example.org>',
      'RCPT TO:<a@desk.example>',
      'DATA',
      `Subject: x\r\n\r\nhoi${end}${smuggled}\r\n.`,
      'QUIT',
    ]);
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('evil@example.org');
    expect(replies.at(-1)).toMatch(/^221/);
  });
});

test('what goes out has no line end but CRLF, and no dot that ends it early', async () => {
  const far = await mailDrop();
  const hop = { protocol: 'smtp', host: '127.0.0.1', port: far.port, tls: 'none' } as const;
  const envelope = { sender: 'a@example.org', recipient: 'a@desk.example' };
  for (const end of FALSE_ENDS) {
    const raw = Buffer.from(
      `From: a@example.org\r\nSubject: x\r\nMessage-ID: <x@y.example>\r\n\r\nhoi${end}MAIL FROM:<evil@example.org>\r\nend\r\n.\r\n`,
      'latin1',
    );
    const mail = await readMail(raw);
    const parts = mail.document.parts.map(({ id, source }) => ({ partId: id, content: source }));
    await smtpSink.deliver(hop, envelope, renderMail(mail, mail.document, parts));
  }
  expect(far.mails).toHaveLength(FALSE_ENDS.length);
  for (const { raw, sender } of far.mails) {
    expect(sender).toBe('a@example.org');
    expect(raw).toContain('evil@example.org');
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
  }
  await far.close();
});
