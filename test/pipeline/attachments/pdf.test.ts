import { deflateSync } from 'node:zlib';
import {
  degrees,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFString,
  rgb,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { sendOne } from '../../support/attachments.ts';
import { zipOf } from '../../support/office.ts';
import { drawnByPoppler, everythingInPdf, letter, pdf, poppler } from '../../support/pdf.ts';
import { has } from '../../support/programs.ts';

const IBAN = 'NL91 ABNA 0417 1643 00';
const PLANTED = /NL91|0417|jan88|12345678/;
const ORDER = 'order 2026-0048817';

const hasPoppler = await has('pdftotext');
if (!hasPoppler) console.warn('skipped: poppler-utils are not installed, so no other program opens the PDFs');

/** How dark a rectangle of a page is (points, from its top), as another program draws it: 0 black, 255 white. */
async function darkness(content: Uint8Array, left: number, top: number, width: number, height: number) {
  const image = await loadImage(await drawnByPoppler(content));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const scale = 150 / 72;
  const { data } = context.getImageData(left * scale, top * scale, width * scale, height * scale);
  const light = data.filter((_, i) => i % 4 === 0);
  return light.reduce((sum, value) => sum + value, 0) / light.length;
}

/** A stream of a page written by hand. */
function drawn(page: PDFPage, document: PDFDocument, content: string): void {
  page.node.addContentStream(document.context.register(document.context.stream(content)));
}

describe.runIf(hasPoppler)('a PDF', { timeout: 60_000 }, () => {
  test('with a value becomes pictures of its pages, black where the value stood', async () => {
    const file = await letter(`Mijn IBAN is ${IBAN}, ${ORDER}.`, 'mail jan88@w.example', 'Met groet');
    const received = await sendOne('brief.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values', type: 'application/pdf' });
    const { text, images } = await poppler(received.content);
    expect(text).not.toMatch(PLANTED);
    expect(text).toContain(ORDER);
    expect(text).toContain('[IBAN 1]');
    expect(images).toContain('jpeg');
    expect(everythingInPdf(received.content)).not.toMatch(PLANTED);
    // The value begins behind "Mijn IBAN is ", which Helvetica sets 72 points wide.
    expect(await darkness(received.content, 200, 71, 55, 8)).toBeLessThan(10);
    expect(await darkness(received.content, 50, 71, 60, 12)).toBeGreaterThan(100);
    expect(await darkness(file, 200, 71, 55, 8)).toBeGreaterThan(100);
  });

  test('without values stays text', async () => {
    const received = await sendOne('a.pdf', await letter(`Uw ${ORDER} is onderweg.`));
    expect(received).toMatchObject({ state: 'rewritten', reason: 'hidden' });
    const { text, images } = await poppler(received.content);
    expect(text).toContain(`Uw ${ORDER} is onderweg.`);
    expect(images).not.toContain('jpeg');
  });

  test('leaves behind what no page draws', async () => {
    const file = await pdf(async (page, _font, document) => {
      page.drawText(ORDER, { x: 50, y: 700 });
      document.setTitle(`over ${IBAN}`);
      document.setAuthor('jan88@w.example');
      document.addJavaScript('x', `app.alert("${IBAN}")`);
      await document.attach(Buffer.from(IBAN), 'jan88.txt', { description: IBAN });
      const { context } = document;
      const launch = { S: 'Launch', F: PDFString.of('jan88.exe') };
      const note = {
        Type: 'Annot',
        Subtype: 'Text',
        Rect: [0, 0, 9, 9],
        Contents: PDFString.of(IBAN),
        A: launch,
      };
      page.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(note))]));
      page.node.set(PDFName.of('PieceInfo'), context.obj({ X: PDFString.of('jan88') }));
      document.catalog.set(PDFName.of('OpenAction'), context.obj(launch));
      document.catalog.set(PDFName.of('Metadata'), context.register(context.stream(`<x>${IBAN}</x>`)));
      const xfa = context.register(context.stream(`<xfa>${IBAN}</xfa>`));
      document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [], XFA: xfa }));
    });
    const received = await sendOne('a.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'hidden' });
    const everything = everythingInPdf(received.content);
    expect(everything).not.toMatch(/NL91|jan88|JavaScript|Launch|EmbeddedFile|XFA|xfa|Annots|PieceInfo/);
    expect(everythingInPdf(file)).toMatch(/NL91/);
    expect((await poppler(received.content)).text).toContain(ORDER);
  });

  test('shows what its form was filled with, values aside', async () => {
    const file = await pdf((page, _font, document) => {
      const form = document.getForm();
      for (const [i, value] of [IBAN, ORDER].entries()) {
        const field = form.createTextField(`veld${i}`);
        field.setText(value);
        field.addToPage(page, { x: 50, y: 600 - i * 60, width: 300, height: 30 });
      }
      page.drawText('Formulier', { x: 50, y: 700 });
    });
    const received = await sendOne('a.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    const { text } = await poppler(received.content);
    expect(text).toContain(ORDER);
    expect(text).toContain('[IBAN 1]');
    expect(everythingInPdf(received.content)).not.toMatch(/NL91/);
  });

  test('drawn in pieces and in another order than it is read in', async () => {
    const file = await pdf((page) => {
      for (const [i, piece] of ['0417', 'NL91', '1643 00', 'ABNA'].entries())
        page.drawText(piece, { x: [110, 50, 140, 78][i]!, y: 700 });
      page.drawText(ORDER, { x: 50, y: 600 });
      page.drawText('06-12345678', { x: 300, y: 300, rotate: degrees(90) });
    });
    const received = await sendOne('a.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    const { text } = await poppler(received.content);
    expect(text).not.toMatch(/NL91|ABNA|1643|12345678/);
    expect(text).toContain(ORDER);
    const before = [await darkness(file, 55, 134, 100, 6), await darkness(file, 293, 490, 6, 45)];
    expect(await darkness(received.content, 55, 134, 100, 6)).toBeLessThan(0.6 * before[0]!);
    expect(await darkness(received.content, 293, 490, 6, 45)).toBeLessThan(0.6 * before[1]!);
  });

  test.each<[string, (page: PDFPage, document: PDFDocument) => void]>([
    ['white', (page) => page.drawText('verborgen', { x: 50, y: 500, color: rgb(1, 1, 1) })],
    [
      'invisible',
      (page) => page.drawText('verborgen', { x: 50, y: 500, renderMode: TextRenderingMode.Invisible }),
    ],
    ['outside the page', (page) => page.drawText('verborgen', { x: 50, y: 2000 })],
    [
      'outside the crop',
      (page) => {
        page.drawText('verborgen', { x: 50, y: 20 });
        page.setCropBox(0, 100, 595, 742);
      },
    ],
    [
      'below a bar',
      (page) => {
        page.drawText('verborgen', { x: 50, y: 500 });
        page.drawRectangle({ x: 40, y: 490, width: 200, height: 30, color: rgb(0, 0, 0) });
      },
    ],
    [
      'a replacement text',
      (page, document) => drawn(page, document, '/Span <</ActualText (verborgen)>> BDC EMC'),
    ],
    [
      'in a form that no page shows',
      (page, document) => {
        const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] };
        page.node.newXObject('X', document.context.register(document.context.stream('(verborgen) Tj', form)));
      },
    ],
    ['a comment', (page, document) => drawn(page, document, '% verborgen\n')],
  ])('with text that is %s becomes pictures without it', async (_how, hide) => {
    const file = await pdf((page, _font, document) => {
      page.drawText(ORDER, { x: 50, y: 700 });
      hide(page, document);
    });
    expect(everythingInPdf(file)).toContain('verborgen');
    const received = await sendOne('a.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'hidden' });
    expect(everythingInPdf(received.content)).not.toContain('verborgen');
    const { text, images } = await poppler(received.content);
    expect(text).toContain(ORDER);
    expect(images).toContain('jpeg');
  });

  test('keeps the pages that hold no value as text', async () => {
    const file = await pdf((page, _font, document) => {
      page.drawText(`Rekening ${IBAN}`, { x: 50, y: 700 });
      document.addPage([595, 842]).drawText(`Bijlage bij ${ORDER}`, { x: 50, y: 700 });
    });
    const received = await sendOne('a.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    const { text, images } = await poppler(received.content);
    expect(text).toContain(`Bijlage bij ${ORDER}`);
    expect(images.match(/jpeg/g)).toHaveLength(1);
    expect(everythingInPdf(received.content)).not.toMatch(PLANTED);
  });

  test('in a zip is rewritten there', async () => {
    const received = await sendOne('a.zip', await zipOf({ 'brief.pdf': await letter(IBAN) }));
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
  });
});

