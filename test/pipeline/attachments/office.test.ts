import { expect, test } from 'vitest';
import { sendOne } from '../../support/attachments.ts';
import { coreProperties, docx, everythingInZip, odf, ooxml, wordPart, xlsx } from '../../support/office.ts';

const IBAN = 'NL91ABNA0417164300';
const MAIL = 'jan88@w.example';
const PLANTED = /NL91|0417|1643|jan88|12345678|Klaassen|Pietersma/;
/** A picture with somebody's name in its metadata. */
const PICTURE = Buffer.concat([Buffer.from('iVBORw0KGgo=', 'base64'), Buffer.from('tEXtAuthor Pietersma')]);

const run = (text: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;

test('a Word document loses values in every part of it, however they are split', async () => {
  const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const body =
    paragraph(
      run('Bestelling 2026-0048817 graag terug op '),
      run('NL91', '<w:b/>'),
      run(' ABNA 0417'),
      run(' 1643 00.'),
    ) +
    paragraph(run(`Mail ${MAIL} &amp; `), run('verborgen 06-12345678', '<w:vanish/>')) +
    `<w:tbl><w:tr>${cell('Product')}${cell('IBAN')}</w:tr><w:tr>${cell('Fiets')}${cell(IBAN)}</w:tr></w:tbl>` +
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mailto:${MAIL}"</w:instrText></w:r></w:p>` +
    `<w:p><w:ins w:id="1" w:author="Eva Klaassen" w:date="2026-11-02T10:00:00Z">${run('toegevoegd')}</w:ins>` +
    `<w:del w:id="2" w:author="Eva Klaassen"><w:r><w:delText>oud nummer 06-12345678</w:delText></w:r></w:del></w:p>`;
  const file = await docx(
    body,
    {
      'word/header1.xml': wordPart('hdr', 'header', paragraph(run(`Kop ${MAIL}`))),
      'word/footnotes.xml': wordPart(
        'footnotes',
        'footnotes',
        `<w:footnote w:id="1">${paragraph(run(`noot ${IBAN}`))}</w:footnote>`,
      ),
      'word/comments.xml': wordPart(
        'comments',
        'comments',
        `<w:comment w:id="0" w:author="Eva Klaassen" w:initials="EK">${paragraph(run(`bel 06-12345678`))}</w:comment>`,
      ),
      'docProps/core.xml': coreProperties('Eva Klaassen', `Brief over ${IBAN}`),
      'word/media/image1.png': { content: PICTURE },
    },
    [
      ['header', 'header1.xml'],
      ['footnotes', 'footnotes.xml'],
      ['comments', 'comments.xml'],
      ['hyperlink', `mailto:jan88%40w.example`],
      ['image', 'media/image1.png'],
    ],
  );
  const received = await sendOne('brief.docx', file);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'values', name: 'brief.docx' });
  expect(received.type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  const everything = await everythingInZip(received.content);
  expect(everything).not.toMatch(PLANTED);
  expect(everything).toContain('Bestelling 2026-0048817 graag terug op ');
  expect(everything).toContain('<w:b/>');
  expect(everything).toMatch(/Mail \[e-mailadres \d\] &amp; /);
  expect(everything).toContain('>toegevoegd<');
  expect(everything).toContain('>Fiets<');
});

test('a document with nothing to remove is kept, and one with an author loses only that', async () => {
  expect(await sendOne('a.docx', await docx(paragraph(run('Bestelling 2026-0048817'))))).toMatchObject({
    state: 'kept',
    reason: 'clean',
  });
  const signed = await docx(paragraph(run('Bestelling 2026-0048817')), {
    'docProps/core.xml': coreProperties('Eva Klaassen'),
  });
  const received = await sendOne('b.docx', signed);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'hidden' });
  expect(await everythingInZip(received.content)).not.toMatch(PLANTED);
});

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="00\\-00000000"/></numFmts>' +
  '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>';

