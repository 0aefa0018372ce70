import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, inflateSync } from 'node:zlib';
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';

const run = promisify(execFile);

/** A PDF whose pages are drawn by the callback. */
export async function pdf(
  draw: (page: PDFPage, font: PDFFont, document: PDFDocument) => void | Promise<void>,
): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.setFont(font);
  page.setFontSize(12);
  await draw(page, font, document);
  return Buffer.from(await document.save());
}

/** Lines of text, one below the other. */
export function letter(...lines: readonly string[]): Promise<Buffer> {
  return pdf((page) => {
    for (const [i, line] of lines.entries()) page.drawText(line, { x: 50, y: 760 - i * 20 });
  });
}

/** What poppler's programs say of a PDF: its text in both orders, its information, its pages as PNG. */
export async function poppler(content: Uint8Array): Promise<{ text: string; info: string; images: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'zeef-pdf-'));
  try {
    const file = join(folder, 'a.pdf');
    await writeFile(file, content);
    const said = async (program: string, ...args: string[]) => (await run(program, args)).stdout;
    return {
      text: (await said('pdftotext', file, '-')) + (await said('pdftotext', '-layout', file, '-')),
      info: await said('pdfinfo', file),
      images: await said('pdfimages', '-list', file),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first page as poppler draws it, 150 dots per inch, PNG. */
export async function drawnByPoppler(content: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'zeef-pdf-'));
  try {
    await writeFile(join(folder, 'a.pdf'), content);
    await run('pdftoppm', ['-png', '-r', '150', '-singlefile', join(folder, 'a.pdf'), join(folder, 'a')]);
    return await readFile(join(folder, 'a.png'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All that stands in the bytes of a PDF, packed streams unpacked: what no program shows is in it too. */
export function everythingInPdf(content: Uint8Array): string {
  const bytes = Buffer.from(content);
  const pieces = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      pieces.push(
        inflateSync(bytes.subarray(at + 7), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1'),
      );
    } catch {
      // No packed stream.
    }
  }
  // Strings in hexadecimal, in one and in two bytes a character.
  const hex = [...pieces.join('\n').matchAll(/<([0-9A-Fa-f]{4,})>/g)].map(([, digits]) =>
    Buffer.from(digits!, 'hex').toString('latin1').replaceAll('\0', ''),
  );
  return [...pieces, ...hex].join('\n');
}
