import { expect, test } from 'vitest';
import { sendOne } from '../../support/attachments.ts';

const IBAN = 'NL91ABNA0417164300';
const MAIL = 'jan88@w.example';

test('a log keeps its lines but for what is removed', async () => {
  const log = `2026-11-02 10:00:01 INFO order 2026-0048817 paid\n2026-11-02 10:00:02 WARN refund to ${IBAN} failed\n`;
  const received = await sendOne('app.log', log, 'text/plain');
  expect(received).toMatchObject({
    state: 'rewritten',
    reason: 'values',
    type: 'text/plain',
    name: 'app.log',
  });
  expect(received.content.toString()).toBe(log.replace(IBAN, '[IBAN 1]'));
});

test('a file with nothing to remove comes out byte by byte', async () => {
  const bytes = Buffer.from('Prijslijst\r\nfiets;100\r\ncaf\xe9;3\r\n', 'latin1');
  const received = await sendOne('prijzen.txt', bytes, 'text/plain; charset=iso-8859-1');
  expect(received).toMatchObject({ state: 'kept', reason: 'clean' });
  expect(received.content.equals(bytes)).toBe(true);
});

test('a table stays a table, quotes and line breaks in its fields included', async () => {
  const csv = [
    'naam;iban;opmerking;bedrag',
    `"Boer, Jan de";${IBAN};"zegt ""hallo""\r\nen mailt vanaf ${MAIL}";12,50`,
    'Piet Jansen;"DE89 3704 0044 0532 0130 00";;99',
    '',
  ].join('\r\n');
  const received = await sendOne('klanten.csv', csv, 'text/csv');
  const text = received.content.toString();
  expect(received).toMatchObject({ state: 'rewritten', type: 'text/csv' });
  expect(text).not.toMatch(/NL91|0417|jan88|DE89|3704/);
  expect(text).toMatch(/"zegt ""hallo""\r\nen mailt vanaf \[e-mailadres 1\]";12,50/);
  expect(text).toMatch(/;"\[IBAN 2\]";;99\r\n$/);
  expect(text.split('\r\n')[0]).toBe('naam;iban;opmerking;bedrag');
});

test('JSON stays JSON: keys, escapes, numbers and lists', async () => {
  const json = `{"klant": {"email": "jan88\\u0040w.example", "tel": 612345678, "telefoon": "06-12345678"},
 "${MAIL}": true, "ibans": ["${IBAN}", "x"], "bestelling": "2026-0048817", "bedrag": 12.50, "tekst": "a\\n\\"b\\""}`;
  const received = await sendOne('export.json', json, 'application/json');
  const value: unknown = JSON.parse(received.content.toString());
  expect(received.content.toString()).not.toMatch(/jan88|NL91|12345678/);
  expect(value).toMatchObject({
    klant: { email: '[e-mailadres 1]' },
    ibans: ['[IBAN 1]', 'x'],
    bestelling: '2026-0048817',
    bedrag: 12.5,
    tekst: 'a\n"b"',
  });
});

test('JSON Lines stay JSON, a line each', async () => {
  const received = await sendOne('x.jsonl', `{"a":"${IBAN}"}\n{"a":"order 2026-0048817"}\n`);
  const lines = received.content.toString().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ a: '[IBAN 1]' }, { a: 'order 2026-0048817' }]);
});

test('XML stays well-formed, wherever the value stands', async () => {
  const xml =
    `<?xml version="1.0" encoding="ISO-8859-1"?>\n<order nr="2026-0048817"><!-- ${MAIL} -->` +
    `<klant mail="jan88&#64;w.example"><titel>caf\xe9</titel><iban>NL91&#32;ABNA 0417 1643 00</iban></klant>` +
    `<tekst><![CDATA[a < b, ${IBAN}]]></tekst></order>`;
  const received = await sendOne('order.xml', Buffer.from(xml, 'latin1'), 'text/xml');
  expect(received).toMatchObject({ state: 'rewritten', type: 'application/xml' });
  expect(received.content.toString()).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<order nr="2026-0048817"><!-- [e-mailadres 1] -->' +
      '<klant mail="[e-mailadres 1]"><titel>café</titel><iban>[IBAN 1]</iban></klant>' +
      '<tekst><![CDATA[a < b, [IBAN 1]]]></tekst></order>',
  );
});

test('a page is read as one, whatever it is called', async () => {
  const received = await sendOne(
    'pagina.txt',
    '<html><body><p>rekening <b>NL91</b>ABNA<i>0417</i>164300</p></body></html>',
    'text/plain',
  );
  expect(received.type).toBe('text/html');
  expect(received.content.toString()).not.toMatch(/NL91|0417|164300/);
});

test('a contact keeps its form and loses what it says, folded lines and escapes included', async () => {
  const card = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'N:Boer;Jan;;;',
    'FN:Jan de Boer',
    'ORG:Fietsen BV',
    'item1.TEL;TYPE=CELL:+31 6 1234',
    ' 5678',
    `EMAIL;TYPE=INTERNET:${MAIL}`,
    `NOTE:rekening NL91 ABNA\\, 0417 1643 00\\nbestelling 2026-0048817`,
    'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD',
    ' AAAAAAAAAAAAAAAA',
    'END:VCARD',
    '',
  ].join('\r\n');
  const received = await sendOne('jan.vcf', card, 'text/vcard');
  const text = received.content.toString().replace(/\r\n /g, '');
  expect(received).toMatchObject({ state: 'rewritten', type: 'text/vcard' });
  expect(text).not.toMatch(/1234|5678|jan88|9j\/4A|PHOTO/);
  expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/);
  expect(text).toContain('\r\nORG:Fietsen BV\r\n');
  expect(text).toContain('bestelling 2026-0048817');
  expect(text).toMatch(/\r\nEND:VCARD\r\n$/);
});

test('an invitation keeps its moment and loses addresses, in links and parameters too', async () => {
  const invitation = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'DTSTART:20261102T100000Z',
    `ORGANIZER;CN="${MAIL}":mailto:jan88%40w.example`,
    `DESCRIPTION:Bel over ${IBAN}`,
    'SUMMARY:Afspraak over bestelling 2026-0048817',
    'X-ALT-DESC;FMTTYPE=text/html:<b>NL91</b>ABNA0417164300',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const received = await sendOne('uitnodiging.ics', invitation, 'text/calendar');
  const text = received.content.toString();
  expect(text).not.toMatch(/jan88|NL91|0417/);
  expect(text).toContain('DTSTART:20261102T100000Z\r\n');
  expect(text).toContain('SUMMARY:Afspraak over bestelling 2026-0048817\r\n');
  expect(text).toContain('DESCRIPTION:Bel over [IBAN 1]\r\n');
});

test('a value that stands in the mail with its label is found in a file without one', async () => {
  const received = await sendOne('nummers.txt', `a\n${IBAN.toLowerCase()}\nb`);
  expect(received.content.toString()).toBe('a\n[IBAN 1]\nb');
});

test('what a file is called is sanitised, and does not tell what it is', async () => {
  const received = await sendOne(`brief ${MAIL} kopie.pdf`, `hoi ${IBAN}`, 'application/pdf');
  expect(received).toMatchObject({
    state: 'rewritten',
    type: 'text/plain',
    name: 'brief [e-mailadres 1] kopie.pdf',
  });
});

test('a mark that would end a CDATA section early withholds the file', async () => {
  const received = await sendOne('x.xml', `<?xml version="1.0"?><a><![CDATA[${IBAN}]> x]]></a>`);
  expect(received).toMatchObject({ state: 'withheld' });
  expect(received.content.toString()).not.toContain('NL91');
});
