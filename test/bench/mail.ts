import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { simpleParser } from 'mailparser';
import { examineDocument, redactExamined } from '../../src/pipeline/examine.ts';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { renderMail } from '../../src/pipeline/render/mail.ts';
import { threadScanner } from '../../src/pipeline/run.ts';
import { presetYaml } from '../../src/policy/presets.ts';

const DEMO = resolve(import.meta.dirname, '../../../fixtures/demo');
const ROUNDS = 7;
const TIMES = 20;

/** Ordinary mails without attachments, 2 to 10 kB: a text with its quotations, and most beside it as HTML. */
function corpus(): Buffer[] {
  const texts = readdirSync(DEMO)
    .filter((name) => name.endsWith('.eml'))
    .map((name) =>
      readFileSync(join(DEMO, name), 'utf8').replaceAll('\r', '').split('\n\n').slice(1).join('\n\n'),
    );
  return texts
    .filter((text) => !/^content-type:/im.test(text))
    .flatMap((text, i) => {
      const grown = [text, text.replace(/^/gm, '> '), text.replace(/^/gm, '>> ')]
        .join('\n\n')
        .slice(0, 4_000);
      const head = [
        'Received: from mail.example.org by mx.desk.example with ESMTPS; Tue, 3 Nov 2026 10:00:00 +0100',
        'From: Sietske Bakhuizen <sietske@bakhuizen.example>',
        'To: Klantenservice <service@winkel.example>',
        'Subject: =?utf-8?Q?Bestelling_2026-0048817_=E2=80=93_vraag?=',
        `Message-ID: <bench-${i}@bakhuizen.example>`,
        'Date: Tue, 3 Nov 2026 10:00:00 +0100',
        'MIME-Version: 1.0',
      ];
      const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', grown];
      const html = [
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(`<html><body><p>${grown.replace(/\n/g, '<br>\n')}</p></body></html>`)
          .toString('base64')
          .replace(/.{76}/g, '$&\r\n'),
      ];
      const both = [
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        ...plain,
        '--b',
        ...html,
        '--b--',
        '',
      ];
      return [
        [...head, ...plain],
        [...head, ...both],
      ].map((lines) => Buffer.from(lines.join('\r\n')));
    });
}

/** Milliseconds per mail: the best of some rounds, as that is what the work takes. */
async function cost(mails: readonly Buffer[], work: (mail: Buffer) => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < TIMES; i++) for (const mail of mails) await work(mail);
    best = Math.min(best, performance.now() - start);
  }
  return best / (TIMES * mails.length);
}

async function rebuilt(raw: Buffer): Promise<Buffer> {
  const mail = await readMail(raw);
  const parts = mail.document.parts.map(({ id, source }) => ({ partId: id, content: source }));
  return renderMail(mail, mail.document, parts);
}

async function sanitised(raw: Buffer): Promise<Buffer> {
  const mail = await readMail(raw);
  const examined = examineDocument(mail.document, threadScanner());
  const given = { examined, context: {}, numbering: [], tagKey: new Uint8Array(32), policyYaml: POLICY };
  const { parts, files } = await redactExamined(given, threadScanner());
  return renderMail(mail, mail.document, parts, { files });
}
const POLICY = presetYaml('default');

/** What Zeef adds to what reading a mail costs anybody, in the same run. */
export async function benchMail(): Promise<void> {
  const mails = corpus();
  const bytes = mails.reduce((sum, mail) => sum + mail.length, 0) / mails.length;
  const base = await cost(mails, (mail) => simpleParser(mail));
  const structure = await cost(mails, rebuilt);
  const all = await cost(mails, sanitised);
  const line = (name: string, ms: number): string =>
    `${name.padEnd(34)} ${ms.toFixed(2).padStart(8)} ms/mail  ${(ms / base).toFixed(2)} x`;
  console.log(`ordinary mail, ${mails.length} of ${Math.round(bytes)} bytes on average`);
  console.log(line('mailparser simpleParser', base));
  console.log(line('parse and rebuild', structure));
  console.log(line('with detection, policy, checks', all));
}
