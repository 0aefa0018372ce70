import { authenticate, dkimSign } from 'mailauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailAuthenticator } from '../../src/adapters/authentication/mailauth.ts';
import type { Envelope } from '../../src/model/envelope.ts';
import { authenticationOf } from '../../src/usecases/authenticate.ts';
import { signingKey, zone } from '../support/dns.ts';
import { mailOf } from '../support/mail.ts';
import { type Passage, passage } from '../support/passage.ts';

const SENDER = signingKey();
const ARC = signingKey();
const RECORDS = {
  'TXT s1._domainkey.bakhuizen.example': [SENDER.record],
  'TXT arc._domainkey.desk.example': [ARC.record],
  'TXT bakhuizen.example': ['v=spf1 ip4:192.0.2.0/28 -all'],
  'TXT _dmarc.bakhuizen.example': ['v=DMARC1; p=reject'],
};
const SEAL = { domain: 'desk.example', selector: 'arc', privateKey: ARC.privateKey };
const IBAN = 'NL13 TEST 0123 4567 89';

const MAIL = mailOf(
  'Authentication-Results: mx.desk.example; dkim=pass header.d=bank.example; spf=pass',
  'From: Sietske <sietske@bakhuizen.example>',
  'To: service@winkel.example',
  'Subject: Bestelling 2026-0048817',
  'Message-ID: <auth@bakhuizen.example>',
  'Date: Tue, 3 Nov 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  `Order 2026-0048817, mijn IBAN is ${IBAN}.`,
);

function envelope(address = '192.0.2.10'): Envelope {
  const client = { address, helo: 'mail.bakhuizen.example' };
  return { sender: 'sietske@bakhuizen.example', recipients: ['service@winkel.example'], client };
}

async function signed(mail = MAIL): Promise<Buffer> {
  const signing = { signingDomain: 'bakhuizen.example', selector: 's1', privateKey: SENDER.privateKey };
  const { signatures } = await dkimSign(mail, { ...signing, signatureData: [signing] });
  return Buffer.concat([Buffer.from(signatures), mail]);
}

describe('verifying', () => {
  const authenticator = mailAuthenticator({ id: 'mx.desk.example', resolver: zone(RECORDS) });

  test('names the domains that are proven, and neither people nor machines', async () => {
    expect(await authenticator.verify(await signed(), envelope())).toBe(
      'mx.desk.example; dkim=pass header.d=bakhuizen.example; spf=pass smtp.mailfrom=bakhuizen.example; ' +
        'dmarc=pass header.from=bakhuizen.example; arc=none',
    );
  });

  test('reads a mail with bare line feeds, as pipes hand it in, like the one that was signed', async () => {
    const raw = Buffer.from((await signed()).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    expect(await authenticator.verify(raw, undefined)).toMatch(
      /^mx\.desk\.example; dkim=pass [^;]+; dmarc=pass/,
    );
  });

  test('says what failed, without the word of whoever failed', async () => {
    const forged = Buffer.from((await signed()).toString('latin1').replace('Order', 'Nota'), 'latin1');
    expect(await authenticator.verify(forged, envelope('198.51.100.1'))).toBe(
      'mx.desk.example; dkim=neutral; spf=fail; dmarc=fail; arc=none',
    );
    expect(await authenticator.verify(MAIL, undefined)).toBe(
      'mx.desk.example; dkim=none; dmarc=fail; arc=none',
    );
  });

  test('goes on without when DNS fails or never answers', async () => {
    const failing = async (): Promise<never> => {
      throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    };
    const down = mailAuthenticator({ id: 'mx', resolver: failing });
    expect(await down.verify(await signed(), envelope())).toMatch(/^mx; dkim=temperror; spf=temperror/);
    const silent = mailAuthenticator({ id: 'mx', resolver: () => new Promise(() => {}), timeLimitMs: 50 });
    expect(await silent.verify(await signed(), envelope())).toBe('mx; dkim=temperror; spf=temperror');
  });

  test('looks nothing up for a mail with more signatures than anybody needs', async () => {
    const resolver = zone(RECORDS);
    const raw = Buffer.concat([Buffer.from('DKIM-Signature: v=1; d=x.example; s=y\r\n'.repeat(21)), MAIL]);
    expect(await mailAuthenticator({ id: 'mx', resolver }).verify(raw, envelope())).toBe(
      'mx; dkim=policy; arc=none',
    );
    expect(resolver.asked).toEqual([]);
  });
});

describe('a mail on its way through', () => {
  const resolver = zone(RECORDS);
  let way: Passage;

  beforeAll(async () => {
    const authenticator = mailAuthenticator({ id: 'mx.desk.example', resolver, seal: SEAL });
    way = await passage({ authenticator });
  });
  afterAll(() => way.close());

  test('carries our results and no forged ones, and a seal that holds where the signature broke', async () => {
    const { mail: out } = await way.take(await signed(), envelope());
    const text = out.toString('latin1').replace(/\r\n[ \t]+/g, ' ');
    expect(text).not.toContain(IBAN);
    expect(text).not.toContain('bank.example');
    expect(text.match(/^Authentication-Results: .*$/gm)).toEqual([
      expect.stringContaining('mx.desk.example; dkim=pass header.d=bakhuizen.example;'),
    ]);
    const later = await authenticate(out, { mta: 'next.example', resolver, disableBimi: true });
    expect(later.arc).toMatchObject({ i: 1, status: { result: 'pass' } });
    expect(later.dkim.results).toMatchObject([{ status: { result: 'none' } }]);
    // A relay's trace line on top breaks nothing.
    const relayed = Buffer.concat([
      Buffer.from('Received: by relay.example; Tue, 3 Nov 2026 10:00:01 +0100\r\n'),
      out,
    ]);
    expect(
      (await authenticate(relayed, { mta: 'next.example', resolver, disableBimi: true })).arc,
    ).toMatchObject({
      status: { result: 'pass' },
    });
    const changed = Buffer.from(out.toString('latin1').replace('Order', 'Nota'), 'latin1');
    expect(
      (await authenticate(changed, { mta: 'next.example', resolver, disableBimi: true })).arc,
    ).toMatchObject({
      status: { result: 'fail' },
    });
  });

  test('is verified once: keys may be gone from DNS when it is processed again', async () => {
    const { store, keyring, tenantId } = way;
    const { document } = await way.take(
      await signed(mailOf('From: a@bakhuizen.example', '', 'hoi')),
      envelope(),
    );
    const asked = resolver.asked.length;
    const keys = await keyring.tenant(tenantId);
    const gone = mailAuthenticator({ id: 'mx.desk.example', resolver: zone({}) });
    const mail = { tenantId, id: document.id, raw: MAIL };
    expect(await authenticationOf(mail, keys, store, gone)).toContain('dkim=pass');
    expect(resolver.asked).toHaveLength(asked);
  });
});
