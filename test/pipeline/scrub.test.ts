import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { type ScrubOptions, scrub } from '../../src/cli/scrub.ts';
import { looksLikeMail } from '../../src/pipeline/parse/text.ts';
import { mailFixture } from '../support/mail.ts';

async function run(options: ScrubOptions, input: string | Buffer): Promise<string> {
  const chunks: Buffer[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  await scrub(
    options,
    (async function* () {
      yield Buffer.from(input);
    })(),
    output,
  );
  return Buffer.concat(chunks).toString('utf8');
}

const TEXT = 'Mijn rekening is NL91 ABNA 0417 1643 00, bestelling 2026-0048817.\n';

test('text in, text out', async () => {
  expect(await run({}, TEXT)).toBe('Mijn rekening is [IBAN 1], bestelling 2026-0048817.\n');
  expect(await run({ lang: 'fr' }, 'voici: jan88@w.example')).toBe('voici: [adresse e-mail 1]');
  expect(await run({}, '')).toBe('');
});

test('a mail comes out as a mail', async () => {
  const out = await run({}, mailFixture('alternative'));
  expect(out).toContain('Message-ID: <0001.alternative@w.example>');
  expect(out).not.toContain('anna.bakker77');
});

test('findings as JSON, with values only on demand', async () => {
  const report = JSON.parse(await run({ json: true }, TEXT));
  expect(report.findings).toMatchObject([
    { part: 'text', start: 17, end: 39, entity: 'IBAN', action: 'redact' },
  ]);
  expect(JSON.stringify(report)).not.toContain('0417');
  const shown = JSON.parse(await run({ json: true, showValues: true }, TEXT));
  expect(shown.findings[0].value).toBe('NL91 ABNA 0417 1643 00');
});

test('forced to read otherwise', async () => {
  expect(await run({ text: true, lang: 'nl' }, 'From: jan88@w.example\nTo: x\n\nhoi')).toBe(
    'From: [e-mailadres 1]\nTo: x\n\nhoi',
  );
  await expect(run({ mail: true }, 'hoi')).rejects.toMatchObject({ code: 'ZEEF_MAIL_UNREADABLE' });
  await expect(run({ mail: true, text: true }, 'hoi')).rejects.toMatchObject({ code: 'ZEEF_CONFIG_INVALID' });
  await expect(run({ lang: 'tlh' }, 'hoi')).rejects.toMatchObject({ field: '--lang' });
  await expect(run({ policy: '/nowhere/policy.yaml' }, 'hoi')).rejects.toMatchObject({ field: '--policy' });
});

test.each([
  [true, 'From: a@b.example\nSubject: x\n\nhoi'],
  [true, 'Received: from x\n\tby y\r\nFrom: a@b.example\r\n\r\nhoi'],
  [true, 'From jan Mon Nov  2 11:02:00 2026\nFrom: a@b.example\nDate: x\n\nhoi'],
  [false, 'Naam: Jan\nTelefoon: 06\n\nhoi'],
  [false, 'From: Jan\nTelefoon: 06\n\nhoi'],
  [false, 'Hallo,\nFrom: a\nTo: b\n\nhoi'],
  [false, ''],
])('mail? %s: %j', (expected, text) => {
  expect(looksLikeMail(text)).toBe(expected);
});
