import { crc32 } from 'node:zlib';
import { simpleParser } from 'mailparser';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../src/pipeline/attachments/picture/tesseract.ts';
import { recognisedText } from '../../../src/pipeline/attachments/picture/text.ts';
import { runTask } from '../../../src/pipeline/run.ts';
import { scrubInput } from '../../../src/pipeline/scrub.ts';
import { presetYaml } from '../../../src/policy/presets.ts';
import { mailWith, send, sendOne, sendUnder } from '../../support/attachments.ts';
import { everythingInZip, zipOf } from '../../support/office.ts';
import { pdf, poppler } from '../../support/pdf.ts';
import { type Look, pictureOf } from '../../support/pictures.ts';
import { has } from '../../support/programs.ts';

const LINES = [
  'Beste mensen, mijn IBAN is NL91 ABNA 0417 1643 00.',
  'Bel 06-12345678 of mail jan88@w.example',
  'Het gaat om order 2026-0048817.',
];
const PLANTED = /NL91|0417|jan88|12345678/;

/** What stands in a picture for somebody who looks at it. */
async function read(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return recognisedText(await recognise({ data, width: info.width, height: info.height })).reading.text;
}

describe('a picture', { timeout: 120_000 }, () => {
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['PNG', () => pictureOf(LINES), 'image/png'],
    ['JPEG', () => pictureOf(LINES, { format: 'jpeg' }), 'image/jpeg'],
    ['WebP', () => pictureOf(LINES, { format: 'webp' }), 'image/webp'],
    ['GIF', () => sharp(pictureOf(LINES)).gif().toBuffer(), 'image/gif'],
    ['TIFF', () => sharp(pictureOf(LINES)).tiff().toBuffer(), 'image/tiff'],
    ['a PNG on its side', () => sharp(pictureOf(LINES)).rotate(90).png().toBuffer(), 'image/png'],
    [
      'a JPEG that says it is on its side',
      () => sharp(pictureOf(LINES)).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer(),
      'image/jpeg',
    ],
    ['a PNG in white on dark', () => pictureOf(LINES, { ink: '#eee', paper: '#1c2733' }), 'image/png'],
    ['a PNG of small letters', () => pictureOf(LINES, { size: 13, width: 500, height: 140 }), 'image/png'],
  ])('%s is black where a value stood and says the rest', async (_what, make, type) => {
    const picture = await make();
    expect(await read(picture)).toMatch(/NL91 ?ABNA ?0417 ?1643 ?00/);
    const received = await sendOne('foto', picture);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values', type });
    const text = await read(received.content);
    expect(text).not.toMatch(PLANTED);
    expect(text).toContain('2026-0048817');
  });

  test('in grey on grey is black where a value stood and says the rest', async () => {
    const received = await sendOne('a.png', pictureOf(LINES, { ink: '#999', paper: '#c4c4c4' }));
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    expect(await read(received.content)).not.toMatch(PLANTED);
    // Beside black, grey on grey is not read: the last line by itself.
    const last = sharp(received.content).extract({ left: 0, top: 116, width: 1000, height: 50 });
    expect(await read(await last.png().toBuffer())).toContain('2026-0048817');
  });

  test('in two languages is read in both', async () => {
    const picture = pictureOf([
      'Mijn geboortedatum is 12-03-1984.',
      'My phone number is +44 7911 123456, thank you.',
    ]);
    const received = await sendOne('a.png', picture);
    const text = await read(received.content);
    expect(text).not.toMatch(/1984|7911/);
    expect(text).toMatch(/geboortedatum[\s\S]*phone number/);
  });

  test('loses what it says about itself', async () => {
    const picture = await sharp(pictureOf(['Het scherm blijft zwart'], { format: 'jpeg' }))
      .withExif({ IFD0: { Artist: 'jan88' }, IFD3: { GPSLatitude: '52/1 5/1 0/1', GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>jan88</a></x:xmpmeta>')
      .toBuffer();
    expect(picture.toString('latin1')).toContain('jan88');
    const received = await sendOne('a.jpg', Buffer.concat([picture, await zipOf({ 'jan88.txt': 'jan88' })]));
    expect(received).toMatchObject({ state: 'rewritten', reason: 'hidden', type: 'image/jpeg' });
    expect(received.content.toString('latin1')).not.toMatch(/jan88|Exif|xmpmeta|PK\x03/);
    expect((await sharp(received.content).metadata()).exif).toBeUndefined();
  });

  test('without any text is passed on, as is an icon', async () => {
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#3a6' } })
      .composite([
        { input: Buffer.from('<svg><circle cx="150" cy="150" r="90" fill="#c33"/></svg>'), left: 20, top: 0 },
      ])
      .jpeg()
      .toBuffer();
    const icon = pictureOf(['06'], { width: 32, height: 32, size: 10 });
    const received = await send({ name: 'a.jpg', content: photo }, { name: 'b.png', content: icon });
    expect(received.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'rewritten hidden',
      'rewritten hidden',
    ]);
  });

  test('that cannot be read for sure is withheld, unless the policy keeps it', async () => {
    const blurred = await sharp(pictureOf([...LINES, ...LINES], { size: 20, width: 700, height: 300 }))
      .blur(3.2)
      .png()
      .toBuffer();
    expect(await sendOne('a.png', blurred)).toMatchObject({ state: 'withheld', reason: 'unreadable' });
    const keeping = presetYaml('default').replace('\nrules:', '\nattachments: { picture: keep }\nrules:');
    const [kept] = await sendUnder(keeping, { name: 'a.png', content: blurred });
    expect(kept?.state).toBe('rewritten');
  });

  test.each<[string, readonly string[], Look]>([
    [
      'a passport',
      [
        'PASPOORT  PASSPORT  PASSEPORT',
        'De Bruijn',
        'P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<',
        'SPECI20142NLD6503101F2401151999999990<<<<<82',
      ],
      { size: 30 },
    ],
    [
      'an identity card without its zone',
      [
        'KONINKRIJK DER NEDERLANDEN',
        'IDENTITEITSKAART',
        'Naam / surname: De Bruijn',
        'Geboortedatum / date of birth',
        'Nationaliteit / nationality',
        'Geldig tot / date of expiry',
      ],
      {},
    ],
    [
      'a driving licence',
      [
        'FÜHRERSCHEIN  Bundesrepublik Deutschland',
        'Name: Muster',
        'Vornamen: Erika',
        'Geburtsdatum 12.08.64',
        'gültig bis 2028',
      ],
      {},
    ],
  ])('of %s is never passed on', async (_what, lines, look) => {
    const keeping = presetYaml('default').replace('\nrules:', '\nattachments: { picture: keep }\nrules:');
    const picture = pictureOf(lines, look);
    const scan = await pdf(async (page, _font, document) => {
      page.drawImage(await document.embedPng(picture), { x: 40, y: 300, width: 500, height: 130 });
    });
    const received = await sendUnder(
      keeping,
      { name: 'a.png', content: picture },
      { name: 'a.pdf', content: scan },
    );
    expect(received.map(({ reason }) => reason)).toEqual(['identity-document', 'identity-document']);
    expect(received[0]?.content.toString()).toContain('identiteitsbewijs');
  });

  test('in a zip is rewritten there', async () => {
    const received = await sendOne('a.zip', await zipOf({ 'a.png': pictureOf(LINES) }));
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    expect(await everythingInZip(received.content)).not.toMatch(PLANTED);
  });
});

