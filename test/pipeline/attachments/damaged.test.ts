import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendOne } from '../../support/attachments.ts';
import { docx, everythingInZip, odf, xlsx, zipOf } from '../../support/office.ts';

const IBAN = 'NL91ABNA0417164300';
/** Damage may glue a letter to it: then it is no IBAN any more. */
const STANDING = /(?<![\w\u0080-\uffff])NL91ABNA0417164300(?![\w\u0080-\uffff])/;

/** So does a tag that stood between them: what is read is the text of the page. */
const GLUE = /(?<=\w)<\/?a\b[^<>]*>(?=\w)/g;

const FILES = await Promise.all([
  docx(`<w:p><w:r><w:t>rekening ${IBAN}</w:t></w:r></w:p>`),
  xlsx({ Blad1: { rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' } }, [IBAN]),
  odf('text', `<text:p>rekening ${IBAN}</text:p>`),
  zipOf({ 'a.txt': `rekening ${IBAN}`, 'b.json': `{"a":"${IBAN}"}` }, { level: 0 }),
]);
const TEXTS = [
  `<?xml version="1.0"?><a b="${IBAN}">${IBAN}</a>`,
  `{"a":"${IBAN}","b":[1,2]}`,
  `BEGIN:VCARD\r\nNOTE:${IBAN}\r\nEND:VCARD\r\n`,
  `a;b;c\r\n"${IBAN}";x;y\r\n`,
].map((text) => Buffer.from(text));

const damaged = fc
  .tuple(
    fc.constantFrom(...FILES, ...TEXTS),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }),
    fc.nat({ max: 3 }),
  )
  .map(([file, changes, cut]) => {
    const bytes = Buffer.from(file);
    for (const [at, value] of changes) bytes[at % bytes.length] = value;
    return cut === 0 ? bytes.subarray(0, bytes.length - (changes[0]![0] % bytes.length)) : bytes;
  });

test('a damaged file is withheld or comes out without what was in it, and never stops the mail', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const { content } = await sendOne('a.bin', bytes);
      // Damage may leave the two letters of a zip before what is none: then it is searched as it stands.
      const unzipped = await everythingInZip(content).catch(() => '');
      const everything = unzipped + content.toString('latin1').replace(GLUE, '');
      expect(everything).not.toMatch(STANDING);
    }),
    { numRuns: 250 },
  );
}, 120_000);