test('a workbook loses values in texts, numbers, dates, formulas and hidden sheets', async () => {
  const cell = (ref: string, type: string, value: string | number, more = '') =>
    `<c r="${ref}"${type && ` t="${type}"`}${more}><v>${value}</v></c>`;
  const rows =
    `<row r="1">${[0, 1, 2, 3].map((i) => cell(`${'ABCD'[i]}1`, 's', i)).join('')}</row>` +
    `<row r="2">${cell('A2', 's', 4)}${cell('B2', '', 29221, ' s="1"')}${cell('C2', '', 612345678, ' s="2"')}<c r="D2"><v>12.5</v></c></row>` +
    `<row r="3"><c r="A3" t="str"><f>CONCATENATE("${IBAN}","")</f><v>${IBAN}</v></c><c r="D3"><f>D2*2</f><v>25</v></c></row>`;
  const file = await xlsx(
    {
      Blad1: { rows },
      Geheim: {
        rows: `<row r="1"><c r="A1" t="inlineStr"><is><r><t>NL91 ABNA</t></r><r><t> 0417 1643 00</t></r></is></c></row>`,
        hidden: true,
      },
    },
    ['order', 'geboortedatum', 'telefoon', 'bedrag', '2026-0048817', `ongebruikt ${MAIL}`],
    {
      styles: STYLES,
      workbook: `<definedNames><definedName name="x">"${IBAN}"</definedName></definedNames>`,
    },
  );
  const received = await sendOne('klanten.xlsx', file);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
  const everything = await everythingInZip(received.content);
  expect(everything).not.toMatch(PLANTED);
  expect(everything).not.toMatch(/29221|zeef/);
  expect(everything).toContain('<c r="D2"><v>12.5</v></c>');
  expect(everything).toContain('<c r="D3"><f>D2*2</f><v>25</v></c>');
  expect(everything).toMatch(
    /<c r="A2" t="inlineStr"><is><t xml:space="preserve">2026-0048817<\/t><\/is><\/c>/,
  );
  expect(everything).toMatch(/<c r="B2" s="1" t="str"><v>\[geboortedatum 1\]<\/v><\/c>/);
  expect(everything).toMatch(/<c r="C2" s="2" t="str"><v>\[telefoon 1\]<\/v><\/c>/);
  expect(everything).toMatch(/<c r="A3" t="str"><v>\[IBAN 1\]<\/v><\/c>/);
});

test('OpenDocument loses values in text, cells, notes and metadata', async () => {
  const text = await odf(
    'text',
    `<text:p>Bestelling 2026-0048817, rekening <text:span>NL91</text:span> ABNA<text:s/>0417 <text:span>1643</text:span> 00</text:p>` +
      `<text:p>x<office:annotation><dc:creator>Eva Klaassen</dc:creator><text:p>mail ${MAIL}</text:p></office:annotation></text:p>`,
    `<meta:initial-creator>Eva Klaassen</meta:initial-creator><meta:user-defined meta:name="klant">${MAIL}</meta:user-defined>`,
  );
  const received = await sendOne('brief.odt', text);
  expect(received).toMatchObject({ state: 'rewritten', type: 'application/vnd.oasis.opendocument.text' });
  const everything = await everythingInZip(received.content);
  expect(everything).not.toMatch(PLANTED);
  expect(everything).toContain('Bestelling 2026-0048817, rekening ');

  const sheet = await odf(
    'spreadsheet',
    '<table:table table:name="Blad1"><table:table-row>' +
      '<table:table-cell office:value-type="string"><text:p>telefoon</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="float" office:value="0612345678"><text:p>0612345678</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="float" office:value="12.5" table:formula="of:=[.A1]"><text:p>12,5</text:p></table:table-cell>' +
      '</table:table-row></table:table>',
  );
  const table = await everythingInZip((await sendOne('a.ods', sheet)).content);
  expect(table).not.toMatch(PLANTED);
  expect(table).toContain('<table:table-cell office:value-type="string"><text:p>[telefoon 1]</text:p>');
  expect(table).toContain('office:value="12.5" table:formula="of:=[.A1]"');
});

test('a presentation loses values on slides, in notes and in what pictures are called', async () => {
  const A =
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
  const shape = (name: string, ...texts: readonly string[]) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1" descr="${name}"/></p:nvSpPr><p:txBody><a:p>${texts.map((text) => `<a:r><a:t>${text}</a:t></a:r>`).join('')}</a:p></p:txBody></p:sp>`;
  const slide = (root: string, content: string) =>
    `<p:${root} ${A}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:${root}>`;
  const file = await ooxml(
    {
      'ppt/presentation.xml': {
        type: 'presentationml.presentation.main+xml',
        content: `<p:presentation ${A}/>`,
      },
      'ppt/slides/slide1.xml': {
        type: 'presentationml.slide+xml',
        content: slide(
          'sld',
          shape(`foto van ${MAIL}`, 'rekening NL91ABNA', '0417164300 van order 2026-0048817'),
        ),
      },
      'ppt/notesSlides/notesSlide1.xml': {
        type: 'presentationml.notesSlide+xml',
        content: slide('notes', shape('', `mail ${MAIL}`)),
      },
      'ppt/commentAuthors.xml': {
        type: 'presentationml.commentAuthors+xml',
        content: `<p:cmAuthorLst ${A}><p:cmAuthor id="0" name="Eva Klaassen" initials="EK"/></p:cmAuthorLst>`,
      },
    },
    {
      '': [['officeDocument', 'ppt/presentation.xml']],
      'ppt/presentation.xml': [['slide', 'slides/slide1.xml']],
    },
  );
  const received = await sendOne('a.pptx', file);
  expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
  const everything = await everythingInZip(received.content);
  expect(everything).not.toMatch(PLANTED);
  expect(everything).toContain('>rekening [IBAN 1]</a:t></a:r><a:r><a:t> van order 2026-0048817</a:t>');
  expect(everything).toContain('name="Title 1"');
});
