import { describe, expect, test } from 'vitest';
import { sendOne } from '../../support/attachments.ts';
import { docx, xlsx } from '../../support/office.ts';
import { convertedByOffice, has } from '../../support/programs.ts';

const IBAN = 'NL91ABNA0417164300';
const PLANTED = /NL91|0417|jan88|12345678/;
const TEXT = 'txt:Text (encoded):UTF8';
const TABLE = 'csv:Text - txt - csv (StarCalc):59,34,76,1';

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

const hasOffice = await has('soffice');
if (!hasOffice) console.warn('skipped: LibreOffice is not installed, so no other program opens the results');

describe.runIf(hasOffice)('LibreOffice opens', { timeout: 300_000 }, () => {
  test('a rewritten Word document, and the OpenDocument text it makes of one', async () => {
    const file = await docx(
      paragraph(`Order 2026-0048817, rekening ${IBAN}.`) + paragraph('mail jan88@w.example'),
    );
    const received = await sendOne('brief.docx', file);
    expect((await convertedByOffice('brief.docx', received.content, TEXT)).toString()).toMatch(
      /Order 2026-0048817, rekening \[IBAN 1\]\.\r?\nmail \[e-mailadres 1\]/,
    );

    const odt = await convertedByOffice('brief.docx', file, 'odt');
    const text = await sendOne('brief.odt', odt);
    expect(text.state).toBe('rewritten');
    const read = (await convertedByOffice('brief.odt', text.content, TEXT)).toString();
    expect(read).toContain('Order 2026-0048817');
    expect(read).not.toMatch(PLANTED);
  });

  test('a rewritten workbook, and the spreadsheet it makes of one', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
      `<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><f>2*21</f><v>42</v></c></row>` +
      `<row r="3"><c r="A3"><f>A2</f><v>0</v></c><c r="B3"><v>7</v></c></row>`;
    const file = await xlsx({ Blad1: { rows } }, ['rekening', 'bedrag', IBAN]);
    const received = await sendOne('a.xlsx', file);
    const table = (await convertedByOffice('a.xlsx', received.content, TABLE)).toString();
    expect(table).toContain('"rekening";"bedrag"');
    expect(table).toContain('"[IBAN 1]";42');
    expect(table).not.toMatch(PLANTED);

    const ods = await sendOne('a.ods', await convertedByOffice('a.xlsx', file, 'ods'));
    expect(ods.state).toBe('rewritten');
    const again = (await convertedByOffice('a.ods', ods.content, TABLE)).toString();
    expect(again).toContain('"[IBAN 1]";42');
    expect(again).not.toMatch(PLANTED);
  });
});
