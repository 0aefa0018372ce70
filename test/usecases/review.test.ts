import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presetYaml } from '../../src/policy/presets.ts';
import { mailOf } from '../support/mail.ts';
import { type Passage, passage } from '../support/passage.ts';

let messages = 0;
function head(): string[] {
  const id = `<review${++messages}@w.example>`;
  return [
    'From: Jan <jan@w.example>',
    'Subject: order 2026-0048817',
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
  ];
}

/** As GnuPG writes it: a session key packet first. */
const ARMOUR = [
  '-----BEGIN PGP MESSAGE-----',
  'Comment: bel 06-53214987',
  '',
  'hQEMA5bNR2kAAAAAAQf/Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFy',
  'YmF6Zm9v',
  '=Ab12',
  '-----END PGP MESSAGE-----',
];

function pgpMime(): Buffer {
  return mailOf(
    ...head(),
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=e',
    '',
    '--e',
    'Content-Type: application/pgp-encrypted',
    '',
    'Version: 1',
    '--e',
    'Content-Type: application/octet-stream; name="encrypted.asc"',
    '',
    ...ARMOUR,
    '--e--',
  );
}

function inline(): Buffer {
  return mailOf(...head(), '', 'Order 2026-0048817.', ...ARMOUR, 'Bel 06-53214987.');
}