/** A PNG that says how large it is and has hardly anything in it. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
  ['of twenty thousand pixels each way', 'too-large', () => pngOf(20_000, 20_000)],
  ['whose pixels are none', 'unreadable', () => pngOf(300, 300)],
  ['cut short', 'unreadable', () => pictureOf(LINES, { format: 'jpeg' }).subarray(0, 4_000)],
  [
    'of a kind that is not read',
    'type',
    () => Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(300)]),
  ],
])('a picture %s is withheld', { timeout: 60_000 }, async (_what, reason, make) => {
  expect(await sendOne('a', await make())).toMatchObject({ state: 'withheld', reason, type: 'text/plain' });
});

describe.runIf(await has('pdftotext'))('a PDF', { timeout: 120_000 }, () => {
  test('that is a scan is read as a picture, blackened and made searchable', async () => {
    const scan = await pdf(async (page, _font, document) => {
      page.drawImage(await document.embedJpg(pictureOf(LINES, { format: 'jpeg' })), {
        x: 0,
        y: 400,
        width: 595,
        height: 155,
      });
    });
    expect((await poppler(scan)).text.trim()).toBe('');
    const received = await sendOne('scan.pdf', scan);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    const { text } = await poppler(received.content);
    expect(text).not.toMatch(PLANTED);
    expect(text).toContain('2026-0048817');
    expect(text).toContain('[IBAN 1]');
  });

  test('with a picture beside its text is read in both', async () => {
    const file = await pdf(async (page, _font, document) => {
      page.drawText('Uw order 2026-0048817 is onderweg.', { x: 50, y: 780 });
      page.drawImage(await document.embedPng(pictureOf(LINES.slice(0, 2), { height: 200 })), {
        x: 40,
        y: 400,
        width: 500,
        height: 83,
      });
    });
    const received = await sendOne('a.pdf', file);
    expect(received).toMatchObject({ state: 'rewritten', reason: 'values' });
    const { text } = await poppler(received.content);
    expect(text).toContain('Uw order 2026-0048817 is onderweg.');
    expect(text).toContain('[IBAN 1]');
    const drawn = await sharp(received.content, { density: 200 })
      .png()
      .toBuffer()
      .catch(() => undefined);
    if (drawn) expect(await read(drawn)).not.toMatch(PLANTED);
  });
});

test('a mail with a picture asks for the lane in which pictures are read', async () => {
  const raw = mailWith('hoi', [{ name: 'a.png', content: pictureOf(LINES) }]);
  expect(await runTask({ step: 'examine', input: { kind: 'mail', raw } })).toEqual({ needs: 'recognition' });
});

test('a picture that a page shows stays where it is shown', { timeout: 60_000 }, async () => {
  const related = [
    'Content-Type: text/html\r\n\r\n<p>zie <img src="cid:foto1@x"></p>',
    'foto1@x',
    'los@x',
  ].map((part, i) =>
    i === 0
      ? part
      : `Content-Type: image/png\r\nContent-ID: <${part}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${pictureOf([], { width: 40, height: 40 }).toString('base64')}`,
  );
  const raw = Buffer.from(
    `From: jan@w.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n${related.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
  );
  const { output } = await scrubInput({ raw, policyYaml: presetYaml('default') });
  const { attachments, html } = await simpleParser(output!, { keepCidLinks: true });
  expect(html).toContain('src="cid:foto1@x"');
  expect(attachments.map(({ cid, contentDisposition }) => [cid, contentDisposition])).toEqual([
    ['foto1@x', 'inline'],
    [undefined, 'attachment'],
  ]);
});

test('a policy withholds kinds of files, and CVs of any kind', async () => {
  const yaml = presetYaml('default').replace(
    '\nrules:',
    '\nattachments: { office: rewrite, picture: withhold, cv: withhold }\nrules:',
  );
  const cv =
    'Curriculum vitae\n\nPersonalia\nWerkervaring\n2019-2024 monteur\nOpleidingen\nmbo\nVaardigheden\nlassen';
  const received = await sendUnder(
    yaml,
    { name: 'a.png', content: pictureOf([], { width: 50, height: 50 }) },
    { name: 'b.txt', content: cv },
    { name: 'c.txt', content: 'Ik heb werkervaring en een opleiding, zie mijn cv.' },
  );
  expect(received.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
    'withheld policy',
    'withheld policy',
    'kept clean',
  ]);
});
