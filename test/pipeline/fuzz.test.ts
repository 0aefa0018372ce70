import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { readMail } from '../../src/pipeline/parse/mail.ts';
import { renderMail } from '../../src/pipeline/render/mail.ts';
import { PipelineError } from '../../src/ports/pipeline.ts';
import { mailFixture } from '../support/mail.ts';

const MAILS = ['alternative', 'forwarded', 'broken', 'encrypted', 'flowed', 'windows-1252'].map(mailFixture);

/** Pieces that readers trip over. */
const SPLINTERS = [
  '\r\n',
  '\r\n\r\n',
  '--',
  '--outer',
  '--inner--',
  '\0',
  '=?',
  '?=',
  '"',
  ';',
  '(',
  '\\',
  '<!--',
  'ÿ',
  ':',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  put: fc.oneof(fc.constantFrom(...SPLINTERS), fc.string({ unit: 'binary', maxLength: 6 })),
});

function edited(raw: Buffer, edits: readonly { at: number; cut: number; put: string }[]): Buffer {
  let text = raw.toString('latin1');
  for (const { at, cut, put } of edits) {
    const start = Math.floor(at * text.length);
    text = text.slice(0, start) + put + text.slice(start + cut);
  }
  return Buffer.from(text, 'latin1');
}

test('whatever happens to a mail on its way, it is read or refused, and comes out well formed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...MAILS),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      async (raw, edits) => {
        const input = edited(raw, edits);
        const mail = await readMail(input).catch((error: unknown) => error);
        if (mail instanceof PipelineError) return;
        if (mail instanceof Error) throw mail;
        const { document } = mail as Awaited<ReturnType<typeof readMail>>;
        const out = renderMail(
          mail as Awaited<ReturnType<typeof readMail>>,
          document,
          document.parts.map(({ id, source }) => ({ partId: id, content: source })),
        );
        // Read again, it is whole, and its texts are those that went in.
        const again = (await readMail(out)).document;
        expect(again.warnings.filter((warning) => warning.startsWith('mime-'))).toEqual([]);
        const texts = (parts: typeof document.parts) =>
          parts
            .filter(({ kind }) => kind === 'plain' || kind === 'html')
            .map(({ source }) => source.trimEnd());
        expect(texts(again.parts)).toEqual(texts(document.parts));
        await simpleParser(out);
      },
    ),
    { numRuns: Number(process.env['ZEEF_FUZZ_RUNS'] ?? 400) },
  );
});