/** A PDF written by hand: objects by number, the first the catalog. */
function handmade(objects: readonly string[], streams: Readonly<Record<number, Uint8Array>> = {}): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  for (const [i, object] of objects.entries()) {
    pieces.push(Buffer.from(`${i + 1} 0 obj\n${object}\n`));
    const stream = streams[i + 1];
    if (stream) pieces.push(Buffer.from('stream\n'), Buffer.from(stream), Buffer.from('\nendstream\n'));
    pieces.push(Buffer.from('endobj\n'));
  }
  pieces.push(Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'));
  return Buffer.concat(pieces);
}

function withContent(filter: string, content: Uint8Array): Buffer {
  return handmade(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      `<< /Length ${content.length} /Filter ${filter} >>`,
    ],
    { 4: content },
  );
}

test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
  [
    'with a password',
    'encrypted',
    async () => {
      const document = await PDFDocument.load(await letter(IBAN));
      document.encrypt({ userPassword: 'geheim', ownerPassword: 'geheim' });
      return document.save();
    },
  ],
  ['cut short', 'unreadable', async () => (await letter(IBAN, IBAN)).subarray(0, 500)],
  [
    'of fifty-one pages',
    'too-large',
    () =>
      pdf((_page, _font, document) => {
        for (let i = 0; i < 50; i++) document.addPage();
      }),
  ],
  [
    'of a page as large as a house',
    'too-large',
    () =>
      pdf((page) => {
        page.setSize(14_000, 14_000);
        page.drawText(ORDER, { x: 50, y: 700 });
      }),
  ],
  [
    'that unpacks to a flood',
    'too-large',
    () => withContent('/FlateDecode', deflateSync(Buffer.alloc(120_000_000))),
  ],
  [
    'packed twice',
    'too-large',
    () => withContent('[/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(60_000_000)))),
  ],
  ['packed in a way that cannot be bounded', 'unreadable', () => withContent('/LZWDecode', Buffer.from('x'))],
  ['that hides how it is packed', 'unreadable', () => withContent('/LZ#57Decode', Buffer.from('x'))],
  [
    'of no pages',
    'unreadable',
    () => handmade(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Kids [] /Count 0 >>']),
  ],
  [
    'whose pages are their own parents',
    'unreadable',
    () => handmade(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
  ],
])('a PDF %s is withheld', { timeout: 60_000 }, async (_what, reason, make) => {
  const received = await sendOne('a.pdf', await make());
  expect(received).toMatchObject({ state: 'withheld', reason, type: 'text/plain' });
});

test('a PDF that is a zip as well passes on what its pages draw', async () => {
  const both = Buffer.concat([
    await letter(ORDER),
    Buffer.from(await zipOf({ 'a.txt': IBAN }, { level: 0 })),
  ]);
  const received = await sendOne('a.pdf', both);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'hidden' });
  expect(everythingInPdf(received.content)).not.toMatch(PLANTED);
});
