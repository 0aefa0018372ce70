import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { readHtml } from '../../src/pipeline/parse/html.ts';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { decodedBody, type MimeEntity } from '../../src/pipeline/parse/mime.ts';
import { realMail } from '../e2e/mail.ts';

function mailsIn(folder: string): Buffer[] {
  const url = new URL(`../../fixtures/${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(new URL(name, url)));
}

const SEEDS = [
  ...mailsIn('mail'),
  ...mailsIn('demo'),
  ...mailsIn('hostile/mime'),
  realMail('<fuzz@w.example>'),
];

/** What an attacker may do to a mail, line by line. */
const INSERTED = [
  '',
  ' ',
  '--b',
  '--b--',
  '--inner',
  '--outer--',
  'Content-Type: text/html',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Disposition: attachment; filename=a.txt',
  'bsn 111222333',
  'YnNuIDExMTIyMjMzMw==',
  'bsn=20111222333=',
  'X: y\rContent-Type: text/html',
  'X : y',
];

const edit = fc.record({
  at: fc.nat(200),
  what: fc.constantFrom('insert', 'delete', 'repeat', 'cut'),
  line: fc.constantFrom(...INSERTED),
});

function edited(mail: Buffer, edits: readonly { at: number; what: string; line: string }[]): Buffer {
  const lines = mail.toString('latin1').split('\n');
  for (const { at, what, line } of edits) {
    const i = at % lines.length;
    const old = lines[i] ?? '';
    if (what === 'insert') lines.splice(i, 0, old.endsWith('\r') ? `${line}\r` : line);
    else if (what === 'delete') lines.splice(i, 1);
    else if (what === 'repeat') lines.splice(i, 0, old);
    else lines[i] = old.slice(0, at % (old.length + 1));
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** Lines by their ASCII letters: Node reads windows-1252 as Latin-1, which the second parser leaves as it is. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\x21-\x7e]+/g, ''))
    .filter((line) => line !== '');
}

function leavesOf(entity: MimeEntity): string[] {
  if (entity.multipart !== undefined) return entity.children.flatMap(leavesOf);
  return [decodedBody(entity).toString('latin1')];
}

test('what is taken for regular reads the same to a second parser', async () => {
  let compared = 0;
  const property = fc.asyncProperty(
    fc.constantFrom(...SEEDS),
    fc.array(edit, { maxLength: 4 }),
    async (seed, edits) => {
      const raw = edited(seed, edits);
      const mail = await readMail(raw, { attachments: 'skip' }).catch(() => undefined);
      const messages = mail ? [mail.message, ...mail.nested.values()] : [];
      if (!mail || !messages.every(({ regular }) => regular)) return;
      compared++;
      // Parts that are attachments, and what is cut out of texts, were read as what they are too.
      const leaves = messages.flatMap(({ root }) => leavesOf(root));
      const texts = [...mail.document.parts.map(({ text }) => text), ...leaves];
      // In one line: soft line breaks are undone in bodies only.
      const own = texts.map((text) => linesOf(text).join('')).join(' ');
      const email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
      const html = email.html ? readHtml(email.html).text : '';
      const shown = [email.subject ?? '', email.text ?? '', html].flatMap(linesOf);
      expect(shown.filter((line) => !own.includes(line))).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: 1_500 });
  expect(compared).toBeGreaterThan(100);
}, 60_000);