const folder = mkdtempSync(join(tmpdir(), 'zeef-smime-'));
function smime(action: 'encrypt' | 'sign'): Buffer {
  const [key, cert, plain] = ['key', 'cert', 'plain'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=x', '-days', '2'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  writeFileSync(plain, 'Content-Type: text/plain\r\n\r\nMijn bsn is 111222333.\r\n');
  const how =
    action === 'encrypt' ? ['-encrypt', '-aes256'] : ['-sign', '-nodetach', '-signer', cert, '-inkey', key];
  const der = execFileSync('openssl', [
    'cms',
    ...how,
    '-in',
    plain,
    '-outform',
    'DER',
    ...(action === 'encrypt' ? [cert] : []),
  ]);
  return mailOf(
    ...head(),
    `Content-Type: application/pkcs7-mime; smime-type=${action === 'encrypt' ? 'enveloped' : 'signed'}-data; name=smime.p7m`,
    'Content-Transfer-Encoding: base64',
    '',
    der.toString('base64').replace(/.{76}/g, '$&\r\n'),
  );
}
afterAll(() => rmSync(folder, { recursive: true }));

function policy(...lines: readonly string[]): string {
  return [presetYaml('default').trimEnd(), ...lines, ''].join('\n');
}

describe('encrypted mail', () => {
  const ways = { hold: policy(), pass: policy('encrypted: pass'), withhold: policy('encrypted: withhold') };
  let way: Record<keyof typeof ways, Passage>;
  beforeAll(async () => {
    const [hold, pass, withhold] = await Promise.all(
      [ways.hold, ways.pass, ways.withhold].map((policyYaml) => passage({ policyYaml })),
    );
    way = { hold: hold!, pass: pass!, withhold: withhold! };
  });
  afterAll(() => Promise.all(Object.values(way).map((each) => each.close())));

  test.each([
    ['PGP/MIME', pgpMime],
    ['inline PGP', inline],
    ['S/MIME', () => smime('encrypt')],
    ['opaque S/MIME signature', () => smime('sign')],
  ])('%s waits for a person, who is told why', async (_name, mail) => {
    const { document, mail: out } = await way.hold.take(mail());
    expect(document).toMatchObject({ state: 'done', needsReview: true, reviewReason: 'encrypted' });
    expect((await way.hold.ticket(document.id))?.warnings).toContain('encrypted');
    expect(way.hold.logged).toContainEqual(
      expect.objectContaining({ event: 'document.review', documentId: document.id, code: 'encrypted' }),
    );
    expect(out.toString()).not.toMatch(/hQEMA5|53214987|MII/);
    expect(out.toString()).toContain('2026-0048817');
  });

  test.each([
    ['PGP/MIME', pgpMime, 'hQEMA5bNR2kAAAAAAQf'],
    ['inline PGP', inline, 'hQEMA5bNR2kAAAAAAQf'],
    ['S/MIME', () => smime('encrypt'), 'smime-type=enveloped-data'],
  ])('%s passes where the policy says so, without what was written around it', async (_name, mail, kept) => {
    const raw = mail();
    const { document, mail: out } = await way.pass.take(raw);
    expect(document.needsReview).toBe(false);
    expect(out.toString()).toContain(kept);
    expect(out.toString()).not.toContain('53214987');
    const [before, after] = [await simpleParser(raw), await simpleParser(out)];
    const last = (mail: typeof before) => mail.attachments.at(-1)?.content.toString('base64');
    if (kept.startsWith('smime')) expect(last(after)).toBe(last(before));
  });

  test('what only claims to be encrypted never passes', async () => {
    const plain = Buffer.from('Mijn bsn is 111222333 en ik bel van 06-53214987.').toString('base64');
    const forged = ['-----BEGIN PGP MESSAGE-----', '', plain, '-----END PGP MESSAGE-----'];
    const { mail: out } = await way.pass.take(mailOf(...head(), '', 'Order 2026-0048817.', ...forged));
    expect(out.toString()).not.toContain(plain.slice(0, 20));
    const { mail: signed } = await way.pass.take(smime('sign'));
    expect(signed.toString()).not.toMatch(/MII/);
  });

  test('goes on without it where the policy says so', async () => {
    const { document, mail: out } = await way.withhold.take(pgpMime());
    expect(document.needsReview).toBe(false);
    expect(out.toString()).not.toContain('hQEMA5');
    expect((await way.withhold.ticket(document.id))?.warnings).toContain('encrypted');
  });

  test('text signed in the clear is read, and loses its signature; keys are left out', async () => {
    const raw = mailOf(
      ...head(),
      '',
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA256',
      '',
      'Order 2026-0048817. Bel 06-53214987.',
      '- -- ',
      'hoi',
      '-----BEGIN PGP SIGNATURE-----',
      '',
      'iQEzBAEBCAAdFiEE',
      '-----END PGP SIGNATURE-----',
      '-----BEGIN PGP PUBLIC KEY BLOCK-----',
      '',
      'mQENBFphbiBkZSBCb2VyIDxqYW5Ady5leGFtcGxlPg',
      '-----END PGP PUBLIC KEY BLOCK-----',
    );
    const { document, mail: out } = await way.hold.take(raw);
    expect(document.needsReview).toBe(false);
    const text = (await simpleParser(out)).text?.trim();
    expect(text).toBe('Order 2026-0048817. Bel [telefoon 1].\n-- \nhoi');
  });
});

describe('mail that readers differ on', () => {
  const PREAMBLE = (value: string): Buffer =>
    mailOf(
      ...head(),
      'Content-Type: multipart/mixed; boundary=b',
      '',
      value,
      '--b',
      '',
      'Order 2026-0048817, IBAN NL13 TEST 0123 4567 89.',
      '--b--',
    );
  const hostile = (name: string): Buffer =>
    readFileSync(new URL(`../../fixtures/hostile/mime/${name}.eml`, import.meta.url));

  async function outcome(policyYaml: string, ...mails: readonly Buffer[]) {
    const way = await passage({ policyYaml });
    const reasons = [];
    for (const mail of mails) reasons.push((await way.take(mail)).document.reviewReason);
    await way.close();
    return reasons;
  }

  test('waits where what only others show holds a value that the output does not know', async () => {
    const harmless = PREAMBLE('Zet uw programma op tekst voor order 2026-0048817.');
    const known = PREAMBLE('IBAN NL13TEST0123456789');
    const unknown = PREAMBLE('Bel 06-53214987');
    const encoded = hostile('encoding-twice-7bit-first');
    const mails = [harmless, known, unknown, encoded];
    expect(await outcome(policy(), ...mails)).toEqual([undefined, undefined, 'ambiguous', 'ambiguous']);
    expect(await outcome(policy('ambiguous: hold'), ...mails.slice(0, 2))).toEqual([
      'ambiguous',
      'ambiguous',
    ]);
    expect(await outcome(policy('ambiguous: pass'), ...mails.slice(2))).toEqual([undefined, undefined]);
  });
});
